"""Admin change lists whose cost depends on the rows shown, not on the number of records.

Django's own list counts every row twice, joins multi-valued filters and then removes duplicates, and reads every row
again for the date hierarchy.
"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.admin import RelatedFieldListFilter
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import (
    build_q_object_from_lookup_parameters,
    get_fields_from_path,
    lookup_spawns_duplicates,
)
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import InvalidPage
from django.db.models import ManyToManyField, Model, QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.admin.paging import COUNTED, EstimatedPaginator, visible_ids


class LinkedFilter(RelatedFieldListFilter):
    """Filter by related records that uses a subquery, so that no record is found twice."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        found: Any = super().queryset(request, queryset.model._base_manager.all())
        return queryset.filter(pk__in=found.values("pk")) if self.used_parameters else queryset


def linked(model: Any, declared: Any) -> Any:
    """Return the declared list filter, replaced by LinkedFilter for a many-to-many relation."""
    if isinstance(declared, str) and isinstance(get_fields_from_path(model, declared)[-1], ManyToManyField):
        return declared, LinkedFilter
    return declared


@dataclass(frozen=True, slots=True)
class DateHierarchyPeriod:
    """Period of the date hierarchy: a year, month or day. The selected period has no ``link``."""

    title: str
    link: str = ""


class RecordList(ChangeList):
    """Change list of the admin with limited counts. ``more`` means that there are more records than were counted."""

    more = False

    def get_filters(self, request: HttpRequest) -> Any:
        """Set aside lookups across relations, which ``get_queryset`` applies as subqueries without duplicates."""
        specs, has_filters, others, _duplicates, active = super().get_filters(request)
        self.across = {name: others.pop(name) for name in list(others) if lookup_spawns_duplicates(self.opts, name)}
        # None of the portal's filters finds a record twice.
        return specs, has_filters, others, False, active

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        rows = super().get_queryset(request, exclude_parameters)
        for name, values in self.across.items():
            lookups: dict[str, Any] = {name: values}
            found = self.model._base_manager.filter(build_q_object_from_lookup_parameters(lookups))
            rows = rows.filter(pk__in=found.values("pk"))
        return rows

    def get_ordering_field(self, field_name: Any) -> Any:
        """Return the order of a column; that of a reference is natural."""
        found: Any = super().get_ordering_field(field_name)
        return f"{found}__natural" if f"{found}__natural" in (self.model._meta.ordering or ()) else found

    def get_results(self, request: HttpRequest) -> None:
        """Read the page as Django does, with limited counts."""
        pages = self.model_admin.get_paginator(request, self.queryset, self.list_per_page)
        assert isinstance(pages, EstimatedPaginator)
        self.paginator, self.result_count, self.more = pages, pages.count, pages.more
        narrowed = bool(self.query or self.filter_params)
        everything = visible_ids(self.root_queryset, COUNTED) if narrowed else self.result_count
        self.full_result_count = min(everything, COUNTED)
        self.show_full_result_count, self.show_admin_actions = everything <= COUNTED, True
        self.can_show_all = self.result_count <= self.list_max_show_all and not self.more
        self.multi_page = self.more or self.result_count > self.list_per_page
        if (self.show_all and self.can_show_all) or not self.multi_page:
            self.result_list = self.queryset.all()
            return
        try:
            self.result_list = pages.page(self.page_num).object_list
        except InvalidPage as error:
            raise IncorrectLookupParameters from error

    @property
    def is_long(self) -> bool:
        """Return whether the list is too long for reading the dates of all its records."""
        return self.more or self.result_count > COUNTED

    @property
    def spans(self) -> list[DateHierarchyPeriod]:
        """Return the periods of the date hierarchy: years of the list, months of a year or days of a month."""
        return list(self._spans())

    @property
    def span_above(self) -> DateHierarchyPeriod | None:
        """Return the parent period: the year of a month, the month of a day, or all dates of a year."""
        year, month, day = self._narrowed
        if day:
            return DateHierarchyPeriod(
                _named(date(year, month, 1), "YEAR_MONTH_FORMAT"), self._to(year=year, month=month)
            )
        if month:
            return DateHierarchyPeriod(str(year), self._to(year=year))
        return DateHierarchyPeriod(_("All dates"), self._to()) if year else None

    @property
    def span_label(self) -> str:
        return str(get_fields_from_path(self.model, self.date_hierarchy)[-1].verbose_name)

    @property
    def _narrowed(self) -> tuple[int, int, int]:
        """Return the selected year, month and day of the date hierarchy, each 0 if not selected."""
        year, month, day = (int(self.params.get(f"{self.date_hierarchy}__{part}") or 0) for part in _PARTS)
        month = month if year else 0
        return year, month, day if month else 0

    def _spans(self) -> Iterator[DateHierarchyPeriod]:
        year, month, day = self._narrowed
        if day:
            yield DateHierarchyPeriod(_named(date(year, month, day), "MONTH_DAY_FORMAT"))
        elif month:
            for each in range(1, calendar.monthrange(year, month)[1] + 1):
                link = self._to(year=year, month=month, day=each)
                yield DateHierarchyPeriod(_named(date(year, month, each), "MONTH_DAY_FORMAT"), link)
        elif year:
            for each in range(1, 13):
                yield DateHierarchyPeriod(
                    _named(date(year, each, 1), "YEAR_MONTH_FORMAT"), self._to(year=year, month=each)
                )
        else:
            for each in self._years():
                yield DateHierarchyPeriod(str(each), self._to(year=each))

    def _years(self) -> range:
        """Return the years from the first date to the last, read from both ends of an index; empty without an index."""
        field = self.date_hierarchy
        if not _leads_an_index(self.model, field):
            return range(0)
        days = self.queryset.filter(**{f"{field}__isnull": False}).values_list(field, flat=True)
        ends: list[date | datetime | None] = [days.order_by(order).first() for order in (field, f"-{field}")]
        first, last = ends
        return range(first.year, last.year + 1) if first and last else range(0)

    def _to(self, **parts: int) -> str:
        parameters = {f"{self.date_hierarchy}__{name}": value for name, value in parts.items()}
        return self.get_query_string(parameters, [f"{self.date_hierarchy}__"])


_PARTS = ("year", "month", "day")


def _leads_an_index(model: type[Model], name: str) -> bool:
    of_all = (index for index in model._meta.indexes if index.condition is None)
    return any(index.fields_orders[:1] in ([(name, "")], [(name, "DESC")]) for index in of_all)


def _named(day: date, form: str) -> str:
    return capfirst(date_format(day, form))
