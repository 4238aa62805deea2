"""A part of the Dialogue's page: the versions of the agenda."""

from django.http import HttpRequest

from dialogue.models import Agenda, Dialogue
from dialogue.views.sections import Section


def section(request: HttpRequest, dialogue: Dialogue) -> Section | None:
    """What the page shows of it; see the package."""
    saved = Agenda.objects.visible_to(request.user).filter(dialogue=dialogue).select_related("dialogue__instrument")
    return Section("dialogue/year/agendas.html", {"agendas": saved}) if saved else None
