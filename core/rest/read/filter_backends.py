"""Filter backends: multilingual search, and an order without ties."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django_filters.rest_framework import CharFilter, DjangoFilterBackend
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request

from core.search import LONGEST_SEARCH, is_searchable, matching

# A text filter accepts an empty value; unknown filters are reported elsewhere.
ANY_TEXT = (CharFilter, type(None))


class FieldFilters(DjangoFilterBackend):
    """Filter backend that creates the filter set only if the request uses one of its filters.

    Creating that of the commitments costs as much as reading a page.
    """

    def filter_queryset(self, request: Any, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        filters = getattr(view.filterset_class, "base_filters", {})
        if filters.keys().isdisjoint(request.query_params):
            return queryset
        _refuse_empty(filters, request)
        filtered: QuerySet[Any] = super().filter_queryset(request, queryset, view)
        return filtered


def _refuse_empty(filters: Mapping[str, Any], request: Request) -> None:
    """Raise ValidationError for an empty date, number or choice, which is an error of the client."""
    parameters = request.query_params
    empty = [name for name in parameters if parameters[name] == "" and not isinstance(filters.get(name), ANY_TEXT)]
    if empty:
        message = _("Enter a value or omit the parameter.")
        raise ValidationError({name: [ErrorDetail(message, "empty")] for name in empty})


class MultilingualSearchFilter(BaseFilterBackend):
    """Search filter: ``search`` finds records in which every term occurs in one of ``search_fields``, in any language.

    Multilingual fields are named without a language. Terms are compared without regard to case, accents, a plural s,
    the width of Japanese and Latin letters, and the style of quotation marks and dashes.
    """

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        text = request.query_params.get("search", "")
        if not text or not view.search_fields:
            return queryset
        if not is_searchable(text):
            message = _("Search for at most %(longest)d characters of text.") % {"longest": LONGEST_SEARCH}
            raise ValidationError({"search": [ErrorDetail(message, "invalid")]})
        return matching(queryset, view.search_fields, text)

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        if not getattr(view, "search_fields", ()):
            return []
        searched = ", ".join(f"`{name.replace('__', '.')}`" for name in view.search_fields)
        return [
            {
                "name": "search",
                "in": "query",
                "description": (
                    f"Terms that must all occur, in any language, in one of: {searched}. Case, accents, a "
                    "plural s, and the width of Latin and Japanese letters make no difference, and part of a word is "
                    "enough."
                ),
                "schema": {"type": "string", "maxLength": LONGEST_SEARCH},
            }
        ]


class StableOrderingFilter(BaseFilterBackend):
    """Ordering filter: ``ordering`` takes names of ``ordering_fields``, each with a minus for descending order.

    The primary key is added at the end to make the order unique. Empty values come last in either direction.
    """

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        requested = request.query_params.get("ordering")
        if requested is None or not view.ordering_fields:
            return queryset.order_by(*view.ordering)
        names = [name.strip() for name in requested.split(",")]
        if any(name.removeprefix("-") not in view.ordering_fields for name in names):
            known = ", ".join(view.ordering_fields)
            message = _("Sort by one or more of: %(known)s. Put a minus sign before a name to reverse the order.")
            raise ValidationError({"ordering": [ErrorDetail(message % {"known": known}, "invalid")]})
        columns = {view.ordering_fields[name.removeprefix("-")]: name.startswith("-") for name in names}
        return queryset.order_by(*(f"-{path}" if down else path for path, down in columns.items()), "pk")

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        names = list(getattr(view, "ordering_fields", {}))
        if not names:
            return []
        return [
            {
                "name": "ordering",
                "in": "query",
                "description": "The order, by one or several names; a minus turns one round. Empty values come last.",
                "explode": False,
                "schema": {
                    "type": "array",
                    "minItems": 1,
                    "items": {"enum": [*names, *(f"-{name}" for name in names)]},
                },
            }
        ]
