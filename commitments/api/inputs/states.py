"""Request body of a state change."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from commitments.enums import CommitmentState
from commitments.models import Commitment
from core.rest.write.fields import ChoiceField, DateField, TextBodyField
from core.rest.write.inputs import Input
from core.rest.write.related import Related

LONGEST_REASON = 5_000


def other_and_active(rows: QuerySet[Any], commitment: Commitment | None) -> QuerySet[Any]:
    return rows.filter(state=CommitmentState.ACTIVE).exclude(pk=commitment.pk if commitment else None)


class StateInput(Input):
    """The new status, its first day (today by default), the reason and the successor."""

    to = ChoiceField(CommitmentState)
    on = DateField(begun=True, required=False)
    reason = TextBodyField(required=False, longest=LONGEST_REASON)
    successor = Related(
        Commitment,
        by="reference",
        type_="commitment",
        among=other_and_active,
        otherwise=_("Choose another active commitment."),
        required=False,
        allow_null=True,
    )
