"""Shared helpers of record actions: lock, permissions, texts and their hash, responses."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.translation import gettext as _

from contacts.exceptions import NotYoursError
from contacts.models import Participant, User
from core.db.multilingual import NOT_IN_ORIGINAL, missing_originals
from core.text.fingerprint import fingerprint
from core.text.multilingual_text import LANGUAGES
from core.text.times import displayed_text
from dialogue.exceptions import ParagraphIncompleteError
from dialogue.models import Clearance, Dialogue, Record, RecordCorrection, RecordParagraph
from dialogue.rules.record import ParagraphResponse

type Texts = Mapping[str, str]


def void(paragraph: RecordParagraph, *, at: datetime) -> list[Participant]:
    """Void the valid responses to a paragraph, and return their Participants."""
    standing = Clearance.objects.standing().filter(paragraph=paragraph).select_related("participant__side")
    givers = [clearance.participant for clearance in standing]
    standing.update(standing_hash=None, voided_at=at)
    return givers


def seats_of(record: Record) -> list[str]:
    """Return the codes of the Participants that clear the record, in the order of the MOC."""
    seats = record.dialogue.instrument.participations.order_by("order")
    return list(seats.values_list("participant__code", flat=True))


def texts_of(record: Record) -> dict[int, str]:
    return dict(RecordParagraph.objects.filter(record=record).order_by("order").values_list("pk", "text_hash"))


def answers_to(record: Record) -> list[ParagraphResponse]:
    standing = Clearance.objects.standing().filter(paragraph__record=record)
    rows = standing.values_list("paragraph_id", "participant__code", "cleared", "text_hash")
    return [ParagraphResponse(*row) for row in rows]


def label_of(paragraph: RecordParagraph) -> str:
    """Return the current citation number of a paragraph: its place in the record, from 1."""
    earlier = RecordParagraph.objects.filter(record=paragraph.record_id, order__lt=paragraph.order)
    return str(earlier.count() + 1)


def day_there(dialogue: Dialogue, at: datetime) -> date:
    """Return the local date at the place of the meeting; in UTC if neither its zone nor its host is known."""
    return displayed_text(at, dialogue.time_zone or (dialogue.host.time_zone if dialogue.host else "UTC")).date()


def hash_of(texts: Texts, original: str) -> str:
    """Return the hash of a paragraph: its text in each language, and the original language."""
    return fingerprint({"original": original, "text": {each: texts.get(each, "") for each in LANGUAGES}})


def write(paragraph: RecordParagraph, texts: Texts, original: str) -> None:
    """Set the texts of a paragraph and their hash. Raises ParagraphIncompleteError without a text."""
    fill(paragraph, texts, original)
    paragraph.text_hash = hash_of({each: getattr(paragraph, f"text_{each}") for each in LANGUAGES}, original)


def fill(row: RecordParagraph | RecordCorrection, texts: Texts, original: str) -> None:
    """Set the texts only, with normalized line endings. Raises as ``write`` does."""
    row.original_language = original
    for language in LANGUAGES:
        setattr(row, f"text_{language}", texts.get(language, "").strip().replace("\r\n", "\n"))
    if not row.text:
        raise ParagraphIncompleteError(_("Enter the text in at least one language."))
    if missing_originals(row):
        raise ParagraphIncompleteError(str(NOT_IN_ORIGINAL))


def lock(record: int) -> Record:
    """Lock the record of that key until the transaction ends, and return it."""
    # Locks the record only, not its Dialogue, which others may change.
    rows = Record.objects.select_for_update(of=("self",)).select_related("dialogue__instrument", "dialogue__host")
    locked: Record = rows.get(pk=record)
    return locked


def check_secretariat(by: User) -> None:
    """Raise NotYoursError unless ``by`` is active secretariat staff."""
    if not by.is_active or not by.may.runs_register:
        raise NotYoursError(_("The secretariat prepares the record; Participants approve it."))
