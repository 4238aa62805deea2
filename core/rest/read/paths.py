"""Field paths of Django's lookups."""

from typing import Any

from django.db.models import Field, Model


def field_at(model: type[Model], path: str) -> tuple[Field[Any, Any], bool]:
    """Return the field at the end of ``path``, and whether it can be empty, itself or along the path."""
    nullable = False
    owner: Any = model
    field: Any = None
    for part in path.split("__"):
        if owner is None:
            # A transform of the column, such as ``natural``.
            return field.get_transform(part).output_field, nullable
        field = owner._meta.pk if part == "pk" else owner._meta.get_field(part)
        nullable |= field.null
        owner = field.related_model
    # The key column alone: validating a foreign key would query its record and so reveal a hidden one.
    return field.target_field if field.is_relation else field, nullable
