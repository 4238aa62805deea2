"""Several values of a closed list, for those who read a record and do not edit it: by their labels."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.utils.translation import gettext as _

from commitments.fields import ChoicesField


def labelled(fieldsets: Iterable[Any], model: type[Model]) -> tuple[Any, ...]:
    """The same groups of fields, with a column of labels in place of each field of several choices.

    Django knows the labels of one choice alone, and writes of several what the database keeps.
    """
    chosen = {field.name: _labels(field) for field in model._meta.fields if isinstance(field, ChoicesField)}
    return tuple(
        (title, options | {"fields": tuple(_put(chosen, field) for field in options["fields"])})
        for title, options in fieldsets
    )


def _put(chosen: dict[str, Any], field: Any) -> Any:
    return chosen.get(field, field) if isinstance(field, str) else field


def _labels(field: ChoicesField) -> Any:  # The stubs know no callables among fields.
    @admin.display(description=field.verbose_name)
    def column(record: Model) -> str:
        labels = dict(field.base_field.flatchoices)
        given = getattr(record, field.name)
        return _(", ").join(str(labels[value]) for value in given) or _("Not given")

    column.__name__ = f"{field.name}_in_words"
    return column
