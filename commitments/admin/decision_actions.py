"""Actions on a joint decision, each with a confirmation page. A draft is edited in its form instead."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from commitments.admin import decision_action_forms as act_forms
from commitments.admin.language_guard import GuardedAdmin
from commitments.enums import DecisionState
from commitments.models import JointDecision
from commitments.services import decisions
from commitments.services.decision_detail import text_context
from commitments.services.decision_status_text import names
from contacts.models import User
from contacts.services.functions import shortfall_of
from core.admin.action_views import ActionPage, act_page, closed_page, sent_to
from core.text.links import Link

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class DecisionAction:
    """Action on a decision: its labels, permission, availability, form and service.

    ``button`` is the button label if it differs from ``label``, which names the link and the page. ``reads_text`` shows
    the whole text on the page. ``is_timed`` is true if the service needs the user and the time.
    """

    label: "_StrPromise"
    what_happens: Callable[[JointDecision], str]
    done: "_StrPromise"
    permission: str
    offered: Callable[[JointDecision, User], bool]
    form: type[act_forms.ActForm]
    perform: Callable[..., Any]
    reads_text: bool = False
    is_timed: bool = True
    button: "_StrPromise | None" = None


def _asked(decision: JointDecision) -> str:
    seats = decision.instrument.participants.order_by("participations__order")
    return _(
        "The text will be locked and these Participants will be asked by email to concur: %(names)s. The "
        "decision is made when all have concurred. Until then, you can return it to draft."
    ) % {"names": names(seats)}


def _voided(decision: JointDecision) -> str:
    givers = [each.participant for each in decision.concurrences.standing().select_related("participant")]
    if not givers:
        return _("The proposal will return to draft and can be edited. No Participant has concurred yet.")
    return _(
        "The proposal will return to draft and can be edited. Existing concurrences will become void and these "
        "Participants will be notified: %(names)s."
    ) % {"names": names(givers)}


def _may_propose(decision: JointDecision, _user: User) -> bool:
    return decision.state_of is DecisionState.DRAFT


def _may_concur(decision: JointDecision, user: User) -> bool:
    return JointDecision.objects.awaiting(user.participant_id).filter(pk=decision.pk).exists()


def _may_object(decision: JointDecision, user: User) -> bool:
    standing = decision.objections.unlifted().filter(participant=user.participant_id)
    return decision.state_of is DecisionState.OPEN and not standing.exists()


def _may_take_back(decision: JointDecision, _user: User) -> bool:
    return decision.state_of is DecisionState.OPEN


def _may_withdraw(decision: JointDecision, _user: User) -> bool:
    # A draft that was never proposed is deleted instead.
    return decision.proposed_at is not None and decision.state_of.is_ahead


def _may_conclude(decision: JointDecision, _user: User) -> bool:
    return decision.state_of is DecisionState.DECIDED


def _meanwhile(decision: JointDecision, name: str, user: User) -> str:
    """Return the reason why an action is unavailable: the state of the decision, or an earlier answer."""
    answered = {
        "concur": _("%(participant)s has already concurred in this text."),
        "object": _("%(participant)s has already objected."),
    }
    if decision.state_of is DecisionState.OPEN and name in answered:
        return answered[name] % {"participant": user.participant}
    return _("“%(act)s” is not available: the status of %(reference)s is “%(state)s”.") % {
        "act": ACTS[name].label,
        "reference": decision.reference,
        "state": decision.state_of.label,
    }


PROPOSE, CONCUR, CONCLUDE = (f"commitments.{verb}_jointdecision" for verb in ("propose", "concur", "conclude"))

ACTS = {
    "concur": DecisionAction(
        gettext_lazy("Review and concur"),
        lambda _decision: _(
            "Your ministry concurs in this text in all languages. The decision is made on the date of the last "
            "concurrence."
        ),
        gettext_lazy("Concurrence recorded."),
        CONCUR,
        _may_concur,
        act_forms.ConcurrenceForm,
        decisions.concur,
        reads_text=True,
        button=pgettext_lazy("to do", "Concur"),
    ),
    "propose": DecisionAction(
        pgettext_lazy("to do", "Propose"),
        _asked,
        gettext_lazy("Text locked. All Participants have been asked to concur."),
        PROPOSE,
        _may_propose,
        act_forms.ActForm,
        decisions.propose,
        reads_text=True,
    ),
    "object": DecisionAction(
        pgettext_lazy("to do", "Object"),
        lambda _decision: _(
            "Your ministry does not concur in this text. Your reason will be visible to all Participants, and "
            "any concurrence you gave will become void. A later concurrence lifts the objection."
        ),
        gettext_lazy("Objection recorded."),
        CONCUR,
        _may_object,
        act_forms.ObjectionForm,
        decisions.object_to,
        reads_text=True,
    ),
    "take-back": DecisionAction(
        gettext_lazy("Return to draft"),
        _voided,
        gettext_lazy("Returned to draft."),
        PROPOSE,
        _may_take_back,
        act_forms.ActForm,
        decisions.take_back,
    ),
    "withdraw": DecisionAction(
        pgettext_lazy("to do", "Withdraw"),
        lambda _decision: _(
            "The proposal will be closed without a decision. This cannot be undone. All Participants will be "
            "notified; the text and your reason stay on record."
        ),
        gettext_lazy("Proposal withdrawn."),
        PROPOSE,
        _may_withdraw,
        act_forms.ReasonForm,
        decisions.withdraw,
    ),
    "outcome": DecisionAction(
        gettext_lazy("Record outcome"),
        lambda _decision: _("Record what has happened since the decision. The text of the decision does not change."),
        gettext_lazy("Outcome recorded."),
        CONCLUDE,
        _may_conclude,
        act_forms.OutcomeForm,
        decisions.set_outcome,
        is_timed=False,
    ),
}


class DecisionActionsMixin(GuardedAdmin):
    """Admin mixin with the links to available actions and their pages."""

    def page_of(self, record: Any) -> str:
        return str(record.get_absolute_url())

    def act_links(self, request: HttpRequest, decision: JointDecision) -> list[Link]:
        user = request.user
        assert isinstance(user, User)
        return [
            Link(str(act.label), reverse("admin:commitments_jointdecision_act", args=[decision.pk, name]))
            for name, act in ACTS.items()
            if act.offered(decision, user) and user.has_perm(act.permission, decision)
        ]

    def get_urls(self) -> list[URLPattern]:
        page = path(
            "<path:object_id>/act/<slug:name>/",
            self.admin_site.admin_view(self.act_view),
            name="commitments_jointdecision_act",
        )
        return [page, *super().get_urls()]

    def act_view(self, request: HttpRequest, object_id: str, name: str) -> HttpResponse:
        """Show the confirmation page, or perform the action if its form was submitted."""
        decision, act, user = self.get_object(request, unquote(object_id)), ACTS.get(name), request.user
        if decision is None or act is None:
            raise Http404
        assert isinstance(user, User)
        if not user.has_perm(act.permission, decision):
            raise PermissionDenied(shortfall_of(user))
        # On POST the service raises the reason why the action is unavailable.
        if request.method != "POST" and not act.offered(decision, user):
            return closed_page(request, decision, _meanwhile(decision, name, user))
        moment = {"by": user, "at": datetime.now(UTC)} if act.is_timed else {}
        return act_page(
            self,
            request,
            decision,
            act=ActionPage(
                title=str(act.label),
                what_happens=act.what_happens(decision),
                button=str(act.button or act.label),
                done=str(act.done),
            ),
            form=act.form(sent_to(request), decision=decision, user=user),
            perform=lambda asked: act.perform(decision=decision, **moment, **asked),
            template="commitments/decision/act.html",
            details=text_context(decision) if act.reads_text else {},
        )
