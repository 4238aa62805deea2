"""What every act on a record stands on: its lock, who may, how a text is written and hashed, who said what of it."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.translation import gettext as _

from contacts.exceptions import NotYoursError
from contacts.models import Participant, User
from core.db.multilingual import NOT_IN_ORIGINAL, missing_originals
from core.text.fingerprint import fingerprint
from core.text.multilingual_text import LANGUAGES
from core.text.times import reading
from dialogue.exceptions import ParagraphIncompleteError
from dialogue.models import Clearance, Dialogue, Record, RecordCorrection, RecordParagraph
from dialogue.rules.record import Answer, cited

type Texts = Mapping[str, str]


def void(paragraph: RecordParagraph, *, at: datetime) -> list[Participant]:
    """Void what was said of a paragraph and stands, and return whose it was."""
    standing = Clearance.objects.standing().filter(paragraph=paragraph).select_related("participant__side")
    givers = [clearance.participant for clearance in standing]
    standing.update(standing_hash=None, voided_at=at)
    return givers


def seats_of(record: Record) -> list[str]:
    """Who clears the record, by code in the order of the MOC."""
    seats = record.dialogue.instrument.participations.order_by("order")
    return list(seats.values_list("participant__code", flat=True))


def texts_of(record: Record) -> dict[int, str]:
    return dict(RecordParagraph.objects.filter(record=record).order_by("order").values_list("pk", "text_hash"))


def answers_to(record: Record) -> list[Answer]:
    standing = Clearance.objects.standing().filter(paragraph__record=record)
    rows = standing.values_list("paragraph_id", "participant__code", "cleared", "text_hash")
    return [Answer(*row) for row in rows]


def label_of(paragraph: RecordParagraph) -> str:
    """How a paragraph is cited now, such as ``3.2``."""
    rows = list(
        RecordParagraph.objects.filter(record=paragraph.record_id).order_by("order").values_list("pk", "number")
    )
    labels = dict(zip((key for key, _number in rows), cited([number for _key, number in rows]), strict=True))
    return labels[paragraph.pk] or str(_("without a number"))


def day_there(dialogue: Dialogue, at: datetime) -> date:
    """The day that it is at the place of the meeting; in UTC where neither its zone nor its host is known."""
    return reading(at, dialogue.time_zone or (dialogue.host.time_zone if dialogue.host else "UTC")).date()


def hash_of(texts: Texts, original: str) -> str:
    """The hash of a paragraph: of its words in each language, and of the language in which they were written."""
    return fingerprint({"original": original, "text": {each: texts.get(each, "") for each in LANGUAGES}})


def write(paragraph: RecordParagraph, texts: Texts, original: str) -> None:
    """Set the words of a paragraph, and their hash. Raises ParagraphIncompleteError where there are none."""
    fill(paragraph, texts, original)
    paragraph.text_hash = hash_of({each: getattr(paragraph, f"text_{each}") for each in LANGUAGES}, original)


def fill(row: RecordParagraph | RecordCorrection, texts: Texts, original: str) -> None:
    """Set the words alone, with line ends as everywhere. Raises as ``write`` does."""
    row.original_language = original
    for language in LANGUAGES:
        setattr(row, f"text_{language}", texts.get(language, "").strip().replace("\r\n", "\n"))
    if not row.text:
        raise ParagraphIncompleteError(_("Write the text in at least one language."))
    if missing_originals(row):
        raise ParagraphIncompleteError(str(NOT_IN_ORIGINAL))


def lock(record: int) -> Record:
    """The record of that key, which nobody else acts on until the transaction ends."""
    # Of the record alone: its Dialogue is read beside it, and others may change that meanwhile.
    rows = Record.objects.select_for_update(of=("self",)).select_related("dialogue__instrument", "dialogue__host")
    locked: Record = rows.get(pk=record)
    return locked


def check_secretariat(by: User) -> None:
    """Raise NotYoursError unless ``by`` keeps the record."""
    if not by.is_active or not by.may.runs_register:
        raise NotYoursError(_("The secretariat keeps the record; the Participants clear it."))
