"""Section of the Dialogue's page: generated documents."""

from django.http import HttpRequest

from dialogue.models import Dialogue, ProducedDocument
from dialogue.views.sections import DialogueSection

NEWEST = 5


def section(request: HttpRequest, dialogue: Dialogue) -> DialogueSection | None:
    """Return the section (see the package). Files of an issued agenda are listed with their version."""
    seen = ProducedDocument.objects.visible_to(request.user).filter(dialogue=dialogue, agenda=None).ready()
    newest = seen.defer("file__content")[:NEWEST]
    return DialogueSection("dialogue/year/documents.html", {"dialogue": dialogue, "documents": newest})
