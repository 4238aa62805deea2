"""Agenda of a Dialogue as a page and as downloads."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from core.operation_costs import Operation, costs
from core.rest.tables.files import attachment
from core.text.multilingual_text import LANGUAGES
from dialogue.documents import ics
from dialogue.documents.formats import CALENDAR, CALENDAR_MEDIA_TYPE, FORMATS
from dialogue.exceptions import DayMissingError
from dialogue.forms.agendas import AgendaForm
from dialogue.models import Dialogue
from dialogue.services import issued
from dialogue.services.agendas import compile_agenda, compile_file
from dialogue.services.calendars import calendar_entry
from dialogue.views import versions
from dialogue.views.access import on_dialogue, runs_register
from dialogue.views.agenda_page import MAIN_FILES, page_context


@costs(Operation.AGENDA)
@on_dialogue("GET")
def agenda(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Show the current version or, before the first issue or on request, a compiled one; nothing is saved."""
    given = None if _compiles(request) else versions.last_issued(request, dialogue)
    if given is not None:
        return versions.shown(request, dialogue, given)
    # Fill defaults into the form data, so that the select shows the language of the page.
    form = AgendaForm({"lang": _own_language()} | request.GET.dict())
    context: dict[str, Any] = {"dialogue": dialogue, "form": form, "may_run": runs_register(request)}
    if form.is_valid():
        language = form.language(_own_language())
        as_of = form.instant()
        tree = compile_agenda(dialogue=dialogue, language=language, as_of=as_of, edited=runs_register(request))
        context |= page_context(request, dialogue, tree, issued.standing(dialogue))
        found = _offered(dialogue, language, form.cleaned_data["as_of"])
        context |= {
            "files": [(ending.upper(), url) for ending, url in found.items()],
            "main_files": [(name, found[ending]) for ending, name in MAIN_FILES.items()],
        }
    return render(request, "dialogue/agenda.html", context, status=200 if form.is_valid() else 400)


@costs(Operation.DOCUMENT)
@on_dialogue("GET")
def download(request: HttpRequest, dialogue: Dialogue, ending: str) -> HttpResponse:
    """Download the agenda as a file, in a format of ``documents.formats`` or as a calendar event.

    The last issued version, unless there is none or the URL requests a compiled one, as on the page.
    """
    form = AgendaForm(request.GET)
    if ending not in {*FORMATS, CALENDAR} or not form.is_valid():
        raise Http404
    language, as_of = form.language(_own_language()), form.instant()
    if ending == CALENDAR:
        try:
            written = ics.render(calendar_entry(dialogue=dialogue, language=language, as_of=as_of))
        except DayMissingError as refusal:
            messages.warning(request, str(refusal))
            return redirect("dialogue:agenda", number=dialogue.number)
        return attachment(written, CALENDAR_MEDIA_TYPE, f"dialogue-{dialogue.number}.{language}.ics")
    made = None if _compiles(request) else issued.file_of(dialogue=dialogue, form=ending, language=language)
    made = made or compile_file(
        dialogue=dialogue, form=ending, language=language, as_of=as_of, edited=runs_register(request)
    )
    return attachment(made.content, made.media_type, made.name)


def _compiles(request: HttpRequest) -> bool:
    """Return whether the URL requests a draft compiled from the register instead of the issued version."""
    return bool(request.GET.get("as_of") or request.GET.get("compile"))


def _own_language() -> str:
    language = (get_language() or "en")[:2]
    return language if language in LANGUAGES else "en"


def _offered(dialogue: Dialogue, language: str, as_of: date | None) -> dict[str, str]:
    """Return the address of the compiled agenda in each format: a calendar only if a time is set."""
    forms = [ending for ending in FORMATS if ending != "html"] + ([CALENDAR] if dialogue.local_start else [])
    query = {"compile": "1", "lang": language} | ({"as_of": as_of.isoformat()} if as_of else {})
    return {form: reverse("dialogue:download", args=[dialogue.number, form], query=query) for form in forms}
