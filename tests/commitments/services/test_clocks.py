"""Clock and status as they are read from the rows: what is settled stays so, and the closing day says the same."""

from datetime import UTC, date, datetime, timedelta

import pytest

from commitments.enums import Effect, NoticeKind
from commitments.exceptions import NoticeNotOpenError
from commitments.services import notices
from commitments.services.clocks import clock_of, read_status, status_day
from moc.article_9_status import Standing
from tests.factories import law

pytestmark = pytest.mark.django_db

# Received on 28 February, the countings differ: 28 and 31 May. Far off, since the register closes by the real clock.
FEBRUARY = law.AT.replace(year=2099, month=2, day=28)


@pytest.fixture
def moc() -> law.Memorandum:
    return law.memorandum()


def test_a_period_that_is_running_keeps_its_day_when_another_counting_is_chosen(moc: law.Memorandum) -> None:
    notice = law.issued(moc, at=FEBRUARY, kind=NoticeKind.DISCONTINUE)
    law.acknowledge(moc, notice, at=FEBRUARY)
    last_day = notice.takes_effect_on
    law.decided(moc, effect=Effect.COUNTING, counting="same_number")
    notice.refresh_from_db()
    moc.instrument.refresh_from_db()
    assert clock_of(notice).takes_effect_on == notice.takes_effect_on == last_day
    assert last_day is not None
    assert read_status(moc.instrument, last_day).standing is Standing.NOTICE_GIVEN


def test_a_notice_that_was_withdrawn_is_not_acknowledged_any_more(moc: law.Memorandum) -> None:
    """Told of afterwards, the last of four receipts would put the last day before the withdrawal."""
    notice = law.issued(moc, kind=NoticeKind.DISCONTINUE)
    law.acknowledge(moc, notice, "JP2", "CA1", "CA2")
    half_a_year_on = law.AT + timedelta(days=182)
    notices.withdraw(notice=notice, by=moc.officers["JP1"], at=half_a_year_on, reason="Differences resolved.")
    with pytest.raises(NoticeNotOpenError):
        law.acknowledge(moc, notice, "CA3", at=half_a_year_on, on=law.AT.date())
    moc.instrument.refresh_from_db()
    assert moc.instrument.discontinued_on is None
    assert read_status(moc.instrument, half_a_year_on.date()).standing is Standing.IN_OPERATION


def test_what_was_done_in_tokyo_has_happened_for_the_reader_in_ottawa(moc: law.Memorandum) -> None:
    """At 4:15 UTC it is the 25th in Tokyo and still the 24th in Ottawa."""
    at = datetime(2026, 11, 25, 4, 15, tzinfo=UTC)
    notice = law.issued(moc, by="CA2", kind=NoticeKind.DISCONTINUE, at=at)
    law.acknowledge(moc, notice, at=at)
    day = status_day(moc.instrument, at)
    fact = read_status(moc.instrument, day).notice
    assert day == date(2026, 11, 25)
    assert fact is not None
    assert fact.clock.missing == ()


def test_the_last_day_lasts_until_it_has_ended_everywhere(moc: law.Memorandum) -> None:
    moc.instrument.discontinued_on = date(2027, 2, 25)
    still = datetime(2027, 2, 26, 11, 59, tzinfo=UTC)
    assert status_day(moc.instrument, still) == date(2027, 2, 25)
    assert status_day(moc.instrument, still + timedelta(minutes=1)) == date(2027, 2, 26)
