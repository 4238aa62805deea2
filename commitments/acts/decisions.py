"""Acts on a joint decision. A draft is edited in its form instead."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy

from commitments.enums import DecisionState
from commitments.forms import acts as act_forms
from commitments.models import JointDecision
from commitments.services import decisions
from commitments.services.decision_detail import text_context
from commitments.services.decision_status_text import names
from contacts.models import User
from contacts.services.functions import shortfall_of
from core.acts import Act, RecordActs

PROPOSE, CONCUR, CONCLUDE = (f"commitments.{verb}_jointdecision" for verb in ("propose", "concur", "conclude"))
READ: dict[str, Any] = {
    "template": "commitments/decision/act.html",
    "details": lambda decision, _user: text_context(decision),
}


def _proposal_effect(decision: JointDecision, _user: User) -> str:
    seats = decision.instrument.participants.order_by("participations__order")
    return _(
        "The text will be locked and these Participants will be asked by email to concur: %(names)s. The "
        "decision is made when all have concurred. Until then, you can return it to draft."
    ) % {"names": names(seats)}


def _concurrence_effect(decision: JointDecision, _user: User) -> str:
    # The hash, and so the concurrence, covers the texts in all languages.
    return _(
        "Your ministry will concur in the text in its original language, %(language)s. Other language versions are "
        "courtesy translations. If any version changes, all concurrences become void. The decision is made on the "
        "date of the last concurrence."
    ) % {"language": decision.get_original_language_display()}


def _voided(decision: JointDecision, _user: User) -> str:
    givers = [each.participant for each in decision.concurrences.standing().select_related("participant")]
    if not givers:
        return _("The proposal will return to draft and can be edited. No Participant has concurred yet.")
    return _(
        "The proposal will return to draft and can be edited. Existing concurrences will become void and these "
        "Participants will be notified: %(names)s."
    ) % {"names": names(givers)}


def _may_concur(decision: JointDecision, user: User) -> bool:
    return JointDecision.objects.awaiting(user.participant_id).filter(pk=decision.pk).exists()


def _may_object(decision: JointDecision, user: User) -> bool:
    standing = decision.objections.unlifted().filter(participant=user.participant_id)
    return decision.state_of is DecisionState.OPEN and not standing.exists()


def _may_withdraw(decision: JointDecision, _user: User) -> bool:
    # A draft that was never proposed is deleted instead.
    return decision.proposed_at is not None and decision.state_of.is_ahead


def _is(state: DecisionState) -> Callable[[JointDecision, User], bool]:
    return lambda decision, _user: decision.state_of is state


def _by(service: Callable[..., Any]) -> Callable[[JointDecision, User, dict[str, Any]], Any]:
    return lambda decision, user, values: service(decision=decision, by=user, at=datetime.now(UTC), **values)


def _answered(sentence: Callable[[], str]) -> Callable[[JointDecision, User], str]:
    """Return the earlier answer of the Participant of an open decision, which closes the act."""
    return lambda decision, user: (
        sentence() % {"participant": user.participant} if decision.state_of is DecisionState.OPEN else ""
    )


DECISION_ACTS = RecordActs(
    model=JointDecision,
    route="commitments:decision-act",
    lookup="reference",
    related=("instrument", "proposed_by", "emergency", "intention", "rotating_side", "retires_area", "retires_form"),
    shortfall=lambda _decision, user: shortfall_of(user),
    acts={
        "concur": Act(
            label=gettext_lazy("Review and concur"),
            what_happens=_concurrence_effect,
            done=gettext_lazy("Concurrence recorded."),
            button=pgettext_lazy("to do", "Concur"),
            permission=CONCUR,
            offered=_may_concur,
            closed=_answered(lambda: _("%(participant)s has already concurred in this text.")),
            form=act_forms.ConcurrenceForm,
            perform=_by(decisions.concur),
            **READ,
        ),
        "propose": Act(
            label=pgettext_lazy("to do", "Propose"),
            what_happens=_proposal_effect,
            done=gettext_lazy("Text locked. All Participants have been asked to concur."),
            permission=PROPOSE,
            offered=_is(DecisionState.DRAFT),
            form=act_forms.ReadForm,
            perform=_by(decisions.propose),
            **READ,
        ),
        "object": Act(
            label=pgettext_lazy("to do", "Object"),
            what_happens=gettext_lazy(
                "If you object, your ministry does not concur in this text. Your reason will be visible to all "
                "Participants, and any concurrence you gave will become void. A later concurrence lifts the objection."
            ),
            done=gettext_lazy("Objection recorded."),
            permission=CONCUR,
            offered=_may_object,
            closed=_answered(lambda: _("%(participant)s has already objected.")),
            form=act_forms.ObjectionForm,
            perform=_by(decisions.object_to),
            **READ,
        ),
        "take-back": Act(
            label=gettext_lazy("Return to draft"),
            what_happens=_voided,
            done=gettext_lazy("Returned to draft."),
            permission=PROPOSE,
            offered=_is(DecisionState.OPEN),
            perform=_by(decisions.take_back),
        ),
        "withdraw": Act(
            label=pgettext_lazy("to do", "Withdraw"),
            what_happens=gettext_lazy(
                "The proposal will be closed without a decision. This cannot be undone. All Participants will be "
                "notified; the text and your reason stay on record."
            ),
            done=gettext_lazy("Proposal withdrawn."),
            permission=PROPOSE,
            offered=_may_withdraw,
            form=act_forms.ReasonForm,
            perform=_by(decisions.withdraw),
            is_serious=True,
        ),
        "delete": Act(
            label=gettext_lazy("Delete this draft"),
            what_happens=gettext_lazy("The draft will be deleted. This cannot be undone. The history keeps its text."),
            done=lambda decision, _user: _("Draft %(reference)s was deleted.") % {"reference": decision.reference},
            permission="commitments.delete_jointdecision",
            offered=lambda decision, _user: decision.proposed_at is None and decision.state_of is DecisionState.DRAFT,
            perform=lambda decision, _user, _values: decisions.delete(decision=decision),
            is_serious=True,
            leads_to="commitments:decisions",
        ),
        "outcome": Act(
            label=gettext_lazy("Record outcome"),
            what_happens=gettext_lazy(
                "Record what has happened since the decision. The text of the decision does not change."
            ),
            done=gettext_lazy("Outcome recorded."),
            permission=CONCLUDE,
            offered=_is(DecisionState.DECIDED),
            form=act_forms.OutcomeForm,
            perform=lambda decision, _user, values: decisions.set_outcome(decision=decision, **values),
        ),
    },
)
