"""Frame of the pages of Progress: permission to open them, instrument and date."""

from collections.abc import Callable
from datetime import date
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from commitments.models import Instrument
from commitments.views.access import readers_only
from contacts.models import User
from contacts.services.today import today_for, zones_of_sides
from core.operation_costs import Operation, costs


def progress_page(view: Callable[[HttpRequest, Instrument, date], HttpResponse]) -> Callable[..., HttpResponse]:
    """Restrict a view to readers and pass it the instrument and the reader's date; return 404 without an instrument."""

    @costs(Operation.LIST)
    @readers_only
    @require_GET
    @wraps(view)
    def shown(request: HttpRequest) -> HttpResponse:
        instrument = Instrument.objects.order_by("pk").first()
        if instrument is None:
            raise Http404
        assert isinstance(request.user, User)
        return view(request, instrument, today_for(request.user, capitals=zones_of_sides()))

    return shown
