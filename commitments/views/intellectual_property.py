"""Page of outstanding items under article 5(a)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from commitments.services.intellectual_property import open_matters
from commitments.views.access import readers_only
from contacts.models import User
from contacts.services.today import today_for


@readers_only
@require_GET
def intellectual_property(request: HttpRequest) -> HttpResponse:
    """List commitments that lack an IP instrument, and instruments whose term ends or has ended."""
    assert isinstance(request.user, User)
    context = {
        "open": open_matters(request.user, today_for(request.user)),
        "may_add": request.user.has_perm("commitments.add_ipinstrument"),
    }
    return render(request, "commitments/intellectual_property.html", context)
