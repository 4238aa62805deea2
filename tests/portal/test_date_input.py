"""Each field of a form that takes a day or an hour says what is wrong with one that is none, and how to write it."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.fields import BaseTemporalField
from django.test import RequestFactory
from django.urls import get_resolver
from django.utils import translation

from contacts.enums import Role
from core.text.form_error_messages import WORDS
from core.text.multilingual_text import LANGUAGES
from tests.factories.contacts import UserFactory
from tests.packages import PACKAGES

EXAMPLE = re.compile(r"2027-03-31 09:30|2027-03-31|09:30")
# As forms are taught to read, whatever the language.
SHAPES = {forms.DateField: "%Y-%m-%d", forms.TimeField: "%H:%M", forms.DateTimeField: "%Y-%m-%d %H:%M"}
KINDS = (BaseTemporalField, forms.SplitDateTimeField)


def kinds_of(kind: type[Any]) -> Iterator[type[Any]]:
    """A class and all that are made of it."""
    yield kind
    for each in kind.__subclasses__():
        yield from kinds_of(each)


def declared() -> Iterator[tuple[str, forms.Field]]:
    """The fields of all forms that the pages have, by form and name."""
    # Whoever has read all addresses has imported all forms.
    assert get_resolver().url_patterns
    for form in kinds_of(forms.BaseForm):
        for name, field in getattr(form, "base_fields", {}).items():
            if form.__module__.partition(".")[0] in PACKAGES:
                yield f"{form.__module__}.{form.__name__}.{name}", field


def test_the_fields_of_all_forms_say_how_a_day_is_written() -> None:
    found = {name: field for name, field in declared() if isinstance(field, KINDS)}
    assert {"commitments.forms.reports.ReportForm.reported_on", "dialogue.forms.agendas.AgendaForm.as_of"} <= set(found)
    assert len(found) > 20
    for name, field in found.items():
        assert EXAMPLE.search(refused(field)), name


def test_so_do_those_that_the_admin_makes_of_models(db: None) -> None:
    request = RequestFactory().get("/")
    request.user = UserFactory.create(role=Role.SECRETARIAT)
    made = 0
    for model, page in admin.site._registry.items():
        for column in model._meta.fields:
            if isinstance(column, models.DateField | models.TimeField) and column.editable:
                field = page.formfield_for_dbfield(column, request)
                assert isinstance(field, KINDS)
                assert EXAMPLE.search(refused(field)), column
                made += 1
    assert made > 10


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "shape"), SHAPES.items())
def test_what_is_written_as_the_words_say_is_taken(kind: type[Any], shape: str, language: str) -> None:
    with translation.override(language):
        example = EXAMPLE.search(refused(kind()))
        assert example is not None
        assert kind().clean(example.group()) is not None
        datetime.strptime(example.group(), shape)  # noqa: DTZ007  # Only its shape is looked at.


def test_no_kind_of_field_has_other_words() -> None:
    for kind in {each for base in KINDS for each in kinds_of(base)} - {BaseTemporalField}:
        assert EXAMPLE.search(refused(kind())), kind
    assert all(kind in WORDS for kind in SHAPES)


def refused(field: forms.Field) -> str:
    """What the field says of something that is neither a day nor an hour."""
    with pytest.raises(ValidationError) as told:
        field.clean(["soon", "soon"] if isinstance(field, forms.MultiValueField) else "soon")
    return " ".join(told.value.messages)
