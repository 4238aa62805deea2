"""Pages by cursor: each begins after the last row of the one before, wherever that row stands by now.

No row is skipped or shown twice when others come or go in between, and a deep page costs no more than the first.
"""

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import orjson
from django.core.exceptions import ValidationError as InvalidValueError
from django.db.models import F, Field, Model, OrderBy, Q
from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param

PAGE = 50
LARGEST_PAGE = 200
LONGEST_CURSOR = 2000
# In digits: int() takes no longer over one that is not worth reading.
LONGEST_LIMIT = 9


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the order in force. Empty values come last, whichever way it runs."""

    path: str
    descending: bool
    nullable: bool
    field: Field[Any, Any]

    def order(self, *, backwards: bool) -> OrderBy:
        descending = self.descending is not backwards
        if not self.nullable:
            # Without a word about nulls, so that the order is that of an index.
            return F(self.path).desc() if descending else F(self.path).asc()
        nulls = {"nulls_first": True} if backwards else {"nulls_last": True}
        return F(self.path).desc(**nulls) if descending else F(self.path).asc(**nulls)

    def beyond(self, value: object, *, backwards: bool) -> Q:
        """The condition of a row that comes after ``value`` on the way."""
        if value is None:
            return Q(**{f"{self.path}__isnull": False}) if backwards else Q(pk__in=[])
        descending = self.descending is not backwards
        further = Q(**{f"{self.path}__{'lt' if descending else 'gt'}": value})
        return further | Q(**{f"{self.path}__isnull": True}) if self.nullable and not backwards else further

    def same(self, value: object) -> Q:
        return Q(**{f"{self.path}__isnull": True}) if value is None else Q(**{self.path: value})


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place between two rows: the values of the row next to it, and the way on which one reads from there."""

    ordering: str
    backwards: bool
    values: tuple[Any, ...]

    def encode(self) -> str:
        packed = orjson.dumps([self.ordering, self.backwards, self.values])
        return base64.urlsafe_b64encode(packed).rstrip(b"=").decode()

    @classmethod
    def decode(cls, text: str, columns: list[Column], ordering: str) -> "Cursor":
        """Read back what ``encode`` wrote. Raises ValueError for a cursor of another order, or none at all."""
        if len(text) > LONGEST_CURSOR:
            raise ValueError
        packed = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        match orjson.loads(packed):
            case [str(made_for), bool(backwards), list(values)] if made_for == ordering:
                pairs = zip(columns, values, strict=True)
                return cls(ordering, backwards, tuple(_value(column, value) for column, value in pairs))
        raise ValueError


class CursorPages(BasePagination):
    """Pages of rows that ``QuerySet.values()`` gives, in the order that the queryset already has.

    ``count=exact`` adds the number of all rows, which costs a statement of its own; without it nothing is counted.
    """

    request: Request
    following: str | None = None
    preceding: str | None = None
    count: int | None = None

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        self.request = request
        limit, counted = _limit(request), _counted(request)
        ordering = [str(name) for name in queryset.query.order_by]
        columns = [_column(queryset.model, name) for name in ordering]
        cursor = _cursor(request, columns, ",".join(ordering))
        backwards = cursor is not None and cursor.backwards
        if counted:
            self.count = queryset.order_by().count()

        rows = queryset.order_by(*(column.order(backwards=backwards) for column in columns))
        if cursor is not None:
            rows = rows.filter(_after(columns, cursor))
        at = {f"_at_{index}": F(column.path) for index, column in enumerate(columns)}
        page: list[dict[str, Any]] = list(rows.annotate(**at)[: limit + 1])

        more = len(page) > limit
        page = page[:limit]
        if backwards:
            page.reverse()
        if page:
            if more or backwards:
                self.following = self._address(page[-1], at, ordering, backwards=False)
            if more if backwards else cursor is not None:
                self.preceding = self._address(page[0], at, ordering, backwards=True)
        return page

    def _address(self, row: dict[str, Any], at: Iterable[str], ordering: list[str], *, backwards: bool) -> str:
        cursor = Cursor(",".join(ordering), backwards, tuple(row[key] for key in at))
        here = remove_query_param(self.request.build_absolute_uri(), "count")
        return replace_query_param(here, "cursor", cursor.encode())

    def get_paginated_response(self, data: Any) -> Response:
        body = {"next": self.following, "previous": self.preceding, "results": data}
        if self.count is not None:
            body = {"count": self.count} | body
        links = [
            f'<{address}>; rel="{relation}"'
            for relation, address in (("next", self.following), ("prev", self.preceding))
            if address
        ]
        return Response(body, headers={"Link": ", ".join(links)} if links else None)

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
                "description": "How many records a page has at most.",
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
                "description": "Ask for the number of all records that match.",
                "schema": {"type": "string", "enum": ["exact"]},
            },
        ]


def _after(columns: list[Column], cursor: Cursor) -> Q:
    """Rows beyond the cursor: by the first column or, where that is the same, by the next, and so on."""
    condition = Q()
    for column, value in reversed(list(zip(columns, cursor.values, strict=True))):
        beyond = column.beyond(value, backwards=cursor.backwards)
        condition = beyond | (column.same(value) & condition) if condition else beyond
    return condition


def _column(model: type[Model], name: str) -> Column:
    path = name.removeprefix("-")
    nullable = False
    owner: Any = model
    field: Any = None
    for part in path.split("__"):
        field = owner._meta.pk if part == "pk" else owner._meta.get_field(part)
        nullable |= field.null
        owner = field.related_model
    # The key alone, since a foreign key would ask whether its record is there and so tell of one that is hidden.
    return Column(path, name.startswith("-"), nullable, field.target_field if field.is_relation else field)


def _value(column: Column, value: object) -> object:
    if isinstance(value, str) and "\x00" in value:
        raise ValueError
    try:
        return None if value is None and column.nullable else column.field.clean(value, None)
    except InvalidValueError as error:
        raise ValueError from error


def _cursor(request: Request, columns: list[Column], ordering: str) -> Cursor | None:
    text = request.query_params.get("cursor")
    if text is None:
        return None
    try:
        return Cursor.decode(text, columns, ordering)
    except (ValueError, TypeError, OverflowError, binascii.Error) as error:
        raise _refusal("cursor", _("This cursor is not one of this list in this order."), "invalid-cursor") from error


def _limit(request: Request) -> int:
    text = request.query_params.get("limit", str(PAGE))
    # isdecimal() knows the digits of other scripts too; they are no more of a number here than letters are.
    if text.isascii() and text.isdecimal() and len(text) <= LONGEST_LIMIT and 1 <= int(text) <= LARGEST_PAGE:
        return int(text)
    message = _("Give a whole number from 1 to %(largest)d.") % {"largest": LARGEST_PAGE}
    raise _refusal("limit", message, "invalid")


def _counted(request: Request) -> bool:
    asked = request.query_params.get("count")
    if asked not in {None, "exact"}:
        raise _refusal("count", _("Choose one of: %(known)s.") % {"known": "exact"}, "invalid")
    return asked is not None


def _refusal(parameter: str, message: str, code: str) -> ValidationError:
    return ValidationError({parameter: [ErrorDetail(message, code)]})
