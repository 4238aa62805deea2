"""CSV/XLSX export of list endpoints."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import orjson
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer
from rest_framework.viewsets import GenericViewSet

from core.rest.read import tags
from core.rest.read.fields import MultilingualTextField
from core.rest.read.index_segments import IndexSegments
from core.rest.read.plans import QueryPlan
from core.rest.read.requests import EVERY_LANGUAGE
from core.rest.read.serializers import RecordSerializer
from core.rest.tables.csv import CsvRenderer
from core.rest.tables.formats import FormatNegotiation, ProblemResponseMixin
from core.rest.tables.marks import narrowest_mark
from core.rest.tables.table_renderers import Cell, ExportTable, TableRenderer
from core.rest.tables.workbook import XlsxRenderer
from core.text.multilingual_text import LANGUAGES

# Separator of several values in one cell.
BETWEEN = "; "
# Parameters of pages, which an export does not accept.
PAGES = frozenset({"limit", "cursor", "count"})
TABLES = (CsvRenderer, XlsxRenderer)


class Tables(ProblemResponseMixin, GenericViewSet[Any]):
    """Export mixin: lists of a viewset are available in each format of ``TABLES``."""

    content_negotiation_class = FormatNegotiation

    def get_renderers(self) -> list[BaseRenderer]:
        renderers = super().get_renderers()
        return [*renderers, *(each() for each in TABLES)] if self.action == "list" else renderers

    def segments_of(self, plan: QueryPlan) -> Sequence[IndexSegments]:
        """Return the index segments of each column of the order; see ``core.rest.read.index_segments``."""
        raise NotImplementedError

    def last_modified(self, latest: int) -> Mapping[str, str]:
        """Return the Last-Modified header for the latest change of the records."""
        raise NotImplementedError

    @property
    def table_form(self) -> TableRenderer | None:
        """Return the requested export renderer; None for JSON."""
        renderer = getattr(self.request, "accepted_renderer", None)
        return renderer if isinstance(renderer, TableRenderer) else None

    def offered(self, parameters: set[str]) -> set[str]:
        """Return the parameters that the list accepts in the requested format: an export has no pages."""
        return (parameters - PAGES if self.table_form else parameters) | {"format"}

    def table(self, plan: QueryPlan, form: TableRenderer, shape: bytes) -> HttpResponseBase:
        """Return all rows of ``plan`` as an export, in the order of the pages; ``shape`` is part of the entity tag.

        The tag is made before the rows are read, so that a concurrent change is requested again and never missed.
        """
        request = self.request
        # ``core.rest.read.pagination.CursorPagination``, from the settings.
        pages: Any = self.paginator
        seal = pages.seal(plan, request.user)
        tag = form.tag_prefix + tags.whole_tag(seal.digest, b"%b %b" % (form.media_type.encode(), shape))
        known = request.headers.get("If-None-Match")
        if tags.is_known(tag.removeprefix("W/"), known):
            answer = HttpResponse(status=304, headers={"ETag": tag})
            del answer["Content-Type"]
            return answer
        language = plan.record.context["language"]
        columns = ExportColumns(plan.record, every=language == EVERY_LANGUAGE)
        response = form.respond(
            ExportTable(
                name=plan.record.context["collection"].rstrip("/").rpartition("/")[2],
                languages=LANGUAGES if language == EVERY_LANGUAGE else (language,),
                mark=narrowest_mark(plan.rows),
                head=columns.head,
                rows=(
                    columns.cells(orjson.loads(found.written))
                    for found in pages.all(plan, request.user, self.segments_of(plan))
                ),
            )
        )
        response["ETag"] = tag
        for header, value in self.last_modified(seal.changed).items():
            response[header] = value
        return response


class ExportColumns:
    """Export columns of a record's fields: with ``lang=*`` one column for each language of a text."""

    def __init__(self, record: RecordSerializer, *, every: bool) -> None:
        fields: Mapping[str, Any] = record.fields
        self.names = record.chosen
        self.texts = frozenset(name for name in self.names if every and isinstance(fields[name], MultilingualTextField))
        self.days = frozenset(name for name in self.names if isinstance(fields[name], serializers.DateField))

    @property
    def head(self) -> tuple[str, ...]:
        return tuple(column for name in self.names for column in self._head(name))

    def cells(self, record: Mapping[str, Any]) -> list[Cell]:
        row: list[Cell] = []
        for name in self.names:
            value = record[name]
            if name in self.texts:
                row += [value[language] for language in LANGUAGES]
            elif value is not None and name in self.days:
                row.append(date.fromisoformat(value))
            else:
                row.append(cell(value))
        return row

    def _head(self, name: str) -> tuple[str, ...]:
        return tuple(f"{name}_{language}" for language in LANGUAGES) if name in self.texts else (name,)


def cell(value: Any) -> Cell:
    """Return an API value for one cell: lists are joined, and nested values become JSON."""
    if isinstance(value, dict | list) and not value:
        return None
    if isinstance(value, dict):
        return _json(value)
    if isinstance(value, list):
        has_parts = any(isinstance(each, dict | list) for each in value)
        return _json(value) if has_parts else BETWEEN.join(str(each) for each in value)
    scalar: Cell = value
    return scalar


def _json(value: object) -> str:
    return orjson.dumps(value).decode()
