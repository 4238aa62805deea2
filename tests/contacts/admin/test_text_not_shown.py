"""Administrators learn whether a mail arrived, and the secretariat of its own records: neither reads other texts."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import NoReverseMatch, reverse

from contacts.enums import MessageKind, MessageState, Role
from contacts.models import Message
from contacts.rules.reminder_schedule import OWN
from tests.contacts.admin.mail_log import LOG, decision, record
from tests.factories.messages import MessageFactory, ReminderFactory
from tests.sessions import signed_in_as

pytestmark = pytest.mark.django_db

SUBJECT, TEXT = "Quagliarello subject", "Quagliarello text of a formal notice"


@pytest.fixture
def notice() -> Message:
    message: Message = MessageFactory.create(
        kind=MessageKind.NOTICE,
        state=MessageState.FAILED,
        subject=SUBJECT,
        text=TEXT,
        html=f"<p>{TEXT}</p>",
        key="notice:12:4",
    )
    return message


def pages_of(message: Message, client: Client) -> list[str]:
    """Return every page of the admin that shows a message: list, searches, record, history and its acts."""
    messages = admin.site.get_model_admin(Message)
    named = [pattern.name for pattern in messages.get_urls() if pattern.name]
    found = []
    for name in named:
        for arguments in ([], [message.pk], [message.pk, "send-again"]):
            try:
                found.append(reverse(f"admin:{name}", args=arguments))
            except NoReverseMatch:
                # The address takes another number of arguments.
                continue
    found += [f"{reverse(LOG)}?q={message.key}", f"{reverse(LOG)}?o=1", "/", "/audit/"]
    return [client.get(address, follow=True).content.decode() for address in found]


def test_an_administrator_sees_the_metadata_of_a_mail_and_no_text(notice: Message) -> None:
    client = signed_in_as(Role.ADMINISTRATOR)
    pages = pages_of(notice, client)
    assert len(pages) >= 6
    assert [page for page in pages if "Quagliarello" in page] == []
    page = client.get(record(notice)).text
    assert "Text not shown" in page
    for shown in (notice.address, notice.message_id.strip("<>"), notice.key):
        assert shown in page
    assert notice.key in client.get(reverse(LOG)).text
    assert decision(notice, "send-again") in page


def test_an_administrator_finds_no_mail_by_its_subject(notice: Message) -> None:
    client = signed_in_as(Role.ADMINISTRATOR)
    assert not client.get(reverse(LOG), {"q": "Quagliarello"}).context["cl"].result_count
    assert client.get(reverse(LOG), {"q": notice.key}).context["cl"].result_count == 1


def test_the_officer_whose_ministry_it_went_to_reads_it(notice: Message) -> None:
    page = signed_in_as(Role.CONTACT_OFFICER, notice.participant).get(record(notice)).text
    assert SUBJECT in page
    assert TEXT in page


def test_the_secretariat_sees_no_mail_about_a_record_that_one_ministry_sees() -> None:
    reminder = ReminderFactory.create(obligation=f"{OWN}paper:7")
    message = MessageFactory.create(
        kind=MessageKind.REMINDER, reminder=reminder, participant=reminder.participant, subject=SUBJECT, text=TEXT
    )
    secretariat = signed_in_as(Role.SECRETARIAT)
    assert [page for page in pages_of(message, secretariat) if "Quagliarello" in page] == []
    assert secretariat.get(record(message)).status_code == 404
    assert TEXT in signed_in_as(Role.CONTACT_OFFICER, reminder.participant).get(record(message)).text
