"""The log of mail in the admin: who reads which message, and what a person decides where the portal cannot know."""

from datetime import timedelta

import pytest
from django.urls import reverse

from contacts.enums import DeliveryOutcome, MessageKind, MessageState, ReminderState, Role
from contacts.models import Message
from tests.contacts.admin.mail_log import LOG, decision, record
from tests.factories.contacts import ParticipantFactory
from tests.factories.messages import RECORDED_AT, DeliveryAttemptFactory, MessageFactory, ReminderFactory
from tests.sessions import signed_in_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def uncertain() -> Message:
    """A formal message whose server did not answer after it had the content."""
    message: Message = MessageFactory.create(kind=MessageKind.NOTICE, state=MessageState.UNCERTAIN)
    DeliveryAttemptFactory.create(
        message=message, outcome=DeliveryOutcome.NO_ANSWER_AFTER_DATA, ended_at=RECORDED_AT + timedelta(seconds=9)
    )
    return message


@pytest.fixture
def failed() -> Message:
    message: Message = MessageFactory.create(state=MessageState.FAILED)
    DeliveryAttemptFactory.create(
        message=message, outcome=DeliveryOutcome.REFUSED_FOR_GOOD, reply_code=550, reply_text="5.1.1 No such mailbox"
    )
    return message


def test_the_list_tells_to_whom_when_how_far_and_after_how_many_attempts(failed: Message) -> None:
    page = signed_in_as(Role.SECRETARIAT).get(reverse(LOG)).text
    assert f"{failed.name}<br>{failed.address}" in page
    assert "25 November 2026, 09:00 UTC" in page
    assert '<span class="st stop">' in page
    assert '<td class="field-attempts_made">1</td>' in page


def test_the_page_of_a_message_shows_its_words_and_each_attempt(failed: Message) -> None:
    page = signed_in_as(Role.SECRETARIAT).get(record(failed)).text
    assert failed.text in page
    assert failed.message_id.strip("<>") in page
    assert "Permanently refused" in page
    assert "550 5.1.1 No such mailbox" in page
    assert 'name="_save"' not in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("waiting", {MessageState.QUEUED, MessageState.SENDING}),
        ("sent", {MessageState.SENT}),
        ("decision", {MessageState.UNCERTAIN, MessageState.FAILED}),
        ("uncertain", {MessageState.UNCERTAIN}),
        ("failed", {MessageState.FAILED}),
        ("nothing known", set(MessageState)),
    ],
)
def test_the_log_is_filtered_by_how_far_a_message_has_come(asked: str, found: set[MessageState]) -> None:
    for state in MessageState:
        MessageFactory.create(state=state)
    shown = signed_in_as(Role.SECRETARIAT).get(reverse(LOG), {"delivery": asked}).context["cl"].result_list
    assert {message.state for message in shown} == found


def test_what_was_given_up_stands_apart_from_what_waits_for_a_decision() -> None:
    given_up = MessageFactory.create(state=MessageState.FAILED, decided=True)
    client = signed_in_as(Role.SECRETARIAT)
    assert not client.get(reverse(LOG), {"delivery": "failed"}).context["cl"].result_count
    page = client.get(reverse(LOG), {"delivery": "given_up"})
    assert list(page.context["cl"].result_list) == [given_up]
    assert "Marked as failed</span>" in page.text


@pytest.mark.parametrize("column", ["subject", "address", "message_id", "name"])
def test_a_message_is_found_by_its_subject_its_address_its_name_and_its_message_id(column: str) -> None:
    wanted, _other = MessageFactory.create(subject="Wanted", name="Wanted person"), MessageFactory.create()
    shown = signed_in_as(Role.SECRETARIAT).get(reverse(LOG), {"q": getattr(wanted, column)}).context["cl"].result_list
    assert wanted in shown


def test_an_officer_reads_what_went_to_the_own_participant_and_decides_nothing(uncertain: Message) -> None:
    client = signed_in_as(Role.CONTACT_OFFICER, uncertain.participant)
    other = MessageFactory.create(state=MessageState.FAILED)
    assert list(client.get(reverse(LOG)).context["cl"].result_list) == [uncertain]
    assert client.get(record(other)).status_code == 404
    assert decision(uncertain, "arrived") not in client.get(record(uncertain)).text
    assert client.post(decision(uncertain, "arrived"), {"reason": "It did."}).status_code == 403
    assert client.post(decision(other, "give-up"), {"reason": "It did."}).status_code == 404


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR])
def test_nobody_else_reads_the_log(role: Role, uncertain: Message) -> None:
    client = signed_in_as(role, uncertain.participant)
    assert client.get(reverse(LOG)).status_code == 403
    assert client.get(record(uncertain)).status_code in {403, 404}


def test_mail_about_an_account_is_the_administrators_to_read() -> None:
    message = MessageFactory.create(kind=MessageKind.ACCOUNT, participant=None)
    assert signed_in_as(Role.ADMINISTRATOR).get(record(message)).status_code == 200
    assert signed_in_as(Role.SECRETARIAT).get(record(message)).status_code == 404


def test_nobody_writes_in_the_log(failed: Message) -> None:
    for role in (Role.SECRETARIAT, Role.ADMINISTRATOR):
        client = signed_in_as(role)
        assert client.get(reverse("admin:contacts_message_add")).status_code == 403
        assert client.post(record(failed), {"subject": "Another"}).status_code == 403
        assert client.post(reverse("admin:contacts_message_delete", args=[failed.pk]), {}).status_code == 403


def test_a_person_sends_a_failed_message_again(failed: Message) -> None:
    client, url = signed_in_as(Role.SECRETARIAT), decision(failed, "send-again")
    assert url in client.get(record(failed)).text
    assert "with the same Message-ID" in client.get(url).text
    assert client.post(url, {"reason": ""}).headers["Location"] == record(failed)
    failed.refresh_from_db()
    assert (failed.state, failed.decided_by_id) == (MessageState.QUEUED, int(client.session["_auth_user_id"]))


def test_a_person_finds_that_an_uncertain_message_arrived_and_says_how_that_is_known(uncertain: Message) -> None:
    client, url = signed_in_as(Role.ADMINISTRATOR), decision(uncertain, "arrived")
    assert "This field is required." in client.post(url, {"reason": ""}).text
    assert client.post(url, {"reason": "They called."}).status_code == 302
    uncertain.refresh_from_db()
    assert (uncertain.state, uncertain.sent_at) == (MessageState.SENT, RECORDED_AT + timedelta(seconds=9))
    page = client.get(record(uncertain)).text
    assert "They called." in page
    assert decision(uncertain, "arrived") not in page


def test_a_person_gives_a_message_up_and_may_still_send_it_again(failed: Message) -> None:
    client = signed_in_as(Role.SECRETARIAT)
    assert client.post(decision(failed, "give-up"), {"reason": "Told by telephone."}).status_code == 302
    page = client.get(record(failed)).text
    assert "Marked as failed</span>" in page
    assert decision(failed, "give-up") not in page
    assert decision(failed, "send-again") in page


def test_only_what_is_uncertain_can_turn_out_to_have_arrived(failed: Message) -> None:
    client, url = signed_in_as(Role.SECRETARIAT), decision(failed, "arrived")
    assert client.get(url).headers["Location"] == reverse("admin:contacts_message_change", args=[failed.pk])
    assert (
        "Only a message with uncertain delivery can be marked as delivered."
        in client.post(url, {"reason": "It did."}).text
    )
    failed.refresh_from_db()
    assert failed.state == MessageState.FAILED


def test_what_a_colleague_decided_meanwhile_is_said_and_nothing_is_decided_twice(uncertain: Message) -> None:
    first, second = signed_in_as(Role.SECRETARIAT), signed_in_as(Role.SECRETARIAT)
    assert second.get(decision(uncertain, "send-again")).status_code == 200
    first.post(decision(uncertain, "arrived"), {"reason": "They called."})
    refused = second.post(decision(uncertain, "send-again"), {"reason": ""}).text
    assert "Only a failed or uncertain message needs a decision." in refused
    uncertain.refresh_from_db()
    assert uncertain.state == MessageState.SENT


def test_what_cannot_be_decided_leads_to_the_message() -> None:
    sent, client = MessageFactory.create(state=MessageState.SENT), signed_in_as(Role.SECRETARIAT)
    shown = client.get(decision(sent, "send-again"), follow=True).text
    assert "Only a failed or uncertain message needs a decision." in shown


@pytest.mark.parametrize("name", ["nothing", "-"])
def test_an_unknown_decision_has_no_page(name: str) -> None:
    url = decision(MessageFactory.create(state=MessageState.FAILED), "give-up").replace("give-up", name)
    assert signed_in_as(Role.SECRETARIAT).get(url).status_code == 404


def test_the_history_of_a_message_tells_who_decided(uncertain: Message) -> None:
    client = signed_in_as(Role.SECRETARIAT)
    client.post(decision(uncertain, "arrived"), {"reason": "They called."})
    page = client.get(reverse("admin:contacts_message_history", args=[uncertain.pk])).text
    assert "They called." in page
    assert uncertain.text not in page


def test_reminders_are_read_with_their_mail_and_changed_by_nobody() -> None:
    reminder = ReminderFactory.create(state=ReminderState.SENT, sent_at=RECORDED_AT)
    message = MessageFactory.create(kind=MessageKind.REMINDER, reminder=reminder, participant=reminder.participant)
    url = reverse("admin:contacts_reminder_change", args=[reminder.pk])
    for client in (signed_in_as(Role.SECRETARIAT), signed_in_as(Role.CONTACT_OFFICER, reminder.participant)):
        page = client.get(url).text
        assert message.address in page
        assert record(message) in page
        assert client.post(url, {"obligation": "other"}).status_code == 403
    other = signed_in_as(Role.CONTACT_OFFICER, ParticipantFactory.create())
    assert other.get(url).status_code == 404
    assert (
        reminder.obligation in signed_in_as(Role.ADMINISTRATOR).get(reverse("admin:contacts_reminder_changelist")).text
    )
