"""Notes of a ministry's staff on agenda items, visible to that Participant only."""

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from contacts.models import User
from dialogue.exceptions import EditedByOtherError
from dialogue.models import BriefNote, Dialogue


@transaction.atomic
def write(*, dialogue: Dialogue, item_key: str, text: str, before: str, by: User) -> None:
    """Save the note of ``by``'s Participant on an item; an empty ``text`` deletes it.

    ``before`` is the text shown when editing began. Saving the stored text again is a no-op. Raises
    EditedByOtherError on an edit conflict with a colleague, and ValueError for a user without a Participant.
    """
    if by.participant_id is None:
        msg = f"{by} belongs to no Participant, and a note of a brief is one's own."
        raise ValueError(msg)
    Dialogue.objects.select_for_update().get(pk=dialogue.pk)
    notes = BriefNote.objects.filter(dialogue=dialogue, item_key=item_key, participant=by.participant_id)
    note = notes.first()
    current = note.text if note else ""
    if text == current:
        return
    if before != current:
        raise EditedByOtherError(
            _("A colleague changed this note. Your text was not saved. Compare both texts and choose one.")
        )
    with pghistory.context(user=by.pk):
        if not text:
            notes.delete()
            return
        note = note or BriefNote(dialogue=dialogue, item_key=item_key, participant_id=by.participant_id)
        note.text, note.written_by = text, by
        note.save()
