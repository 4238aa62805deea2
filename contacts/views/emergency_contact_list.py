"""Contact tree on one page, to print for emergencies."""

from datetime import UTC, datetime

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from contacts.services.emergency_contact_list import read_tree
from core.text import date_formatting
from core.text.multilingual_text import LANGUAGES


@login_required
@require_GET
def contact_tree(request: HttpRequest) -> HttpResponse:
    """Show the contact tree to users who may read the register; 404 for others."""
    if not request.user.has_perm("contacts.view_contactpoint"):
        raise Http404
    at, language = datetime.now(UTC), (get_language() or "en")[:2]
    trunks = read_tree(at)
    clocks = [
        date_formatting.now(
            at,
            place=str(trunk.side.capital),
            zone=trunk.side.time_zone,
            language=language if language in LANGUAGES else "en",
        )
        for trunk in trunks
    ]
    points = [branch.participant for trunk in trunks for branch in trunk.branches]
    editable = {
        each.pk
        for each in points
        if hasattr(each, "contact_point") and request.user.has_perm("contacts.change_contactpoint", each.contact_point)
    }
    return render(request, "contacts/tree.html", {"trunks": trunks, "clocks": clocks, "editable": editable})
