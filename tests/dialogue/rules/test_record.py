"""Who has still to clear the record, and when it may be adopted."""

import pytest

from dialogue.rules.record import ParagraphResponse, may_be_adopted, missing

SEATS = ("JP1", "JP2", "CA1")
TEXTS = {1: "a", 2: "b"}


def cleared_by(*codes: str, but: tuple[int, str] | None = None) -> list[ParagraphResponse]:
    return [ParagraphResponse(key, code, True, TEXTS[key]) for key in TEXTS for code in codes if (key, code) != but]


def test_a_record_that_all_have_cleared_whole_may_be_adopted() -> None:
    answers = cleared_by(*SEATS)
    assert missing(SEATS, TEXTS, answers) == {}
    assert may_be_adopted(SEATS, TEXTS, answers)


def test_who_is_missing_is_told_for_each_paragraph_in_the_order_of_the_seats() -> None:
    answers = cleared_by("JP2", but=(2, "JP2"))
    assert missing(SEATS, TEXTS, answers) == {1: ("JP1", "CA1"), 2: SEATS}
    assert not may_be_adopted(SEATS, TEXTS, answers)


@pytest.mark.parametrize(
    "instead",
    [
        ParagraphResponse(2, "CA1", False, "b"),
        ParagraphResponse(2, "CA1", True, "an earlier version"),
        ParagraphResponse(2, "CA9", True, "b"),
    ],
)
def test_a_comment_another_text_and_somebody_without_a_seat_clear_nothing(instead: ParagraphResponse) -> None:
    answers = [*cleared_by(*SEATS, but=(2, "CA1")), instead]
    assert missing(SEATS, TEXTS, answers) == {2: ("CA1",)}


def test_nothing_is_adopted_without_paragraphs_or_without_seats() -> None:
    assert not may_be_adopted(SEATS, {}, [])
    assert not may_be_adopted((), TEXTS, [])
