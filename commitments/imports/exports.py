"""Import templates, exports in the import format, and the register as a workbook for people."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from commitments.imports.files import ListFileFormat
from commitments.imports.lists import download, given, standing_of, template as blank
from commitments.imports.record_types import ACTIVITIES, COMMITMENTS, KINDS, ImportRecordType
from commitments.imports.record_types.activities import with_links as with_served
from commitments.imports.record_types.commitments import with_links
from commitments.imports.views import importers_only
from commitments.models import Commitment
from commitments.views.area_records import REGISTERS
from commitments.views.lists import ACTIVITIES as ACTIVITY_LIST
from commitments.views.register.query_params import RegisterQuery, read_register_query
from commitments.views.register.rows import UNSHOWN
from commitments.views.register.selection import CHOSEN, ONLY_CHOSEN, references_in
from commitments.views.register.spreadsheet import spreadsheet
from contacts.api.marks import narrowest_mark
from contacts.models import User
from core.files.tables.sheet import MOST_ROWS
from core.operation_costs import Operation, costs
from core.rest.tables import xlsx
from core.rest.write.preconditions import versions_read

AREA_LISTS = {register.route: register.record_list for register in REGISTERS}


@importers_only
@require_GET
def template(request: HttpRequest, kind: str, form: str) -> HttpResponse:
    return blank(_kind(kind), ListFileFormat(form))


@costs(Operation.EXPORT)
@login_required
@require_GET
def export(request: HttpRequest, form: str, kind: str = COMMITMENTS.name) -> HttpResponse:
    """Export the records visible to the user; except for parts of commitments with the filters of the query string.

    Selected commitments are exported without the filters; an empty selection is refused.
    """
    found = _kind(kind)
    if not isinstance(request.user, User) or not request.user.has_perm(found.right("view")):
        raise Http404
    rows = _selected_rows(request, request.user, found)
    records = list(rows[: MOST_ROWS + 1])
    if refused := _refusal(request, records):
        return refused
    versions = versions_read(records, type_=found.type_)
    for record in records:
        record.version = versions.get(record.pk, 0)
    written = [[column.written(record) for column in found.columns] for record in records]
    return given(found, found.columns, written, ListFileFormat(form), mark=narrowest_mark(rows.prefetch_related(None)))


@costs(Operation.EXPORT)
@login_required
@require_GET
def export_register(request: HttpRequest) -> HttpResponse:
    """Export the commitments of the register page with its columns and values, in the language of the page."""
    if not isinstance(request.user, User) or not request.user.has_perm(COMMITMENTS.right("view")):
        raise Http404
    listing = read_register_query(request.GET, request.user)
    rows = _commitments(request, listing)
    found = list(rows.select_related("lead", "mark").defer(*UNSHOWN)[: MOST_ROWS + 1])
    if refused := _refusal(request, found):
        return refused
    mark = narrowest_mark(rows)
    sheet = spreadsheet(listing, found, mark=str(mark.name) if mark else "", non_binding=standing_of())
    parts = [f"{sheet.name}-{listing.today}", *([mark.code] if mark is not None and mark.is_narrow else [])]
    return download(".".join([*parts, ListFileFormat.XLSX]), xlsx.render(sheet), ListFileFormat.XLSX)


def _refusal(request: HttpRequest, records: Sequence[Model]) -> HttpResponse | None:
    """Return the answer to an empty selection or to one row more than the import limit; None for other exports."""
    if ONLY_CHOSEN in request.GET and not records:
        return render(request, "commitments/import/none_selected.html", status=400)
    if len(records) > MOST_ROWS:
        return render(request, "commitments/import/too_many.html", {"most": MOST_ROWS}, status=400)
    return None


def _selected_rows(request: HttpRequest, user: User, kind: ImportRecordType) -> Any:
    if kind is ACTIVITIES:
        return with_served(ACTIVITY_LIST.read(request.GET, user).rows, user)
    if kind.name in AREA_LISTS:
        return AREA_LISTS[kind.name].read(request.GET, user).rows
    if kind is not COMMITMENTS:
        return kind.rows(user).order_by(kind.lookup)
    return with_links(_commitments(request, read_register_query(request.GET, user)))


def _commitments(request: HttpRequest, listing: RegisterQuery) -> QuerySet[Commitment]:
    if not {CHOSEN, ONLY_CHOSEN} & request.GET.keys():
        return listing.in_order
    # Chosen on other pages of the register, maybe under another filter or search.
    everything = replace(listing, filters={}, search="").in_order
    return everything.filter(reference__in=references_in(request.GET))


def _kind(name: str) -> ImportRecordType:
    if name not in KINDS:
        raise Http404
    return KINDS[name]
