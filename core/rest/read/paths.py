"""Which column a path of Django's leads to."""

from typing import Any

from django.db.models import Field, Model


def field_at(model: type[Model], path: str) -> tuple[Field[Any, Any], bool]:
    """The field at the end of ``path``, and whether it can be empty, itself or on the way there."""
    nullable = False
    owner: Any = model
    field: Any = None
    for part in path.split("__"):
        field = owner._meta.pk if part == "pk" else owner._meta.get_field(part)
        nullable |= field.null
        owner = field.related_model
    # The key alone, since a foreign key would ask whether its record is there and so tell of one that is hidden.
    return field.target_field if field.is_relation else field, nullable
