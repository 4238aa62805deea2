"""Page of the twin track: the items for debate, their reasons, and changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext as _

from contacts.models import User
from core.operation_costs import Operation, costs
from dialogue.documents.agenda import RichParagraph
from dialogue.documents.text import titles
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.enums import Track
from dialogue.forms.tracks import TrackForm
from dialogue.models import Dialogue, TrackChange
from dialogue.rules.agenda.compiling import compile_plan
from dialogue.rules.agenda.debated_items import CHANGEABLE
from dialogue.rules.agenda.inputs import AgendaInput
from dialogue.rules.agenda.items import Item
from dialogue.rules.agenda.planning import needed
from dialogue.rules.agenda.tracks import CommitmentTrack
from dialogue.services import tracks as services
from dialogue.services.register import read_register
from dialogue.views.access import on_dialogue, runs_register
from dialogue.views.action_responses import allowed, carried_out


@dataclass(frozen=True, slots=True)
class TrackRow:
    """Row of the page: an area or form, or a commitment under it.

    ``why`` are the labels of the matching rules, ``changes`` all changes of the subject, ``own`` the one that the
    reader's ministry or the secretariat can withdraw.
    """

    subject: str
    number: str
    title: RichParagraph
    track: Track
    minutes: int
    why: tuple[str, ...]
    relieved: bool
    changes: tuple[TrackChange, ...]
    own: TrackChange | None
    is_commitment: bool
    repeated: bool = False

    @property
    def other(self) -> Track:
        """Return the other track, which the form offers first."""
        return Track.NO_DEBATE if self.track is Track.DEBATE else Track.DEBATE


@costs(Operation.AGENDA)
@on_dialogue("GET")
def tracks(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Show the areas and their commitments with and without debate."""
    now = timezone.now()
    assert isinstance(request.user, User)
    register = read_register(dialogue=dialogue, as_of=now, edited=runs_register(request))
    plan = compile_plan(register)
    seen = TrackChange.objects.visible_to(request.user).filter(dialogue=dialogue)
    changes = list(seen.select_related("commitment", "participant", "changed_by"))
    rows = tuple(_rows(register, plan.items, changes, request.user))
    context: dict[str, Any] = {
        "dialogue": dialogue,
        "rows": rows,
        "form": TrackForm(),
        "choices": Track,
        "needed": needed(plan.items),
        "debated": sum(row.is_commitment and not row.repeated and row.track is Track.DEBATE for row in rows),
        "last_day": services.last_day(dialogue),
        "needs_reason": runs_register(request),
        "may_change": request.user.has_perm("dialogue.change_trackchange")
        and services.is_open(dialogue=dialogue, user=request.user, at=now),
    }
    return render(request, "dialogue/tracks.html", context)


@on_dialogue("POST")
def change_track(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Request or make a change of one commitment, area or form."""
    user = allowed(request, "dialogue.add_trackchange")
    form = TrackForm(request.POST)
    valid = form.is_valid()
    subject = form.cleaned_data.get("subject", "")
    given = {"track": Track(form.cleaned_data["track"]), "reason": form.cleaned_data["reason"]} if valid else {}
    if valid:
        carried_out(
            request,
            lambda: services.change(dialogue=dialogue, subject=subject, by=user, at=timezone.now(), **given),
            _("Change recorded for %(subject)s.") % {"subject": subject.partition(":")[2] or subject},
        )
    return redirect("dialogue:tracks", number=dialogue.number)


@on_dialogue("POST")
def withdraw_track(request: HttpRequest, dialogue: Dialogue, change: int) -> HttpResponse:
    """Withdraw an own change."""
    seen = TrackChange.objects.visible_to(request.user).filter(dialogue=dialogue)
    found: TrackChange = get_object_or_404(seen.select_related("dialogue", "commitment"), pk=change)
    user = allowed(request, "dialogue.delete_trackchange", found)
    done = _("Change withdrawn.")
    carried_out(request, lambda: services.withdraw(change=found, by=user, at=timezone.now()), done)
    return redirect("dialogue:tracks", number=dialogue.number)


def _rows(register: AgendaInput, items: tuple[Item, ...], changes: list[TrackChange], user: User) -> Iterator[TrackRow]:
    """Yield the areas and forms in the order of the agenda, each with its commitments."""
    voice = DocumentLanguage((get_language() or "en")[:2], register)
    for child in (child for item in items for child in item.children if child.kind in CHANGEABLE):
        yield TrackRow(
            subject=child.key,
            number=child.cited,
            title=titles.title(voice, child),
            track=child.track,
            minutes=child.minutes,
            why=tuple(str(rule.label) for rule in child.rules),
            relieved=False,
            **_changes(changes, child.key, user),
            is_commitment=False,
        )
        for row in child.work:
            yield _commitment(voice, register, child, row, _changes(changes, row.reference, user))


def _commitment(
    voice: DocumentLanguage, register: AgendaInput, area: Item, row: CommitmentTrack, changes: dict[str, Any]
) -> TrackRow:
    fact = register.commitment(row.reference)
    assert fact is not None
    return TrackRow(
        subject=row.reference,
        number=row.reference,
        title=voice.words(fact.title),
        track=row.track,
        minutes=row.minutes,
        why=tuple(str(rule.label) for rule in row.rules),
        relieved=row.relieved,
        **changes,
        is_commitment=True,
        repeated=row.taken_under != area.key,
    )


def _changes(changes: list[TrackChange], subject: str, user: User) -> dict[str, Any]:
    """Return the changes of a subject, and the reader's own."""
    found = tuple(change for change in changes if change.subject == subject)
    owner = None if user.may.runs_register else user.participant_id
    return {"changes": found, "own": next((change for change in found if change.participant_id == owner), None)}
