"""Handling mark of an export: the narrowest of its records."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, Q, QuerySet

from contacts.models import HandlingMark


def narrowest_mark(rows: QuerySet[Any]) -> HandlingMark | None:
    """Return the narrowest handling mark of ``rows`` or of the records that they are part of; None without any."""
    marked = Q()
    for path in _paths(rows.model):
        marked |= Q(pk__in=rows.order_by().values(path))
    return HandlingMark.objects.filter(marked).order_by("-rank").first() if marked else None


def _paths(model: type[Model]) -> list[str]:
    """Return the paths from a record to its mark and to that of its parent, which may be narrower."""
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
