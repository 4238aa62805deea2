"""Read model of the page of a joint decision: its text, its concurrences and its effects."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.urls import reverse
from django.utils.translation import get_language, gettext as _, pgettext
from django_stubs_ext import StrOrPromise

from commitments.enums import Channel, DecisionState, Effect, Outcome
from commitments.models import Concurrence, JointDecision, Objection
from commitments.services import decision_status_text as sentences, decisions, modifications
from commitments.services.decision_texts import hash_of
from commitments.services.language_guard import FieldWarning, guarded
from contacts.models import Participant, User
from core.text.languages import Language
from core.text.multilingual_text import LANGUAGES

GUARDED = ("title", "text", "subject")


@dataclass(frozen=True, slots=True)
class ConcurrenceSeat:
    """Status of one Participant's concurrence; ``css`` and ``icon`` are those of the seat display."""

    participant: Participant
    css: str
    icon: str
    state: str
    concurrence: Concurrence | None = None
    objection: Objection | None = None

    @property
    def channel(self) -> StrOrPromise:
        return Channel(self.concurrence.channel).label if self.concurrence else ""

    @property
    def objected_on(self) -> date | None:
        """Date in the Participant's capital."""
        return decisions.today_at(self.participant, self.objection.raised_at) if self.objection else None


@dataclass(frozen=True, slots=True)
class VoidResponse:
    """Void concurrence or lifted objection; both dates are those of its Participant's capital."""

    record: Concurrence | Objection
    on: date
    until: date

    @property
    def was_objection(self) -> bool:
        return isinstance(self.record, Objection)


@dataclass(frozen=True, slots=True)
class DecisionEffect:
    """Record that a decision created or retired; ``url`` is empty if it has no page."""

    kind: str
    name: str
    url: str


def seats_of(decision: JointDecision, user: User) -> list[ConcurrenceSeat]:
    """Return the Participants in the order of the MOC, each with its valid concurrence or objection."""
    seats = decision.instrument.participations.select_related("participant__side").order_by("order")
    given = {each.participant_id: each for each in decision.concurrences.standing().select_related("by")}
    raised = {each.participant_id: each for each in decision.objections.unlifted().select_related("by")}
    found = []
    for seat in seats:
        participant = seat.participant
        concurrence, objection = given.get(participant.pk), raised.get(participant.pk)
        css, icon, state = "", "open", pgettext("of a seat", "awaited")
        if concurrence:
            css, icon, state = "yes", "ok", pgettext("of a seat", "concurred")
        elif objection:
            css, icon, state = "no", "stop", pgettext("of a seat", "objects")
        elif decision.state_of is not DecisionState.OPEN:
            icon, state = "dash", pgettext("of a seat", "not requested")
        elif participant.pk == user.participant_id:
            css = "me"
        found.append(ConcurrenceSeat(participant, css, icon, state, concurrence, objection))
    return found


def past_of(decision: JointDecision) -> list[VoidResponse]:
    """Return void concurrences and lifted objections in chronological order."""
    found: list[tuple[datetime, VoidResponse]] = []
    for given in decision.concurrences.exclude(voided_at=None).select_related("participant__side", "by"):
        assert given.voided_at is not None
        past = VoidResponse(given, given.given_on, decisions.today_at(given.participant, given.voided_at))
        found.append((given.recorded_at, past))
    for raised in decision.objections.exclude(lifted_at=None).select_related("participant__side", "by"):
        assert raised.lifted_at is not None
        day, until = (decisions.today_at(raised.participant, at) for at in (raised.raised_at, raised.lifted_at))
        found.append((raised.raised_at, VoidResponse(raised, day, until)))
    return [past for _at, past in sorted(found, key=lambda each: each[0])]


def came_to_be(decision: JointDecision) -> list[DecisionEffect]:
    """Return the records that the decision created or retired, found by their one-to-one relation to it."""
    found = []
    for relation in decision._meta.related_objects:
        if relation.one_to_one and (
            row := relation.related_model._default_manager.filter(**{relation.field.name: decision}).first()
        ):
            kind = str(relation.related_model._meta.verbose_name)
            if relation.field.name == "retired_by":
                kind = _("%(kind)s, retired") % {"kind": kind}
            found.append(DecisionEffect(kind, str(row), _page_of(row)))
    return found


def languages_beside(decision: JointDecision) -> list[dict[str, Any]]:
    """Return the texts in the languages other than the displayed one."""
    shown = decision.text.language if decision.text else decision.title.language
    return [
        {
            "language": Language(language),
            "is_original": language == decision.original_language,
            **{name: getattr(decision, f"{name}_{language}") for name in ("title", "text", "subject")},
        }
        for language in LANGUAGES
        if language != shown and any(getattr(decision, f"{name}_{language}") for name in ("title", "text", "subject"))
    ]


def text_context(decision: JointDecision) -> dict[str, Any]:
    """Return the template context for reading a decision before an action: text, hash and effects."""
    return {
        "decision": decision,
        "beside": languages_beside(decision),
        "turns": list(decision.turns.select_related("participant")) if decision.effect == Effect.ROTATION else [],
        "changes": list(_changes(decision)),
        "short_hash": " ".join((decision.text_hash[:4], decision.text_hash[4:8])) if decision.text_hash else "",
        "text_hash": decision.text_hash or hash_of(decision),
        "matches": bool(decision.text_hash) and hash_of(decision) == decision.text_hash,
        "warnings": [*guarded(decision, *GUARDED), *_warnings_of_changes(decision)],
        "lacks_intention": decision.effect == Effect.MODIFICATION and decision.intention_id is None,
    }


def record_context(decision: JointDecision, user: User) -> dict[str, Any]:
    """Return the template context of the page of a decision for ``user``."""
    seats = seats_of(decision, user)
    return {
        **text_context(decision),
        "seats": seats,
        "standing_sentence": sentences.standing(decision, seats),
        "why_not": sentences.why_no_concurrence(decision, seats, user),
        "outcome": Outcome(decision.outcome) if decision.outcome else None,
        "past": past_of(decision),
        "came": came_to_be(decision),
    }


def _changes(decision: JointDecision) -> Iterator[modifications.ProvisionDiff]:
    if decision.effect == Effect.MODIFICATION:
        yield from modifications.compared(decision, (get_language() or "en")[:2])


def _warnings_of_changes(decision: JointDecision) -> Iterator[FieldWarning]:
    for change in decision.provision_changes.select_related("provision"):
        for warning in guarded(change, "heading", "text"):
            yield replace(warning, label=f"{change.new_code or change.provision.code}: {warning.label}")


def _page_of(row: Model) -> str:
    if hasattr(row, "get_absolute_url"):
        return str(row.get_absolute_url())
    if not admin.site.is_registered(type(row)):
        return ""
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
