"""The status as it is read from the rows, after any sequence of acts, is that of the acts that were accepted."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from unittest.mock import patch

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings, strategies as st

from commitments.enums import NoticeKind
from commitments.models import Notice
from commitments.services import notices
from commitments.services.clocks import read_status
from core.refusals.errors import DomainError
from moc.article_9_status import NoticeFact, Standing, status
from moc.article_9c_discontinuance import Clock, clock
from tests.factories import law
from tests.random_examples import tries

SENDERS = ("JP1", "CA1", "JP2")
CODES = [code for code, _side in law.SEATS]
# The register closes by the clock of the database: no day of a history may be in its past.
AT = law.AT.replace(year=2099)
BEGIN = AT.date()


@dataclass
class GivenNotice:
    """What was accepted of one notice, remembered beside the database."""

    sender: str
    stated_on: date | None
    issued_on: date | None = None
    withdrawn_on: date | None = None
    receipts: dict[str, date] = field(default_factory=dict)

    def clock(self, on: date = date.max) -> Clock:
        assert self.issued_on is not None
        others = [code for code in CODES if code != self.sender]
        known = {code: day if (day := self.receipts.get(code)) and day <= on else None for code in others}
        return clock(issued_on=self.issued_on, receipts=known, months=3, stated_on=self.stated_on)


# Which notice, what is done, by which seat, how many days after the act before, how many days it is said to be back.
acts = st.tuples(
    st.sampled_from([0, 0, 0, 1, 2]),
    st.sampled_from(["issue", "acknowledge", "most_acknowledge", "all_acknowledge", "withdraw"]),
    st.sampled_from(CODES),
    st.integers(0, 20) | st.integers(90, 150),
    st.integers(0, 3) | st.integers(0, 240),
)
stated = st.none() | st.none() | st.integers(0, 250).map(lambda days: BEGIN + timedelta(days=days))


def act_on(
    notice: Notice, told: GivenNotice, what: str, moc: law.Memorandum, code: str, at: datetime, back: int
) -> None:
    """Do it, and remember it where it was accepted."""
    today, by = at.date(), moc.officers[told.sender]
    if what == "issue":
        notices.issue(notice=notice, by=by, at=at)
        told.issued_on = today
    elif what == "withdraw":
        notices.withdraw(notice=notice, by=by, at=at, reason="Overtaken.")
        told.withdrawn_on = today
    else:
        day = today - timedelta(days=back)
        notices.acknowledge(notice=notice, by=moc.officers[code], at=at, received_on=day)
        told.receipts[code] = day


def accepted(do: Callable[[], None]) -> bool:
    try:
        do()
    except DomainError:
        return False
    return True


@pytest.fixture
def moc(db: None) -> law.Memorandum:
    return law.memorandum()


@settings(max_examples=tries(20, long=50), deadline=None, suppress_health_check=list(HealthCheck))
# The last of four receipts is told of after the withdrawal, and would put the last day before it.
@example(
    days=(None, None, None),
    history=[
        (0, "most_acknowledge", "JP1", 0, 0),
        (0, "withdraw", "JP1", 150, 0),
        (0, "acknowledge", "CA3", 0, 150),
    ],
)
@given(days=st.tuples(stated, stated, stated), history=st.lists(acts, min_size=5, max_size=30))
def test_the_rows_say_what_was_accepted(
    moc: law.Memorandum, days: tuple[date | None, ...], history: list[tuple[int, str, str, int, int]]
) -> None:
    savepoint = transaction.savepoint_create()
    try:
        # What mail says is tried elsewhere.
        with patch("commitments.services.notice_emails.notify"):
            lives_through(moc, days, history)
    finally:
        transaction.savepoint_rollback(savepoint)


def lives_through(
    moc: law.Memorandum, days: tuple[date | None, ...], history: list[tuple[int, str, str, int, int]]
) -> None:
    all_told = [GivenNotice(sender, day) for sender, day in zip(SENDERS, days, strict=True)]
    drafts = [law.notice(moc, told.sender, NoticeKind.DISCONTINUE, stated_on=told.stated_on) for told in all_told]
    at = AT
    for number, what, seat, later, back in [(0, "issue", "JP1", 0, 0), *history]:
        at += timedelta(days=later)
        # Read anew, as each request does: what was refused leaves nothing behind.
        for code in {"most_acknowledge": CODES[:-1], "all_acknowledge": CODES}.get(what, [seat]):
            notice = Notice.objects.get(pk=drafts[number].pk)
            accepted(lambda: act_on(notice, all_told[number], what, moc, code, at, back))  # noqa: B023  # Called at once.
    for on in (BEGIN, at.date(), at.date() + timedelta(days=1), at.date() + timedelta(days=400)):
        the_rows_agree(moc, drafts, all_told, on)
    standing = [told.clock().takes_effect_on for told in all_told if told.issued_on and not told.withdrawn_on]
    moc.instrument.refresh_from_db()
    assert moc.instrument.discontinued_on == min((day for day in standing if day), default=None)


def the_rows_agree(moc: law.Memorandum, drafts: list[Notice], all_told: list[GivenNotice], on: date) -> None:
    facts = [
        NoticeFact(notice.reference, told.sender, told.clock(on), told.withdrawn_on)
        for notice, told in zip(drafts, all_told, strict=True)
        if told.issued_on
    ]
    signatures = dict.fromkeys(CODES, date(2023, 9, 21))
    found = read_status(moc.instrument, on)
    assert found == status(signatures=signatures, notices=facts, modifications=(), on=on)
    moc.instrument.refresh_from_db()
    closes = moc.instrument.discontinued_on
    # By what the database closes the register, it is discontinued.
    assert (found.standing is Standing.DISCONTINUED) is (closes is not None and closes < on)
