"""Readiness of a Dialogue: requirements for issuing its agenda, with links."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import get_language, gettext as _, ngettext, pgettext

from commitments.querysets import Viewer
from commitments.services.emails import seats
from contacts.models import Participant, Side
from core.text.date_formatting import day as in_words
from core.text.multilingual_text import LANGUAGES
from dialogue.enums import AgendaStatus, DialogueStatus, ItemOrigin, PlanStep
from dialogue.models import Agenda, AgendaItem, CmwgStatus, Dialogue, Paper, Proposal
from dialogue.rules.lifecycle import may_become
from dialogue.rules.readiness import ReadinessInput, ReadinessRequirement, ReadinessState
from dialogue.services import key_dates
from dialogue.services.overtaken import overtaken


@dataclass(frozen=True, slots=True)
class Check:
    """Check of a requirement with its sentence; ``url`` is its page. ``decides`` marks those a meeting must meet."""

    need: ReadinessRequirement
    progress: ReadinessState
    title: str
    sentence: str
    url: str

    @property
    def decides(self) -> bool:
        return self.need.decides


@dataclass(frozen=True, slots=True)
class Readiness:
    """Readiness of a Dialogue: all checks in the order of the year."""

    checks: tuple[Check, ...]
    is_ready: bool

    @property
    def done(self) -> int:
        return sum(check.progress is ReadinessState.DONE for check in self.checks)

    @property
    def open_first(self) -> list[Check]:
        return sorted(self.checks, key=lambda check: check.progress is ReadinessState.DONE)


@dataclass(frozen=True, slots=True)
class _ReadinessContext:
    """Input of the checks, with the names that their sentences mention."""

    dialogue: Dialogue
    facts: ReadinessInput
    sides: list[Side]
    participants: list[Participant]
    proposals_close: str
    overtaken: str
    has_draft: bool


def readiness(*, dialogue: Dialogue, viewer: Viewer) -> Readiness:
    """Return the readiness of ``dialogue``, from records visible to ``viewer``, in the active language."""
    known = _read(dialogue, viewer)
    checks = tuple(
        Check(need, known.facts.progress(need), *sentences(known), url=_where(known, need))
        for need, sentences in _STATUS_SENTENCES.items()
    )
    return Readiness(checks, known.facts.is_ready)


def is_ready(*, dialogue: Dialogue) -> bool:
    """Return whether the meeting is ready under article 4(a)(iii): it has an entry on the working group."""
    return CmwgStatus.objects.filter(dialogue=dialogue).exists()


def _read(dialogue: Dialogue, viewer: Viewer) -> _ReadinessContext:
    participants = seats(dialogue.instrument)
    sides = list({seat.side_id: seat.side for seat in participants}.values())
    chaired = set(dialogue.cochairs.values_list("side_id", flat=True))
    named = set(dialogue.delegates.values_list("participant_id", flat=True))
    papers = Paper.objects.visible_to(viewer).filter(dialogue=dialogue)
    counted = papers.aggregate(all=Count("pk"), came=Count("pk", filter=Q(received_on__isnull=False)))
    agendas = Agenda.objects.visible_to(viewer).filter(dialogue=dialogue)
    # The draft sorts last because its date of issue is NULL.
    agenda = agendas.filter(form="revision").order_by("issued_at").last()
    moved = overtaken(dialogue=dialogue)
    closes = key_dates.day_of(dialogue=dialogue, step=PlanStep.PROPOSALS)
    facts = ReadinessInput(
        has_date=dialogue.local_start is not None and dialogue.host_id is not None,
        is_confirmed=dialogue.status_of in {DialogueStatus.CONFIRMED, DialogueStatus.HELD},
        sides=len(sides),
        chairs=len(chaired),
        has_working_group=is_ready(dialogue=dialogue),
        proposals_waiting=Proposal.objects.visible_to(viewer).filter(dialogue=dialogue).backlog().count(),
        papers_expected=counted["all"],
        papers_received=counted["came"],
        has_agenda=agenda is not None,
        items_untranslated=_untranslated(agenda),
        is_issued=agendas.issued().exists(),
        is_overtaken=bool(moved),
        seats=len(participants),
        delegations=len(named),
    )
    return _ReadinessContext(
        dialogue=dialogue,
        facts=facts,
        sides=[side for side in sides if side.pk not in chaired],
        participants=[seat for seat in participants if seat.pk not in named],
        proposals_close=in_words(closes, (get_language() or "en")[:2]) if closes else "",
        overtaken=moved,
        has_draft=agenda is not None and agenda.status == AgendaStatus.DRAFT,
    )


def _untranslated(agenda: Agenda | None) -> int:
    """Return the number of agenda items without a title in some language."""
    if agenda is None:
        return 0
    missing = Q()
    for language in LANGUAGES:
        missing |= Q(**{f"title_{language}": ""})
    return AgendaItem.objects.filter(missing, agenda=agenda).exclude(origin=ItemOrigin.REMOVED).count()


def _date(known: _ReadinessContext) -> tuple[str, str]:
    return _("Set the date, time and host"), _("Each capital will then see its own date and time.")


def _confirmation(known: _ReadinessContext) -> tuple[str, str]:
    why = _("Status: %(status)s.") % {"status": known.dialogue.get_status_display()}
    return _("Confirm the date with the Participants"), why


def _chairs(known: _ReadinessContext) -> tuple[str, str]:
    missing = _listed(known.sides)
    why = (
        _("Article 4(a)(i). Not named for: %(sides)s.") % {"sides": missing}
        if missing
        else _("Article 4(a)(i). Both co-chairs are named.")
    )
    return _("Name the two co-chairs"), why


def _working_group(known: _ReadinessContext) -> tuple[str, str]:
    return (
        _("Record the CMWG update"),
        _("Article 4(a)(iii). Enter an update or “Nothing to report”."),
    )


def _proposals(known: _ReadinessContext) -> tuple[str, str]:
    count = known.facts.proposals_waiting
    why = (
        ngettext("%(count)d proposal to review", "%(count)d proposals to review", count) % {"count": count}
        if count
        else _("No proposals to review")
    )
    if known.proposals_close:
        why = _("%(sentence)s. Deadline for proposals: %(day)s") % {"sentence": why, "day": known.proposals_close}
    return _("Review agenda proposals"), why


def _papers(known: _ReadinessContext) -> tuple[str, str]:
    received, expected = known.facts.papers_received, known.facts.papers_expected
    why = (
        ngettext(
            "%(received)d of %(expected)d paper received", "%(received)d of %(expected)d papers received", expected
        )
        % {"received": received, "expected": expected}
        if expected
        else _("No papers expected")
    )
    return _("Collect papers"), why


def _translations(known: _ReadinessContext) -> tuple[str, str]:
    count = known.facts.items_untranslated
    if not known.facts.has_agenda:
        why = _("No agenda saved")
    elif count:
        why = ngettext(
            "%(count)d item without a title in all three languages",
            "%(count)d items without a title in all three languages",
            count,
        ) % {"count": count}
    else:
        why = _("All items have a title in English, French and Japanese.")
    return _("Complete the translations"), why


def _issue(known: _ReadinessContext) -> tuple[str, str]:
    if known.overtaken:
        return _("Issue a revision of the agenda"), known.overtaken
    why = (
        _("The agenda has been issued to Participants.")
        if known.facts.is_issued
        else _("The agenda has not been issued to Participants.")
    )
    return _("Issue the agenda"), why


def _delegations(known: _ReadinessContext) -> tuple[str, str]:
    missing = _listed(known.participants)
    why = (
        _("Not received from: %(participants)s") % {"participants": missing}
        if missing
        else _("All delegations are named.")
    )
    return _("Collect delegations"), why


_STATUS_SENTENCES: dict[ReadinessRequirement, Callable[[_ReadinessContext], tuple[str, str]]] = {
    ReadinessRequirement.DATE: _date,
    ReadinessRequirement.CONFIRMATION: _confirmation,
    ReadinessRequirement.CHAIRS: _chairs,
    ReadinessRequirement.WORKING_GROUP: _working_group,
    ReadinessRequirement.PROPOSALS: _proposals,
    ReadinessRequirement.PAPERS: _papers,
    ReadinessRequirement.TRANSLATIONS: _translations,
    ReadinessRequirement.ISSUE: _issue,
    ReadinessRequirement.DELEGATIONS: _delegations,
}


def _where(known: _ReadinessContext, need: ReadinessRequirement) -> str:
    """Return the page on which a requirement is met."""
    dialogue, number = known.dialogue, [known.dialogue.number]
    draft, schedule = reverse("dialogue:draft", args=number), reverse("dialogue:schedule", args=number)
    confirm = reverse("dialogue:status", args=[*number, DialogueStatus.CONFIRMED])
    return {
        ReadinessRequirement.DATE: schedule,
        # Once confirmed the link leads to the schedule instead.
        ReadinessRequirement.CONFIRMATION: confirm
        if may_become(dialogue.status_of, DialogueStatus.CONFIRMED)
        else schedule,
        ReadinessRequirement.CHAIRS: reverse("dialogue:chairs", args=number),
        ReadinessRequirement.WORKING_GROUP: reverse("dialogue:other-fora", args=number),
        ReadinessRequirement.PROPOSALS: reverse("dialogue:proposals", args=number),
        ReadinessRequirement.PAPERS: reverse("dialogue:papers", args=number),
        ReadinessRequirement.TRANSLATIONS: draft,
        ReadinessRequirement.ISSUE: reverse("dialogue:issue", args=number)
        if known.overtaken and known.has_draft
        else draft,
        ReadinessRequirement.DELEGATIONS: reverse("dialogue:delegations", args=number),
    }[need]


def _listed(names: list[Side] | list[Participant]) -> str:
    return pgettext("between the names of a list", ", ").join(map(str, names))
