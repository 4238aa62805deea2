"""The kinds of filter that the endpoints are made of.

A filter is named by its field and an operator: ``due_on__lte``, ``state__in``. Values that cannot be are refused
instead of ignored, and a key that is hidden from the viewer finds as little as one that does not exist.
"""

from datetime import UTC, datetime
from functools import cache
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db import models
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django_filters import fields
from django_filters import rest_framework as rest
from drf_spectacular.drainage import set_override
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field

from core.rest.read.visibility import visible

DAYS = ["exact", "lt", "lte", "gt", "gte", "isnull"]
MOMENTS = ["lt", "lte", "gt", "gte"]
WORDS = ["exact", "in"]
LARGEST_INTEGER = 2**31 - 1
# The key that stands for no record at all, where a record need not name one.
NONE = "none"
FIRST, LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@extend_schema_field(OpenApiTypes.BOOL)
class Truth(django_filters.TypedChoiceFilter):
    """``true`` or ``false``; anything else is an error, where django-filter's own would ignore it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("choices", [("true", "true"), ("false", "false")])
        kwargs.setdefault("coerce", lambda value: value == "true")
        kwargs.setdefault("empty_value", None)
        super().__init__(**kwargs)


@extend_schema_field({"type": "integer", "minimum": 0, "maximum": LARGEST_INTEGER})
class Whole(django_filters.NumberFilter):
    """A whole number that the database has room for."""

    field_class = forms.IntegerField  # type: ignore[assignment]  # The stubs know decimals only.

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"min_value": 0, "max_value": LARGEST_INTEGER} | kwargs)


class MomentField(fields.IsoDateTimeField):
    """An instant of RFC 3339, in UTC: offsets go up to 23:59 there, and up to 15:59 in the database."""

    def clean(self, value: Any) -> datetime | None:
        moment: datetime | None = super().clean(value)
        if moment is None:
            return None
        try:
            return moment.astimezone(UTC)
        except OverflowError:
            # Beyond the years 1 and 9999, where nothing on record is: the last instant on that side finds the same.
            return FIRST if moment.year == FIRST.year else LAST


class Moment(django_filters.IsoDateTimeFilter):
    field_class = MomentField


class OneOf(django_filters.BaseInFilter, django_filters.ChoiceFilter):
    """One word or several of a closed list, separated by commas; a word that is not on the list is an error."""


class Keyed(django_filters.BaseInFilter, django_filters.CharFilter):
    """One key or several, separated by commas, of a related record: ``lead=ABC,DEF``.

    A code as people write it, ``2(c)(iv)``, does as well as the key of an address, ``2.c.iv``.
    """

    def filter(self, qs: QuerySet[Any], value: list[str] | None) -> QuerySet[Any]:
        return qs.filter(**{f"{self.field_name}__in": keys(value)}) if value else qs


class Led(Keyed):
    """Records by the Participant that leads them; ``none`` finds those whose lead nobody has named."""

    def filter(self, qs: QuerySet[Any], value: list[str] | None) -> QuerySet[Any]:
        if not value or NONE not in value:
            return super().filter(qs, value)
        named = models.Q(**{f"{self.field_name}__in": keys(value)})
        return qs.filter(named | models.Q(lead__isnull=True))


class Linked(Keyed):
    """Records that a link ties to one of the keys. ``of`` is the link's path to the record, ``key`` to the key."""

    def __init__(self, links: type[models.Model], *, of: str, key: str, **kwargs: Any) -> None:
        self.links, self.of, self.key = links, of, key
        super().__init__(**kwargs)

    def filter(self, qs: QuerySet[Any], value: list[str] | None) -> QuerySet[Any]:
        if not value:
            return qs
        # A join would give a record twice that is tied to two of the keys.
        tied = self.links._default_manager.filter(**{self.of: OuterRef("pk"), f"{self.key}__in": keys(value)})
        return qs.filter(Exists(tied))


class Untied(Truth):
    """Records that no link of a kind ties to anything, by ``true``; ``of`` is the link's path to the record."""

    def __init__(self, links: type[models.Model], *, of: str, **kwargs: Any) -> None:
        self.links, self.of = links, of
        super().__init__(**kwargs)

    def filter(self, qs: QuerySet[Any], value: bool | None) -> QuerySet[Any]:  # noqa: FBT001  # As django-filter calls it.
        if value is None:
            return qs
        tied = Exists(self.links._default_manager.filter(**{self.of: OuterRef("pk")}))
        return qs.filter(~tied if value else tied)


class Among(django_filters.ChoiceFilter):
    """Records whose array of words has this one."""

    def __init__(self, *, choices: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(choices=choices, **kwargs)
        set_override(self, "field", {"type": "string", "enum": [word for word, _label in choices]})

    def filter(self, qs: QuerySet[Any], value: str | None) -> QuerySet[Any]:
        return qs.filter(**{f"{self.field_name}__contains": [value]}) if value else qs


class SeenBy(Keyed):
    """Records that point by ``field_name`` to records which are not for everyone; the hidden ones match nothing."""

    # The filter set, which writes itself here.
    parent: Any

    def __init__(self, model: type[models.Model], *, key: str, **kwargs: Any) -> None:
        # Not "model": a filter set writes its own there.
        self.to, self.key = model, key
        super().__init__(**kwargs)

    def filter(self, qs: QuerySet[Any], value: list[str] | None) -> QuerySet[Any]:
        if not value:
            return qs
        seen = visible(self.to, self.parent.request.user).filter(**{f"{self.key}__in": value})
        return qs.filter(**{f"{self.field_name}__in": seen})


class RecordFilters(rest.FilterSet):
    """What the filter sets of all endpoints share."""

    class Meta:
        filter_overrides: ClassVar = {
            models.BooleanField: {"filter_class": Truth},
            # Dates are those of the API, never those that a language writes.
            models.DateField: {
                "filter_class": django_filters.DateFilter,
                "extra": lambda _field: {"input_formats": ["%Y-%m-%d"]},
            },
            models.DateTimeField: {"filter_class": Moment},
            models.PositiveSmallIntegerField: {"filter_class": Whole},
            models.PositiveIntegerField: {"filter_class": Whole},
        }

    @property
    def errors(self) -> Any:
        """What is wrong, by filter, in words that say what would be right."""
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
    """What a value of this field has to be, where Django's own words do not tell a program; empty otherwise."""
    if code == "invalid_choice":
        known = ", ".join(str(value) for value, _label in field.choices if value)
        return _("Choose one of: %(known)s.") % {"known": known}
    if code == "invalid" and isinstance(field, fields.IsoDateTimeField):
        return _("Write an instant as in 2027-03-31T09:30:00Z.")
    if code == "invalid" and isinstance(field, forms.DateField):
        return _("Write a day as in 2027-03-31.")
    return ""


@cache
def lists_of(filters: type[RecordFilters] | None) -> frozenset[str]:
    """Return the names of those filters that take several values."""
    found = getattr(filters, "base_filters", {})
    return frozenset(name for name, each in found.items() if isinstance(each, django_filters.BaseCSVFilter))


def keys(values: list[str]) -> list[str]:
    """Codes as people write them, ``2(c)(iv)``, as the keys of addresses, ``2.c.iv``; a key stays as it is."""
    return [value.replace(")(", ".").replace("(", ".").replace(")", "") for value in values]
