"""Content of the record page: paragraphs, each with the responses of all seats."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pghistory.core
from django.utils.translation import get_language, gettext as _, pgettext

from commitments.rules.text_diff import ProvisionPair as Difference, compare_versions
from commitments.services.emails import seats
from commitments.services.language_guard import FieldWarning, guarded
from contacts.models import Participant, Side, User
from contacts.permissions import holds_function
from core.text.languages import Language
from core.text.multilingual_text import LANGUAGES, MultilingualText
from core.text.times import displayed_text
from dialogue.enums import RecordStatus
from dialogue.forms.record import CommentForm, CorrectionForm, ParagraphForm
from dialogue.models import Clearance, Record, RecordCorrection, RecordParagraph
from dialogue.services.outline import outline

type Clocks = list[tuple[Side, datetime]]


@dataclass(frozen=True, slots=True)
class ApprovalSeat:
    """Response of a Participant to a paragraph; ``clocks`` are the local times of both capitals."""

    participant: Participant
    css: str
    icon: str
    state: str
    answer: Clearance | None = None
    clocks: Clocks = field(default_factory=list)

    @property
    def has_cleared(self) -> bool:
        return self.answer is not None and self.answer.cleared


@dataclass(frozen=True, slots=True)
class ParagraphDiff:
    """Difference since a Participant cleared the paragraph; ``mine`` if the reader's own."""

    participant: Participant
    difference: Difference
    clocks: Clocks
    mine: bool


@dataclass(slots=True)
class Line:
    """Paragraph on the page; ``heading`` is the item's title above its first paragraph."""

    paragraph: RecordParagraph
    label: str
    heading: str
    absent: list[str]
    seats: list[ApprovalSeat]
    past: list[ApprovalSeat]
    changes: list[ParagraphDiff]
    corrections: list[RecordCorrection]
    warnings: list[FieldWarning]
    may_clear: bool
    is_first: bool = False
    is_last: bool = False
    edit: ParagraphForm | None = None
    comment: CommentForm | None = None
    correct: CorrectionForm | None = None

    @property
    def remarks(self) -> list[ApprovalSeat]:
        return [seat for seat in self.seats if seat.answer and seat.answer.comment]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Content of the page; ``items`` are the agenda's, by key and title, for the form to add a paragraph."""

    lines: list[Line]
    participants: list[Participant]
    items: list[tuple[str, str]]

    @property
    def to_clear(self) -> list[Line]:
        """Return the paragraphs that the reader's own Participant has not yet cleared."""
        return [line for line in self.lines if line.may_clear]

    @property
    def waiting(self) -> list[tuple[Participant, int]]:
        """Return the number of uncleared paragraphs of each Participant with any."""
        counted = [
            (
                each,
                sum(1 for line in self.lines for seat in line.seats if seat.participant == each and seat.css != "yes"),
            )
            for each in self.participants
        ]
        return [(each, count) for each, count in counted if count]


def sheet(record: Record, *, reader: User, at: datetime) -> Sheet:
    """Return the record as ``reader`` sees it at the instant ``at``."""
    rows = list(record.paragraphs.order_by("order"))
    sides, participants = list(Side.objects.all()), seats(record.dialogue.instrument)
    said = _by_paragraph(Clearance.objects.filter(paragraph__in=rows).select_related("participant__side", "by"))
    corrections = _by_paragraph(record.corrections.select_related("record__dialogue__instrument", "issued_by"))
    earlier = _earlier_texts(rows)
    items = outline(dialogue=record.dialogue, at=at, edited=reader.may.runs_register)
    headings = {item.key: str(item) for item in items}
    own = next((each for each in participants if each.pk == reader.participant_id), None)
    clears = own is not None and holds_function(reader) and record.status == RecordStatus.CLEARING
    lines: list[Line] = []
    for number, row in enumerate(rows, start=1):
        answers = said[row.pk]
        there = [_seat(each, answers, own, sides) for each in participants]
        first = not lines or lines[-1].paragraph.item_key != row.item_key
        if first and lines:
            lines[-1].is_last = True
        lines.append(
            Line(
                paragraph=row,
                label=str(number),
                heading=(headings.get(row.item_key) or row.number or _("Not linked to an item")) if first else "",
                absent=[str(Language(each).label) for each in LANGUAGES if not getattr(row, f"text_{each}")],
                seats=there,
                past=[_answered(answer, sides) for answer in answers if answer.voided_at],
                changes=list(_changes(row, answers, earlier, own, sides)),
                corrections=corrections[row.pk],
                warnings=guarded(row, "text") if reader.may.runs_register else [],
                may_clear=clears and any(seat.participant == own and not seat.has_cleared for seat in there),
                is_first=first,
            )
        )
    if lines:
        lines[-1].is_last = True
    _offer(lines, record, reader, clears=clears)
    return Sheet(lines, participants, list(headings.items()))


def both_clocks(at: datetime, sides: Iterable[Side]) -> Clocks:
    """Return the local time of each capital, naive, since the template would convert aware ones."""
    return [(side, displayed_text(at, side.time_zone).replace(tzinfo=None)) for side in sides]


def _offer(lines: list[Line], record: Record, reader: User, *, clears: bool) -> None:
    """Add the forms that the reader may submit."""
    for line in lines:
        if clears:
            line.comment = CommentForm.of(line.paragraph)
        if reader.has_perm("dialogue.change_record"):
            if record.status == RecordStatus.ADOPTED:
                line.correct = CorrectionForm.of(line.paragraph)
            else:
                line.edit = ParagraphForm.of(line.paragraph)


def _seat(
    participant: Participant, answers: list[Clearance], own: Participant | None, sides: list[Side]
) -> ApprovalSeat:
    theirs = [answer for answer in answers if answer.participant_id == participant.pk]
    standing = next((answer for answer in theirs if answer.standing_hash), None)
    if standing is not None:
        return _answered(standing, sides)
    css = "me" if participant == own else ""
    if any(answer.cleared for answer in theirs):
        return ApprovalSeat(participant, css, "instead", pgettext("of a seat", "approved an earlier version"))
    return ApprovalSeat(participant, css, "open", pgettext("of a seat", "waiting"))


def _answered(answer: Clearance, sides: list[Side]) -> ApprovalSeat:
    clocks = both_clocks(answer.given_at, sides)
    if answer.cleared:
        return ApprovalSeat(answer.participant, "yes", "ok", pgettext("of a seat", "approved"), answer, clocks)
    return ApprovalSeat(answer.participant, "no", "hand", pgettext("of a seat", "commented"), answer, clocks)


def _changes(
    row: RecordParagraph,
    answers: list[Clearance],
    earlier: dict[tuple[int, str], MultilingualText],
    own: Participant | None,
    sides: list[Side],
) -> Iterable[ParagraphDiff]:
    """Yield for each Participant that cleared an earlier text the difference from that text."""
    cleared_by = {answer.participant_id for answer in answers if answer.standing_hash and answer.cleared}
    last = {answer.participant_id: answer for answer in answers if answer.cleared and answer.text_hash != row.text_hash}
    language = (get_language() or "en")[:2]
    for participant, answer in sorted(last.items(), key=lambda each: each[1].participant.order):
        old = earlier.get((row.pk, answer.text_hash))
        if participant not in cleared_by and old is not None:
            before, after = {row.number: old.reading(language)}, {row.number: row.text.reading(language)}
            (difference,) = compare_versions(before, after, [row.number])
            mine = answer.participant == own
            yield ParagraphDiff(answer.participant, difference, both_clocks(answer.given_at, sides), mine)


def _earlier_texts(rows: list[RecordParagraph]) -> dict[tuple[int, str], MultilingualText]:
    """Return earlier texts of paragraphs, by paragraph and hash, from the history."""
    snapshots = next(iter(pghistory.core.event_models(tracks_model=RecordParagraph)))._default_manager
    columns = ("pgh_obj_id", "text_hash", *(f"text_{each}" for each in LANGUAGES), "original_language")
    events = snapshots.filter(pgh_obj_id__in=[row.pk for row in rows]).values_list(*columns)
    return {(key, text_hash): MultilingualText(*texts) for key, text_hash, *texts in events}


def _by_paragraph(rows: Iterable[Any]) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.paragraph_id].append(row)
    return found
