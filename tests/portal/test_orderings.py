"""The order of each model is total: two readings of the same rows have them in the same order.

Rows that link two records are read for one of them: their order is total among the rows of that record.
"""

import pytest
from django.apps import apps
from django.db.models import Model, UniqueConstraint

# Whatever is not installed from a package.
OWN = [
    model
    for config in apps.get_app_configs()
    if "site-packages" not in config.path
    for model in config.get_models()
    if model._meta.ordering
]


def ordered_by(model: type[Model]) -> set[str]:
    """Return the fields that are ordered by; the order of a related row (``participant__order``) is that row."""
    names = {str(name).lstrip("-").split("__")[0] for name in model._meta.ordering or ()}
    return {model._meta.pk.name if name == "pk" else name for name in names}


def unique_sets(model: type[Model]) -> list[set[str]]:
    """Return the fields, alone or together, whose values no two rows share."""
    alone = [{field.name} for field in model._meta.get_fields() if getattr(field, "unique", False)]
    together = [
        set(each.fields[1:])
        for each in model._meta.constraints
        if isinstance(each, UniqueConstraint) and each.fields and "id" not in each.fields and each.condition is None
    ]
    return alone + together


@pytest.mark.parametrize("model", OWN, ids=lambda model: model._meta.label)
def test_the_order_is_total(model: type[Model]) -> None:
    assert any(unique <= ordered_by(model) for unique in unique_sets(model)), f"Add the id to the ordering of {model}"
