"""History page of every record in the admin."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.exceptions import NotRegistered
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from audit.history_reader import HistoryEntry, entries
from audit.pages import page_of
from contacts.models import Side, User
from core.operation_costs import Operation, costs
from core.text.times import displayed_text

PER_PAGE = 50


@costs(Operation.HISTORY)
@admin.site.admin_view
@require_safe
def timeline(request: HttpRequest, app_label: str, model_name: str, object_id: str) -> HttpResponse:
    """Render the history of a record: author, time, request, reason, and values before and after each change.

    It reads the rows written by triggers, so it includes changes by any path. Raise Http404 for a record that is not
    visible to the user.
    """
    model_admin = _admin_of(app_label, model_name)
    record = model_admin.get_object(request, unquote(object_id))
    if record is None:
        raise Http404
    if not model_admin.has_view_permission(request, record):
        raise PermissionDenied
    assert isinstance(request.user, User)
    page = Paginator(entries(record, request.user), PER_PAGE).get_page(request.GET.get("p"))
    sides = list(Side.objects.all())
    context = {
        **admin.site.each_context(request),
        "title": str(record),
        "opts": model_admin.opts,
        "record": record,
        "record_url": page_of(record),
        "page": page,
        "rows": [(entry, _readings(entry, sides)) for entry in page],
    }
    return TemplateResponse(request, "history/timeline.html", context)


def _admin_of(app_label: str, model_name: str) -> Any:
    try:
        return admin.site.get_model_admin(apps.get_model(app_label, model_name))
    except (LookupError, NotRegistered) as error:
        raise Http404 from error


def _readings(entry: HistoryEntry, sides: list[Side]) -> list[tuple[Side, Any]]:
    """Return the local time of each capital, without a time zone, so that the template does not convert it again."""
    return [(side, displayed_text(entry.at, side.time_zone).replace(tzinfo=None)) for side in sides]
