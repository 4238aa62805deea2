from dataclasses import replace

from dialogue.documents.headings import levels
from tests.factories.agenda_document import agenda

ITEM, SUB_ITEM = 1, 2


def found(*depths: int) -> list[int]:
    one = agenda("en").annotations[0]
    return [level for level, _annotation in levels(replace(one, level=depth) for depth in depths)]


def test_an_item_stands_below_its_part_and_a_sub_item_below_its_item() -> None:
    assert found(ITEM, SUB_ITEM, SUB_ITEM, ITEM) == [2, 3, 3, 2]


def test_a_sub_item_whose_item_is_not_annotated_leaves_no_gap() -> None:
    assert found(SUB_ITEM, ITEM) == [2, 2]


def test_nothing_has_no_levels() -> None:
    assert found() == []
