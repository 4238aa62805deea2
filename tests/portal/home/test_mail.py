"""What the home page tells of the mail: to whom it may concern, and only where something is to be done."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from contacts.enums import MessageKind, MessageState, Role
from contacts.models import Participant
from mocportal.home.mail import Mail, read_mail
from tests.factories.messages import MessageFactory
from tests.factories.register import account
from tests.portal.home.home_page import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def message(state: MessageState, kind: MessageKind = MessageKind.DECISION, **fields: object) -> None:
    MessageFactory.create(state=state, kind=kind, participant=Participant.objects.get(code="MOFA"), **fields)


def test_the_numbers_are_those_of_what_the_reader_may_know_of() -> None:
    administrator, secretariat = account(Role.ADMINISTRATOR), account(Role.SECRETARIAT)
    message(MessageState.QUEUED, recorded_at=NOW - timedelta(minutes=3))
    message(MessageState.SENDING, recorded_at=NOW)
    message(MessageState.SENT)
    message(MessageState.UNCERTAIN)
    message(MessageState.FAILED)
    message(MessageState.FAILED, decided_by=secretariat, decided_at=NOW)
    message(MessageState.FAILED, kind=MessageKind.ACCOUNT)
    assert read_mail(administrator, NOW) == Mail(waiting=2, oldest="3\xa0minutes", uncertain=1, failed=2)
    assert read_mail(secretariat, NOW).failed == 1


def test_the_administrator_reads_how_the_mail_stands_and_goes_to_the_log(client: Client, today: date) -> None:
    message(MessageState.QUEUED, recorded_at=NOW - timedelta(hours=2))
    message(MessageState.UNCERTAIN)
    page = read(client, account(Role.ADMINISTRATOR))
    assert "Oldest unsent message: recorded 2\u00a0hours ago" in page
    for asked in ("waiting", "uncertain", "failed", "decision"):
        assert f'href="/admin/contacts/message/?delivery={asked}"' in page
    assert "1 message needs review" in page


def test_where_nothing_is_to_be_decided_no_line_says_so(client: Client, today: date) -> None:
    message(MessageState.QUEUED)
    for role in (Role.SECRETARIAT, Role.ADMINISTRATOR):
        assert "message needs review" not in read(client, account(role))


def test_the_secretariat_reads_one_line_that_leads_to_what_it_decides(client: Client, today: date) -> None:
    message(MessageState.UNCERTAIN)
    message(MessageState.FAILED)
    page = read(client, account(Role.SECRETARIAT))
    assert '<a href="/admin/contacts/message/?delivery=decision">2 messages need review</a>' in page


def test_ministry_does_not_see_mail_for_review(client: Client, today: date) -> None:
    message(MessageState.FAILED)
    assert "needs review" not in read(client, account(Role.CONTACT_OFFICER, "MOFA"))
