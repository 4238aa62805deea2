"""State transitions of commitments, each with a confirmation page."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminDateWidget, AdminTextareaWidget
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from commitments.enums import CommitmentState
from commitments.forms.days import refuse_ahead
from commitments.models import Commitment
from commitments.rules.lifecycle import WAYS, may_become, needs_reason
from commitments.services import commitments
from contacts.models import User
from contacts.services.today import today_for
from core.admin.action_views import ActionPage, act_page, sent_to
from core.admin.visibility import VisibleAdmin
from core.text.links import Link

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# Label of the link, and description of the consequences.
WAYS_IN_WORDS: "dict[CommitmentState, tuple[_StrPromise, _StrPromise]]" = {
    CommitmentState.ACTIVE: (
        _("Activate"),
        _("The commitment will be visible to all Participants, subject to its handling mark."),
    ),
    CommitmentState.COMPLETED: (
        pgettext_lazy("to do", "Complete"),
        _("The commitment will no longer be due. You can reopen it later, with a reason."),
    ),
    CommitmentState.NOT_PURSUED: (
        _("Not pursued"),
        _(
            "The commitment will be closed as not pursued (article 2(c), “where possible and appropriate”). Your "
            "reason will be kept on record."
        ),
    ),
    CommitmentState.SUPERSEDED: (
        _("Superseded"),
        _("The commitment will be closed and replaced by another. This cannot be undone."),
    ),
}
TAKE_UP_AGAIN = (_("Reopen"), _("The commitment will be active again. Your reason will be kept on record."))


class StateForm(forms.Form):
    on = forms.DateField(
        label=_("Effective from"), widget=AdminDateWidget, help_text=_("Format: YYYY-MM-DD"), validators=[refuse_ahead]
    )
    reason = forms.CharField(label=_("Reason"), widget=AdminTextareaWidget(attrs={"rows": 4}))
    successor = forms.ModelChoiceField(Commitment.objects.none(), label=_("Superseded by"))

    def __init__(self, *args: Any, commitment: Commitment, to: CommitmentState, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today_for(user)
        self.fields["reason"].required = needs_reason(commitment.state_of, to)
        if to is CommitmentState.SUPERSEDED:
            others = Commitment.objects.visible_to(user).active().exclude(pk=commitment.pk)
            # The stubs declare the general field type.
            self.fields["successor"].queryset = others  # type: ignore[attr-defined]
        else:
            del self.fields["successor"]


class StateTransitionsMixin(VisibleAdmin):
    """Admin mixin with the links to allowed transitions and their pages."""

    def state_links(self, request: HttpRequest, commitment: Commitment) -> list[Link]:
        if not self.has_change_permission(request, commitment):
            return []
        return [
            Link(
                str(_words(commitment, to)[0]),
                reverse("admin:commitments_commitment_state", args=[commitment.pk, to.value]),
            )
            for to in CommitmentState
            if to in WAYS[commitment.state_of]
        ]

    def state_page(self, request: HttpRequest, object_id: str, to: str) -> HttpResponse:
        commitment = self.get_object(request, unquote(object_id))
        if commitment is None or to not in CommitmentState:
            raise Http404
        if not self.has_change_permission(request, commitment):
            raise PermissionDenied
        state, user = CommitmentState(to), request.user
        assert isinstance(user, User)
        if request.method != "POST" and not may_become(commitment.state_of, state):
            raise Http404
        label, what_happens = _words(commitment, state)
        return act_page(
            self,
            request,
            commitment,
            act=ActionPage(
                title=str(label),
                what_happens=str(what_happens),
                button=str(label),
                done=gettext("%(reference)s is now “%(state)s”.")
                % {"reference": commitment.reference, "state": state.label},
            ),
            form=StateForm(sent_to(request), commitment=commitment, to=state, user=user),
            perform=lambda asked: commitments.change_state(commitment=commitment, to=state, by=user, **asked),
        )


def _words(commitment: Commitment, to: CommitmentState) -> "tuple[_StrPromise, _StrPromise]":
    if to is CommitmentState.ACTIVE and commitment.state_of is not CommitmentState.DRAFT:
        return TAKE_UP_AGAIN
    return WAYS_IN_WORDS[to]
