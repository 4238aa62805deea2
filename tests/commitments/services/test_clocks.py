"""Clock and status as they are read from the rows: what is settled stays so, and the closing day says the same."""

from datetime import timedelta

import pytest

from commitments.enums import Effect, NoticeKind
from commitments.exceptions import NoticeNotOpenError
from commitments.rules.status import Standing
from commitments.services import notices
from commitments.services.clocks import clock_of, read_status
from tests.factories import law

pytestmark = pytest.mark.django_db

# Received on 28 February, the countings differ: 28 and 31 May.
FEBRUARY = law.AT.replace(year=2027, month=2, day=28)


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
