"""Section of the Dialogue's page: the meeting, and a ministry's own notes for it."""

from django.http import HttpRequest

from contacts.models import User
from dialogue.enums import DialogueStatus
from dialogue.models import Dialogue, ItemOutcome
from dialogue.views.sections import DialogueSection


def section(request: HttpRequest, dialogue: Dialogue) -> DialogueSection | None:
    """Return the section (see the package); none for cancelled Dialogues and those from before the portal."""
    entered = ItemOutcome.objects.filter(dialogue=dialogue).exists()
    if dialogue.status == DialogueStatus.CANCELLED or not (dialogue.status_of.is_ahead or entered):
        return None
    user = request.user
    own = user.participant if isinstance(user, User) and user.may.reads_own_drafts else None
    return DialogueSection(
        "dialogue/year/room.html", {"ministry": own, "may_run": user.has_perm("dialogue.run_meeting")}
    )
