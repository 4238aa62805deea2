"""The draft of an agenda, item by item: numbered live, each with its reasons. For the secretariat."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from commitments.services.guard import FieldWarning, guarded
from contacts.models import User
from dialogue.documents.wording import reasons, titles
from dialogue.documents.wording.voice import Voice
from dialogue.enums import AgendaStatus, ItemOrigin
from dialogue.forms.agendas import AddItemForm, AgendaForm
from dialogue.models import Agenda, AgendaItem
from dialogue.rules.agenda.compiling import compile_items
from dialogue.rules.agenda.items import Item
from dialogue.services import agenda_items
from dialogue.services.agendas import save_draft
from dialogue.services.register import read_register
from dialogue.views.access import dialogue_for, secretariat_only
from dialogue.views.proposals import backlog


@secretariat_only
@require_POST
def save(request: HttpRequest, number: int) -> HttpResponse:
    """Save the agenda as of now as the draft, or compile the saved draft again."""
    dialogue = dialogue_for(request, number)
    assert isinstance(request.user, User)
    save_draft(dialogue=dialogue, as_of=AgendaForm.now(), by=request.user)
    messages.success(request, _("The draft was saved. What people changed was left as it is."))
    return redirect("dialogue:draft", number=number)


@secretariat_only
@require_GET
def draft(request: HttpRequest, number: int) -> HttpResponse:
    """The draft, or the offer to make one."""
    return _page(request, number, AddItemForm())


@secretariat_only
@require_POST
def add(request: HttpRequest, number: int) -> HttpResponse:
    """Add an item that the register does not bring."""
    form = AddItemForm(request.POST)
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
    """Take an item out of the draft; it can be put back on the same page."""
    found = _item(request, number, item)
    assert isinstance(request.user, User)
    agenda_items.take_out(item=found, by=request.user)
    messages.success(request, _("Taken out: %(title)s. It can be put back below.") % {"title": found.title})
    return redirect("dialogue:draft", number=number)


@secretariat_only
@require_POST
def put_back(request: HttpRequest, number: int, item: int) -> HttpResponse:
    """Put an item back that was taken out."""
    found = _item(request, number, item)
    assert isinstance(request.user, User)
    agenda_items.put_back(item=found, by=request.user)
    messages.success(request, _("Put back: %(title)s.") % {"title": found.title})
    return redirect("dialogue:draft", number=number)


def _item(request: HttpRequest, number: int, item: int) -> AgendaItem:
    items = AgendaItem.objects.filter(agenda__dialogue=dialogue_for(request, number), agenda__status=AgendaStatus.DRAFT)
    found: AgendaItem = get_object_or_404(items, pk=item)
    return found


def _page(request: HttpRequest, number: int, form: AddItemForm, status: int = 200) -> HttpResponse:
    dialogue = dialogue_for(request, number)
    agenda = Agenda.objects.filter(dialogue=dialogue, status=AgendaStatus.DRAFT).first()
    context: dict[str, Any] = {"dialogue": dialogue, "agenda": agenda, "form": form}
    if agenda is not None:
        register = read_register(dialogue=dialogue, as_of=agenda.as_of)
        voice = Voice((get_language() or "en")[:2], register)
        saved = {item.key: item for item in AgendaItem.objects.filter(agenda=agenda).select_related("changed_by")}
        items = compile_items(register)
        context |= {
            "rows": [_row(voice, one, saved.get(one.key)) for item in items for one in (item, *item.children)],
            "removed": [item for item in saved.values() if item.origin == ItemOrigin.REMOVED],
            "needed": sum(item.total_minutes for item in items),
            "backlog": backlog(dialogue),
        }
    return render(request, "dialogue/draft.html", context, status=status)


def _row(voice: Voice, item: Item, saved: AgendaItem | None) -> dict[str, Any]:
    return {
        "number": f"({item.letter})" if item.letter else f"{item.number}.",
        "title": titles.title(voice, item),
        "purpose": titles.purpose(item.purpose),
        "minutes": item.total_minutes,
        "why": [reasons.sentence(voice, reason) for reason in item.reasons],
        "new": voice.gap.join(reasons.sentence(voice, reason) for reason in item.new_reasons),
        "saved": saved,
        "warnings": _warnings(saved),
        "is_child": bool(item.letter),
    }


def _warnings(saved: AgendaItem | None) -> list[FieldWarning]:
    """What the language guard says of an item that people wrote; the register's own was told where it is entered."""
    if saved is None or not ItemOrigin(saved.origin).belongs_to_people:
        return []
    return guarded(saved, *agenda_items.TEXTS)
