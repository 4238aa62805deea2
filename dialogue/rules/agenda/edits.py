"""Manual edits of the draft, applied to the compiled items.

An item changed by a user is not recompiled, a removed one stays out, an added one stays in. Later facts are listed as
``new_reasons`` of such an item: compiling never overwrites a user's text.
"""

from collections.abc import Mapping
from dataclasses import replace

from dialogue.enums import ItemOrigin
from dialogue.rules.agenda.inputs import ManualEdit
from dialogue.rules.agenda.items import Item, ItemKind
from dialogue.rules.agenda.reasons import Reason, ReasonCode

# Position of added items without a parent: before "Other matters".
BEFORE = ItemKind.OTHER_MATTERS


def apply_edits(items: tuple[Item, ...], edits: Mapping[str, ManualEdit]) -> tuple[Item, ...]:
    """Apply manual edits to the items. An item is dropped once users have removed all its sub-items."""
    if not edits:
        return items
    result = []
    for item in items:
        if _is_removed(item, edits):
            continue
        children = [_edited(child, edits) for child in item.children if not _is_removed(child, edits)]
        children += [_added(edit) for edit in _additions(edits, under=item.key)]
        if item.children and not children:
            continue
        if item.kind is BEFORE:
            result += [_added(edit) for edit in _additions(edits, under=None)]
        result.append(replace(_edited(item, edits), children=tuple(children)))
    return tuple(result)


def _is_removed(item: Item, edits: Mapping[str, ManualEdit]) -> bool:
    return item.key in edits and edits[item.key].origin is ItemOrigin.REMOVED


def _edited(item: Item, edits: Mapping[str, ManualEdit]) -> Item:
    edit = edits.get(item.key)
    if edit is None:
        return item
    known, reasons = set(edit.reasons), tuple(reason for reason in item.reasons if reason.code not in edit.left_out)
    return replace(
        item,
        purpose=edit.purpose,
        minutes=item.minutes if edit.minutes is None else edit.minutes,
        lead=edit.lead or item.lead,
        title=edit.title,
        reasons=reasons,
        new_reasons=tuple(reason for reason in reasons if reason.code not in known),
        edit=edit,
    )


def _additions(edits: Mapping[str, ManualEdit], *, under: str | None) -> list[ManualEdit]:
    return [edit for edit in edits.values() if edit.origin is ItemOrigin.ADDED and edit.parent == under]


def _added(edit: ManualEdit) -> Item:
    return Item(
        key=edit.key,
        kind=ItemKind.ADDED,
        purpose=edit.purpose,
        minutes=edit.minutes or 0,
        title=edit.title,
        lead=edit.lead,
        reasons=(Reason(ReasonCode.PERSON),),
        edit=edit,
    )
