"""A part of the Dialogue's page: the documents that were made."""

from django.http import HttpRequest

from dialogue.models import Dialogue, ProducedDocument
from dialogue.views.sections import Section

NEWEST = 5


def section(request: HttpRequest, dialogue: Dialogue) -> Section | None:
    """What the page shows of it; see the package. The files of an issued agenda stand with their version."""
    seen = ProducedDocument.objects.visible_to(request.user).filter(dialogue=dialogue, agenda=None).ready()
    newest = seen.defer("file__content")[:NEWEST]
    return Section("dialogue/year/documents.html", {"dialogue": dialogue, "documents": newest})
