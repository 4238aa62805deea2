"""What a viewer may read of a model: the one place from which every view, filter and related key begins."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model, QuerySet


def visible(model: type[Model], viewer: object) -> QuerySet[Any]:
    """The rows that ``viewer`` may read: by the table of rights, then by ``visible_to`` where the model has it."""
    rows: QuerySet[Any] = model._default_manager.all()
    view = f"{model._meta.app_label}.view_{model._meta.model_name}"
    if not isinstance(viewer, get_user_model()) or not viewer.has_perm(view):
        return rows.none()
    visible_to = getattr(rows, "visible_to", None)
    return rows if visible_to is None else visible_to(viewer)
