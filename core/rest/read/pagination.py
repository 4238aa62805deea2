"""Cursor pagination: each page begins after the last row of the preceding one.

No row is skipped or shown twice if others are added or removed in between, and a deep page costs no more than the
first.
"""

import base64
import binascii
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.core.exceptions import ValidationError as InvalidValueError
from django.db.models import Exists, Model, QuerySet
from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.utils.urls import remove_query_param, replace_query_param

from core.rest.read.dumping import dumps
from core.rest.read.expressions import OpaqueParameter
from core.rest.read.full_list import ListFingerprint, seal_of
from core.rest.read.index_segments import IndexSegments
from core.rest.read.plans import QueryPlan
from core.rest.read.sort_orders import WHOLE, SortColumn, SortSegment, among, parts_ahead
from core.rest.read.statements import RecordJson, SortKey

PAGE = 50
LARGEST_PAGE = 200
# Batch size of a full list: some megabytes of JSON.
AT_ONCE = 2_000
LONGEST_CURSOR = 2000
# In digits, so that int() never parses a very long number.
LONGEST_LIMIT = 9


@dataclass(frozen=True, slots=True)
class Cursor:
    """Page cursor: the values of the adjacent row in the order, and the direction of reading."""

    ordering: str
    backwards: bool
    values: tuple[Any, ...]

    def encode(self) -> str:
        packed = orjson.dumps([self.ordering, self.backwards, self.values])
        return base64.urlsafe_b64encode(packed).rstrip(b"=").decode()

    @classmethod
    def decode(cls, text: str, columns: Sequence[SortColumn], ordering: str) -> "Cursor":
        """Decode a cursor. Raises ValueError if it is malformed or belongs to another order."""
        if len(text) > LONGEST_CURSOR:
            raise ValueError
        packed = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        match orjson.loads(packed):
            case [str(made_for), bool(backwards), list(values)] if made_for == ordering:
                pairs = zip(columns, values, strict=True)
                return cls(ordering, backwards, tuple(_value(column, value) for column, value in pairs))
        raise ValueError


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Page request: so many rows of an order, after the cursor or from the beginning."""

    columns: tuple[SortColumn, ...]
    limit: int
    cursor: Cursor | None
    # Index segments that the page can be in, the nearest first.
    parts: tuple[SortSegment, ...] = WHOLE

    @property
    def backwards(self) -> bool:
        return self.cursor is not None and self.cursor.backwards

    @property
    def values(self) -> tuple[Any, ...]:
        return self.cursor.values if self.cursor else ()

    @property
    def form(self) -> tuple[object, ...]:
        """Return the cache key of the statement, which does not depend on the values of the cursor."""
        return self.limit, self.backwards, tuple(value is None for value in self.values), self.parts

    @property
    def order(self) -> tuple[SortKey, ...]:
        return tuple(column.running(backwards=self.backwards) for column in self.columns)

    def in_order(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.order_by(*(column.order(backwards=self.backwards) for column in self.columns))

    def rows(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the rows of the page plus one if there are more; the values of the cursor are SQL parameters."""
        place = [
            None if value is None else OpaqueParameter(index, self.columns[index].field)
            for index, value in enumerate(self.values)
        ]
        most = self.limit + 1
        one, *others = [
            # The first segment begins at the cursor, each other one at its start.
            part.read(queryset, self.columns, () if number else place, backwards=self.backwards)
            for number, part in enumerate(self.parts)
        ]
        if not others or queryset.query.is_empty():
            # Django makes no union of querysets that it knows to be empty.
            return one[:most]
        # If the first segment fills the page, no other is read.
        short = ~Exists(one.values("pk")[self.limit : most])
        further = (other.filter(short).values("pk")[:most] for other in others)
        keys = one.values("pk")[:most].union(*further, all=True).order_by()
        return self.in_order(queryset.filter(among(keys)))[:most]


class CursorPagination(BasePagination):
    """Cursor pagination of records, in the order of the queryset.

    ``count=exact`` adds the number of all rows with a statement of its own; without it nothing is counted.
    """

    request: Request
    following: str | None = None
    preceding: str | None = None
    count: int | None = None

    @staticmethod
    def columns(model: type[Model], ordering: Sequence[Any]) -> tuple[SortColumn, ...]:
        """Return the columns of an order given as names, as ``order_by`` takes them."""
        return tuple(SortColumn.named(model, str(name)) for name in ordering)

    def turn(self, request: Request, columns: tuple[SortColumn, ...], segments: Sequence[IndexSegments]) -> PageRequest:
        """Return the page request. Raises ValidationError for an invalid limit or cursor.

        ``segments`` are the index segments of each column.
        """
        self.request = request
        cursor = _cursor(request, columns, _named(columns))
        # A search finds few rows, which are sorted as a whole.
        parts = WHOLE if request.query_params.get("search") else _parts(columns, segments, cursor)
        return PageRequest(columns, _limit(request), cursor, parts)

    def counts(self, request: Request) -> bool:
        """Return whether the number of all rows is requested. Raises ValidationError for another value."""
        return _counted(request)

    def page(self, found: list[RecordJson], turn: PageRequest) -> list[RecordJson]:
        """Return the rows of the page in its order, and note the links to the adjacent pages."""
        more = len(found) > turn.limit
        page = found[: turn.limit]
        if turn.backwards:
            page.reverse()
        if page:
            if more or turn.backwards:
                self.following = self._address(page[-1], turn, backwards=False)
            if more if turn.backwards else turn.cursor is not None:
                self.preceding = self._address(page[0], turn, backwards=True)
        return page

    def seal(self, plan: QueryPlan, viewer: object) -> ListFingerprint:
        """Return the fingerprint of the full list, for its entity tag."""
        turn = PageRequest(tuple(plan.columns), 0, None)
        return seal_of(plan.record, turn.in_order(plan.rows), viewer, turn.order)

    def all(self, plan: QueryPlan, viewer: object, segments: Sequence[IndexSegments]) -> Iterator[RecordJson]:
        """Yield all rows of the list, in batches that each begin after the last row of the preceding one."""
        cursor = None
        while True:
            turn = PageRequest(tuple(plan.columns), AT_ONCE, cursor, _parts(plan.columns, segments, cursor))
            found = plan.page(turn, viewer)
            yield from found[:AT_ONCE]
            if len(found) <= AT_ONCE:
                return
            last = zip(turn.columns, found[AT_ONCE - 1].at, strict=True)
            cursor = Cursor(_named(turn.columns), backwards=False, values=tuple(_value(*each) for each in last))

    def _address(self, row: RecordJson, turn: PageRequest, *, backwards: bool) -> str:
        cursor = Cursor(_named(turn.columns), backwards, row.at)
        here = remove_query_param(self.request.build_absolute_uri(), "count")
        return replace_query_param(here, "cursor", cursor.encode())

    def headers(self) -> dict[str, str]:
        """Return the Link header with the adjacent pages (RFC 8288)."""
        around = (("next", self.following), ("prev", self.preceding))
        links = [f'<{address}>; rel="{relation}"' for relation, address in around if address]
        return {"Link": ", ".join(links)} if links else {}

    def body(self, page: list[RecordJson]) -> bytes:
        """Return the page as JSON, from records that are JSON already."""
        counted = b"" if self.count is None else b'"count":%d,' % self.count
        records = b",".join(row.written or b"null" for row in page)
        around = dumps(self.following), dumps(self.preceding)
        return b'{%b"next":%b,"previous":%b,"results":[%b]}' % (counted, *around, records)

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        address = {"type": ["string", "null"], "format": "uri", "example": None}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {
                "count": {"type": "integer", "description": "Only with `count=exact`.", "example": 1},
                "next": address,
                "previous": address,
                "results": schema,
            },
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        return [
            {
                "name": "limit",
                "in": "query",
                "description": "Maximum number of records on a page.",
                "schema": {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": PAGE},
            },
            {
                "name": "cursor",
                "in": "query",
                "description": "Where the page begins: taken from `next` or `previous` of another page.",
                "schema": {"type": "string"},
            },
            {
                "name": "count",
                "in": "query",
                "description": "Count all records that match. It reads each of them; without it nothing is counted.",
                "schema": {"type": "string", "enum": ["exact"]},
            },
        ]


def _named(columns: Sequence[SortColumn]) -> str:
    """Return the order as text, by which a cursor is matched to its order."""
    return ",".join(f"-{column.path}" if column.descending else column.path for column in columns)


def _parts(
    columns: Sequence[SortColumn], segments: Sequence[IndexSegments], cursor: Cursor | None
) -> tuple[SortSegment, ...]:
    place, backwards = (cursor.values, cursor.backwards) if cursor else ((), False)
    return parts_ahead(columns, segments, place, backwards=backwards)


def _value(column: SortColumn, value: object) -> object:
    if isinstance(value, str) and "\x00" in value:
        raise ValueError
    try:
        return None if value is None and column.nullable else column.field.clean(value, None)
    except InvalidValueError as error:
        raise ValueError from error


def _cursor(request: Request, columns: Sequence[SortColumn], ordering: str) -> Cursor | None:
    text = request.query_params.get("cursor")
    if text is None:
        return None
    try:
        return Cursor.decode(text, columns, ordering)
    except (ValueError, TypeError, OverflowError, binascii.Error) as error:
        raise _refusal("cursor", _("Invalid cursor for this list and sort order."), "invalid-cursor") from error


def _limit(request: Request) -> int:
    text = request.query_params.get("limit", str(PAGE))
    # isdecimal() accepts digits of other scripts too, which are not valid numbers here.
    if text.isascii() and text.isdecimal() and len(text) <= LONGEST_LIMIT and 1 <= int(text) <= LARGEST_PAGE:
        return int(text)
    message = _("Enter a whole number from 1 to %(largest)d.") % {"largest": LARGEST_PAGE}
    raise _refusal("limit", message, "invalid")


def _counted(request: Request) -> bool:
    requested = request.query_params.get("count")
    if requested not in {None, "exact"}:
        raise _refusal("count", _("Choose one of: %(known)s.") % {"known": "exact"}, "invalid")
    return requested is not None


def _refusal(parameter: str, message: str, code: str) -> ValidationError:
    return ValidationError({parameter: [ErrorDetail(message, code)]})
