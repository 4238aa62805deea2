"""Visibility of a model for a viewer: the source of every view, filter and related key."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model, QuerySet


def visible(model: type[Model], viewer: object) -> QuerySet[Any]:
    """Return the rows visible to ``viewer``: by permission, then by ``visible_to`` if the model has it."""
    rows: QuerySet[Any] = model._default_manager.all()
    view = f"{model._meta.app_label}.view_{model._meta.model_name}"
    if not isinstance(viewer, get_user_model()) or not viewer.has_perm(view):
        return rows.none()
    visible_to = getattr(rows, "visible_to", None)
    return rows if visible_to is None else visible_to(viewer)
