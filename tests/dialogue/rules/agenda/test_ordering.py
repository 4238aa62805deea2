"""The order that people gave the items, and where what is new stands in it."""

from dialogue.enums import ItemPurpose
from dialogue.rules.agenda.items import Item, ItemKind
from dialogue.rules.agenda.ordering import arranged, merged


def item(key: str, *children: str) -> Item:
    parts = tuple(Item(child, ItemKind.ADDED, ItemPurpose.DISCUSSION, 5) for child in children)
    return Item(key, ItemKind.ADDED, ItemPurpose.DISCUSSION, 5, children=parts)


def keys(items: tuple[Item, ...]) -> list[str]:
    return [one.key for each in items for one in (each, *each.children)]


def test_without_an_order_the_items_stand_as_they_were_compiled() -> None:
    assert keys(arranged((item("a", "x"), item("b")), ())) == ["a", "x", "b"]


def test_items_and_sub_items_stand_as_people_put_them() -> None:
    items = (item("a", "x", "y"), item("b"), item("c"))
    assert keys(arranged(items, ("c", "a", "y", "x", "b"))) == ["c", "a", "y", "x", "b"]


def test_what_is_new_follows_the_item_that_it_was_compiled_after() -> None:
    items = (item("first"), item("a"), item("new"), item("b"))
    assert keys(arranged(items, ("b", "a"))) == ["first", "b", "a", "new"]


def test_what_only_the_second_has_follows_what_it_follows_there() -> None:
    assert merged(["c", "a"], ["z", "a", "b", "c"]) == ["z", "c", "a", "b"]
