"""Draft of an agenda, edited item by item by the secretariat."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_GET, require_POST

from commitments.models import Commitment
from commitments.views.register.rows import changeable, late_by
from contacts.models import User
from contacts.services.today import today_for
from core.operation_costs import Operation, costs
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.enums import AgendaStatus, ItemOrigin
from dialogue.forms.agendas import AddItemForm, AgendaForm
from dialogue.models import Agenda, AgendaItem
from dialogue.rules.agenda.compiling import compile_items
from dialogue.rules.agenda.items import Item
from dialogue.services import agenda_items, issue_checks
from dialogue.services.agendas import save_draft
from dialogue.services.register import read_register
from dialogue.services.sides import host_first
from dialogue.views.access import dialogue_for, secretariat_only
from dialogue.views.draft_rows import DraftWork, draft_rows
from dialogue.views.items import item_of
from dialogue.views.proposals import backlog

# The form of a cell, shown on the same page, has the default ids.
ADDED_ID = "added_%s"


@costs(Operation.DOCUMENT)
@secretariat_only
@require_POST
def save(request: HttpRequest, number: int) -> HttpResponse:
    """Save the agenda as of now as the draft, or recompile the saved draft."""
    dialogue = dialogue_for(request, number)
    assert isinstance(request.user, User)
    save_draft(dialogue=dialogue, as_of=AgendaForm.now(), by=request.user)
    messages.success(request, _("Draft saved, with all manual edits."))
    return redirect("dialogue:draft", number=number)


@costs(Operation.AGENDA)
@secretariat_only
@require_GET
def draft(request: HttpRequest, number: int) -> HttpResponse:
    """Show the draft, or the button to create one."""
    return _page(request, number, AddItemForm(auto_id=ADDED_ID))


@costs(Operation.AGENDA)
@secretariat_only
@require_POST
def add(request: HttpRequest, number: int) -> HttpResponse:
    """Add an item manually."""
    form = AddItemForm(request.POST, auto_id=ADDED_ID)
    if not form.is_valid():
        return _page(request, number, form, status=400)
    agenda = get_object_or_404(Agenda, dialogue=dialogue_for(request, number), status=AgendaStatus.DRAFT)
    assert isinstance(request.user, User)
    item = agenda_items.add(agenda=agenda, by=request.user, **form.cleaned_data)
    messages.success(request, _("Added: %(title)s.") % {"title": item.title})
    return redirect("dialogue:draft", number=number)


@secretariat_only
@require_POST
def take_out(request: HttpRequest, number: int, item: int) -> HttpResponse:
    """Remove an item from the draft; it can be restored on the same page."""
    found = item_of(request, number, item)
    assert isinstance(request.user, User)
    agenda_items.take_out(item=found, by=request.user)
    messages.success(request, _("Removed: %(title)s. You can restore it below.") % {"title": found.title})
    return redirect("dialogue:draft", number=number)


@secretariat_only
@require_POST
def put_back(request: HttpRequest, number: int, item: int) -> HttpResponse:
    """Restore a removed item."""
    found = item_of(request, number, item)
    assert isinstance(request.user, User)
    agenda_items.put_back(item=found, by=request.user)
    messages.success(request, _("Restored: %(title)s.") % {"title": found.title})
    return redirect("dialogue:draft", number=number)


def _page(request: HttpRequest, number: int, form: AddItemForm, status: int = 200) -> HttpResponse:
    assert isinstance(request.user, User)
    dialogue = dialogue_for(request, number)
    agenda = Agenda.objects.filter(dialogue=dialogue, status=AgendaStatus.DRAFT).first()
    context: dict[str, Any] = {"dialogue": dialogue, "agenda": agenda, "form": form, "sides": host_first(dialogue)}
    context["issued"] = Agenda.objects.filter(dialogue=dialogue).standing().select_related("dialogue").last()
    if agenda is not None:
        register = read_register(dialogue=dialogue, as_of=agenda.as_of)
        items = compile_items(register)
        voice = DocumentLanguage((get_language() or "en")[:2], register)
        rows = AgendaItem.objects.filter(agenda=agenda).select_related("changed_by", "lead").order_by("order", "pk")
        saved = {item.key: item for item in rows}
        work = _work(items, request.user)
        context |= {
            "rows": draft_rows(voice, items, saved, work),
            "changeable": changeable((each.commitment for each in work.values()), request.user),
            "capitals": [side.capital for side in voice.ordered_sides()],
            "removed": [item for item in saved.values() if item.origin == ItemOrigin.REMOVED],
            "needed": sum(item.total_minutes for item in items),
            "complete": issue_checks.completeness(items),
            "backlog": backlog(dialogue),
        }
    return render(request, "dialogue/draft.html", context, status=status)


def _work(items: Sequence[Item], viewer: User) -> dict[str, DraftWork]:
    """Return the commitments of the items by reference, as they are now."""
    references = {each for item in items for one in (item, *item.children) for each in one.commitments}
    found = Commitment.objects.visible_to(viewer).filter(reference__in=references).select_related("lead", "mark")
    today = today_for(viewer)
    return {each.reference: DraftWork(each, late_by(each, today)) for each in found}
