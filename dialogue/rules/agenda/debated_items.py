"""Tracks of the items: areas and forms with or without debate, their commitments, and the names asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dialogue.enums import DebateRule, ItemPurpose, Track
from dialogue.rules.agenda.inputs import AgendaInput
from dialogue.rules.agenda.items import Item, ItemKind
from dialogue.rules.agenda.reasons import ReasonCode
from dialogue.rules.agenda.tracks import DEBATE_MINUTES, CommitmentTrack, changes_of, settled

# Kinds of items whose track people may change, besides the commitments.
CHANGEABLE = frozenset({ItemKind.AREA, ItemKind.FORM})

_UNFINISHED = frozenset({ReasonCode.CARRIED_ITEM, ReasonCode.ITEM_NOT_TAKEN_UP})


def with_tracks(
    items: tuple[Item, ...], register: AgendaInput, tracks: Mapping[str, CommitmentTrack]
) -> tuple[Item, ...]:
    """Return the items with their tracks; ``tracks`` are those of the commitments.

    A commitment of several areas is debated under the first of them on the agenda. Its lead and date are named at the
    follow-up if it is carried over there.
    """
    named = {code for item in items if item.kind is ItemKind.FOLLOW_UP for code in item.commitments}
    first: dict[str, str] = {}
    for child in (child for item in items for child in item.children if child.kind is ItemKind.AREA):
        for code in child.commitments:
            first.setdefault(code, child.key)
    placed = {
        code: replace(
            track,
            taken_under=first.get(code, ""),
            named_under=ItemKind.FOLLOW_UP.value if code in named else first.get(code, ""),
        )
        for code, track in tracks.items()
    }
    return tuple(
        replace(
            _item(item, register, placed), children=tuple(_item(child, register, placed) for child in item.children)
        )
        for item in items
    )


def areas_in_order(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the items with the areas that are debated before those that are not."""
    return tuple(
        replace(item, children=tuple(sorted(item.children, key=lambda child: not child.is_debated)))
        if item.kind is ItemKind.AREAS
        else item
        for item in items
    )


def _item(item: Item, register: AgendaInput, tracks: Mapping[str, CommitmentTrack]) -> Item:
    match item.kind:
        case ItemKind.FOLLOW_UP:
            return _follow_up(item, tracks)
        case ItemKind.DECISION:
            return replace(item, rules=(DebateRule.DECISION,))
        case ItemKind.EN_BLOC:
            return replace(item, track=Track.NO_DEBATE, work=_work(item, tracks))
        case ItemKind.AREA | ItemKind.FORM:
            return _with_track(item, register, _work(item, tracks) if item.kind is ItemKind.AREA else ())
        case _:
            return item


def _work(item: Item, tracks: Mapping[str, CommitmentTrack]) -> tuple[CommitmentTrack, ...]:
    rows = (tracks[code] for code in item.commitments if code in tracks)
    return tuple(sorted(rows, key=lambda row: row.urgency))


def _with_track(item: Item, register: AgendaInput, work: tuple[CommitmentTrack, ...]) -> Item:
    debated = [row for row in work if row.is_debated and row.taken_under == item.key]
    matching = {rule for row in debated for rule in row.rules} | set(_own_rules(item, register))
    rules = tuple(rule for rule in DebateRule if rule in matching)
    unfinished = any(reason.code in _UNFINISHED for reason in item.reasons)
    proposed = Track.DEBATE if rules or debated or unfinished else Track.NO_DEBATE
    track, changed = settled(changes_of(register, item.key), proposed)
    is_form_with_debate = item.kind is ItemKind.FORM and track is Track.DEBATE and not item.has_own_minutes
    return replace(
        item,
        track=track,
        rules=rules,
        changed=changed,
        work=work,
        purpose=ItemPurpose.INFORMATION if track is Track.NO_DEBATE and item.edit is None else item.purpose,
        minutes=max(item.minutes, DEBATE_MINUTES) if is_form_with_debate else item.minutes,
    )


def _own_rules(item: Item, register: AgendaInput) -> Iterator[DebateRule]:
    """Yield the rules that the item itself matches, by its draft decision, proposals and requests."""
    if (item.edit and item.edit.decision) or any(proposal.decision for proposal in item.spoken_of):
        yield DebateRule.DECISION
    requested = any(change.participant and change.track is Track.DEBATE for change in changes_of(register, item.key))
    if item.spoken_of or requested:
        yield DebateRule.RAISED


def _follow_up(item: Item, tracks: Mapping[str, CommitmentTrack]) -> Item:
    """Return the follow-up with the minutes for the leads and dates of commitments to be named at it."""
    if item.has_own_minutes:
        return item
    named = sum(track.naming_minutes for code, track in tracks.items() if code in item.commitments)
    return replace(item, minutes=max(item.minutes, named))
