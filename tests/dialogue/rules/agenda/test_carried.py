"""What a Dialogue left unfinished, and since when."""

from dialogue.enums import ItemResult
from dialogue.rules.agenda.carried import key_after, unfinished

CONTINUES, CONCLUDED, NOT_TAKEN_UP = ItemResult.CONTINUES, ItemResult.CONCLUDED, ItemResult.NOT_TAKEN_UP


def test_what_was_concluded_is_not_carried_over() -> None:
    results = {1: {"area:2(c)(i)": CONCLUDED, "other-fora": CONTINUES}}
    assert unfinished(results, 1) == {"other-fora": (1, CONTINUES)}


def test_an_item_is_carried_since_the_first_dialogue_that_left_it_unfinished() -> None:
    results = {1: {"other-fora": CONTINUES}, 2: {"other-fora": NOT_TAKEN_UP}, 3: {"other-fora": CONTINUES}}
    assert unfinished(results, 3) == {"other-fora": (1, CONTINUES)}


def test_an_item_that_was_concluded_between_begins_anew() -> None:
    results = {1: {"other-fora": CONTINUES}, 2: {"other-fora": CONCLUDED}, 3: {"other-fora": CONTINUES}}
    assert unfinished(results, 3) == {"other-fora": (3, CONTINUES)}


def test_a_dialogue_of_which_nothing_is_known_breaks_the_chain() -> None:
    results = {1: {"other-fora": CONTINUES}, 3: {"other-fora": CONTINUES}}
    assert unfinished(results, 3) == {"other-fora": (3, CONTINUES)}
    assert unfinished(results, 4) == {}


def test_what_people_had_added_keeps_one_key_from_dialogue_to_dialogue() -> None:
    results = {3: {"added:1": CONTINUES}, 4: {"carried:3:added:1": NOT_TAKEN_UP, "added:1": CONTINUES}}
    assert key_after("added:1", 3) == "carried:3:added:1"
    assert unfinished(results, 4) == {"carried:3:added:1": (3, NOT_TAKEN_UP), "carried:4:added:1": (4, CONTINUES)}


def test_what_is_of_its_day_alone_is_not_carried_over() -> None:
    assert unfinished({1: dict.fromkeys(("opening", "adoption", "previous-record", "closing"), CONTINUES)}, 1) == {}
