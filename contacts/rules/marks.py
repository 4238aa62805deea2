"""Who may let more people read a record than before, and how a mark is written in full (TLP 2.0, FIRST).

TLP 2.0: the originator alone may widen what it shared, and labels are written as they are in every language.
"""

from collections.abc import Iterable
from typing import NamedTuple

from contacts.enums import Role
from core.text.multilingual_text import LANGUAGES, Words


def may_lower(role: Role, *, participant: int | None, originator: int | None) -> bool:
    """Whether somebody with ``role``, of the Participant ``participant``, may give a wider mark to a record.

    ``originator`` is the Participant whose record it was when it got its mark; None where it is the secretariat's own.
    Both are primary keys. Those who may write the originator's records may, its partner systems included; the
    secretariat, which writes on behalf of others, may not in their place.
    """
    if originator is None:
        return role.runs_register
    return (role.edits_own or role is Role.PARTNER) and participant == originator


class Claim(NamedTuple):
    """That a record bore a mark of ``rank`` while it was the Participant ``originator``'s; None for nobody's."""

    rank: int
    originator: int | None


def claims_of(steps: Iterable[Claim]) -> tuple[Claim, ...]:
    """Who still has a say in the mark of a record, the widest first, from each mark that it bore, the oldest first.

    A narrower mark is added to those before it, so that nobody is rid of another's by raising it first. A wider one,
    which those above it consented to, ends their claims and leaves the first of them with the mark that it gave. What
    was marked while it was nobody's is the first Participant's to whom it comes.
    """
    standing: list[Claim] = []
    for rank, owner in steps:
        standing = [each if each.originator is not None else Claim(each.rank, owner) for each in standing]
        given_up = [each for each in standing if each.rank > rank]
        standing = [each for each in standing if each.rank <= rank]
        if not standing or standing[-1].rank < rank:
            standing.append(Claim(rank, given_up[0].originator if given_up else owner))
    return tuple(standing)


def in_full(label: str, name: Words, equivalents: Iterable[tuple[Words, Words]]) -> Words:
    """A mark as it stands at the head of a page or document: ``TLP:AMBER Participants only (Canada: …; Japan: …)``.

    ``equivalents`` are pairs of a country and what it calls the mark.
    """
    pairs = tuple(equivalents)
    return Words(**{language: _written(label, name, pairs, language) for language in LANGUAGES}, wanted=name.wanted)


def _written(label: str, name: Words, pairs: tuple[tuple[Words, Words], ...], language: str) -> str:
    beside = "; ".join(f"{side.reading(language).text}: {own.reading(language).text}" for side, own in pairs)
    written = f"{label} {name.reading(language).text}"
    return f"{written} ({beside})" if beside else written
