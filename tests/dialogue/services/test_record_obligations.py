"""Who is reminded to clear the record: those who have not, as long as it is open."""

from datetime import UTC, datetime, timedelta

import pytest

from contacts.models import Message
from contacts.services import reminders
from dialogue.services.record_reminders import owed
from tests.factories.records import AT, CLEAR_BY, Held, adopted, drafted, opened

pytestmark = pytest.mark.django_db

DUE = datetime(CLEAR_BY.year, CLEAR_BY.month, CLEAR_BY.day, 12, tzinfo=UTC)


def owing(at: datetime = DUE) -> list[str]:
    return [obligation.key.rpartition(":")[2] for obligation in owed(at)]


def test_who_has_cleared_all_is_not_reminded() -> None:
    held = opened()
    held.clear("JP1", "CA2")
    held.clear("CA1", paragraphs=held.paragraphs[:2])
    assert owing() == ["JP2", "CA1", "CA3"]


@pytest.mark.parametrize("made", [drafted, adopted])
def test_nobody_is_reminded_of_a_draft_or_of_what_is_adopted(made: object) -> None:
    made()  # type: ignore[operator]
    assert owing() == []


def test_nobody_is_reminded_months_before_or_after() -> None:
    opened()
    assert owing(DUE - timedelta(days=60)) == owing(DUE + timedelta(days=60)) == []


def test_the_letter_says_by_when_and_how_many() -> None:
    held: Held = opened()
    held.clear("JP1", "JP2", "CA1", "CA2")
    held.clear("CA3", paragraphs=held.paragraphs[:2])
    assert reminders.remind(obligations=list(owed(DUE)), at=DUE) == 1
    assert reminders.remind(obligations=list(owed(DUE)), at=DUE) == 0
    letter = Message.objects.get(kind="reminder")
    assert letter.subject == f"Reminder: {held.record.symbol}, approval due by 18 December 2026"
    assert "Your ministry has 1 paragraph left to approve." in letter.text
    assert AT < DUE
