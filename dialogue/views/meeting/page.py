"""Content of the meeting page: progress list, and one item with speakers, outcome and actions."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from contacts.models import Participant
from core.operation_costs import Operation, costs
from core.text.multilingual_text import LANGUAGES, MultilingualText
from dialogue.documents.agenda import Annotation
from dialogue.enums import AgendaStatus, ItemPurpose
from dialogue.forms.meeting_entries import ActionForm, OutcomeForm
from dialogue.models import ActionItem, Agenda, AgendaItem, Dialogue, Invitee, ItemOutcome, Speaker
from dialogue.services import issued
from dialogue.services.agendas import compile_agenda
from dialogue.services.outline import OutlineItem, outline
from dialogue.services.overtaken import overtaken
from dialogue.views.access import on_dialogue, runs_register
from dialogue.views.meeting.progress_list import Clocks, over_words, rows, used_words

# Live parts of the page, named after their templates.
LIVE = ("behind", "running", "head", "speakers", "outcome", "actions")


@costs(Operation.AGENDA)
@on_dialogue("GET")
def room(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Show the meeting page with the item in the URL, or the one under discussion."""
    return page(request, dialogue, request.GET.get("item"))


@costs(Operation.AGENDA)
@on_dialogue("GET")
def live(request: HttpRequest, dialogue: Dialogue) -> JsonResponse:
    """Return the live parts of the page as JSON, with the server time for its clocks."""
    return JsonResponse(followed(request, dialogue, request.GET.get("item")))


def followed(request: HttpRequest, dialogue: Dialogue, key: str | None) -> dict[str, Any]:
    """Return the live parts of the page that an open page replaces."""
    context = _context(request, dialogue, key, timezone.now())
    return {
        "now": context["now"].isoformat(),
        "token": get_token(request),
        "clocks": [{"offset": clock.offset, "date": clock.face.date} for clock in context["clocks"]],
        "html": {name: render_to_string(f"dialogue/room/{name}.html", context, request) for name in LIVE},
    }


def page(
    request: HttpRequest, dialogue: Dialogue, key: str | None, *, status: int = 200, **changed: Any
) -> HttpResponse:
    """Render the page; ``changed`` are refused forms and their errors."""
    context = _context(request, dialogue, key, timezone.now())
    context["overtaken"] = overtaken(dialogue=dialogue)
    item = context["item"]
    if item is not None:
        row = _agenda_item(dialogue, item.key)
        context |= {
            "annotation": _annotation(request, dialogue, item.key),
            "draft": row.decision if row else MultilingualText(),
        }
    if context["may_run"]:
        context["form"] = OutcomeForm(outcome=context["outcome"])
        context["action_form"] = ActionForm(dialogue=dialogue)
    return render(request, "dialogue/room.html", context | changed, status=status)


def _context(request: HttpRequest, dialogue: Dialogue, key: str | None, now: datetime) -> dict[str, Any]:
    items = outline(dialogue=dialogue, at=now, edited=runs_register(request))
    outcomes = {
        outcome.item_key: outcome
        for outcome in ItemOutcome.objects.filter(dialogue=dialogue).select_related("entered_by")
    }
    running = next((each.item_key for each in outcomes.values() if each.begun_at and not each.ended_at), None)
    clocks = Clocks(dialogue)
    listed, behind = rows(clocks, items, outcomes, now)
    shown = _shown(items, key, running)
    place = next((index for index, row in enumerate(listed) if shown and row.item.key == shown.key), 0)
    ahead = next((row for row in listed[place + 1 :] if not row.begun), None)
    context: dict[str, Any] = {
        "dialogue": dialogue,
        "now": now,
        "clocks": clocks.now(now),
        "rows": listed,
        "behind": behind,
        "row": listed[place] if shown else None,
        "item": shown,
        "purpose": ItemPurpose(shown.purpose).label if shown else "",
        "ahead": ahead,
        "elsewhere": next((row for row in listed if row.is_now and row.item != shown), None),
        "may_run": request.user.has_perm("dialogue.run_meeting"),
        "outcome": outcomes.get(shown.key) if shown else None,
    }
    if shown is not None:
        context |= _of_item(dialogue, shown, clocks)
        # With a placeholder for the number, which the script updates between polls.
        context["used_words"] = used_words("{n}", listed[place].course.minutes)
        context["over_words"] = over_words("{n}")
    outcome = context["outcome"]
    context["entered"] = clocks.times(outcome.entered_at) if outcome else ""
    return context


def _of_item(dialogue: Dialogue, item: OutlineItem, clocks: Clocks) -> dict[str, Any]:
    speakers = Speaker.objects.filter(dialogue=dialogue, item_key=item.key).select_related(
        "participant", "invitee__stakeholder"
    )
    listed = list(speakers)
    waiting = [each for each in listed if each.begun_at is None]
    invitees = Invitee.objects.filter(dialogue=dialogue, items__item_key=item.key).select_related("stakeholder")
    standing = {(each.participant_id, each.invitee_id) for each in listed if each.ended_at is None}
    participants = Participant.objects.filter(participations__instrument=dialogue.instrument_id)
    return {
        "speaking": next((each for each in listed if each.begun_at and not each.ended_at), None),
        "waiting": waiting,
        "spoke": [(each, clocks.times(each.begun_at)) for each in listed if each.ended_at],
        "participants": [
            each for each in participants.order_by("participations__order") if (each.pk, None) not in standing
        ],
        "invitees": [each for each in invitees if (None, each.pk) not in standing],
        "actions": ActionItem.objects.filter(dialogue=dialogue, item=item.number).select_related("lead", "dialogue"),
    }


def _shown(items: tuple[OutlineItem, ...], key: str | None, running: str | None) -> OutlineItem | None:
    """Return the requested item, or the one under discussion, or the first. Raises Http404 if unknown."""
    found = {item.key: item for item in items}
    if key is not None:
        if key not in found:
            raise Http404
        return found[key]
    return found.get(running or "") or next(iter(items), None)


def _agenda_item(dialogue: Dialogue, key: str) -> AgendaItem | None:
    """Return the item of the current agenda, or of the draft before the first issue."""
    agendas = Agenda.objects.filter(dialogue=dialogue)
    agenda = agendas.standing().last() or agendas.filter(status=AgendaStatus.DRAFT).first()
    row: AgendaItem | None = AgendaItem.objects.filter(agenda=agenda, key=key).first() if agenda else None
    return row


def draft_decision(dialogue: Dialogue, key: str) -> dict[str, str]:
    """Return the draft decision of an item, by the outcome field that it can be copied to."""
    row = _agenda_item(dialogue, key)
    return {f"decision_{language}": getattr(row, f"decision_{language}") for language in LANGUAGES} if row else {}


def _annotation(request: HttpRequest, dialogue: Dialogue, key: str) -> Annotation | None:
    """Return the issued annotation of the item or, before the first issue, one compiled now."""
    standing = issued.standing(dialogue)
    language = (get_language() or "en")[:2]
    language = language if language in LANGUAGES else "en"
    if standing is not None and (given := issued.annotation_of(standing, key, language)):
        return given
    # Before the first issue only the secretariat may see the draft.
    edited = standing is None and runs_register(request)
    document = compile_agenda(dialogue=dialogue, language=language, as_of=timezone.now(), edited=edited)
    return next((each for each in document.annotations if each.key == key), None)
