"""Two people act on notices of discontinuance at the same instant. Each race has its red twin."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from commitments.enums import NoticeKind
from commitments.exceptions import AlreadyAcknowledgedError, NoticeNotOpenError
from commitments.models import Notice, NoticeAddressee, NoticeLogEntry
from commitments.services import notices
from contacts.models import Message, User
from tests.commitments.races.actions import (
    before,
    one_after_the_other,
    side_by_side,
    together,
    without_locks,
    without_notes,
)
from tests.factories import law

LOCKED = "commitments.services.notices._locked"
EARLIER, LATER = date(2027, 3, 31), date(2027, 6, 30)

type Act = Callable[[], Any]


def acknowledges(notice: Notice, by: User) -> Act:
    """Each reads the notice for itself, as each request does."""
    return lambda: notices.acknowledge(notice=Notice.objects.get(pk=notice.pk), by=by, at=law.AT)


def issues(notice: Notice, by: User) -> Act:
    return lambda: notices.issue(notice=Notice.objects.get(pk=notice.pk), by=by, at=law.AT)


def withdraws(notice: Notice, by: User) -> Act:
    return lambda: notices.withdraw(notice=Notice.objects.get(pk=notice.pk), by=by, at=law.AT, reason="Overtaken.")


def discontinuance(moc: law.Memorandum, by: str, stated_on: date | None = None) -> Notice:
    return law.notice(moc, by=by, kind=NoticeKind.DISCONTINUE, stated_on=stated_on)


@pytest.fixture
def with_two_missing(moc: law.Memorandum) -> Notice:
    """A notice of JP1 that CA2 and CA3 have not acknowledged."""
    notice = law.issued(moc, kind=NoticeKind.DISCONTINUE)
    law.acknowledge(moc, notice, "JP2", "CA1")
    return notice


def test_the_last_two_acknowledgements_at_once_set_the_clock(moc: law.Memorandum, with_two_missing: Notice) -> None:
    acts = (acknowledges(with_two_missing, moc.officers[code]) for code in ("CA2", "CA3"))
    outcomes = one_after_the_other(*acts, inside=LOCKED)
    with_two_missing.refresh_from_db()
    moc.instrument.refresh_from_db()
    assert {type(each) for each in outcomes} == {NoticeAddressee}
    assert with_two_missing.takes_effect_on == moc.instrument.discontinued_on == date(2027, 2, 25)


def test_without_the_lock_all_would_have_acknowledged_and_no_clock_be_set(
    moc: law.Memorandum, with_two_missing: Notice
) -> None:
    """The red twin of the test above: each counts before the other's receipt is there to be counted."""
    acts = (acknowledges(with_two_missing, moc.officers[code]) for code in ("CA2", "CA3"))
    unnoted = without_notes(Notice, NoticeAddressee, NoticeLogEntry)
    with unnoted, without_locks(), side_by_side("commitments.services.notices.clock_of", 2):
        together(*acts)
    with_two_missing.refresh_from_db()
    assert not with_two_missing.addressees.filter(acknowledged_at=None).exists()
    assert with_two_missing.takes_effect_on is None


def test_two_officers_of_one_ministry_acknowledge_once(moc: law.Memorandum, with_two_missing: Notice) -> None:
    acts = (acknowledges(with_two_missing, by) for by in (moc.officers["CA2"], moc.user("CA2")))
    outcomes = one_after_the_other(*acts, inside=LOCKED)
    assert [type(each) for each in outcomes] == [NoticeAddressee, AlreadyAcknowledgedError]


def test_a_receipt_that_comes_with_the_withdrawal_starts_no_clock(
    moc: law.Memorandum, with_two_missing: Notice
) -> None:
    law.acknowledge(moc, with_two_missing, "CA2")
    outcomes = one_after_the_other(
        withdraws(with_two_missing, moc.officers["JP1"]),
        acknowledges(with_two_missing, moc.officers["CA3"]),
        inside=LOCKED,
    )
    moc.instrument.refresh_from_db()
    assert [type(each) for each in outcomes] == [type(None), NoticeNotOpenError]
    assert moc.instrument.discontinued_on is None


def test_a_notice_that_two_officers_give_at_once_is_given_once(moc: law.Memorandum) -> None:
    notice = law.notice(moc)
    acts = (issues(notice, by) for by in (moc.officers["JP1"], moc.user("JP1")))
    outcomes = one_after_the_other(*acts, inside=LOCKED)
    assert [type(each) for each in outcomes] == [type(None), NoticeNotOpenError]
    assert Message.objects.filter(key=f"notice:{notice.reference}").count() == 4


CLOSES = "commitments.services.notices.set_closing_day"


@pytest.mark.parametrize("days", [(EARLIER, LATER), (LATER, EARLIER)])
def test_of_two_notices_at_once_the_earlier_last_day_closes_the_register(
    moc: law.Memorandum, days: tuple[date, date]
) -> None:
    first, second = (discontinuance(moc, by, day) for by, day in zip(("JP1", "CA1"), days, strict=True))
    one_after_the_other(issues(first, moc.officers["JP1"]), issues(second, moc.officers["CA1"]), inside=CLOSES)
    moc.instrument.refresh_from_db()
    assert moc.instrument.discontinued_on == EARLIER


def test_without_the_lock_the_later_day_could_be_stored(moc: law.Memorandum) -> None:
    """The red twin of the test above: the later one writes what it read before the earlier one came."""
    later, earlier = discontinuance(moc, "JP1", LATER), discontinuance(moc, "CA1", EARLIER)
    meanwhile = [issues(earlier, moc.officers["CA1"])]

    def the_other_comes() -> None:
        if meanwhile:
            assert together(meanwhile.pop()) == [None]

    with without_locks(), before("commitments.models.Instrument.save", the_other_comes):
        assert together(issues(later, moc.officers["JP1"])) == [None]
    moc.instrument.refresh_from_db()
    assert moc.instrument.discontinued_on == LATER
