"""The status of the MOC over random histories, beside one that lives through them day by day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from hypothesis import given, settings, strategies as st

from moc.article_9_status import NoticeFact, Standing, status
from moc.article_9b_modification import Modification
from moc.article_9c_discontinuance import clock
from tests.random_examples import tries

CODES = "ABCDE"
FIRST, LAST = date(2026, 1, 1), date(2027, 1, 31)


@dataclass(frozen=True)
class Given:
    """A notice as people would tell of it."""

    reference: str
    issued_on: date
    received: tuple[date | None, ...]
    stated_on: date | None
    withdrawn_on: date | None

    @property
    def last_day(self) -> date | None:
        """The stated day, or three months from the last receipt: to the eve of the day that corresponds."""
        if self.stated_on:
            return self.stated_on
        if None in self.received:
            return None
        received = max(day for day in self.received if day)
        following = received + timedelta(days=1)
        corresponding = following + relativedelta(months=3)
        # Where the month has no such day, dateutil gives its last one, which is the end of the period itself.
        short = corresponding.day < following.day
        return max(received + relativedelta(months=3), corresponding if short else corresponding - timedelta(days=1))

    def as_fact(self) -> NoticeFact:
        receipts = dict(zip(CODES[1:], self.received, strict=True))
        running = clock(issued_on=self.issued_on, receipts=receipts, months=3, stated_on=self.stated_on)
        return NoticeFact(self.reference, "A", running, self.withdrawn_on)


def from_then(day: date, most: int = 200) -> st.SearchStrategy[date]:
    return st.integers(0, most).map(lambda later: day + timedelta(days=later))


@st.composite
def notices(draw: st.DrawFn) -> tuple[Given, ...]:
    given_ = []
    for number in range(draw(st.integers(0, 3))):
        issued_on = draw(from_then(FIRST, 250))
        later = from_then(issued_on)
        received = draw(st.tuples(*[later] * 4) | st.tuples(*[st.none() | later] * 4))
        given_.append(
            Given(f"N-{number}", issued_on, received, draw(st.none() | later), draw(st.none() | st.none() | later))
        )
    return tuple(given_)


@st.composite
def modifications(draw: st.DrawFn) -> tuple[Modification, ...]:
    count = draw(st.integers(0, 3))
    return tuple(Modification(f"JD-{number}", number + 2, draw(from_then(FIRST, 390))) for number in range(count))


early = from_then(FIRST, 60)
signatures = st.fixed_dictionaries(dict.fromkeys(CODES, early)) | st.fixed_dictionaries(
    dict.fromkeys(CODES, st.none() | early)
)

type Day = tuple[date, Standing, str | None, str | None]


def lived_through(
    signed: dict[str, date | None], given_: tuple[Given, ...], changes: tuple[Modification, ...]
) -> Iterator[Day]:
    """What people would say each morning, remembering only what the evening before was like."""
    missing = set(CODES)
    running: set[Given] = set()
    over: set[Given] = set()
    text: Modification | None = None
    for number in range((LAST - FIRST).days):
        today = FIRST + timedelta(days=number)
        ended = {notice for notice in running if notice.last_day == today - timedelta(days=1)}
        over |= ended
        running -= ended
        missing -= {code for code, day in signed.items() if day == today}
        running |= {notice for notice in given_ if notice.issued_on == today}
        running -= {notice for notice in running if notice.withdrawn_on == today}
        for change in changes:
            text = change if change.effective_on == today else text
        told = min(
            over or running, key=lambda each: (each.last_day or date.max, each.issued_on, each.reference), default=None
        )
        if missing:
            standing, told = Standing.NOT_IN_OPERATION, None
        elif over:
            standing = Standing.DISCONTINUED
        else:
            standing = Standing.NOTICE_GIVEN if running else Standing.IN_OPERATION
        yield today, standing, told.reference if told else None, text.decision if text else None


@settings(max_examples=tries(60, long=150), deadline=None)
@given(signed=signatures, given_=notices(), changes=modifications())
def test_on_each_day_it_says_what_those_would_who_lived_through_it(
    signed: dict[str, date | None], given_: tuple[Given, ...], changes: tuple[Modification, ...]
) -> None:
    facts = [notice.as_fact() for notice in given_]
    for today, standing, told, text in lived_through(signed, given_, changes):
        found = status(signatures=signed, notices=facts, modifications=changes, on=today)
        assert (found.standing, found.notice and found.notice.reference) == (standing, told), today
        assert (found.modification and found.modification.decision) == text, today


@settings(max_examples=tries(60, long=150), deadline=None)
@given(signed=signatures, given_=notices())
def test_what_began_stays_begun_and_what_ended_stays_ended(
    signed: dict[str, date | None], given_: tuple[Given, ...]
) -> None:
    facts = [notice.as_fact() for notice in given_]
    before = Standing.NOT_IN_OPERATION
    for number in range((LAST - FIRST).days):
        on = FIRST + timedelta(days=number)
        now = status(signatures=signed, notices=facts, modifications=(), on=on).standing
        assert not (before is Standing.DISCONTINUED and now is not before), on
        assert not (now is Standing.NOT_IN_OPERATION and before is not now), on
        before = now


@given(signed=signatures, given_=notices().flatmap(st.permutations), on=from_then(FIRST, 390))
def test_the_order_in_which_notices_are_read_does_not_matter(
    signed: dict[str, date | None], given_: list[Given], on: date
) -> None:
    facts = [notice.as_fact() for notice in given_]
    found, sorted_ = (
        status(signatures=signed, notices=order, modifications=(), on=on)
        for order in (facts, sorted(facts, key=lambda fact: fact.reference))
    )
    assert found == sorted_
