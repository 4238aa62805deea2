"""Section of the Dialogue's page: versions of the agenda."""

from django.db.models import Count, Q
from django.http import HttpRequest

from dialogue.enums import AgendaStatus
from dialogue.models import Agenda, Dialogue, ProducedDocument
from dialogue.services.overtaken import overtaken
from dialogue.services.sides import host_first
from dialogue.views.access import runs_register
from dialogue.views.sections import DialogueSection


def section(request: HttpRequest, dialogue: Dialogue) -> DialogueSection | None:
    """Return the section (see the package); none for past Dialogues without an agenda."""
    saved = Agenda.objects.visible_to(request.user).filter(dialogue=dialogue).select_related("dialogue__instrument")
    # Count visible files only: some belong to one ministry.
    seen = ProducedDocument.objects.visible_to(request.user)
    versions: list[Agenda] = list(saved.annotate(files=Count("documents", filter=Q(documents__in=seen))))
    if not versions and not dialogue.status_of.is_ahead:
        return None
    issued = [version for version in versions if version.status != AgendaStatus.DRAFT]
    context = {
        "dialogue": dialogue,
        "issued": issued,
        "draft": next((version for version in versions if version.status == AgendaStatus.DRAFT), None),
        "may_run": runs_register(request),
        "overtaken": overtaken(dialogue=dialogue),
        "may_compare": len(issued) > 1,
        "sides": host_first(dialogue),
    }
    return DialogueSection("dialogue/year/agendas.html", context)
