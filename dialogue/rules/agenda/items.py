"""Agenda items and the skeleton that they fill."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from core.text.multilingual_text import MultilingualText
from dialogue.enums import DebateRule, ItemPurpose, Track
from dialogue.rules.agenda.inputs import AcceptedProposal, ManualEdit, TrackChange
from dialogue.rules.agenda.reasons import Reason
from dialogue.rules.agenda.tracks import CommitmentTrack


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
    EN_BLOC = "en-bloc"
    INTELLECTUAL_PROPERTY = "intellectual-property"
    STAKEHOLDERS = "stakeholders"
    NEXT_DIALOGUE = "next-dialogue"
    OTHER_MATTERS = "other-matters"
    CLOSING = "closing"
    ADDED = "added"
    CARRIED = "carried"


class ItemGroup(StrEnum):
    """Group of an item on the first page: the requested action, or mere procedure."""

    DECISION = "decision"
    DISCUSSION = "discussion"
    INFORMATION = "information"
    PROCEDURE = "procedure"


PROCEDURE = frozenset(
    {
        ItemKind.OPENING,
        ItemKind.ORGANISATION,
        ItemKind.ADOPTION,
        ItemKind.DELEGATIONS,
        ItemKind.PREVIOUS_RECORD,
        ItemKind.OTHER_MATTERS,
        ItemKind.CLOSING,
    }
)


class ItemDefaults(NamedTuple):
    """Default minutes, purpose and provisions of a skeleton item."""

    minutes: int
    purpose: ItemPurpose
    provisions: tuple[str, ...] = ()


SKELETON: dict[ItemKind, ItemDefaults] = {
    ItemKind.OPENING: ItemDefaults(5, ItemPurpose.INFORMATION, ("4(a)(i)",)),
    ItemKind.ORGANISATION: ItemDefaults(5, ItemPurpose.DECISION, ("4(a)(i)", "4(a)(ii)")),
    ItemKind.FOLLOW_UP: ItemDefaults(5, ItemPurpose.DISCUSSION, ("4(a)(i)",)),
    ItemKind.STATUS: ItemDefaults(5, ItemPurpose.INFORMATION, ("9(a)", "9(b)", "9(c)", "7(a)")),
    ItemKind.OTHER_FORA: ItemDefaults(10, ItemPurpose.DISCUSSION, ("4(a)(iii)", "3(b)", "2(a)")),
    ItemKind.AREAS: ItemDefaults(0, ItemPurpose.DISCUSSION, ("2(c)",)),
    ItemKind.FORMS: ItemDefaults(0, ItemPurpose.INFORMATION, ("3(a)",)),
    ItemKind.DECISIONS: ItemDefaults(0, ItemPurpose.DECISION, ("2(c)(x)", "3(a)(vi)", "9(b)")),
    ItemKind.INTELLECTUAL_PROPERTY: ItemDefaults(5, ItemPurpose.DISCUSSION, ("5(a)",)),
    ItemKind.STAKEHOLDERS: ItemDefaults(20, ItemPurpose.DISCUSSION, ("4(a)(ii)",)),
    ItemKind.NEXT_DIALOGUE: ItemDefaults(5, ItemPurpose.DECISION, ("4(a)(i)",)),
    ItemKind.OTHER_MATTERS: ItemDefaults(5, ItemPurpose.DISCUSSION),
    ItemKind.CLOSING: ItemDefaults(10, ItemPurpose.DECISION),
}

# Minutes of areas are planned, see planning.py; these are those of one that the last Dialogue did not conclude.
AREA_MINUTES = 5


def number_of(number: int, bis: str, letter: str) -> str:
    """Return the citation number: ``6``, ``6(a)``, or ``6 bis`` for an item added after 6 and 7 were issued."""
    return f"{number}{f' {bis}' if bis else ''}{f'({letter})' if letter else ''}"


@dataclass(frozen=True, slots=True)
class Item:
    """Agenda item, or with ``letter`` a sub-item.

    ``key`` is stable across compilations. ``subject`` is the code of the area or form, or the reference of the joint
    decision, ``title`` a title set by a user; if both are empty the kind has a standard title. ``new_reasons`` are
    those that appeared after a user took the item over, ``spoken_of`` the proposals discussed under it.

    ``track`` says whether it is debated, by which ``rules``, and ``changed`` which change by people decided that.
    ``work`` has the track of each of its commitments, the most urgent first.
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
    track: Track = Track.DEBATE
    rules: tuple[DebateRule, ...] = ()
    changed: TrackChange | None = None
    work: tuple[CommitmentTrack, ...] = ()

    @property
    def group(self) -> ItemGroup:
        """Return its group on the first page."""
        return ItemGroup.PROCEDURE if self.kind in PROCEDURE else ItemGroup(self.purpose.value)

    @property
    def is_debated(self) -> bool:
        return self.track is Track.DEBATE

    @property
    def has_own_minutes(self) -> bool:
        """Return whether a user set its minutes, which the planner then leaves alone."""
        return self.edit is not None and self.edit.minutes is not None

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
