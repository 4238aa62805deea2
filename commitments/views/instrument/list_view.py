"""List view of IP instruments."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from commitments.enums import IpInstrumentKind
from commitments.models import IpInstrument
from commitments.services.intellectual_property import SOON
from commitments.views.access import readers_only
from commitments.views.instrument.terms import describe_term
from commitments.views.listing import Filter, clean_address, of_enum, of_participants, of_rows, read_listing
from contacts.models import HandlingMark, User
from contacts.services.today import today_for
from core.db.multilingual import marked

SEARCHED = ("title", "concluded_between", "custodian", "custodian_reference")


@readers_only
@require_GET
def instruments_page(request: HttpRequest) -> HttpResponse:
    """List the IP instruments visible to the reader: those without an end first, then the latest end first."""
    assert isinstance(request.user, User)
    if answer := clean_address(request):
        return answer
    user, today = request.user, today_for(request.user)
    rows = IpInstrument.objects.visible_to(user).select_related("held_by", "mark")
    rows = rows.order_by(F("term_ends_on").desc(nulls_first=True), "-pk")
    path = reverse("commitments:instruments")
    listing = read_listing(request.GET, rows, list(_filters(today)), path=path, searched=SEARCHED)
    context = {
        "listing": listing,
        "rows": [(each, describe_term(each, today)) for each in listing.page],
        "may_add": user.has_perm("commitments.add_ipinstrument"),
    }
    return render(request, "commitments/instrument/list.html", context)


def _filters(today: date) -> Iterator[Filter]:
    def term(rows: Any, values: Sequence[str]) -> QuerySet[Any]:
        wanted = Q()
        if "soon" in values:
            wanted |= Q(term_ends_on__gte=today, term_ends_on__lte=today + SOON)
        if "ended" in values:
            wanted |= Q(term_ends_on__lt=today)
        found: QuerySet[Any] = rows.filter(wanted)
        return found

    yield of_enum("kind", _("Kind"), IpInstrumentKind)
    yield Filter("term", capfirst(_("end date")), {"soon": _("Within 90 days"), "ended": _("Ended")}, term)
    yield of_participants("held_by", _("Entered for"))
    marks = [(each.code, marked(each.name)) for each in HandlingMark.objects.order_by("rank")]
    yield of_rows("mark", _("Handling mark"), "mark__code", marks)
