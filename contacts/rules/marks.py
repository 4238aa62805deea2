"""Who may let more people read a record than before, and how a mark is written in full (TLP 2.0, FIRST).

TLP 2.0: the originator alone may widen what it shared, and labels are written as they are in every language.
"""

from collections.abc import Iterable

from contacts.enums import Role
from contacts.rules.words import LANGUAGES, Words


def may_lower(role: Role, *, participant: int | None, originator: int | None) -> bool:
    """Whether somebody with ``role``, of the Participant ``participant``, may give a wider mark to a record.

    ``originator`` is the Participant whose record it is; None where it is the secretariat's own. Both are primary
    keys. Those who may write the originator's records may, its partner systems included; the secretariat, which
    writes on behalf of others, may not in their place.
    """
    if originator is None:
        return role.runs_register
    return (role.edits_own or role is Role.PARTNER) and participant == originator


def in_full(label: str, name: Words, equivalents: Iterable[tuple[Words, Words]]) -> Words:
    """A mark as it stands at the head of a page or document: ``TLP:GREEN Participants only (Canada: …; Japan: …)``.

    ``equivalents`` are pairs of a country and what it calls the mark.
    """
    pairs = tuple(equivalents)
    return Words(**{language: _written(label, name, pairs, language) for language in LANGUAGES}, wanted=name.wanted)


def _written(label: str, name: Words, pairs: tuple[tuple[Words, Words], ...], language: str) -> str:
    beside = "; ".join(f"{side.reading(language).text}: {own.reading(language).text}" for side, own in pairs)
    written = f"{label} {name.reading(language).text}"
    return f"{written} ({beside})" if beside else written
