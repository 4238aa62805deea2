"""Carried-over items: those that the last Dialogue left unfinished, and since which Dialogue.

A skeleton item that is on the agenda anyway gets one more reason; others are inserted at their position. Items added
manually come back before "Other matters", under a key that stays the same from then on.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dialogue.enums import ItemPurpose, ItemResult
from dialogue.rules.agenda.inputs import AgendaInput, CarriedOverItem
from dialogue.rules.agenda.items import AREA_MINUTES, SKELETON, Item, ItemKind
from dialogue.rules.agenda.reasons import Reason, ReasonCode

CARRIED, ADDED = "carried:", "added:"
CARRIED_MINUTES = 10

# Kinds of sub-items named after a record, and their parent items.
PARTS = {"area": (ItemKind.AREA, ItemKind.AREAS), "form": (ItemKind.FORM, ItemKind.FORMS)}

# Never carried over: items that concern their own meeting only.
OF_ITS_DAY = frozenset(
    {
        ItemKind.OPENING,
        ItemKind.ADOPTION,
        ItemKind.DELEGATIONS,
        ItemKind.PREVIOUS_RECORD,
        ItemKind.CLOSING,
        ItemKind.STAKEHOLDERS,
    }
)


def unfinished(results: Mapping[int, Mapping[str, ItemResult]], last: int) -> dict[str, tuple[int, ItemResult]]:
    """Return the keys, for the next agenda, of items that the Dialogue ``last`` left unfinished.

    ``results`` maps each Dialogue to the result of its items by key. Each key maps to the first Dialogue of the
    unbroken sequence that left it unfinished, and the last result.
    """
    found: dict[str, tuple[int, ItemResult]] = {}
    for number in sorted(number for number in results if number <= last):
        before = found if number - 1 in results else {}
        found = {
            key: (before.get(key, (number, result))[0], result)
            for own, result in results[number].items()
            if result.carries_over and (key := key_after(own, number)) not in OF_ITS_DAY
        }
    return found if last in results else {}


def key_after(key: str, dialogue: int) -> str:
    """Return the key under which an item is carried over: ``carried:3:added:1`` for ``added:1``."""
    return f"{CARRIED}{dialogue}:{key}" if key.startswith(ADDED) else key


def with_carried(items: tuple[Item, ...], register: AgendaInput) -> tuple[Item, ...]:
    """Return the items with those carried over from the last Dialogue."""
    left = {fact.key: fact for fact in register.carried}
    result = [_with_reason(item, left) for item in items]
    there = {one.key for item in items for one in (item, *item.children)}
    for fact in register.carried:
        if fact.key not in there:
            result = _put(result, fact, register)
    return tuple(result)


def reason(fact: CarriedOverItem) -> Reason:
    code = ReasonCode.ITEM_NOT_TAKEN_UP if fact.result is ItemResult.NOT_TAKEN_UP else ReasonCode.CARRIED_ITEM
    return Reason(code, record=fact.number, dialogue=fact.since)


def _with_reason(item: Item, left: Mapping[str, CarriedOverItem]) -> Item:
    children = tuple(_with_reason(child, left) for child in item.children)
    fact = left.get(item.key)
    return replace(item, children=children, reasons=(*item.reasons, reason(fact)) if fact else item.reasons)


def _put(items: list[Item], fact: CarriedOverItem, register: AgendaInput) -> list[Item]:
    name, _colon, subject = fact.key.partition(":")
    if fact.key.startswith(CARRIED):
        own = Item(
            key=fact.key,
            kind=ItemKind.CARRIED,
            purpose=fact.purpose,
            minutes=fact.minutes or CARRIED_MINUTES,
            title=fact.title,
            lead=fact.lead,
            reasons=(reason(fact),),
        )
        return _before(items, ItemKind.OTHER_MATTERS, own)
    if name in PARTS:
        return _part(items, fact, subject, register)
    # A decision that is no longer open was taken or withdrawn since.
    if fact.key in ItemKind and ItemKind(fact.key) in SKELETON:
        return _before(items, _following(items, ItemKind(fact.key)), _slot(ItemKind(fact.key), (reason(fact),)))
    return items


def _part(items: list[Item], fact: CarriedOverItem, code: str, register: AgendaInput) -> list[Item]:
    """Insert a carried-over area or form that has no item yet; one retired since is dropped."""
    kind, whole = PARTS[fact.key.partition(":")[0]]
    listed = register.areas if kind is ItemKind.AREA else register.forms
    codes = [each.code for each in listed]
    if code not in codes:
        return items
    child = Item(
        key=fact.key,
        kind=kind,
        purpose=ItemPurpose.DISCUSSION,
        minutes=AREA_MINUTES,
        subject=code,
        provisions=(code.rpartition("-")[0] or code,),
        reasons=(reason(fact),),
    )
    if not any(item.kind is whole for item in items):
        items = _before(items, _following(items, whole), _slot(whole, ()))
    return [
        replace(item, children=tuple(sorted((*item.children, child), key=lambda one: codes.index(one.subject))))
        if item.kind is whole
        else item
        for item in items
    ]


def _slot(kind: ItemKind, reasons: tuple[Reason, ...]) -> Item:
    slot = SKELETON[kind]
    return Item(kind.value, kind, slot.purpose, slot.minutes, provisions=slot.provisions, reasons=reasons)


def _before(items: list[Item], kind: ItemKind, own: Item) -> list[Item]:
    return list(_inserted(items, kind, own))


def _inserted(items: list[Item], kind: ItemKind, own: Item) -> Iterator[Item]:
    for item in items:
        if item.kind is kind:
            yield own
        yield item


def _following(items: list[Item], kind: ItemKind) -> ItemKind:
    """Return the first skeleton item after ``kind`` on the agenda; the last one is always there."""
    order = list(SKELETON)
    there = {item.kind for item in items}
    return next(each for each in order[order.index(kind) + 1 :] if each in there)
