"""List view of emergencies."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from commitments.enums import EmergencyStanding
from commitments.models import Emergency, Mineral
from commitments.views.access import readers_only
from commitments.views.listing import Filter, clean_address, of_participants, read_listing
from contacts.models import User
from contacts.services.today import today_for
from core.db.multilingual import marked

SEARCHED = ("reference", "title", "trigger", "measures")


@readers_only
@require_GET
def emergencies_page(request: HttpRequest) -> HttpResponse:
    """List the emergencies, newest number first; those with active collaboration are shown at the top."""
    assert isinstance(request.user, User)
    if answer := clean_address(request):
        return answer
    user, today = request.user, today_for(request.user)
    seen = Emergency.objects.visible_to(user)
    rows = seen.select_related("raised_by").prefetch_related("minerals").order_by("-reference")
    listing = read_listing(
        request.GET, rows, list(_filters(today)), path=reverse("commitments:emergencies"), searched=SEARCHED
    )
    context = {
        "listing": listing,
        "rows": [(each, each.standing(today)) for each in listing.page],
        "on": list(seen.standing([EmergencyStanding.ON], today).order_by("reference")),
        "may_add": user.has_perm("commitments.add_emergency"),
    }
    return render(request, "commitments/emergency/list.html", context)


def _filters(today: date) -> Iterator[Filter]:
    def standing(rows: Any, values: Sequence[str]) -> QuerySet[Any]:
        found: QuerySet[Any] = rows.standing([EmergencyStanding(value) for value in values], today)
        return found

    words = {each.value: each.label for each in EmergencyStanding}
    yield Filter("standing", _("Status"), words, standing)
    yield of_participants("raised_by", _("Raised by"))
    minerals = [(each.code, marked(each.name)) for each in Mineral.objects.order_by("order")]
    yield Filter("mineral", _("Mineral"), dict(minerals), _on_minerals)


def _on_minerals(rows: QuerySet[Any], values: Sequence[str]) -> QuerySet[Any]:
    # A subquery, to return each emergency once.
    found = Emergency.objects.filter(minerals__code__in=values)
    return rows.filter(pk__in=found.values("pk"))
