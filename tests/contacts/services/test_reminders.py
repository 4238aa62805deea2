"""Reminders: planned for what is owed, moved with its day, sent once."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from threading import Barrier

import pytest

from contacts.enums import ReminderKind, ReminderState
from contacts.models import ContactPoint, Message, Reminder
from contacts.rules.email_content import EmailContent
from contacts.rules.reminder_schedule import Obligation
from contacts.services import reminders
from tests.concurrency import at_once
from tests.factories.contacts import ContactPointFactory, ContactPointOfficerFactory
from tests.factories.messages import ReminderFactory

pytestmark = pytest.mark.django_db

DUE = date(2026, 12, 9)
DAYS = {ReminderKind.EARLY: -14, ReminderKind.SOON: -7, ReminderKind.DUE: 0, ReminderKind.OVERDUE: 7}
# Morning in Ottawa and already the night of the same day in Tokyo.
NOON = datetime(2026, 11, 25, 14, 0, tzinfo=UTC)
KEY = "acknowledge:N-2026-001:4"


@pytest.fixture
def point() -> ContactPoint:
    created: ContactPoint = ContactPointFactory.create(mailbox="mailbox@example.invalid")
    return created


def owed(
    point: ContactPoint, *, due_on: date = DUE, key: str = KEY, days: Mapping[ReminderKind, int] = DAYS
) -> Obligation:
    return Obligation(key, point.participant_id, due_on, days, words)


def words(kind: ReminderKind, language: str) -> EmailContent:
    return EmailContent(f"{kind} in {language}", ("Fictitious line.",), link="/")


def states() -> dict[tuple[str, date], str]:
    return {(row.kind, row.due_on): row.state for row in Reminder.objects.all()}


def sent() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("subject", flat=True))


def test_what_is_owed_is_planned_by_its_days(point: ContactPoint) -> None:
    reminders.keep(obligations=[owed(point)], at=NOON)
    planned = dict(Reminder.objects.planned().values_list("kind", "remind_on"))
    assert planned == {
        "early": date(2026, 11, 25),
        "soon": date(2026, 12, 2),
        "due": DUE,
        "overdue": date(2026, 12, 16),
    }


def test_planning_again_changes_nothing(point: ContactPoint) -> None:
    for _ in range(2):
        reminders.keep(obligations=[owed(point)], at=NOON)
    assert Reminder.objects.count() == 4


def test_a_reminder_is_sent_on_its_day_and_once(point: ContactPoint) -> None:
    ContactPointOfficerFactory.create(contact_point=point, official__email="officer@example.invalid")
    assert reminders.remind(obligations=[owed(point)], at=NOON) == 1
    assert reminders.remind(obligations=[owed(point)], at=NOON + timedelta(hours=3)) == 0
    assert sent() == ["early in en", "early in en"]
    assert set(Message.objects.values_list("address", flat=True)) == {
        "mailbox@example.invalid",
        "officer@example.invalid",
    }
    assert Reminder.objects.get(state=ReminderState.SENT).messages.count() == 2


def test_the_day_is_that_of_the_capital(point: ContactPoint) -> None:
    other = ContactPointFactory.create(mailbox="other@example.invalid")
    zones = {each.participant.side.time_zone: each for each in (point, other)}
    assert set(zones) == {"Asia/Tokyo", "America/Toronto"}
    # The evening of the 24th in Ottawa, the morning of the 25th in Tokyo.
    at = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
    assert reminders.remind(obligations=[owed(zones["America/Toronto"], key="ottawa")], at=at) == 0
    assert reminders.remind(obligations=[owed(zones["Asia/Tokyo"], key="tokyo")], at=at) == 1


def test_when_the_day_moves_the_reminders_follow(point: ContactPoint) -> None:
    reminders.keep(obligations=[owed(point)], at=NOON)
    later = DUE + timedelta(days=30)
    reminders.keep(obligations=[owed(point, due_on=later)], at=NOON)
    assert {key[1]: state for key, state in states().items()} == {DUE: "cancelled", later: "planned"}


def test_when_the_day_moves_back_they_are_planned_again_but_what_was_sent_stays_sent(point: ContactPoint) -> None:
    reminders.remind(obligations=[owed(point)], at=NOON)
    reminders.keep(obligations=[owed(point, due_on=DUE + timedelta(days=30))], at=NOON)
    assert reminders.remind(obligations=[owed(point)], at=NOON) == 0
    assert states()["early", DUE] == "sent"
    assert states()["soon", DUE] == "planned"


def test_when_it_is_done_nobody_is_reminded(point: ContactPoint) -> None:
    reminders.keep(obligations=[owed(point)], at=NOON)
    assert reminders.remind(obligations=[], at=NOON) == 0
    assert set(states().values()) == {"cancelled"}
    assert sent() == []


def test_after_a_month_of_silence_one_reminder_is_sent_and_not_four(point: ContactPoint) -> None:
    assert reminders.remind(obligations=[owed(point)], at=NOON + timedelta(days=30)) == 1
    assert sent() == ["overdue in en"]
    assert sorted(states().values()) == ["passed_over", "passed_over", "passed_over", "sent"]
    assert reminders.remind(obligations=[owed(point)], at=NOON + timedelta(days=31)) == 0


def test_who_has_no_address_yet_is_reminded_once_there_is_one() -> None:
    point = ContactPointFactory.create()
    assert reminders.remind(obligations=[owed(point)], at=NOON) == 0
    point.mailbox = "mailbox@example.invalid"
    point.save(update_fields=["mailbox"])
    assert reminders.remind(obligations=[owed(point)], at=NOON) == 1


def test_the_days_of_a_kind_can_change(point: ContactPoint) -> None:
    reminders.keep(obligations=[owed(point)], at=NOON)
    reminders.keep(obligations=[owed(point, days=DAYS | {ReminderKind.SOON: -3})], at=NOON)
    assert Reminder.objects.get(kind=ReminderKind.SOON).remind_on == date(2026, 12, 6)


@pytest.mark.django_db(transaction=True)
def test_two_schedulers_send_each_reminder_once() -> None:
    points = [ContactPointFactory.create(mailbox=f"mailbox{n}@example.invalid") for n in range(4)]
    obligations = [owed(point, key=f"acknowledge:{point.pk}") for point in points]
    counts = at_once(4, lambda: reminders.remind(obligations=obligations, at=NOON))
    assert sum(counts) == 4
    assert Message.objects.count() == 4


@pytest.mark.django_db(transaction=True)
def test_without_the_conditional_update_both_would_send_it() -> None:
    """The twin of the test above: it shows what reading first and writing then would do."""
    reminder = ReminderFactory.create()
    all_have_read = Barrier(2)

    def read_then_write() -> bool:
        row = Reminder.objects.get(pk=reminder.pk)
        planned = row.state == ReminderState.PLANNED
        all_have_read.wait(timeout=30)
        if planned:
            row.state, row.sent_at = ReminderState.SENT, NOON
            row.save(update_fields=["state", "sent_at"])
        return planned

    assert at_once(2, read_then_write) == [True, True]
