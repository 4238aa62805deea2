"""What a Dialogue left unfinished, and since when."""

from types import SimpleNamespace
from typing import Any

from core.text.multilingual_text import MultilingualText
from dialogue.enums import ItemPurpose, ItemResult
from dialogue.rules.agenda.carried_over_items import CARRIED_MINUTES, key_after, unfinished, with_carried
from dialogue.rules.agenda.inputs import AreaOrForm, CarriedOverItem
from dialogue.rules.agenda.items import SKELETON, Item, ItemKind
from dialogue.rules.agenda.reasons import Reason, ReasonCode

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


def register(*carried: CarriedOverItem) -> Any:
    """What ``with_carried`` reads of a register: what was left, and the areas and forms that there are."""
    areas = tuple(AreaOrForm(code, MultilingualText(en=code), is_open_ended=False) for code in ("2(c)(i)", "2(c)(ii)"))
    forms = (AreaOrForm("3(a)(i)", MultilingualText(en="Workshops"), is_open_ended=False),)
    return SimpleNamespace(carried=carried, areas=areas, forms=forms)


def items(*kinds: ItemKind) -> tuple[Item, ...]:
    return tuple(Item(kind.value, kind, SKELETON[kind].purpose, SKELETON[kind].minutes) for kind in kinds)


def compiled(*keys: str, result: ItemResult = CONTINUES) -> tuple[Item, ...]:
    """A short agenda with what was left under these keys."""
    bare = items(ItemKind.OPENING, ItemKind.OTHER_FORA, ItemKind.OTHER_MATTERS, ItemKind.CLOSING)
    return with_carried(bare, register(*(CarriedOverItem(key, result, since=2) for key in keys)))


def test_an_item_that_nothing_else_brings_comes_in_at_its_place_in_the_skeleton() -> None:
    there = compiled("status", "intellectual-property")
    assert [item.key for item in there] == [
        "opening",
        "status",
        "other-fora",
        "intellectual-property",
        "other-matters",
        "closing",
    ]
    assert [reason.code for reason in there[1].reasons] == [ReasonCode.CARRIED_ITEM]


def test_areas_come_in_under_their_item_in_the_order_of_the_text() -> None:
    there = compiled("area:2(c)(ii)", "area:2(c)(i)", "form:3(a)(i)", result=NOT_TAKEN_UP)
    areas, forms = there[2:4]
    assert (areas.key, [child.key for child in areas.children]) == ("areas", ["area:2(c)(i)", "area:2(c)(ii)"])
    assert (forms.key, [child.subject for child in forms.children]) == ("forms", ["3(a)(i)"])
    assert areas.children[0].reasons == (Reason(ReasonCode.ITEM_NOT_TAKEN_UP, dialogue=2),)
    assert areas.children[0].provisions == ("2(c)(i)",)


def test_an_area_that_was_retired_and_a_decision_that_was_taken_are_not_spoken_of() -> None:
    assert compiled("area:2(c)(x)-1", "decision:JD-2026-001", "nowhere") == compiled()


def test_what_people_had_added_comes_before_other_matters_as_it_was() -> None:
    left = CarriedOverItem(
        "carried:2:added:1",
        CONTINUES,
        2,
        "8",
        MultilingualText(en="Graphite"),
        ItemPurpose.DECISION,
        minutes=None,
        lead="CA1",
    )
    there = with_carried(items(ItemKind.OPENING, ItemKind.OTHER_MATTERS, ItemKind.CLOSING), register(left))
    own = there[1]
    assert (own.key, own.kind, own.title.en, own.lead) == ("carried:2:added:1", ItemKind.CARRIED, "Graphite", "CA1")
    assert (own.purpose, own.minutes) == (ItemPurpose.DECISION, CARRIED_MINUTES)
    assert own.reasons == (Reason(ReasonCode.CARRIED_ITEM, record="8", dialogue=2),)
