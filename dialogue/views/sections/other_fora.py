"""A part of the Dialogue's page: the CMWG of the JCEPD and items for other fora."""

from django.http import HttpRequest

from dialogue.models import Dialogue
from dialogue.views.sections import Section


def section(request: HttpRequest, dialogue: Dialogue) -> Section | None:
    """What the page shows of it; see the package."""
    del request, dialogue
    return None
