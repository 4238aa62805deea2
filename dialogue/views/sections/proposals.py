"""Section of the Dialogue's page: proposals and the backlog."""

from django.http import HttpRequest

from dialogue.models import Dialogue
from dialogue.views.proposals import listed
from dialogue.views.sections import DialogueSection


def section(request: HttpRequest, dialogue: Dialogue) -> DialogueSection | None:
    """Return the section (see the package); none for past Dialogues without proposals."""
    found = listed(request, dialogue)
    return (
        DialogueSection("dialogue/year/proposals.html", found)
        if found["proposals"] or dialogue.status_of.is_ahead
        else None
    )
