"""Filter classes of the endpoints.

A filter is named by its field and an operator: ``due_on__lte``, ``state__in``, ``state__not``. Invalid values are
rejected instead of ignored, and a hidden key finds nothing, just like a missing one.
"""

from collections.abc import Iterator
from copy import copy
from datetime import UTC, datetime
from functools import cache
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django_filters import fields, rest_framework as rest
from drf_spectacular.drainage import set_override
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field

from core.records import Field, Kind, Record
from core.rest.read.paths import field_at
from core.rest.read.record_fields import key_of
from core.rest.read.visibility import visible

DAYS = ["exact", "lt", "lte", "gt", "gte", "isnull"]
MOMENTS = ["lt", "lte", "gt", "gte"]
WORDS = ["exact", "in"]
LARGEST_INTEGER = 2**31 - 1
# Key that means no related record.
NONE = "none"
FIRST, LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@extend_schema_field(OpenApiTypes.BOOL)
class BooleanFilter(django_filters.TypedChoiceFilter):
    """Boolean filter: ``true`` or ``false``; django-filter's own ignores any other value, this one rejects it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("choices", [("true", "true"), ("false", "false")])
        kwargs.setdefault("coerce", lambda value: value == "true")
        kwargs.setdefault("empty_value", None)
        super().__init__(**kwargs)


@extend_schema_field({"type": "integer", "minimum": 0, "maximum": LARGEST_INTEGER})
class IntegerFilter(django_filters.NumberFilter):
    """Integer filter within the range of the database."""

    field_class = forms.IntegerField  # type: ignore[assignment]  # The stubs allow decimals only.

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"min_value": 0, "max_value": LARGEST_INTEGER} | kwargs)


class MomentField(fields.IsoDateTimeField):
    """Timestamp form field (RFC 3339) in UTC: offsets up to 23:59, where the database allows only 15:59."""

    def clean(self, value: Any) -> datetime | None:
        moment: datetime | None = super().clean(value)
        if moment is None:
            return None
        try:
            return moment.astimezone(UTC)
        except OverflowError:
            # Beyond the years 1 and 9999, where no record is: the last instant on that side matches the same rows.
            return FIRST if moment.year == FIRST.year else LAST


class TimestampFilter(django_filters.IsoDateTimeFilter):
    field_class = MomentField


class OneOf(django_filters.BaseInFilter, django_filters.ChoiceFilter):
    """Choice filter with one or several comma-separated values; an unknown value is an error."""


class KeyFilter(django_filters.BaseInFilter, django_filters.CharFilter):
    """Key filter: one or several comma-separated keys of a related record, as in ``lead=ABC,DEF``.

    A code such as ``2(c)(iv)`` is accepted as well as the key ``2.c.iv``.
    """

    # Set by the filter set.
    model: type[models.Model]
    parent: Any

    def __init__(self, *, record_type: str = "", **kwargs: Any) -> None:
        # Of the records that are named; empty for those of the list.
        self.record_type = record_type
        super().__init__(**kwargs)

    def filter(self, qs: QuerySet[Any], value: list[str] | None) -> QuerySet[Any]:
        return self.get_method(qs)(**{f"{self.field_name}__in": keys(value)}) if value else qs

    def key_column(self, of: type[models.Model]) -> models.Field[Any, Any]:
        """Return the column with the keys that are compared, for a list of records ``of`` this model."""
        return field_at(of, str(self.field_name))[0]

    def miscased(self, values: list[str], viewer: object) -> dict[str, str]:
        """Return the visible key for each of ``values`` that differs from it in case only."""
        column = self.key_column(self.model)
        # Codes are upper-case, slugs and the keys of provisions lower-case: no query for a value in that case.
        usual = str.lower if isinstance(column, models.SlugField) or column.name == "key" else str.upper
        unusual = {value for value in keys(values) if value != usual(value) and value != NONE and "\x00" not in value}
        if not unusual:
            return {}
        alike = Q(*((f"{column.name}__iexact", value) for value in unusual), _connector=Q.OR)
        found = visible(column.model, viewer).filter(alike).values_list(column.name, flat=True)
        known = {key.casefold(): key for key in found}
        return {value: known[value.casefold()] for value in unusual if known.get(value.casefold(), value) != value}


class NullableKeyFilter(KeyFilter):
    """Key filter in which ``none`` finds records without a related record."""

    def filter(self, qs: QuerySet[Any], value: list[str] | None) -> QuerySet[Any]:
        if not value or NONE not in value:
            return super().filter(qs, value)
        named = Q(**{f"{self.field_name}__in": keys(value)})
        return self.get_method(qs)(named | Q(**{f"{str(self.field_name).rpartition('__')[0]}__isnull": True}))


class RelatedFilter(KeyFilter):
    """Filter by linked records. ``of`` is the link's path to the record, ``key`` its path to the key.

    Linked records with a narrower audience are ``hidden`` from some readers: then they match nothing.
    """

    def __init__(self, links: type[models.Model], *, of: str, key: str, hidden: bool = False, **kwargs: Any) -> None:
        self.links, self.of, self.key, self.hidden = links, of, key, hidden
        super().__init__(**kwargs)

    def key_column(self, of: type[models.Model]) -> models.Field[Any, Any]:
        return field_at(self.links, self.key)[0]

    def filter(self, qs: QuerySet[Any], value: list[str] | None) -> QuerySet[Any]:
        if not value:
            return qs
        # A join would return a record twice that is linked to two of the keys.
        tied = self.links._default_manager.filter(**{self.of: OuterRef("pk"), f"{self.key}__in": keys(value)})
        if self.hidden:
            path = self.key.rpartition("__")[0]
            model: Any = self.links._meta.get_field(path).related_model
            tied = tied.filter(**{f"{path}__in": visible(model, self.parent.request.user)})
        return self.get_method(qs)(Exists(tied))


class WithoutRelationFilter(BooleanFilter):
    """Filter for records without any link; ``of`` is the link's path to the record."""

    def __init__(self, links: type[models.Model], *, of: str, **kwargs: Any) -> None:
        self.links, self.of = links, of
        super().__init__(**kwargs)

    def filter(self, qs: QuerySet[Any], value: bool | None) -> QuerySet[Any]:  # noqa: FBT001  # As django-filter calls it.
        if value is None:
            return qs
        tied = Exists(self.links._default_manager.filter(**{self.of: OuterRef("pk")}))
        return qs.filter(~tied if value else tied)


class ArrayContainsFilter(django_filters.ChoiceFilter):
    """Filter for records whose array of choices contains this one."""

    def __init__(self, *, choices: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(choices=choices, **kwargs)
        set_override(self, "field", {"type": "string", "enum": [word for word, _label in choices]})

    def filter(self, qs: QuerySet[Any], value: str | None) -> QuerySet[Any]:
        return qs.filter(**{f"{self.field_name}__contains": [value]}) if value else qs


class SeenBy(KeyFilter):
    """Filter by related records with a narrower audience; hidden ones match nothing."""

    def __init__(self, model: type[models.Model], *, key: str, **kwargs: Any) -> None:
        # Not "model", which the filter set overwrites.
        self.to, self.key = model, key
        super().__init__(**kwargs)

    def key_column(self, of: type[models.Model]) -> models.Field[Any, Any]:
        return field_at(self.to, self.key)[0]

    def filter(self, qs: QuerySet[Any], value: list[str] | None) -> QuerySet[Any]:
        if not value:
            return qs
        seen = visible(self.to, self.parent.request.user).filter(**{f"{self.key}__in": value})
        return self.get_method(qs)(**{f"{self.field_name}__in": seen})


LOOKUPS = {
    Kind.DATE: DAYS,
    Kind.TIMESTAMP: MOMENTS,
    Kind.CHOICE: WORDS,
    Kind.BOOLEAN: ["exact"],
    Kind.NUMBER: ["exact", "lt", "lte", "gt", "gte"],
    Kind.TEXT: WORDS,
}


RELATED = {Kind.KEY, Kind.KEYS, Kind.CHOICES}


class RecordFilters(rest.FilterSet):
    """Base filter set of all endpoints. ``table`` is that of the record, whose rows have further filters."""

    table: ClassVar[Record | None] = None

    class Meta:
        filter_overrides: ClassVar = {
            models.BooleanField: {"filter_class": BooleanFilter},
            # ISO dates only, not the formats of a language.
            models.DateField: {
                "filter_class": django_filters.DateFilter,
                "extra": lambda _field: {"input_formats": ["%Y-%m-%d"]},
            },
            models.DateTimeField: {"filter_class": TimestampFilter},
            models.PositiveSmallIntegerField: {"filter_class": IntegerFilter},
            models.PositiveIntegerField: {"filter_class": IntegerFilter},
        }

    @classmethod
    def of(cls, table: Record) -> "type[RecordFilters]":
        """Return a filter set with the filters of ``table``."""
        return type("TableFilters", (cls,), {"table": table})

    @classmethod
    def get_filters(cls) -> Any:
        """Return the filters by parameter; django-filter calls it when the class is made."""
        # Filters of own columns come first, in the address of a list and among its active filters.
        rows = sorted(cls.table.rows, key=lambda row: row.kind in RELATED) if cls.table else ()
        of_rows = {name: each for row in rows if row.filter for name, each in cls.filters_of(row, cls.table)}
        found = of_rows | super().get_filters()
        if cls.table and isinstance(field_at(cls.table.model, cls.table.url or "pk")[0], models.CharField):
            found[f"{cls.table.url}__in"] = KeyFilter(field_name=cls.table.url)
        several = {name: each for name, each in found.items() if isinstance(each, django_filters.BaseInFilter)}
        return found | {f"{name.removesuffix('__in')}__not": _negated(each) for name, each in several.items()}

    @classmethod
    def filters_of(cls, row: Field, table: Any) -> Iterator[tuple[str, Any]]:
        """Yield the filters of a row of ``table``, each with its parameter."""
        name = row.filter_name
        column: Any = None if row.source and row.kind is Kind.KEY else table.column(row)
        of_type = {"record_type": row.expands.record_type} if row.expands else {}
        match row.kind:
            case Kind.KEY if row.hidden:
                yield name, SeenBy(column.related_model, key=row.key, field_name=row.name, **of_type)
            case Kind.KEY if key_of(table, row).is_numeric:
                yield name, IntegerFilter(field_name=row.path)
            case Kind.KEY:
                yield name, (NullableKeyFilter if row.nulls else KeyFilter)(field_name=row.path, **of_type)
            case Kind.KEYS:
                links, of = column.remote_field.through, column.m2m_field_name()
                key = f"{column.m2m_reverse_field_name()}__{row.key}"
                yield name, RelatedFilter(links, of=of, key=key, hidden=row.hidden, **of_type)
                if row.nulls:
                    yield f"{name}__isnull", WithoutRelationFilter(links, of=of)
                return
            case Kind.CHOICES:
                yield name, ArrayContainsFilter(field_name=row.name, choices=column.base_field.choices)
            case _:
                for lookup in LOOKUPS[row.kind]:
                    at = name if lookup == "exact" else f"{name}__{lookup}"
                    yield at, cls.filter_for_field(column, row.source or row.name, lookup)
        if row.nulls:
            yield f"{name}__isnull", BooleanFilter(field_name=row.name, lookup_expr="isnull")

    def is_valid(self) -> bool:
        """Return whether all values are valid; REST framework asks this. A code in the wrong case finds nothing."""
        valid: bool = super().is_valid()
        viewer = getattr(self.request, "user", None)
        keys = {name: each for name, each in self.filters.items() if isinstance(each, KeyFilter)} if valid else {}
        for name, each in keys.items():
            for value, code in each.miscased(self.form.cleaned_data[name] or [], viewer).items():
                message = _("No code “%(value)s”. Codes are case-sensitive: enter “%(code)s”.")
                self.form.add_error(name, forms.ValidationError(message % {"value": value, "code": code}, "wrong-case"))
        return valid and not self.form.errors

    @property
    def errors(self) -> Any:
        """Return the validation errors by filter, with messages that name valid values."""
        found: Any = super().errors
        for name, refusals in found.items():
            for refusal in refusals.data:
                if said := _instead(self.form.fields[name], refusal.code):
                    refusal.message, refusal.params = said, None
        return found

    @classmethod
    def filter_for_lookup(cls, field: Any, lookup_type: str) -> Any:
        if lookup_type == "in" and field.choices:
            return OneOf, {"choices": field.choices}
        return super().filter_for_lookup(field, lookup_type)


def _instead(field: Any, code: str | None) -> str:
    """Return the message for an invalid value if Django's own does not help an API client; otherwise empty."""
    if code == "invalid_choice":
        known = ", ".join(str(value) for value, _label in field.choices if value)
        return _("Choose one of: %(known)s.") % {"known": known}
    if code == "invalid" and isinstance(field, fields.IsoDateTimeField):
        return _("Enter a timestamp in the format 2027-03-31T09:30:00Z.")
    if code == "invalid" and isinstance(field, forms.DateField):
        return _("Enter the date in the format YYYY-MM-DD, for example 2027-03-31.")
    return ""


def _negated(several: Any) -> Any:
    """Return a filter for the records that ``several`` does not find."""
    negated = copy(several)
    negated.exclude = True
    return negated


@cache
def lists_of(filters: type[RecordFilters] | None) -> frozenset[str]:
    """Return the names of the filters that take several values."""
    found = getattr(filters, "base_filters", {})
    return frozenset(name for name, each in found.items() if isinstance(each, django_filters.BaseCSVFilter))


def keys(values: list[str]) -> list[str]:
    """Convert codes such as ``2(c)(iv)`` to keys such as ``2.c.iv``; keys are not changed."""
    return [value.replace(")(", ".").replace("(", ".").replace(")", "") for value in values]
