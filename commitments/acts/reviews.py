"""Answers of the lead to the review of a commitment before a Dialogue, each an act by its name."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _, gettext_lazy
from django_stubs_ext import StrPromise

from commitments.enums import ReviewAnswer
from commitments.forms.acts import ReasonForm
from commitments.models import Commitment
from commitments.services import reviews
from contacts.models import User
from contacts.services.today import today_for
from core.acts import Act, RecordActs

LABELS: dict[ReviewAnswer, StrPromise] = {
    ReviewAnswer.KEEP: gettext_lazy("Keep commitment"),
    ReviewAnswer.RESTATE: gettext_lazy("Restate commitment"),
    ReviewAnswer.CLOSE: gettext_lazy("Propose for closing"),
}
EFFECTS: dict[ReviewAnswer, StrPromise] = {
    ReviewAnswer.KEEP: gettext_lazy("The commitment will not change. Everyone with access to it will see the reason."),
    ReviewAnswer.RESTATE: gettext_lazy(
        "You can edit title and text next. Everyone with access to the commitment will see the reason."
    ),
    ReviewAnswer.CLOSE: gettext_lazy(
        "The agenda of the Dialogue proposes to close the commitment, with your reason. It remains active until then."
    ),
}


def _is_lead(commitment: Commitment, user: User) -> bool:
    is_own = user.may.edits_own and commitment.lead_id == user.participant_id
    return is_own and user.has_perm("commitments.change_commitment", commitment)


def _done(commitment: Commitment, _user: object) -> str:
    return _("Review of %(reference)s saved.") % {"reference": commitment.reference}


def _edit(request: HttpRequest, commitment: Commitment, _result: object) -> HttpResponse:
    messages.success(request, _done(commitment, request.user))
    return redirect("commitments:edit-commitment", commitment.reference)


def _home(_request: HttpRequest, _commitment: Commitment, _result: object) -> None:
    """Return to the home page, as ``leads_to`` states."""


def _act(review: ReviewAnswer) -> Act:
    return Act(
        label=LABELS[review],
        what_happens=EFFECTS[review],
        done=_done,
        permission=_is_lead,
        offered=lambda commitment, _user: commitment.state_of.is_open,
        form=ReasonForm,
        perform=lambda commitment, user, values: reviews.answer(
            commitment=commitment, review=review, on=today_for(user), **values
        ),
        leads_to="home",
        answer=_edit if review is ReviewAnswer.RESTATE else _home,
    )


REVIEW_ACTS = RecordActs(
    model=Commitment,
    route="commitments:review-act",
    lookup="reference",
    related=("lead", "mark"),
    acts={review.value: _act(review) for review in ReviewAnswer},
)
