"""The page of a Dialogue: where its year stands, and each part of it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from contacts.models import Side
from dialogue.views.access import dialogue_for, runs_register
from dialogue.views.sections import Part, agendas, documents, other_fora, papers, people, proposals, record

# In the order of the year.
PARTS: tuple[Part, ...] = (
    agendas.section,
    proposals.section,
    papers.section,
    people.section,
    other_fora.section,
    record.section,
    documents.section,
)


@login_required
@require_GET
def detail(request: HttpRequest, number: int) -> HttpResponse:
    """A Dialogue with its chairs, subjects and actions, and the parts of its year."""
    dialogue = dialogue_for(request, number)
    context = {
        "dialogue": dialogue,
        "sides": Side.objects.all(),
        "cochairs": dialogue.cochairs.select_related("official", "participant", "side"),
        "discussions": dialogue.discussions.prefetch_related("area_links__area"),
        "actions": dialogue.actions.select_related("lead", "commitment", "dialogue"),
        "parts": [part for each in PARTS if (part := each(request, dialogue))],
        "may_run": runs_register(request),
    }
    return render(request, "dialogue/detail.html", context)
