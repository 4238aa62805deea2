"""List view of activities."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from commitments.enums import ActivityKind, ActivityState, Purpose
from commitments.models import Activity, FormOfCooperation
from commitments.views.access import readers_only
from commitments.views.listing import Filter, Listing, clean_address, of_enum, of_participants, of_rows, read_listing
from contacts.models import Side, User
from core.db.multilingual import marked
from core.operation_costs import cost_of_list, costs

SEARCHED = ("reference", "title", "text", "place")


@costs(cost_of_list)
@readers_only
@require_GET
def activities_page(request: HttpRequest) -> HttpResponse:
    """List the activities visible to the reader: undated ones first, then the latest date first."""
    assert isinstance(request.user, User)
    if answer := clean_address(request):
        return answer
    context = {
        "listing": read_activities(request.GET, request.user),
        "may_add": request.user.has_perm("commitments.add_activity"),
    }
    return render(request, "commitments/activity/list.html", context)


def read_activities(query: QueryDict, viewer: User) -> Listing:
    """Return the list for ``query``. The page and the export share it, so that both return the same rows."""
    rows: QuerySet[Any] = Activity.objects.visible_to(viewer).select_related("organizer", "mark", "country")
    rows = rows.order_by(F("starts_on").desc(nulls_first=True), "-reference")
    return read_listing(query, rows, list(_filters()), path=reverse("commitments:activities"), searched=SEARCHED)


def _filters() -> Iterator[Filter]:
    yield of_enum("state", _("Status"), ActivityState)
    yield of_enum("kind", _("Kind"), ActivityKind)
    forms = FormOfCooperation.objects.filter(is_open_ended=False).order_by("order")
    yield of_rows("form", _("Form"), "form__key", ((each.key, each.code) for each in forms))
    yield of_participants("organizer", _("Organizer"))
    sides = [(each.code, marked(each.name)) for each in Side.objects.order_by("order")]
    yield of_rows("country", _("Country"), "country__code", sides)
    yield Filter("purpose", _("Purpose"), {each.value: each.label for each in Purpose}, _for_a_purpose)


def _for_a_purpose(rows: QuerySet[Any], values: Sequence[str]) -> QuerySet[Any]:
    return rows.filter(purposes__overlap=list(values))
