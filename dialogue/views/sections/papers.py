"""Section of the Dialogue's page: papers."""

from django.http import HttpRequest

from dialogue.models import Dialogue
from dialogue.views.papers import listed
from dialogue.views.sections import DialogueSection


def section(request: HttpRequest, dialogue: Dialogue) -> DialogueSection | None:
    """Return the section (see the package); none for past Dialogues without papers."""
    found = listed(request, dialogue)
    return (
        DialogueSection("dialogue/year/papers.html", found) if found["lines"] or dialogue.status_of.is_ahead else None
    )
