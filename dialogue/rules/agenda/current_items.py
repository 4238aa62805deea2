"""Current items: those of the agenda issued last, or compiled ones before the first issue.

Derived documents follow the issued agenda, under the same numbers and with the same debates, until the next issue; the
state of each item comes from the register all the same.
"""

from collections.abc import Mapping
from dataclasses import fields, replace

from dialogue.enums import ItemOrigin
from dialogue.rules.agenda.compiling import compile_items
from dialogue.rules.agenda.inputs import AgendaInput, ManualEdit
from dialogue.rules.agenda.issued_tracks import with_issued_track
from dialogue.rules.agenda.issued_version import FixedNumber, Snapshot, SnapshotItem
from dialogue.rules.agenda.items import Item, ItemKind


def standing_items(register: AgendaInput) -> tuple[Item, ...]:
    """Return the items of the issued agenda in its order, each with its current state in the register."""
    compiled = compile_items(register)
    if register.issued is None:
        return compiled
    shared = frozenset(fact.reference for fact in register.commitments)
    return as_issued(compiled, register.issued.snapshot, register.fixed, shared)


def as_it_was_issued(register: AgendaInput) -> AgendaInput:
    """Return the register with date, hours and place of the meeting as issued, if any agenda was."""
    said = register.issued.snapshot.meeting if register.issued else None
    if said is None:
        return register
    as_said = {each.name: getattr(said, each.name) for each in fields(said)}
    return replace(register, meeting=replace(register.meeting, **as_said))


def as_issued(
    compiled: tuple[Item, ...],
    snapshot: Snapshot,
    fixed: Mapping[str, FixedNumber],
    shared: frozenset[str] = frozenset(),
) -> tuple[Item, ...]:
    """Return the items of ``snapshot`` under the numbers in ``fixed``, with their state from ``compiled``.

    ``shared`` are the active commitments that all Participants may read.
    """
    known = {one.key: one for one in flat(compiled)}
    tops: list[Item] = []
    children: dict[str, list[Item]] = {}
    for said in snapshot.items:
        place = fixed[said.key]
        one = _as_issued(said, place, known.get(said.key), shared)
        (tops if place.parent is None else children.setdefault(place.parent, [])).append(one)
    return tuple(replace(item, children=tuple(children.get(item.key, ()))) for item in tops)


def _as_issued(said: SnapshotItem, place: FixedNumber, known: Item | None, shared: frozenset[str]) -> Item:
    """Return an item under its issued number, title and track; one that has left the register has only these."""
    kind = ItemKind.EN_BLOC if said.key == ItemKind.EN_BLOC.value else ItemKind.ADDED
    item = known or Item(said.key, kind, said.purpose, 0)
    return replace(
        with_issued_track(item, said.debate, shared),
        number=place.number,
        bis=place.bis,
        letter=place.letter,
        title=said.title,
        purpose=said.purpose,
        minutes=said.minutes or 0,
        lead=said.lead,
        children=(),
        edit=_issued_edit(said, place),
    )


def _issued_edit(said: SnapshotItem, place: FixedNumber) -> ManualEdit:
    """Return an issued item as a manual edit: the register must not overwrite its texts."""
    return ManualEdit(
        key=said.key,
        parent=place.parent,
        origin=ItemOrigin.EDITED,
        title=said.title,
        purpose=said.purpose,
        minutes=said.minutes,
        lead=said.lead,
        presenter=said.presenter,
        background=said.background,
        action=said.action,
        decision=said.decision,
        reasons=(),
    )


def flat(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return items and sub-items in reading order."""
    return tuple(one for item in items for one in (item, *item.children))
