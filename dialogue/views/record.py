"""Record of discussion page, with helpers shared by its actions."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from contacts.models import User
from contacts.services.functions import shortfall_of
from core.operation_costs import Operation, costs
from dialogue.enums import DialogueStatus, RecordStatus
from dialogue.forms.record import AddForm, AdoptForm, CommentForm, CorrectionForm, FormulaForm, ParagraphForm
from dialogue.models import Dialogue, Record, RecordParagraph
from dialogue.services.record_rows import day_there
from dialogue.views.access import on_dialogue, runs_register
from dialogue.views.action_responses import refusal_of
from dialogue.views.record_table import Line, sheet

KEEPS, CLEARS = "dialogue.change_record", "dialogue.clear_paragraph"


@costs(Operation.AGENDA)
@on_dialogue("GET")
def record(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Show the record; before there is one, the secretariat's button to draft it."""
    return page(request, dialogue)


def page(  # One parameter per form that can be redisplayed.
    request: HttpRequest,
    dialogue: Dialogue,
    *,
    status: int = 200,
    refusal: str = "",
    edits: dict[int, Form] | None = None,
    adding: Form | None = None,
    adoption: Form | None = None,
) -> HttpResponse:
    assert isinstance(request.user, User)
    now, keeps = timezone.now(), request.user.has_perm(KEEPS)
    found = Record.objects.visible_to(request.user).filter(dialogue=dialogue).first()
    if found is None and not runs_register(request):
        raise Http404
    context: dict[str, Any] = {"dialogue": dialogue, "record": found, "may_keep": keeps, "refusal": refusal}
    context["sent"] = next(iter((edits or {}).values()), None)
    context["was_held"] = dialogue.status_of is DialogueStatus.HELD
    if found is not None:
        found.dialogue = dialogue
        shown = sheet(found, reader=request.user, at=now)
        for line in shown.lines:
            _put_back(line, (edits or {}).get(line.paragraph.pk))
        worked_on = keeps and found.status != RecordStatus.ADOPTED
        bank = FormulaForm(request.GET if "formula" in request.GET else None, viewer=request.user)
        formula = bank.cleaned_data["formula"] if worked_on and bank.is_valid() else None
        context |= {
            "sheet": shown,
            "status": RecordStatus(found.status),
            "adding": adding or AddForm(items=shown.items, formula=formula) if worked_on else None,
            "bank": bank,
            "formula": formula,
            "adoption": adoption or AdoptForm(initial={"on": day_there(dialogue, now)}, auto_id="adopt-%s")
            if worked_on and found.status == RecordStatus.CLEARING and not shown.waiting
            else None,
        }
    return render(request, "dialogue/record.html", context, status=status)


def _put_back(line: Line, form: Form | None) -> None:
    """Redisplay a refused form with its input, based on the current text."""
    if form is not None and "text_hash" in form.fields:
        form.data = dict(form.data.items()) | {"text_hash": line.paragraph.text_hash}
    match form:
        case ParagraphForm():
            line.edit = form
        case CorrectionForm():
            line.correct = form
        case CommentForm():
            line.comment = form


def done(
    request: HttpRequest, dialogue: Dialogue, act: Callable[[], object], message: str, **forms: Any
) -> HttpResponse:
    """Perform the action and redirect with a message, or redisplay the page with the error and the input."""
    if refusal := refusal_of(act):
        return page(request, dialogue, status=409, refusal=refusal, **forms)
    messages.success(request, message)
    return redirect("dialogue:record", number=dialogue.number)


def allowed(request: HttpRequest, right: str) -> User:
    """Return the user if permitted. Raises PermissionDenied otherwise."""
    assert isinstance(request.user, User)
    if not request.user.has_perm(right):
        raise PermissionDenied(
            shortfall_of(request.user)
            or _("The secretariat prepares the record; contact point officers approve it for their Participant.")
        )
    return request.user


def found_record(request: HttpRequest, dialogue: Dialogue) -> Record:
    """Return the record of the Dialogue if visible to the user. Raises Http404 otherwise."""
    rows = Record.objects.visible_to(request.user).select_related("dialogue__instrument", "dialogue__host")
    found: Record = get_object_or_404(rows, dialogue=dialogue)
    return found


def found_paragraph(request: HttpRequest, dialogue: Dialogue, paragraph: int) -> RecordParagraph:
    """Return one paragraph, as ``found_record`` does."""
    rows = RecordParagraph.objects.visible_to(request.user).select_related("record__dialogue__instrument")
    found: RecordParagraph = get_object_or_404(rows, record__dialogue=dialogue, pk=paragraph)
    return found
