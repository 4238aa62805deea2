"""Sections of a Dialogue's page, grouped by stage of the year.

A section is a function that takes the request and the Dialogue and returns a ``DialogueSection``, or None if it is
empty for this reader. Those of past Dialogues are shown only with entries.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db.models import Count, Q
from django.http import HttpRequest

from contacts.models import Participant, User
from dialogue.enums import AgendaStatus, DialogueStatus, RecordStatus
from dialogue.models import Agenda, Dialogue, ItemOutcome, ProducedDocument, Record
from dialogue.rules.record import missing
from dialogue.services.overtaken import overtaken
from dialogue.services.record_rows import answers_to, seats_of, texts_of
from dialogue.services.sides import host_first
from dialogue.views import delegations as delegation_views, invitees, other_fora, papers, proposals
from dialogue.views.access import runs_register

NEWEST = 5


class DialogueSection(NamedTuple):
    """Section of the page: a template under ``templates/dialogue/year/`` and its context."""

    template: str
    context: dict[str, Any]


type Part = Callable[[HttpRequest, Dialogue], DialogueSection | None]


def _agendas(request: HttpRequest, dialogue: Dialogue) -> DialogueSection | None:
    saved = Agenda.objects.visible_to(request.user).filter(dialogue=dialogue).select_related("dialogue__instrument")
    # Count visible files only: some belong to one ministry.
    seen = ProducedDocument.objects.visible_to(request.user)
    versions: list[Agenda] = list(saved.annotate(files=Count("documents", filter=Q(documents__in=seen))))
    if not versions and not dialogue.status_of.is_ahead:
        return None
    issued = [version for version in versions if version.status != AgendaStatus.DRAFT]
    context = {
        "dialogue": dialogue,
        "issued": issued,
        "draft": next((version for version in versions if version.status == AgendaStatus.DRAFT), None),
        "may_run": runs_register(request),
        "overtaken": overtaken(dialogue=dialogue),
        "may_compare": len(issued) > 1,
        "sides": host_first(dialogue),
    }
    return DialogueSection("dialogue/year/agendas.html", context)


def _proposals(request: HttpRequest, dialogue: Dialogue) -> DialogueSection | None:
    found = proposals.listed(request, dialogue)
    has_any = found["proposals"] or dialogue.status_of.is_ahead
    return DialogueSection("dialogue/year/proposals.html", found) if has_any else None


def _papers(request: HttpRequest, dialogue: Dialogue) -> DialogueSection | None:
    found = papers.listed(request, dialogue)
    return (
        DialogueSection("dialogue/year/papers.html", found) if found["lines"] or dialogue.status_of.is_ahead else None
    )


def _people(request: HttpRequest, dialogue: Dialogue) -> DialogueSection | None:
    delegations, guests = delegation_views.seated(request, dialogue), invitees.listed(request, dialogue)
    is_ahead = dialogue.status_of.is_ahead
    if not (is_ahead or guests or any(members for _participant, members, _may_name in delegations)):
        return None
    context = {
        "dialogue": dialogue,
        "seated": delegations,
        "invitees": guests,
        "may_propose": is_ahead and request.user.has_perm("dialogue.add_invitee"),
    }
    return DialogueSection("dialogue/year/people.html", context)


def _other_fora(request: HttpRequest, dialogue: Dialogue) -> DialogueSection | None:
    found = other_fora.section_context(request, dialogue)
    has_any = found["entry"] or found["referrals"] or dialogue.status_of.is_ahead
    return DialogueSection("dialogue/year/other_fora.html", found) if has_any else None


def _meeting(request: HttpRequest, dialogue: Dialogue) -> DialogueSection | None:
    """Return the meeting and a ministry's own notes; none for cancelled Dialogues and those from before the portal."""
    entered = ItemOutcome.objects.filter(dialogue=dialogue).exists()
    if dialogue.status == DialogueStatus.CANCELLED or not (dialogue.status_of.is_ahead or entered):
        return None
    user = request.user
    own = user.participant if isinstance(user, User) and user.may.reads_own_drafts else None
    context = {"ministry": own, "may_run": user.has_perm("dialogue.run_meeting")}
    return DialogueSection("dialogue/year/room.html", context)


def _record(request: HttpRequest, dialogue: Dialogue) -> DialogueSection | None:
    record = Record.objects.visible_to(request.user).filter(dialogue=dialogue).first()
    context: dict[str, Any] = {"record": record}
    if record is not None:
        record.dialogue = dialogue
        context |= {"status": RecordStatus(record.status), "waiting": _waiting(record)}
    elif not (runs_register(request) and dialogue.status_of is DialogueStatus.HELD):
        return None
    return DialogueSection("dialogue/year/record.html", context)


def _waiting(record: Record) -> list[Participant]:
    if record.status != RecordStatus.CLEARING:
        return []
    open_still = missing(seats_of(record), texts_of(record), answers_to(record))
    codes = {code for each in open_still.values() for code in each}
    return list(Participant.objects.filter(code__in=codes).order_by("order"))


def _documents(request: HttpRequest, dialogue: Dialogue) -> DialogueSection | None:
    """Return the newest documents. Files of an issued agenda are listed with their version."""
    seen = ProducedDocument.objects.visible_to(request.user).filter(dialogue=dialogue, agenda=None).ready()
    newest = seen.defer("file__content")[:NEWEST]
    return DialogueSection("dialogue/year/documents.html", {"dialogue": dialogue, "documents": newest})


# In the order of the year.
PARTS: tuple[Part, ...] = (
    _agendas,
    _proposals,
    _papers,
    _people,
    _other_fora,
    _meeting,
    _record,
    _documents,
)
