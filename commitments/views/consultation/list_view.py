"""List view of consultations."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from commitments.enums import ConsultationStanding
from commitments.models import Consultation, Provision
from commitments.views.access import readers_only
from commitments.views.listing import Filter, clean_address, of_participants, read_listing
from contacts.models import User

SEARCHED = ("reference", "title", "question", "understanding")


@readers_only
@require_GET
def consultations_page(request: HttpRequest) -> HttpResponse:
    """List the consultations, newest number first."""
    assert isinstance(request.user, User)
    if answer := clean_address(request):
        return answer
    user = request.user
    seen = Consultation.objects.visible_to(user)
    rows = seen.select_related("raised_by").prefetch_related("provisions").order_by("-reference")
    path = reverse("commitments:consultations")
    context = {
        "listing": read_listing(request.GET, rows, list(_filters()), path=path, searched=SEARCHED),
        "may_add": user.has_perm("commitments.add_consultation"),
    }
    return render(request, "commitments/consultation/list.html", context)


def _filters() -> Iterator[Filter]:
    words = {each.value: each.label for each in ConsultationStanding}
    yield Filter("standing", _("Status"), words, _standing)
    yield of_participants("raised_by", _("Raised by"))
    asked = Provision.objects.filter(consultations__isnull=False).distinct().order_by("order")
    yield Filter("provision", _("Provision"), {each.key: each.place for each in asked}, _on_provisions)


def _standing(rows: QuerySet[Any], values: Sequence[str]) -> QuerySet[Any]:
    wanted = Q()
    for value in values:
        wanted |= Q(concluded_on__isnull=value == ConsultationStanding.OPEN)
    return rows.filter(wanted)


def _on_provisions(rows: QuerySet[Any], values: Sequence[str]) -> QuerySet[Any]:
    # A subquery, to return each consultation once.
    found = Consultation.objects.filter(provisions__key__in=values)
    return rows.filter(pk__in=found.values("pk"))
