"""Item of the draft: texts, position, minutes and later reasons."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from commitments.services.language_guard import guarded
from contacts.models import User
from core.operation_costs import Operation, costs
from core.refusals.errors import DomainError
from dialogue.documents.agenda import Annotation
from dialogue.documents.text.annotations import annotate
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.enums import AgendaStatus, ItemOrigin
from dialogue.forms.agendas import ItemForm, MinutesForm, fingerprint_of
from dialogue.models import AgendaItem
from dialogue.rules.agenda.compiling import compile_items
from dialogue.rules.agenda.reasons import ReasonCode
from dialogue.services import agenda_items
from dialogue.services.register import read_register
from dialogue.views.access import dialogue_for, secretariat_only
from dialogue.views.action_responses import nothing_changed

UP, DOWN, END = "up", "down", "end"


def item_of(request: HttpRequest, number: int, item: int) -> AgendaItem:
    """Return the draft item of that Dialogue. Raises Http404 otherwise."""
    items = AgendaItem.objects.filter(agenda__dialogue=dialogue_for(request, number), agenda__status=AgendaStatus.DRAFT)
    found: AgendaItem = get_object_or_404(items.select_related("changed_by", "agenda"), pk=item)
    return found


@costs(Operation.AGENDA)
@secretariat_only
@require_http_methods(["GET", "POST"])
def item(request: HttpRequest, number: int, item: int) -> HttpResponse:
    """Edit the texts of an item in three languages. Saving marks it as edited by the user."""
    found = item_of(request, number, item)
    # Computed before the form modifies the instance.
    now = fingerprint_of(found)
    form = ItemForm(request.POST or None, instance=found)
    status, conflict = 200, False
    if request.method == "POST":
        status = 400
        if request.POST.get("seen") != now:
            # Edit conflict: the user's text stays in the form, next to the saved one, which becomes the new base.
            sent = request.POST.copy()
            sent["seen"] = now
            form, conflict, status = ItemForm(sent, instance=found), True, 409
        elif form.is_valid():
            if not form.changed_columns:
                nothing_changed(request)
                return back(number, found)
            assert isinstance(request.user, User)
            agenda_items.edit(item=found, by=request.user, changed=form.changed_columns)
            messages.success(request, _("Saved: %(title)s.") % {"title": found.title})
            return back(number, found)
    saved = AgendaItem.objects.select_related("changed_by", "agenda__dialogue").get(pk=found.pk)
    context: dict[str, Any] = {"dialogue": dialogue_for(request, number), "item": saved, "form": form}
    context["conflict"] = conflict
    context["reads"] = _reads(saved)
    context["warnings"] = guarded(saved, *agenda_items.TEXTS) if ItemOrigin(saved.origin).belongs_to_people else []
    return render(request, "dialogue/item.html", context, status=status)


@secretariat_only
@require_POST
def minutes(request: HttpRequest, number: int, item: int) -> HttpResponse:
    """Set the minutes of an item."""
    found = item_of(request, number, item)
    form = MinutesForm(request.POST, instance=found)
    if form.is_valid():
        if form.changed_data:
            assert isinstance(request.user, User)
            agenda_items.edit(item=found, by=request.user, changed=form.changed_data)
        else:
            nothing_changed(request)
    else:
        messages.error(request, _("Enter the minutes as a whole number. No changes were made."))
    return back(number, found)


@secretariat_only
@require_POST
def move(request: HttpRequest, number: int, item: int) -> HttpResponse:
    """Move an item up or down by one, before a sibling, or to the end."""
    found = item_of(request, number, item)
    beside = list(
        AgendaItem.objects.filter(agenda=found.agenda, parent=found.parent_id)
        .exclude(origin=ItemOrigin.REMOVED)
        .order_by("order", "pk")
    )
    try:
        before = _before(request.POST.get("to", ""), found, beside)
    except LookupError:
        messages.error(request, _("Invalid position. The item was not moved."))
        return back(number, found)
    assert isinstance(request.user, User)
    try:
        agenda_items.move(item=found, before=before, by=request.user)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return back(number, found)


@secretariat_only
@require_POST
def facts(request: HttpRequest, number: int, item: int) -> HttpResponse:
    """Add later reasons to an edited item, or leave them off the agenda."""
    found = item_of(request, number, item)
    assert isinstance(request.user, User)
    act = agenda_items.leave if request.POST.get("act") == "leave" else agenda_items.take_in
    known = {code.value for code in ReasonCode}
    act(item=found, reasons=[code for code in request.POST.getlist("reason") if code in known], by=request.user)
    return back(number, found)


@secretariat_only
@require_POST
def give_back(request: HttpRequest, number: int, item: int) -> HttpResponse:
    """Revert an item to the register's texts."""
    found = item_of(request, number, item)
    if found.origin == ItemOrigin.EDITED:
        assert isinstance(request.user, User)
        agenda_items.give_back(item=found, by=request.user)
        messages.success(request, _("The text from the register has been restored."))
    return back(number, found)


def back(number: int, item: AgendaItem) -> HttpResponse:
    """Redirect to the item's row in the draft."""
    return redirect(f"{reverse('dialogue:draft', args=[number])}#item-{item.pk}")


def _reads(item: AgendaItem) -> Annotation | None:
    """Return the annotation of the item in the draft, including texts from the register."""
    register = read_register(dialogue=item.agenda.dialogue, as_of=item.agenda.as_of)
    voice = DocumentLanguage((get_language() or "en")[:2], register)
    return next((each for each in annotate(voice, compile_items(register)) if each.key == item.key), None)


def _before(to: str, item: AgendaItem, beside: list[AgendaItem]) -> AgendaItem | None:
    """Return the sibling to insert before, None for the end. Raises LookupError for an invalid ``to``."""
    place = [row.pk for row in beside].index(item.pk) if item in beside else -1
    if to == UP and place > 0:
        return beside[place - 1]
    if to == DOWN and 0 <= place < len(beside) - 1:
        return beside[place + 2] if place + 2 < len(beside) else None
    if to == END:
        return None
    found = next((row for row in beside if str(row.pk) == to and row.pk != item.pk), None)
    if found is None:
        raise LookupError(to)
    return found
