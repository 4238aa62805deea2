"""Next Dialogue, as registered with the commitments app."""

from datetime import date

from commitments.models import Instrument
from commitments.services.meetings import NextDialogue, meeting_source
from contacts.models import User
from dialogue.models import Dialogue


@meeting_source
def coming(instrument: Instrument, viewer: User | None, today: date) -> NextDialogue | None:
    """Return the first Dialogue ahead that has a date."""
    seen = Dialogue.objects.all() if viewer is None else Dialogue.objects.visible_to(viewer)
    for dialogue in seen.of(instrument).ahead():
        # The latest possible date if the exact one is unknown.
        if (on := dialogue.held_by) is not None and on >= today:
            return NextDialogue(Dialogue.name_of(dialogue.number), on)
    return None
