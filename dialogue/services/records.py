"""Record of discussion, from its first draft to the last corrigendum. Only this module writes ``status``.

Each function first locks the row of the record, so that concurrent calls are serialized. ``record_paragraphs`` edits;
``clearances`` handles the Participants' responses.
"""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from commitments.exceptions import DayImpossibleError
from contacts.models import User
from core.changes.translations import copied_states, states_by_column
from core.db.multilingual import day_in_words
from core.refusals.errors import ReasonMissingError
from dialogue.enums import DialogueStatus, RecordStatus
from dialogue.exceptions import RecordExistsError, RecordNotClearedError, RecordNotOpenError
from dialogue.models import Dialogue, Record, RecordCorrection, RecordParagraph
from dialogue.rules.record import may_be_adopted
from dialogue.services import record_draft, record_emails as letters
from dialogue.services.record_rows import (
    Texts,
    answers_to,
    check_secretariat,
    day_there,
    fill,
    label_of,
    lock,
    seats_of,
    texts_of,
    write,
)


@transaction.atomic
def draft(*, dialogue: Dialogue, by: User, at: datetime) -> Record:
    """Create the record of a held Dialogue from the meeting entries, as of the instant ``at``.

    Raises NotYoursError unless ``by`` runs the register, RecordNotOpenError before it was held and RecordExistsError if
    there is a record.
    """
    check_secretariat(by)
    locked = Dialogue.objects.select_for_update().get(pk=dialogue.pk)
    if locked.status_of is not DialogueStatus.HELD:
        raise RecordNotOpenError(_("The record can be drafted only after the Dialogue has been held."))
    if Record.objects.filter(dialogue=locked).exists():
        raise RecordExistsError(_("This Dialogue already has a record. Edit it instead."))
    record: Record = Record.objects.create(dialogue=locked)
    paragraphs = list(record_draft.paragraphs(dialogue=locked, at=at))
    states = states_by_column(record for drafted in paragraphs for record, _text in drafted.sources)
    for order, drafted in enumerate(paragraphs, start=1):
        paragraph = RecordParagraph(record=record, order=order, item_key=drafted.item_key, number=drafted.number)
        write(paragraph, drafted.texts, drafted.original)
        with copied_states(drafted.states(states)):
            paragraph.save()
    return record


@transaction.atomic
def open_for_clearance(*, record: Record, clear_by: date, by: User, at: datetime) -> None:
    """Open the record to all Participants, who are asked by email to clear it by ``clear_by``.

    Dates are local to the meeting. Raises NotYoursError, RecordNotOpenError unless it is a draft with paragraphs, and
    DayImpossibleError if ``clear_by`` is in the past.
    """
    check_secretariat(by)
    locked = lock(record.pk)
    if locked.status != RecordStatus.DRAFT or not locked.paragraphs.exists():
        raise RecordNotOpenError(_("Only a draft that contains paragraphs can be opened for approval."))
    today = day_there(locked.dialogue, at)
    if clear_by < today:
        raise DayImpossibleError(_("This date has passed. Choose a later date."))
    locked.status, locked.opened_on, locked.clear_by = RecordStatus.CLEARING, today, clear_by
    locked.save(update_fields=["status", "opened_on", "clear_by"])
    letters.notify_opened(locked, at=at)
    record.refresh_from_db()


@transaction.atomic
def adopt(*, record: Record, by: User, on: date, at: datetime) -> None:
    """Adopt a fully cleared record on a local date at the place of the meeting, and notify all.

    Raises NotYoursError, RecordNotOpenError unless it is open for clearance, RecordNotClearedError while a clearance is
    missing, and DayImpossibleError if ``on`` is before its opening or in the future.
    """
    check_secretariat(by)
    locked = lock(record.pk)
    if locked.status != RecordStatus.CLEARING:
        raise RecordNotOpenError(_("Only a record that is open for approval can be adopted."))
    if not may_be_adopted(seats_of(locked), texts_of(locked), answers_to(locked)):
        raise RecordNotClearedError(_("At least one Participant has not approved all paragraphs."))
    today = day_there(locked.dialogue, at)
    assert locked.opened_on is not None
    if not locked.opened_on <= on <= today:
        raise DayImpossibleError(
            _("Enter a date between %(first)s (opened for approval) and %(last)s (today).")
            % {"first": day_in_words(locked.opened_on), "last": day_in_words(today)}
        )
    locked.status, locked.adopted_on = RecordStatus.ADOPTED, on
    locked.save(update_fields=["status", "adopted_on"])
    letters.notify_adopted(locked, at=at)
    record.refresh_from_db()


@transaction.atomic
def correct(
    *, paragraph: RecordParagraph, texts: Texts, original: str, reason: str, by: User, on: date, at: datetime
) -> RecordCorrection:
    """Issue the next corrigendum of the record: the new text of a paragraph from ``on``, and why. Notifies all.

    Raises NotYoursError, RecordNotOpenError while the record is not adopted, ReasonMissingError,
    ParagraphIncompleteError without a text, and DayImpossibleError before the day of the adoption.
    """
    check_secretariat(by)
    locked = lock(paragraph.record_id)
    if locked.adopted_on is None:
        raise RecordNotOpenError(_("Only an adopted record can have a corrigendum. Edit the paragraph instead."))
    if not reason.strip():
        raise ReasonMissingError(_("Enter a reason. It will be kept on record."))
    if on < locked.adopted_on:
        raise DayImpossibleError(_("A corrigendum can be issued only after the record has been adopted."))
    last = RecordCorrection.objects.filter(record=locked).aggregate(last=Max("number"))["last"] or 0
    correction = RecordCorrection(
        record=locked, number=last + 1, paragraph=paragraph, reason=reason.strip(), issued_on=on, issued_by=by
    )
    fill(correction, texts, original)
    correction.save()
    letters.notify_corrected(correction, label=label_of(paragraph), at=at)
    return correction
