"""Records of the areas on the agenda, each with its reason."""

from datetime import date, timedelta
from typing import Any

import pytest

from commitments.enums import Position
from dialogue.rules.agenda.areas import area_items
from dialogue.rules.agenda.inputs import InformationFact, ProgrammeFact, StandardFact
from dialogue.rules.agenda.reasons import ReasonCode
from tests.dialogue.rules.agenda.registers import DAY, SECOND, WORDS, area, register

ONE_DAY = timedelta(days=1)
OPENED, CLOSED = ReasonCode.PROGRAMME_OPENED, ReasonCode.PROGRAMME_CLOSED
DIFFERS = ReasonCode.STANDARD_DIFFERS
FOLLOWING = DAY.replace(year=DAY.year + 1)


def programme(**changed: Any) -> ProgrammeFact:
    facts: dict[str, Any] = {"starts_on": None, "ends_on": None}
    return ProgrammeFact("MOC-P-2026-001", WORDS, "2(c)(i)", WORDS, **facts | changed)


@pytest.mark.parametrize(
    ("days", "codes"),
    [
        ({"starts_on": SECOND}, []),
        ({"starts_on": SECOND + ONE_DAY}, [OPENED]),
        ({"starts_on": DAY}, [OPENED]),
        ({"starts_on": DAY + ONE_DAY}, []),
        ({"ends_on": SECOND - ONE_DAY}, []),
        ({"ends_on": SECOND}, [CLOSED]),
        ({"ends_on": DAY - ONE_DAY}, [CLOSED]),
        ({"ends_on": DAY}, []),
        ({"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}, [OPENED, CLOSED]),
    ],
)
def test_a_programme_is_mentioned_if_it_opened_or_closed_since_the_last_dialogue(
    days: dict[str, date], codes: list[ReasonCode]
) -> None:
    reasons = [
        (item.subject, each.code)
        for item in area_items(register(programmes=(programme(**days),)))
        for each in item.reasons
    ]
    assert reasons == [("2(c)(i)", code) for code in codes]


def test_no_news_before_the_first_dialogue() -> None:
    assert list(area_items(register(programmes=(programme(starts_on=DAY),), past=()))) == []


def standard(next_on: date, *positions: Position) -> StandardFact:
    stated = tuple(zip(("METI", "GAC", "ISED"), positions, strict=False))
    return StandardFact("MOC-S-2026-001", WORDS, next_on, stated)


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        (standard(DAY, Position.SUPPORTS, Position.OPPOSES), DIFFERS),
        (standard(DAY, Position.SUPPORTS, Position.COMMENTS), DIFFERS),
        (standard(DAY, Position.SUPPORTS, Position.SUPPORTS), None),
        (standard(DAY, Position.SUPPORTS, Position.UNDECIDED), None),
        (standard(DAY), None),
        (standard(FOLLOWING - ONE_DAY, Position.SUPPORTS, Position.OPPOSES), DIFFERS),
        (standard(FOLLOWING, Position.SUPPORTS, Position.OPPOSES), None),
        (standard(DAY - ONE_DAY, Position.SUPPORTS, Position.OPPOSES), None),
    ],
)
def test_a_standard_is_mentioned_if_its_next_date_is_before_the_following_dialogue(
    fact: StandardFact, code: ReasonCode | None
) -> None:
    items = area_items(register(areas=(area("2(c)(viii)"),), standards=(fact,)))
    codes = [each.code for item in items for each in item.reasons]
    # A record is no work: the area is silent on the agenda and in coverage alike.
    assert codes == [ReasonCode.SILENT, *([code] if code else [])]


@pytest.mark.parametrize(
    ("next_on", "codes"),
    [
        (FOLLOWING + ONE_DAY, [DIFFERS]),
        (FOLLOWING + 2 * ONE_DAY, []),
    ],
)
def test_the_planned_day_of_the_following_dialogue_precedes_the_interval(
    next_on: date, codes: list[ReasonCode]
) -> None:
    fact = standard(next_on, Position.SUPPORTS, Position.OPPOSES)
    planned = FOLLOWING + 2 * ONE_DAY
    items = area_items(register(areas=(area("2(c)(viii)"),), standards=(fact,), following=planned))
    assert [each.code for item in items for each in item.reasons] == [ReasonCode.SILENT, *codes]


@pytest.mark.parametrize(
    ("days", "codes"),
    [
        ({"given_on": SECOND}, []),
        ({"given_on": SECOND + ONE_DAY}, [ReasonCode.INFORMATION_GIVEN]),
        ({"given_on": DAY}, [ReasonCode.INFORMATION_GIVEN]),
        ({"given_on": DAY + ONE_DAY}, []),
        ({"expires_on": DAY - ONE_DAY}, []),
        ({"expires_on": DAY}, [ReasonCode.INFORMATION_EXPIRES]),
        ({"expires_on": FOLLOWING - ONE_DAY}, [ReasonCode.INFORMATION_EXPIRES]),
        ({"expires_on": FOLLOWING}, []),
    ],
)
def test_information_is_mentioned_if_it_was_given_since_the_last_dialogue_or_expires_before_the_following_one(
    days: dict[str, date], codes: list[ReasonCode]
) -> None:
    facts: dict[str, Any] = {"given_on": SECOND, "expires_on": None} | days
    fact = InformationFact("MOC-I-2026-001", WORDS, "METI", ("GAC",), **facts)
    items = area_items(register(areas=(area("2(c)(ix)"),), information=(fact,)))
    assert [each.code for item in items for each in item.reasons] == [ReasonCode.SILENT, *codes]
