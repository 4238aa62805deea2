"""Daily digests: at the hour and in the language of each person, never for formal matters."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from contacts.enums import MessageKind, MessageState, ReminderKind
from contacts.models import ContactPoint, Message
from contacts.rules.email_content import EmailContent
from contacts.rules.reminder_schedule import Obligation
from contacts.services import digests, outbox, reminders
from contacts.services.delivery import deliver, sweep
from dialogue.services.proposal_emails import notify_declined
from mocportal.operations.metrics.gauges import outbox_oldest
from tests.factories.contacts import (
    ContactPointFactory,
    ContactPointOfficerFactory,
    OfficialFactory,
    ParticipantFactory,
    SideFactory,
    UserFactory,
)
from tests.factories.dialogue import ProposalFactory

pytestmark = pytest.mark.django_db
# 18:00 in Tokyo.
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
MORNING = datetime(2026, 11, 26, 8, 0, tzinfo=ZoneInfo("Asia/Tokyo"))


@pytest.fixture
def point() -> ContactPoint:
    participant = ParticipantFactory.create(side=SideFactory.create(time_zone="Asia/Tokyo"))
    return ContactPointFactory.create(participant=participant, mailbox="desk@example.invalid", digest_hour=8)


def post(
    point: ContactPoint,
    key: str = "record:1",
    kind: MessageKind = MessageKind.INVITATION,
    label: str = "",
    **more: object,
) -> Message:
    letter = EmailContent(f"Subject of {key}", ("Fictitious line.",), link="/notices/12/", label=label)
    more = {"may_wait": True} | more
    messages = outbox.post_to_contact_point(
        kind=kind, key=key, contact_point=point, words=lambda _language: letter, at=NOW, **more
    )
    return messages[0]


def test_a_message_that_may_wait_has_the_hour_in_the_capital(point: ContactPoint) -> None:
    assert post(point).next_attempt_at == MORNING
    assert post(point, key="record:2", may_wait=False).next_attempt_at == NOW
    assert post(point, key="record:3", label="PROTECTED").next_attempt_at == NOW


def test_the_result_of_a_proposal_waits(point: ContactPoint) -> None:
    notify_declined(ProposalFactory.create(participant=point.participant), at=NOW)
    assert Message.objects.get().next_attempt_at == MORNING


def test_without_an_hour_nothing_waits(point: ContactPoint) -> None:
    ContactPoint.objects.update(digest_hour=None)
    point.refresh_from_db()
    assert post(point).next_attempt_at == NOW


@pytest.mark.parametrize(
    ("key", "sent_at"),
    [
        ("action:1", MORNING),
        ("own:commitment:MOC-2026-001", NOW),
        ("acknowledge:N-2026-001:CA1", NOW),
        ("concur:D-2026-001:0123456789abcdef:CA1", NOW),
    ],
)
def test_a_reminder_of_a_formal_matter_or_restricted_record_is_in_no_digest(
    point: ContactPoint, key: str, sent_at: datetime
) -> None:
    letter = EmailContent("Reminder", ("Fictitious line.",))
    owed = Obligation(key, point.participant_id, NOW.date(), {ReminderKind.DUE: 0}, lambda _kind, _language: letter)
    assert reminders.remind(obligations=[owed], at=NOW) == 1
    assert Message.objects.get().next_attempt_at == sent_at


def test_each_person_has_an_own_hour_and_language(point: ContactPoint) -> None:
    account = UserFactory.create(participant=point.participant, language="ja")
    official = OfficialFactory.create(participant=point.participant, email="person@example.invalid", account=account)
    ContactPointOfficerFactory.create(contact_point=point, official=official, digest_hour=20)
    post(point)
    found = {each.address: each for each in Message.objects.all()}
    person, desk = found["person@example.invalid"], found["desk@example.invalid"]
    assert (person.language, person.next_attempt_at) == ("ja", NOW + timedelta(hours=2))
    assert (desk.language, desk.next_attempt_at) == ("en", MORNING)


def test_two_messages_of_a_day_are_one_email(point: ContactPoint) -> None:
    first, second = post(point), post(point, key="record:2")
    immediate = post(point, key="notice:1", kind=MessageKind.NOTICE)
    digests.combine(NOW + timedelta(hours=1))
    assert not Message.objects.filter(kind=MessageKind.DIGEST).exists()
    sweep(at=MORNING)
    digest = Message.objects.get(kind=MessageKind.DIGEST)
    assert digest.subject == "Daily digest of 26 November 2026: 2 messages"
    assert "1. Subject of record:1" in digest.text
    assert "2. Subject of record:2" in digest.text
    assert digest.text.count("/notices/12/") == 2
    assert (digest.address, digest.participant, digest.next_attempt_at) == (first.address, point.participant, MORNING)
    for each in (first, second):
        each.refresh_from_db()
        assert (each.state, each.digest, each.next_attempt_at) == (MessageState.COMBINED, digest, None)
    immediate.refresh_from_db()
    assert immediate.state == MessageState.QUEUED
    sweep(at=MORNING)
    assert Message.objects.filter(kind=MessageKind.DIGEST).count() == 1


def test_a_digest_to_an_outdated_address_is_not_sent(point: ContactPoint) -> None:
    former, _other = post(point), post(point, key="record:2")
    digests.combine(MORNING)
    ContactPoint.objects.update(mailbox="new@example.invalid")
    deliver(message=Message.objects.get(kind=MessageKind.DIGEST).pk, at=MORNING)
    former.refresh_from_db()
    assert (former.state, former.digest) == (MessageState.QUEUED, None)
    later = MORNING + timedelta(minutes=1)
    digests.combine(later)
    assert Message.objects.get(kind=MessageKind.DIGEST).state == MessageState.FAILED
    for message in Message.objects.filter(state=MessageState.QUEUED):
        deliver(message=message.pk, at=later)
    followed = Message.objects.filter(address="new@example.invalid")
    assert {each.key for each in followed} == {"record:1", "record:2"}


def test_one_message_alone_is_sent_as_it_is(point: ContactPoint) -> None:
    message = post(point)
    digests.combine(MORNING)
    message.refresh_from_db()
    assert (message.state, message.next_attempt_at) == (MessageState.QUEUED, MORNING)


def test_a_message_that_waits_for_its_hour_raises_no_alarm(point: ContactPoint) -> None:
    post(point, kind=MessageKind.INVITATION)
    Message.objects.update(next_attempt_at=datetime.now(UTC) + timedelta(hours=1))
    assert outbox_oldest() == 0


def test_midnight_which_belongs_to_two_days_is_no_hour(point: ContactPoint) -> None:
    point.digest_hour = 0
    with pytest.raises(ValidationError):
        point.clean_fields()
