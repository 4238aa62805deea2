"""Agenda items and the skeleton that they fill."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from core.text.multilingual_text import MultilingualText
from dialogue.enums import ItemPurpose
from dialogue.rules.agenda.inputs import AcceptedProposal, ManualEdit
from dialogue.rules.agenda.reasons import Reason


class ItemKind(StrEnum):
    """Kind of skeleton item; the document texts define its standard title."""

    OPENING = "opening"
    ORGANISATION = "organisation"
    ADOPTION = "adoption"
    DELEGATIONS = "delegations"
    PREVIOUS_RECORD = "previous-record"
    FOLLOW_UP = "follow-up"
    STATUS = "status"
    OTHER_FORA = "other-fora"
    AREAS = "areas"
    AREA = "area"
    FORMS = "forms"
    FORM = "form"
    DECISIONS = "decisions"
    DECISION = "decision"
    INTELLECTUAL_PROPERTY = "intellectual-property"
    STAKEHOLDERS = "stakeholders"
    NEXT_DIALOGUE = "next-dialogue"
    OTHER_MATTERS = "other-matters"
    CLOSING = "closing"
    ADDED = "added"
    CARRIED = "carried"


class ItemDefaults(NamedTuple):
    """Default minutes, purpose and provisions of a skeleton item."""

    minutes: int
    purpose: ItemPurpose
    provisions: tuple[str, ...] = ()


SKELETON: dict[ItemKind, ItemDefaults] = {
    ItemKind.OPENING: ItemDefaults(10, ItemPurpose.INFORMATION, ("4(a)(i)",)),
    ItemKind.ORGANISATION: ItemDefaults(10, ItemPurpose.DECISION, ("4(a)(i)", "4(a)(ii)")),
    ItemKind.FOLLOW_UP: ItemDefaults(30, ItemPurpose.DISCUSSION, ("4(a)(i)",)),
    ItemKind.STATUS: ItemDefaults(10, ItemPurpose.INFORMATION, ("9(a)", "9(b)", "9(c)", "7(a)")),
    ItemKind.OTHER_FORA: ItemDefaults(15, ItemPurpose.DISCUSSION, ("4(a)(iii)", "3(b)", "2(a)")),
    ItemKind.AREAS: ItemDefaults(0, ItemPurpose.DISCUSSION, ("2(c)",)),
    ItemKind.FORMS: ItemDefaults(15, ItemPurpose.INFORMATION, ("3(a)",)),
    ItemKind.DECISIONS: ItemDefaults(0, ItemPurpose.DECISION, ("2(c)(x)", "3(a)(vi)", "9(b)")),
    ItemKind.INTELLECTUAL_PROPERTY: ItemDefaults(10, ItemPurpose.DISCUSSION, ("5(a)",)),
    ItemKind.STAKEHOLDERS: ItemDefaults(30, ItemPurpose.DISCUSSION, ("4(a)(ii)",)),
    ItemKind.NEXT_DIALOGUE: ItemDefaults(5, ItemPurpose.DECISION, ("4(a)(i)",)),
    ItemKind.OTHER_MATTERS: ItemDefaults(10, ItemPurpose.DISCUSSION),
    ItemKind.CLOSING: ItemDefaults(10, ItemPurpose.DECISION),
}

AREA_MINUTES = 10
SILENT_AREA_MINUTES = 5
DECISION_MINUTES = 5


def number_of(number: int, bis: str, letter: str) -> str:
    """Return the citation number: ``6``, ``6(a)``, or ``6 bis`` for an item added after 6 and 7 were issued."""
    return f"{number}{f' {bis}' if bis else ''}{f'({letter})' if letter else ''}"


@dataclass(frozen=True, slots=True)
class Item:
    """Agenda item, or with ``letter`` a sub-item.

    ``key`` is stable across compilations. ``subject`` is the code of the area or form, or the reference of the joint
    decision, ``title`` a title set by a user; if both are empty the kind has a standard title. ``new_reasons`` are
    those that appeared after a user took the item over, ``spoken_of`` the proposals discussed under it.
    """

    key: str
    kind: ItemKind
    purpose: ItemPurpose
    minutes: int
    number: int = 0
    bis: str = ""
    letter: str = ""
    subject: str = ""
    title: MultilingualText = field(default_factory=MultilingualText)
    lead: str | None = None
    provisions: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    new_reasons: tuple[Reason, ...] = ()
    commitments: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    children: tuple["Item", ...] = ()
    edit: ManualEdit | None = None
    spoken_of: tuple[AcceptedProposal, ...] = ()

    @property
    def total_minutes(self) -> int:
        """Return its own minutes, or the sum of its sub-items' minutes if they have any."""
        return sum(child.total_minutes for child in self.children) or self.minutes

    @property
    def cited(self) -> str:
        """Return the citation number: ``6``, ``6 bis``, ``6(a)``."""
        return number_of(self.number, self.bis, self.letter)

    @property
    def label(self) -> str:
        """Return the label in a list: ``6.``, ``6 bis.``, and ``(a)`` under its item."""
        return f"({self.letter})" if self.letter else f"{self.cited}."

    @property
    def records(self) -> tuple[str, ...]:
        """Return the references of the underlying records, so that each line can be traced."""
        decision = (self.subject,) if self.kind is ItemKind.DECISION else ()
        return decision + self.commitments + self.actions
