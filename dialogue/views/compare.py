"""Comparison of two agenda versions: a change summary, then the texts word by word."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext as _

from core.operation_costs import Operation, costs
from core.text.multilingual_text import LANGUAGES
from dialogue.models import Agenda, Dialogue
from dialogue.services import comparisons
from dialogue.services.overtaken import overtaken
from dialogue.views.access import on_dialogue, runs_register

# Parameter value for the agenda compiled now.
DRAFT = "draft"


@costs(Operation.AGENDA)
@on_dialogue("GET")
def compare(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Compare ``from`` and ``to``, symbols of issued versions; ``to=draft`` is the draft, for the secretariat only."""
    issued = Agenda.objects.visible_to(request.user).filter(dialogue=dialogue).issued()
    versions: list[Agenda] = list(issued.select_related("dialogue__instrument"))
    may_run = runs_register(request)
    context: dict[str, Any] = {"dialogue": dialogue, "versions": versions, "may_run": may_run, "draft": DRAFT}
    context["overtaken"] = overtaken(dialogue=dialogue)
    if not versions or (len(versions) == 1 and not may_run):
        return render(request, "dialogue/compare.html", context)
    by_symbol = {version.symbol: version for version in versions}
    latest = DRAFT if may_run else versions[-1].symbol
    to = request.GET.get("to", latest)
    before = versions[-1] if to == DRAFT else versions[0]
    old = request.GET.get("from", before.symbol)
    if old not in by_symbol or (to not in by_symbol and not (to == DRAFT and may_run)):
        raise Http404
    language = (get_language() or "en")[:2]
    found = comparisons.compare(
        dialogue=dialogue,
        old=by_symbol[old],
        new=by_symbol.get(to),
        language=language if language in LANGUAGES else "en",
        at=timezone.now(),
        draft=may_run,
    )
    context |= {"old": old, "to": to, "to_name": _("draft") if to == DRAFT else to, "found": found}
    return render(request, "dialogue/compare.html", context)
