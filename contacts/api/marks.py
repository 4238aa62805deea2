"""The handling mark of what is given out as a whole: the narrowest of its records."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, Q, QuerySet

from contacts.models import HandlingMark


def narrowest_mark(rows: QuerySet[Any]) -> HandlingMark | None:
    """The narrowest mark of ``rows`` or of what they hang on; None where no such record bears one."""
    marked = Q()
    for path in _paths(rows.model):
        marked |= Q(pk__in=rows.order_by().values(path))
    return HandlingMark.objects.filter(marked).order_by("-rank").first() if marked else None


def _paths(model: type[Model]) -> list[str]:
    """The ways from a record to its mark: its own, and that of what it is part of, which may be narrower."""
    paths = ["mark"] if _has_mark(model) else []
    for field in model._meta.concrete_fields:
        owner: Any = field.related_model
        if field.name in {"commitment", "paper", "dialogue"} and not field.null and _has_mark(owner):
            paths.append(f"{field.name}__mark")
    return paths


def _has_mark(model: type[Model]) -> bool:
    try:
        return model._meta.get_field("mark").related_model is HandlingMark
    except FieldDoesNotExist:
        return False
