"""A part of the Dialogue's page: the papers."""

from django.http import HttpRequest

from dialogue.models import Dialogue
from dialogue.views.papers import listed
from dialogue.views.sections import Section


def section(request: HttpRequest, dialogue: Dialogue) -> Section | None:
    """What the page shows of it; see the package. A Dialogue of the past that had none says nothing of it."""
    found = listed(request, dialogue)
    return Section("dialogue/year/papers.html", found) if found["lines"] or dialogue.status_of.is_ahead else None
