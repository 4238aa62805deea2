"""What a ministry's staff note on each item for their own delegation: seen by that Participant and by nobody else."""

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from contacts.models import User
from dialogue.exceptions import ChangedMeanwhileError
from dialogue.models import BriefNote, Dialogue


@transaction.atomic
def write(*, dialogue: Dialogue, item_key: str, text: str, before: str, by: User) -> None:
    """Write the note of ``by``'s Participant on an item, for which ``before`` was shown; without text there is none.

    What says what is saved already is taken as saved. Raises ChangedMeanwhileError where a colleague wrote something
    else since, and ValueError for who belongs to no Participant.
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
        raise ChangedMeanwhileError(
            _("A colleague changed this note in the meantime. Nothing was overwritten: compare both texts and choose.")
        )
    with pghistory.context(user=by.pk):
        if not text:
            notes.delete()
            return
        note = note or BriefNote(dialogue=dialogue, item_key=item_key, participant_id=by.participant_id)
        note.text, note.written_by = text, by
        note.save()
