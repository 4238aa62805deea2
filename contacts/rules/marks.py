"""Handling mark rules: who may set a wider mark, and how a mark is written in documents.

TLP 2.0: only the originator may widen the audience, and labels are not translated.
"""

from collections.abc import Iterable
from typing import NamedTuple

from contacts.enums import Role
from core.text.multilingual_text import LANGUAGES, MultilingualText


def may_lower(role: Role, *, participant: int | None, originator: int | None) -> bool:
    """Return whether a user with ``role`` of the Participant ``participant`` may set a wider mark on a record.

    ``originator`` is the Participant that owned the record when it was marked; None for the secretariat. Both are
    primary keys. Those who may write the originator's records may, including its partner systems; the secretariat,
    which writes on behalf of others, may not.
    """
    if originator is None:
        return role.runs_register
    return (role.edits_own or role is Role.PARTNER) and participant == originator


class MarkOwnership(NamedTuple):
    """Mark claim: the record had a mark of ``rank`` while it belonged to ``originator`` (None: to no Participant)."""

    rank: int
    originator: int | None


def claims_of(steps: Iterable[MarkOwnership]) -> tuple[MarkOwnership, ...]:
    """Return the valid mark claims of a record, the widest first, from its marks in chronological order.

    A narrower mark is added to the earlier claims, so that a claim cannot be removed by raising the mark first. A wider
    mark, to which the holders of narrower claims consented, ends those claims and leaves the first holder with the new
    mark. A claim without an originator passes to the first Participant that owns the record.
    """
    standing: list[MarkOwnership] = []
    for rank, owner in steps:
        standing = [each if each.originator is not None else MarkOwnership(each.rank, owner) for each in standing]
        given_up = [each for each in standing if each.rank > rank]
        standing = [each for each in standing if each.rank <= rank]
        if not standing or standing[-1].rank < rank:
            standing.append(MarkOwnership(rank, given_up[0].originator if given_up else owner))
    return tuple(standing)


def in_full(
    name: MultilingualText, equivalents: Iterable[tuple[MultilingualText, MultilingualText]]
) -> MultilingualText:
    """Return a mark as printed in documents: ``Participants only (Canada: …; Japan: …)``.

    ``equivalents`` are pairs of a country and its equivalent. A label of TLP is printed only if a country has entered
    it as its equivalent: a document under TLP has that standard's own sharing rules.
    """
    pairs = tuple(equivalents)
    return MultilingualText(**{language: _written(name, pairs, language) for language in LANGUAGES}, wanted=name.wanted)


def _written(
    name: MultilingualText, pairs: tuple[tuple[MultilingualText, MultilingualText], ...], language: str
) -> str:
    beside = "; ".join(f"{side.reading(language).text}: {own.reading(language).text}" for side, own in pairs)
    written = name.reading(language).text
    return f"{written} ({beside})" if beside else written
