"""Review of a commitment by its lead before a Dialogue."""

from datetime import date

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from commitments.enums import ReviewAnswer
from commitments.models import Commitment
from core.db.changes import change_fields
from core.refusals.errors import ReasonMissingError, TransitionNotAllowedError


@transaction.atomic
def answer(*, commitment: Commitment, review: ReviewAnswer, reason: str, on: date) -> None:
    """Store the lead's answer on the date ``on``.

    Raises ReasonMissingError without a ``reason``, and TransitionNotAllowedError unless the commitment is active.
    """
    reason = reason.strip()
    if not reason:
        raise ReasonMissingError(_("Enter a reason. It will be kept on record."))
    if not Commitment.objects.select_for_update().get(pk=commitment.pk).state_of.is_open:
        raise TransitionNotAllowedError(_("Only an active commitment can be reviewed."))
    with pghistory.context(reason=reason):
        fields = {"review": review.value, "review_reason": reason, "reviewed_on": on}
        change_fields(commitment, fields, with_it=("updated_at",))
