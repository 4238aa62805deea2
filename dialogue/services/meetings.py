"""Next Dialogue, as registered with the commitments app."""

from datetime import date

from commitments.models import Instrument
from commitments.services.meetings import NextDialogue, tells_of_meetings
from contacts.models import User
from dialogue.models import Dialogue


@tells_of_meetings
def coming(instrument: Instrument, viewer: User, today: date) -> NextDialogue | None:
    """Return the first Dialogue ahead that has a date."""
    for dialogue in Dialogue.objects.visible_to(viewer).of(instrument).ahead():
        # The latest possible date if the exact one is unknown.
        if (on := dialogue.held_by) is not None and on >= today:
            return NextDialogue(Dialogue.name_of(dialogue.number), on)
    return None
