"""Tracks as issued: the part of the twin track stored with an issued agenda."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from dialogue.enums import DebateRule, Track
from dialogue.rules.agenda.inputs import TrackChange
from dialogue.rules.agenda.items import Item, ItemKind
from dialogue.rules.agenda.tracks import CommitmentTrack


def as_json(item: Item) -> dict[str, Any]:
    """Return the track of an item with its matching rules, and those of its commitments."""
    return {"track": item.track.value, "rules": _codes(item.rules), "work": [_work(row) for row in item.work]}


def with_issued_track(item: Item, stored: Mapping[str, Any] | None, shared: frozenset[str]) -> Item:
    """Return the item with the track of ``as_json``; without one, as in versions of earlier releases, unchanged.

    Commitments that are not in ``shared``, because they were closed or restricted since the issue, are left out.
    """
    if stored is None:
        return item
    work = tuple(_read(row) for row in stored["work"] if row["reference"] in shared)
    return replace(
        item,
        track=Track(stored["track"]),
        rules=tuple(map(DebateRule, stored["rules"])),
        work=work,
        commitments=tuple(row.reference for row in work) if item.kind is ItemKind.EN_BLOC else item.commitments,
    )


def _work(row: CommitmentTrack) -> dict[str, Any]:
    stored = asdict(row) | {"track": row.track.value, "rules": _codes(row.rules), "raised_by": list(row.raised_by)}
    if row.changed:
        stored["changed"] |= {"track": row.changed.track.value, "on": row.changed.on.isoformat()}
    return stored


def _codes(rules: tuple[DebateRule, ...]) -> list[str]:
    return [rule.value for rule in rules]


def _read(stored: Mapping[str, Any]) -> CommitmentTrack:
    changed = stored["changed"]
    return CommitmentTrack(
        **{
            **stored,
            "track": Track(stored["track"]),
            "rules": tuple(map(DebateRule, stored["rules"])),
            "raised_by": tuple(stored["raised_by"]),
            "changed": TrackChange(
                **{**changed, "track": Track(changed["track"]), "on": date.fromisoformat(changed["on"])}
            )
            if changed
            else None,
        }
    )
