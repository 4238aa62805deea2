"""Each column of each record is in the API or excused; each row of a table is where it says."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.contrib import admin
from django.db import models

from commitments.imports.record_columns import columns_of
from commitments.imports.record_types import KINDS
from commitments.models import Activity, Commitment
from commitments.records.commitment import COMMITMENT_FIELDS
from core.admin.columns import further
from core.feed.registry import record_types
from core.records import Field, Kind, Record
from core.rest.read.fields import VisibleKey
from core.rest.read.filters import RecordFilters
from core.rest.read.serializers import RecordSerializer
from core.rest.write.inputs import Input
from core.text.multilingual_text import LANGUAGES
from mocportal.templatetags.moc import value_of
from tests.api.unexposed_columns import REASONS

COLUMNS: dict[Kind, Any] = {
    Kind.TEXT: (models.CharField, models.TextField),
    Kind.MULTILINGUAL: (models.CharField, models.TextField),
    Kind.CHOICE: models.CharField,
    Kind.CHOICES: models.Field,
    Kind.DATE: models.DateField,
    Kind.TIMESTAMP: models.DateTimeField,
    Kind.NUMBER: (models.IntegerField, models.AutoField),
    Kind.BOOLEAN: models.BooleanField,
    Kind.KEY: models.ForeignKey,
    Kind.KEYS: models.ManyToManyField,
}


def of_all(serializer: Any) -> Iterator[Any]:
    """Yield a serializer, and those of its parts."""
    yield serializer
    for field in serializer.fields.values():
        child = getattr(field, "child", None)
        if isinstance(child, RecordSerializer):
            yield from of_all(child)


SERIALIZERS = {type(each): each for kind in record_types().values() for each in of_all(kind.serializer_class())}
RECORDS = [each.Meta.table for each in SERIALIZERS.values() if hasattr(each.Meta, "table")]


def shown_by(serializer: Any) -> set[str]:
    """Return the columns that the fields of a serializer read."""
    names = set(serializer.fields)
    for field in serializer.fields.values():
        paths = [getattr(field, "path", ""), *getattr(field, "paths", ()), *getattr(field, "key", ())]
        paths = [field.through] if isinstance(field, VisibleKey) else paths
        names |= {path.split("__")[0].removesuffix("_id") for path in paths}
    return names | {f"{name}_{language}" for name in names for language in LANGUAGES}


def unexposed() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    parts = {part.model: part.of for each in SERIALIZERS.values() for part in each.hangs_on()}
    for serializer in SERIALIZERS.values():
        model = serializer.Meta.model
        names = {column.name for column in model._meta.concrete_fields if not column.primary_key}
        missing = names - shown_by(serializer) - {parts.get(model)}
        found[model._meta.label] = found.get(model._meta.label, missing) & missing
    return {label: missing for label, missing in found.items() if missing}


def test_each_column_is_in_the_api_or_has_a_reason() -> None:
    assert unexposed() == {label: set(reasons) for label, reasons in REASONS.items()}


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.model.__name__)
def test_the_kind_of_each_row_is_that_of_its_column(record: Record) -> None:
    for row in record.rows:
        if row.kind is not Kind.OTHER and not row.source:
            assert isinstance(record.column(row), COLUMNS[row.kind]), row.name


def listed(name: Any) -> str:
    return str(name[0] if isinstance(name, tuple) else name)


@pytest.mark.parametrize("model", [Commitment, Activity])
def test_the_admin_names_rows_of_the_table(model: type[models.Model]) -> None:
    own: Any = admin.site._registry[model]
    (record,) = (each for each in RECORDS if each.model is model)
    names = {row.name for row in record.rows}
    assert {name for name in own.list_display if isinstance(name, str)} <= names
    assert {listed(name) for name in own.list_filter if isinstance(name, str | tuple)} <= names
    assert {name for name in own.readonly_fields if isinstance(name, str)} <= names


def test_each_row_with_an_example_is_in_the_file_of_its_record() -> None:
    for kind in KINDS.values():
        record = kind.entry.table
        assert record is not None
        columns = {column.given_as for column in kind.columns}
        assert {row.name for row in record.rows if row.help} <= columns


def derived(own: Record) -> dict[str, set[str]]:
    """Return the names that a table gives to each interface."""

    class Serializer(RecordSerializer):
        Meta = own.meta

    class Body(Input):
        table = own

    fieldsets = further(own, (None, {"fields": ("title_en", "title_fr", "title_ja")}))
    return {
        "answer": {name for name in Serializer.Meta.fields if name != "ip_instruments"},
        "filters": set(RecordFilters.of(own).base_filters),
        "orders": set(own.orders),
        "body": set(Body().fields),
        "file": {column.name for column in columns_of(own)},
        "form": {name for _title, options in fieldsets for name in options["fields"]},
    }


def test_one_row_gives_a_field_to_each_interface() -> None:
    """The walk "A field" of CONTRIBUTING.md: ``begun_on`` is in the model and in its row, and nowhere else."""
    table = COMMITMENT_FIELDS
    without = replace(table, rows=tuple(row for row in table.rows if row.name != "begun_on"))
    before, after = derived(without), derived(table)
    added = {interface: after[interface] - before[interface] for interface in after}
    filters = {"begun_on", *(f"begun_on__{operator}" for operator in ("lt", "lte", "gt", "gte", "isnull"))}
    one = {"begun_on"}
    assert added == {"answer": one, "filters": filters, "orders": one, "body": one, "file": one, "form": one}


def test_a_further_column_of_the_register_is_shown_by_its_kind() -> None:
    commitment = Commitment(begun_on=date(2026, 4, 1), origin="participant", title_en="A title")
    shown = {name: value_of(commitment, row_of(name)) for name in ("begun_on", "origin", "title")}
    assert shown["begun_on"] == '<time datetime="2026-04-01">1 April 2026</time>'
    assert (shown["origin"], shown["title"]) == ("Participant", "A title")
    assert value_of(Commitment(), row_of("begun_on")) == "Not set"


def row_of(name: str) -> Field:
    row = COMMITMENT_FIELDS.row(name)
    assert row is not None
    return row
