"""Edits of a record's paragraphs before its adoption. A changed text voids its clearances.

Each function first locks the row of the record, as those of ``records`` and ``clearances`` do. Only the secretariat
edits.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from commitments.exceptions import TextChangedError
from contacts.models import User
from dialogue.enums import RecordStatus
from dialogue.exceptions import ParagraphIncompleteError, RecordNotOpenError
from dialogue.models import Record, RecordParagraph
from dialogue.services import record_emails as letters
from dialogue.services.outline import OutlineItem, outline
from dialogue.services.record_rows import Texts, check_secretariat, label_of, lock, void, write

BEING_WORKED_ON = frozenset({RecordStatus.DRAFT, RecordStatus.CLEARING})


@transaction.atomic
def edit_paragraph(
    *, paragraph: RecordParagraph, by: User, at: datetime, text_hash: str, texts: Texts, original: str
) -> None:
    """Change the texts of a paragraph; ``text_hash`` detects edit conflicts. Responses to the old text are void.

    Notifies the Participants concerned by email. Raises NotYoursError, RecordNotOpenError once the record is adopted,
    TextChangedError on an edit conflict, and ParagraphIncompleteError without a text.
    """
    record = _being_worked_on(paragraph.record_id, by)
    locked = RecordParagraph.objects.select_for_update().get(pk=paragraph.pk)
    if locked.text_hash != text_hash:
        raise TextChangedError(
            _("This paragraph was changed while you were editing. Review the new text, then edit it.")
        )
    write(locked, texts, original)
    if locked.text_hash == text_hash:
        return
    givers = void(locked, at=at)
    locked.save(update_fields=["original_language", "text_en", "text_fr", "text_ja", "text_hash"])
    letters.notify_changed(record, givers, at=at)


@transaction.atomic
def add_paragraph(
    *, record: Record, by: User, at: datetime, item_key: str, texts: Texts, original: str
) -> RecordParagraph:
    """Add a paragraph as the last one under the item ``item_key`` of the agenda, with that item's number.

    Raises as ``edit_paragraph`` does, and ParagraphIncompleteError if neither agenda nor record has that item.
    """
    locked = _being_worked_on(record.pk, by)
    rows = list(RecordParagraph.objects.filter(record=locked).order_by("order"))
    place, number = _after(rows, outline(dialogue=locked.dialogue, at=at, edited=True), item_key)
    last = max((row.order for row in rows), default=0)
    added = RecordParagraph(record=locked, order=last + 1, item_key=item_key, number=number)
    write(added, texts, original)
    added.save()
    _place([*rows[:place], added, *rows[place:]])
    return added


@transaction.atomic
def remove_paragraph(*, paragraph: RecordParagraph, by: User, at: datetime) -> None:
    """Remove a paragraph. Notifies those who had responded by email. Raises as ``edit_paragraph`` does."""
    record = _being_worked_on(paragraph.record_id, by)
    locked = RecordParagraph.objects.select_for_update().get(pk=paragraph.pk)
    label, givers = label_of(locked), void(locked, at=at)
    letters.notify_removed(record, givers, label=label, at=at)
    locked.delete()


@transaction.atomic
def reorder(*, record: Record, by: User, order: Sequence[int]) -> None:
    """Reorder the paragraphs, given by their keys; clearances are unaffected.

    The paragraphs of an item stay together. Raises as ``edit_paragraph`` does, and ParagraphIncompleteError if one is
    left out, or if an item would be split or moved.
    """
    locked = _being_worked_on(record.pk, by)
    rows = {row.pk: row for row in RecordParagraph.objects.filter(record=locked).order_by("order")}
    wanted = [rows[key] for key in order if key in rows]
    if sorted(order) != sorted(rows) or [row.item_key for row in wanted] != [row.item_key for row in rows.values()]:
        raise ParagraphIncompleteError(
            _("Paragraphs can be moved only within their item. The order must include every paragraph.")
        )
    _place(wanted)


def _after(rows: Sequence[RecordParagraph], items: Sequence[OutlineItem], key: str) -> tuple[int, str]:
    """Return position and number of a new paragraph: after the last one under ``key`` or an earlier item."""
    there = [place for place, row in enumerate(rows, start=1) if row.item_key == key]
    if there:
        return there[-1], rows[there[-1] - 1].number
    keys = [item.key for item in items]
    if key not in keys:
        raise ParagraphIncompleteError(_("Choose the agenda item for the paragraph."))
    before = set(keys[: keys.index(key)])
    place = max((place for place, row in enumerate(rows, start=1) if row.item_key in before), default=0)
    return place, items[keys.index(key)].number


def _place(rows: Sequence[RecordParagraph]) -> None:
    """Renumber the positions; the unique constraint is deferred to the end of the transaction."""
    for order, row in enumerate(rows, start=1):
        if row.order != order:
            row.order = order
            row.save(update_fields=["order"])


def _being_worked_on(record: int, by: User) -> Record:
    check_secretariat(by)
    locked = lock(record)
    if locked.status not in BEING_WORKED_ON:
        raise RecordNotOpenError(_("This record has been adopted and cannot be edited. Issue a corrigendum."))
    return locked
