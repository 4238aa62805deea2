"""Papers of a Dialogue: list, detail page and downloads."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language

from commitments.services.language_guard import guarded
from contacts.models import User
from core.files.quarantine import open_states
from core.operation_costs import Operation, costs
from core.rest.tables.files import attachment
from core.text.languages import Language
from core.text.times import displayed_text
from dialogue.documents.formats import FORMATS
from dialogue.enums import DialogueStatus
from dialogue.forms.papers import TEXTS, BringForm
from dialogue.models import Dialogue, Paper, PaperFile
from dialogue.rules.paper_files import file_name
from dialogue.services import documents, files
from dialogue.services.invitations import choices
from dialogue.services.outline import outline
from dialogue.services.papers import due_day, planned_day
from dialogue.services.sides import host_first
from dialogue.views.access import on_dialogue, runs_register

COVER_FORMS = ("docx", "pdf")


class PaperVersion(NamedTuple):
    """Version of a paper: symbol, whether it is current, a file for each language."""

    symbol: str
    is_current: bool
    files: list[PaperFile]


class PaperRow(NamedTuple):
    """Row of the paper list: item number, due date, and whether overdue."""

    paper: Paper
    item: str
    files: list[PaperFile]
    due_on: date | None
    is_late: bool


@costs(Operation.AGENDA)
@on_dialogue("GET")
def papers(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """List all papers visible to the reader, the own ministry's outstanding ones first."""
    return render(request, "dialogue/papers/list.html", listed(request, dialogue))


def listed(request: HttpRequest, dialogue: Dialogue) -> dict[str, Any]:
    """Return the context of the table of papers, for this reader."""
    user, at = request.user, timezone.now()
    assert isinstance(user, User)
    planned = planned_day(dialogue)
    seen = _with_files(Paper.objects.visible_to(user).filter(dialogue=dialogue))
    # Compiling the agenda is expensive: only if a paper refers to an item.
    named = any(paper.item_key for paper in seen)
    cited = {item.key: item.number for item in outline(dialogue=dialogue, at=at)} if named else {}
    lines = [_line(paper, cited.get(paper.item_key, ""), planned, at) for paper in seen]
    own = user.participant if user.may.belongs_to_participant else None
    return {
        "dialogue": dialogue,
        "lines": lines,
        "own": own,
        "owed": [line for line in lines if own and line.paper.expected_from_id == own.pk and not line.files],
        "planned": planned,
        "may_bring": user.has_perm("dialogue.bring_paper") and dialogue.status_of is not DialogueStatus.CANCELLED,
    }


@costs(Operation.AGENDA)
@on_dialogue("GET")
def paper(request: HttpRequest, dialogue: Dialogue, paper: int) -> HttpResponse:
    """Show a paper with all its versions, and the upload form if permitted."""
    found = _under_number(request, dialogue, paper)
    return page(request, found) if found.dialogue_id == dialogue.pk else _elsewhere(request, found)


def page(request: HttpRequest, found: Paper, *, bringing: BringForm | None = None, status: int = 200) -> HttpResponse:
    """Render the page of a paper; ``bringing`` is the submitted form with its errors."""
    at, dialogue = timezone.now(), found.dialogue
    items = dict(choices(dialogue, at, edited=runs_register(request)))
    line = _line(found, "", planned_day(dialogue), at)
    versions = _versions(found)
    may_bring = request.user.has_perm("dialogue.bring_paper", found)
    context = {
        "dialogue": dialogue,
        "paper": found,
        "line": line,
        "item": items.get(found.item_key),
        "versions": versions,
        "covers": COVER_FORMS if found.received_on and Paper.objects.filter(pk=found.pk).shared().exists() else (),
        "sides": host_first(dialogue),
        "may_bring": may_bring and dialogue.status_of is not DialogueStatus.CANCELLED,
        "warnings": guarded(found, *TEXTS) if may_bring else [],
        "form": bringing or BringForm(has_files=bool(versions)),
    }
    return render(request, "dialogue/papers/paper.html", context, status=status)


@on_dialogue("GET")
def download(
    request: HttpRequest, dialogue: Dialogue, paper: int, language: str, revision: int | None = None
) -> HttpResponse:
    """Download a file of the current or an earlier stored version."""
    found = _under_number(request, dialogue, paper)
    if found.dialogue_id != dialogue.pk:
        return _elsewhere(request, found)
    wanted = found.revision if revision is None else revision
    brought: PaperFile = get_object_or_404(
        PaperFile.objects.visible_to(request.user).filter(scan_state__in=open_states()).select_related("file"),
        paper=found,
        language=language,
        revision=wanted,
    )
    ending = brought.name.rpartition(".")[2]
    # The file name has the symbol of its own version.
    found.revision = wanted
    name = file_name(found.symbol, found.mark.code, language, ending)
    return attachment(files.read(brought.file), _media_type(ending), name)


@costs(Operation.DOCUMENT)
@on_dialogue("GET")
def cover_sheet(request: HttpRequest, dialogue: Dialogue, paper: int, form: str) -> HttpResponse:
    """Download the cover sheet of a received paper in the language of the page."""
    found = paper_for(request, dialogue, paper)
    made = form in COVER_FORMS and documents.cover_sheet(
        dialogue=found.dialogue,
        symbol=found.symbol,
        form=form,
        language=(get_language() or "en")[:2],
        as_of=timezone.now(),
        edited=runs_register(request),
    )
    if not made:
        raise Http404
    return attachment(made.content, made.media_type, made.name)


def _under_number(request: HttpRequest, dialogue: Dialogue, paper: int) -> Paper:
    """Return a paper of the Dialogue, or of a cancelled one whose number passed to it. Raises Http404 otherwise."""
    seen = _with_files(Paper.objects.visible_to(request.user).under_number_of(dialogue))
    found: Paper = get_object_or_404(seen, pk=paper)
    if found.dialogue_id == dialogue.pk:
        found.dialogue = dialogue
    return found


def _elsewhere(request: HttpRequest, found: Paper) -> HttpResponse:
    """Redirect a URL from before the number was passed on to the same page of the cancelled Dialogue."""
    assert request.resolver_match is not None
    given = request.resolver_match.kwargs | {"number": found.dialogue.number}
    answer: HttpResponse = redirect(request.resolver_match.view_name, **given)
    return answer


def paper_for(request: HttpRequest, dialogue: Dialogue, paper: int) -> Paper:
    """Return the paper of that key if visible to the user. Raises Http404 otherwise."""
    seen = _with_files(Paper.objects.visible_to(request.user).filter(dialogue=dialogue))
    found: Paper = get_object_or_404(seen, pk=paper)
    found.dialogue = dialogue
    return found


def _media_type(ending: str) -> str:
    if ending not in FORMATS:
        raise Http404
    return FORMATS[ending].media_type


def _with_files(rows: Any) -> Any:
    brought = PaperFile.objects.select_related("brought_by")
    related = ("dialogue__instrument", "mark", "expected_from__side")
    return rows.select_related(*related).prefetch_related(Prefetch("files", brought))


def _line(paper: Paper, item: str, planned: date | None, at: datetime) -> PaperRow:
    due_on = due_day(paper, planned=planned)
    zone = paper.expected_from.side.time_zone if paper.expected_from else "UTC"
    late = paper.received_on is None and due_on is not None and displayed_text(at, zone).date() > due_on
    return PaperRow(paper, item, _in_order(paper.files.all(), paper.revision), due_on, late)


def _versions(paper: Paper) -> list[PaperVersion]:
    """Return the stored versions, the current one first."""
    current, made = paper.revision, []
    for revision in sorted({file.revision for file in paper.files.all()}, reverse=True):
        paper.revision = revision
        made.append(PaperVersion(paper.symbol, revision == current, _in_order(paper.files.all(), revision)))
    paper.revision = current
    return made


def _in_order(brought: Iterable[PaperFile], revision: int) -> list[PaperFile]:
    order = list(Language.values)
    return sorted((file for file in brought if file.revision == revision), key=lambda file: order.index(file.language))
