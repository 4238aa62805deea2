"""Each text field of each model and form refuses invisible characters and names the character and its place."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from rest_framework.exceptions import ValidationError as Refused

from core.rest.write.fields import read_text
from core.text.validators import CODE, refusal_of
from tests.packages import PACKAGES

OURS = tuple(f"{package}." for package in PACKAGES)
TURNED, BROKEN = "sto\u202ecod", "subject\r\nBcc: x"


def refused(clean: Any, value: str) -> bool:
    try:
        clean(value)
    except ValidationError as error:
        return CODE in [each.code for each in error.error_list]
    return False


def columns() -> Iterator[models.Field[Any, Any]]:
    for model in apps.get_models():
        if model.__module__.startswith(OURS):
            yield from (each for each in model._meta.fields if isinstance(each, models.CharField | models.TextField))


def form_fields() -> Iterator[tuple[str, forms.CharField]]:
    """The fields of all forms, those of libraries that the portal shows as well."""
    import_module("mocportal.urls")
    waiting: list[type[Any]] = [forms.BaseForm]
    while waiting:
        form = waiting.pop()
        waiting += form.__subclasses__()
        # django-filter makes a class for each request, in this module. Its query parameters are not stored.
        if form.__module__ == "django.forms.widgets":
            continue
        for name, field in getattr(form, "base_fields", {}).items():
            if isinstance(field, forms.CharField):
                yield f"{form.__module__}.{form.__name__}.{name}", field


def test_each_column_of_text_refuses_them() -> None:
    found = list(columns())
    assert len(found) > 300
    assert [str(each) for each in found if not refused(each.run_validators, TURNED)] == []
    of_one_line = [each for each in found if isinstance(each, models.CharField)]
    assert [str(each) for each in of_one_line if not refused(each.run_validators, BROKEN)] == []


def test_each_text_field_of_a_form_refuses_them() -> None:
    found = [(name, field) for name, field in form_fields() if not isinstance(field.widget, forms.PasswordInput)]
    assert len(found) > 150
    assert [name for name, field in found if not stopped(field, TURNED)] == []
    hidden = forms.Textarea | forms.HiddenInput
    lines = [(name, field) for name, field in found if not isinstance(field.widget, hidden)]
    assert [name for name, field in lines if not stopped(field, BROKEN)] == []


def stopped(field: forms.CharField, value: str) -> bool:
    """Return whether the field refuses the value, for any reason."""
    try:
        field.clean(value)
    except ValidationError:
        return True
    return False


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "Remove the invisible character U+202E. It is character 4 of the text."),
        ("fr", "Supprimez le caractère invisible U+202E. C'est le caractère 4 du texte."),
        ("ja", "見えない文字U+202Eを削除してください。4文字目です。"),
    ],
)
def test_it_is_told_which_character_and_where(language: str, message: str) -> None:
    with translation.override(language):
        assert refusal_of(TURNED, lines=True) == message


def test_a_break_is_told_as_one() -> None:
    assert refusal_of("ab\ncd", lines=False) == "Enter the text on one line. Character 3 is a line break."


def test_the_api_and_imports_read_a_text_by_the_same_rule() -> None:
    assert read_text(" a\r\nb ", longest=10, lines=True) == "a\nb"
    for value, lines in ((TURNED, True), (TURNED, False), ("a\nb", False)):
        with pytest.raises(Refused, match=r"invisible|one line") as refusal:
            read_text(value, longest=100, lines=lines)
        assert refusal.value.get_codes() == [CODE]
