"""The forms in which a list is given out beside JSON, and how a request chooses one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

import orjson
from django.conf import settings
from django.http.response import HttpResponseBase
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.viewsets import GenericViewSet

from contacts.api.fields import Text
from contacts.api.requests import EVERY_LANGUAGE
from contacts.api.serializers import RecordSerializer
from contacts.rules.words import LANGUAGES

type Cell = str | int | float | date | None

# Between the entries of a list in one cell.
BETWEEN = "; "
# What a list of pages knows and a whole table does not.
PAGES = frozenset({"limit", "cursor", "count"})
# Rows that are fetched at once while a table is written.
AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Table:
    """A list as a table: its head is the names of the API's fields. ``languages`` are those that its texts are in."""

    name: str
    languages: tuple[str, ...]
    head: tuple[str, ...]
    rows: Iterator[list[Cell]]


class TableRenderer(BaseRenderer):
    """A form that a whole list is written in. ``respond`` writes it for ``request``, and may refuse it."""

    content_type: str
    charset = None
    render_style = "binary"

    def render(self, data: Any, *_args: Any, **_kwargs: Any) -> Any:
        return data

    def respond(self, table: Table, request: Request) -> HttpResponseBase:
        raise NotImplementedError


class ByFormat(DefaultContentNegotiation):
    """``format`` where the address has it, since people pass addresses on; else the header Accept."""

    def select_renderer(self, request: Any, renderers: Any, format_suffix: Any = None) -> Any:
        asked = request.query_params.get("format")
        # Where there is nothing to choose, the parameter is not known.
        if asked is None or len(renderers) == 1:
            return super().select_renderer(request, renderers, format_suffix)
        for renderer in renderers:
            if renderer.format == asked:
                return renderer, renderer.media_type
        message = _("Choose one of: %(known)s.") % {"known": ", ".join(each.format for each in renderers)}
        raise ValidationError({"format": [ErrorDetail(message, "invalid")]})


class ToldAsProblem:
    """For views with several forms: a refusal is told as such, whatever the form that was asked for."""

    request: Any

    def handle_exception(self, exc: Exception) -> Response:
        classes: Any = api_settings.DEFAULT_RENDERER_CLASSES
        renderer = classes[0]()
        self.request.accepted_renderer, self.request.accepted_media_type = renderer, renderer.media_type
        response: Response = super().handle_exception(exc)  # type: ignore[misc]  # The view's own.
        return response


class Tables(ToldAsProblem, GenericViewSet[Any]):
    """A viewset whose lists are given out whole as tables, in the forms that ``API_TABLES`` of the settings names."""

    content_negotiation_class = ByFormat

    def get_renderers(self) -> list[BaseRenderer]:
        renderers = super().get_renderers()
        return [*renderers, *(each() for each in _tables())] if self.action == "list" else renderers

    @property
    def table_form(self) -> TableRenderer | None:
        """The form of a table that the request asks for; None where it asks for JSON."""
        renderer = getattr(self.request, "accepted_renderer", None)
        return renderer if isinstance(renderer, TableRenderer) else None

    def offered(self, parameters: set[str]) -> set[str]:
        """The parameters of a list as they are known with the form that is asked for: a table has no pages."""
        return (parameters - PAGES if self.table_form else parameters) | {"format"}

    def table(self, record: RecordSerializer, rows: Any, form: TableRenderer) -> HttpResponseBase:
        """All of ``rows``, which ``record`` has selected, as a table."""
        language = record.context["language"]
        columns = Columns(record, every=language == EVERY_LANGUAGE)
        return form.respond(
            Table(
                name=record.context["collection"].rstrip("/").rpartition("/")[2],
                languages=LANGUAGES if language == EVERY_LANGUAGE else (language,),
                head=columns.head,
                rows=(columns.cells(record.to_representation(row)) for row in rows.iterator(AT_ONCE)),
            ),
            self.request,
        )


class Columns:
    """How the fields of a record become columns: a text in every language is one column for each of them."""

    def __init__(self, record: RecordSerializer, *, every: bool) -> None:
        fields: Mapping[str, Any] = record.fields
        self.texts = frozenset(name for name, field in fields.items() if every and isinstance(field, Text))
        self.names = record.chosen

    @cached_property
    def head(self) -> tuple[str, ...]:
        return tuple(column for name in self.names for column in self._head(name))

    def cells(self, record: Mapping[str, Any]) -> list[Cell]:
        row: list[Cell] = []
        for name in self.names:
            value = record[name]
            if name in self.texts:
                row += [value[language] for language in LANGUAGES]
            else:
                row.append(cell(value))
        return row

    def _head(self, name: str) -> tuple[str, ...]:
        return tuple(f"{name}_{language}" for language in LANGUAGES) if name in self.texts else (name,)


def cell(value: Any) -> Cell:
    """A value of the API in one cell: several are joined, and what has parts of its own is JSON in the cell.

    Days stay days; an instant is text in UTC as JSON has it, since spreadsheets know of no zone.
    """
    match value:
        case datetime():
            return value.isoformat() if value.tzinfo is None else f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
        case None | int() | float() | date():
            return value
        case list() | tuple() | dict() if not value:
            return None
        case dict():
            return _json(value)
        case list() | tuple():
            has_parts = any(isinstance(each, (dict, list)) for each in value)
            return _json(value) if has_parts else BETWEEN.join(str(each) for each in value)
    return str(value)


def _json(value: object) -> str:
    return orjson.dumps(value, default=str, option=orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS).decode()


def _tables() -> Iterator[Callable[[], TableRenderer]]:
    return (import_string(path) for path in settings.API_TABLES)
