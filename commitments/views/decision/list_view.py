"""List view of joint decisions."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from commitments.enums import DecisionState, Effect, Outcome
from commitments.models import JointDecision
from commitments.views.access import readers_only
from commitments.views.listing import Filter, clean_address, of_enum, read_listing
from contacts.models import User

SEARCHED = ("reference", "title", "text", "subject")


@readers_only
@require_GET
def decisions_page(request: HttpRequest) -> HttpResponse:
    """List the joint decisions visible to the reader, newest number first, and those awaiting the own concurrence."""
    assert isinstance(request.user, User)
    if answer := clean_address(request):
        return answer
    user = request.user
    seen = JointDecision.objects.visible_to(user)
    rows = seen.with_counts().select_related("proposed_by").order_by("-reference")
    path = reverse("commitments:decisions")
    context = {
        "listing": read_listing(request.GET, rows, list(_filters(user)), path=path, searched=SEARCHED),
        "waiting": list(seen.awaiting(user.participant_id).order_by("reference")) if _answers(user) else [],
        "may_add": user.has_perm("commitments.add_jointdecision"),
    }
    return render(request, "commitments/decision/list.html", context)


def _filters(user: User) -> Iterator[Filter]:
    yield of_enum("state", _("Status"), DecisionState)
    yield of_enum("effect", _("Effect"), Effect)
    yield of_enum("outcome", _("Outcome"), Outcome)
    if _answers(user):

        def ours(rows: Any, _values: Sequence[str]) -> QuerySet[Any]:
            awaiting: QuerySet[Any] = rows.awaiting(user.participant_id)
            return awaiting

        yield Filter("concurrence", _("Concurrence"), {"ours": _("Awaiting our concurrence")}, ours)


def _answers(user: User) -> bool:
    """Return whether the reader belongs to a Participant whose concurrence can be pending."""
    return user.may.belongs_to_participant and user.participant_id is not None
