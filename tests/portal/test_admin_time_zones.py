"""Times in the admin say in which zone they are."""

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateTimeField, Model


def test_no_time_stands_in_a_list_or_a_form_without_its_zone() -> None:
    """Django writes an instant as if all the world had one clock. A wall time has its zone in a field beside it."""
    bare = {
        (model._meta.label, name)
        for model, of in admin.site._registry.items()
        for name in (*of.list_display, *flatten_fieldsets(of.fieldsets or ()), *(of.fields or ()), *of.readonly_fields)
        if isinstance(name, str) and isinstance(_field(model, name), DateTimeField)
    }
    # Nobody opens those of the log of sign-ins.
    assert {each for each in bare if not each[0].startswith("axes.")} == {("dialogue.Dialogue", "local_start")}


def _field(model: type[Model], name: str) -> object:
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
