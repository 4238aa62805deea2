"""Issued versions of an agenda, each as issued, with its files."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from core.operation_costs import Operation, costs
from core.rest.tables.files import attachment
from core.text.multilingual_text import LANGUAGES
from dialogue.documents.formats import FORMATS
from dialogue.enums import AgendaStatus
from dialogue.forms.issuing import AdoptForm
from dialogue.models import Agenda, Dialogue, ProducedDocument
from dialogue.services import files, issued
from dialogue.services.overtaken import overtaken
from dialogue.services.sides import host_first
from dialogue.views.access import on_dialogue, runs_register
from dialogue.views.agenda_page import MAIN_FILES, page_context


@costs(Operation.AGENDA)
@on_dialogue("GET")
def version(request: HttpRequest, dialogue: Dialogue, version: int) -> HttpResponse:
    """Show an issued version."""
    found: Agenda | None = _issued(request, dialogue).filter(pk=version).first()
    if found is None:
        # URLs from before the number was passed on refer to the cancelled Dialogue.
        passed = Agenda.objects.visible_to(request.user).under_number_of(dialogue).issued()
        return redirect(get_object_or_404(passed.select_related("dialogue"), pk=version))
    return shown(request, dialogue, found)


@on_dialogue("GET")
def version_file(request: HttpRequest, dialogue: Dialogue, version: int, document: int) -> HttpResponse:
    """Download a file of an issued version, exactly as issued."""
    found: Agenda = get_object_or_404(_issued(request, dialogue), pk=version)
    stored = get_object_or_404(_files(request, found).select_related("file"), pk=document)
    return attachment(files.read(stored.file), FORMATS[stored.form].media_type, stored.name)


def last_issued(request: HttpRequest, dialogue: Dialogue) -> Agenda | None:
    """Return the current version visible to the user; None before the first issue."""
    found: Agenda | None = _issued(request, dialogue).standing().last()
    return found


def shown(request: HttpRequest, dialogue: Dialogue, agenda: Agenda) -> HttpResponse:
    """Render an issued version in the requested language, from its stored document tree.

    An addendum, a corrigendum and a version of an earlier release have no timetable: their stored HTML is shown.
    """
    requested = request.GET.get("lang") or (get_language() or "en")[:2]
    language = requested if requested in LANGUAGES else "en"
    documents = list(_files(request, agenda).select_related("file").defer("file__content").order_by("language", "form"))
    own = {each.form: each for each in documents if each.language == language}
    context: dict[str, Any] = {
        "dialogue": dialogue,
        "agenda": agenda,
        "files": [each for each in documents if each.form != "html"],
        "main_files": list(_main_files(agenda, own, language, is_current=agenda == last_issued(request, dialogue))),
        "languages": LANGUAGES,
        "language": language,
        "sides": host_first(dialogue),
        "replaced_by": _replaced_by(request, dialogue, agenda),
        "overtaken": overtaken(dialogue=dialogue),
        "beside": _issued(request, dialogue).filter(base=agenda),
        "versions": _issued(request, dialogue).exclude(pk=agenda.pk),
        "may_run": runs_register(request),
        "may_adopt": _may_adopt(request, dialogue, agenda),
        "form": AdoptForm(initial={"on": dialogue.held_on or (dialogue.wall_start and dialogue.wall_start.date())}),
    }
    tree = issued.tree_of(agenda, language) if "html" in own else None
    if tree is not None and tree.timetable:
        context |= page_context(request, dialogue, tree, issued.previous(agenda))
    elif "html" in own and own["html"].file is not None:
        # The renderer escaped each text of the register; the file is stored under its hash.
        context["article"] = mark_safe(files.read(own["html"].file).decode())  # noqa: S308
    return render(request, "dialogue/agenda.html", context)


def _main_files(
    agenda: Agenda, own: Mapping[str, ProducedDocument], language: str, *, is_current: bool
) -> Iterator[tuple[str, str]]:
    """Yield the main formats with the stored file or, of the current version, the address that always has one."""
    number = agenda.dialogue.number
    for form, name in MAIN_FILES.items():
        if form in own:
            yield name, reverse("dialogue:version-file", args=[number, agenda.pk, own[form].pk])
        elif is_current:
            yield name, reverse("dialogue:download", args=[number, form], query={"lang": language})


def _replaced_by(request: HttpRequest, dialogue: Dialogue, agenda: Agenda) -> Agenda | None:
    """Return the current version, unless it is the one shown or its base."""
    standing = last_issued(request, dialogue)
    return standing if standing and standing not in {agenda, agenda.base} else None


def _may_adopt(request: HttpRequest, dialogue: Dialogue, agenda: Agenda) -> bool:
    if not request.user.has_perm("dialogue.issue_agenda"):
        return False
    issued = Agenda.objects.filter(dialogue=dialogue)
    return issued.standing().last() == agenda and not issued.filter(status=AgendaStatus.ADOPTED).exists()


def _issued(request: HttpRequest, dialogue: Dialogue) -> Any:
    visible = Agenda.objects.visible_to(request.user).filter(dialogue=dialogue).issued()
    return visible.select_related("dialogue__instrument", "issued_by", "base__dialogue__instrument")


def _files(request: HttpRequest, agenda: Agenda) -> Any:
    return ProducedDocument.objects.visible_to(request.user).filter(agenda=agenda).ready()
