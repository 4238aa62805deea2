"""Import templates, and exports in the import format."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from commitments.imports.files import ListFileFormat
from commitments.imports.lists import given
from commitments.imports.lists import template as blank
from commitments.imports.record_types import ACTIVITIES, COMMITMENTS, KINDS, ImportRecordType
from commitments.imports.record_types.activities import with_links as with_served
from commitments.imports.record_types.commitments import with_links
from commitments.imports.views import importers_only
from commitments.views.lists import ACTIVITIES as ACTIVITY_LIST
from commitments.views.register.query_params import read_asked
from contacts.api.marks import narrowest_mark
from contacts.models import User
from core.files.tables.sheet import MOST_ROWS
from core.operation_costs import Operation, costs
from core.rest.write.preconditions import versions_read


@importers_only
@require_GET
def template(request: HttpRequest, kind: str, form: str) -> HttpResponse:
    return blank(_kind(kind), ListFileFormat(form))


@costs(Operation.EXPORT)
@login_required
@require_GET
def export(request: HttpRequest, form: str, kind: str = COMMITMENTS.name) -> HttpResponse:
    """Export the records visible to the user; commitments and activities with the filters of the query string."""
    found = _kind(kind)
    if not isinstance(request.user, User) or not request.user.has_perm(found.right("view")):
        raise Http404
    rows = _asked(request, request.user, found)
    # One row more than the import limit, to detect an excess.
    records = list(rows[: MOST_ROWS + 1])
    if len(records) > MOST_ROWS:
        return render(request, "commitments/import/too_many.html", {"most": MOST_ROWS}, status=400)
    versions = versions_read(records, type_=found.type_)
    for record in records:
        record.version = versions.get(record.pk, 0)
    written = [[column.written(record) for column in found.columns] for record in records]
    return given(found, found.columns, written, ListFileFormat(form), mark=narrowest_mark(rows.prefetch_related(None)))


def _asked(request: HttpRequest, user: User, kind: ImportRecordType) -> Any:
    if kind is ACTIVITIES:
        return with_served(ACTIVITY_LIST.read(request.GET, user).rows, user)
    if kind is not COMMITMENTS:
        return kind.rows(user).order_by(kind.lookup)
    return with_links(read_asked(request.GET, user).in_order)


def _kind(name: str) -> ImportRecordType:
    if name not in KINDS:
        raise Http404
    return KINDS[name]
