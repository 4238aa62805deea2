"""Reads records through the ORM and writes them in Python: the reference for what PostgreSQL writes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property, singledispatch
from operator import itemgetter
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DateTimeField, F, QuerySet, Subquery
from django.db.models.functions import JSONObject

from core.rest.read import fields
from core.rest.read.dumping import dumps
from core.rest.read.fields import nested_fields
from core.rest.read.requests import EVERY_LANGUAGE
from core.rest.read.serializers import RecordSerializer
from core.rest.read.statements import RecordJson, SortKey
from core.text.multilingual_text import LANGUAGES, MultilingualText

type Row = Mapping[str, Any]
type Writer = Callable[[Row], Any]


class Reference:
    """The columns that the fields of a serializer read, and the functions that write them."""

    def __init__(self, record: RecordSerializer) -> None:
        self.record = record

    def columns(self, viewer: object) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name in self.record.chosen:
            found |= columns(self.record.fields[name], self.record, viewer)
        return found

    @cached_property
    def writers(self) -> dict[str, Writer]:
        return {name: writer(field, self.record) for name, field in self.record.fields.items()}

    def write(self, row: Row) -> dict[str, Any]:
        return {name: self.writers[name](row) for name in self.record.chosen}

    def read(self, rows: QuerySet[Any], viewer: object, order: Sequence[SortKey] = ()) -> Iterator[RecordJson]:
        at = {f"_at_{index}": F(each.path) for index, each in enumerate(order)}
        found = self.columns(viewer) | at
        plain = [key for key, what in found.items() if key == what]
        for row in rows.values(*plain, **{key: what for key, what in found.items() if key != what}):
            yield RecordJson(dumps(self.write(row)), 0, 0, b"", tuple(row[key] for key in at))


def instant(value: Any) -> str | None:
    if value is None:
        return None
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def expanded_object(field: fields.ExpandableField, viewer: object, at: str) -> Subquery:
    object_ = JSONObject(**Reference(field.record).columns(viewer))
    return Subquery(field.target(viewer, at=at).values(json=object_)[:1])


def read_in(field: fields.MultilingualTextField, row: Row, language: str) -> Any:
    english, french, japanese = (row[f"{field.field_name}_{each}"] for each in LANGUAGES)
    return MultilingualText(english, french, japanese, row.get("original_language", "en")).reading(language)


@singledispatch
def columns(field: Any, record: RecordSerializer, viewer: object) -> dict[str, Any]:
    return {field.field_name: field.field_name}


@singledispatch
def writer(field: Any, record: RecordSerializer) -> Writer:
    name = field.field_name
    if isinstance(record.Meta.model._meta.get_field(name), DateTimeField):
        return lambda row: instant(row[name])
    return itemgetter(name)


@columns.register(fields.RecordUrlField)
@columns.register(fields.CompositeKeyField)
def _(field: Any, record: RecordSerializer, viewer: object) -> dict[str, Any]:
    return {path: path for path in field.key}


@writer.register
def _(field: fields.RecordUrlField, record: RecordSerializer) -> Writer:
    return lambda row: f"{record.context['collection']}{'.'.join(str(row[path]) for path in field.key)}/"


@writer.register
def _(field: fields.CompositeKeyField, record: RecordSerializer) -> Writer:
    return lambda row: field.by.join(str(row[path]) for path in field.key)


@columns.register
def _(field: fields.ForeignKeyField, record: RecordSerializer, viewer: object) -> dict[str, Any]:
    if field.expanded:
        return {f"_{field.field_name}": expanded_object(field, viewer, field.way)}
    return {field.path: field.path}


@columns.register
def _(field: fields.VisibleKey, record: RecordSerializer, viewer: object) -> dict[str, Any]:
    found = expanded_object(field, viewer, field.through) if field.expanded else field._seen(viewer)
    return {f"_{field.field_name}": found}


@writer.register(fields.ForeignKeyField)
@writer.register(fields.VisibleKey)
def _(field: Any, record: RecordSerializer) -> Writer:
    name = field.path if isinstance(field, fields.ForeignKeyField) and not field.expanded else f"_{field.field_name}"
    if not field.expanded:
        return itemgetter(name)
    write = Reference(field.record).write
    return lambda row: None if row[name] is None else write(row[name])


@columns.register
def _(field: fields.ManyKeysField, record: RecordSerializer, viewer: object) -> dict[str, Any]:
    found = {"json": expanded_object(field, viewer, field.way)} if field.expanded else {"key": F(field.key)}
    return {f"_{field.field_name}": ArraySubquery(field._links(viewer).values(**found))}


@columns.register
def _(field: fields.Parts, record: RecordSerializer, viewer: object) -> dict[str, Any]:
    parts = JSONObject(**Reference(field.child).columns(viewer))
    return {f"_{field.field_name}": ArraySubquery(field._rows(viewer).values(json=parts))}


@writer.register(fields.ManyKeysField)
@writer.register(fields.Parts)
def _(field: Any, record: RecordSerializer) -> Writer:
    name = f"_{field.field_name}"
    if isinstance(field, fields.ManyKeysField) and not field.expanded:
        return lambda row: row[name] or []
    write = Reference(field.child if isinstance(field, fields.Parts) else field.record).write
    return lambda row: [write(each) for each in row[name] or []]


@writer.register
def _(field: fields.TimestampField, record: RecordSerializer) -> Writer:
    return lambda row: instant(row[str(field.field_name)])


@columns.register
def _(field: fields.RecordStateField, record: RecordSerializer, viewer: object) -> dict[str, Any]:
    return {f"_{field.column}": field.standing(record)}


@writer.register
def _(field: fields.RecordStateField, record: RecordSerializer) -> Writer:
    name = f"_{field.column}"
    return itemgetter(name) if field.column == "version" else lambda row: instant(row[name])


@columns.register
def _(field: fields.MultilingualTextField, record: RecordSerializer, viewer: object) -> dict[str, Any]:
    return {name: name for name in (*field.texts, field.original) if name}


@writer.register
def _(field: fields.MultilingualTextField, record: RecordSerializer) -> Writer:
    wanted = record.context["language"]
    if wanted == EVERY_LANGUAGE:
        return lambda row: {language: row[f"{field.field_name}_{language}"] or None for language in LANGUAGES}
    return lambda row: read_in(field, row, wanted).text or None


@columns.register
def _(field: fields.TranslationStatuses, record: RecordSerializer, viewer: object) -> dict[str, Any]:
    return {"_translations": field.written(viewer, record)}


@writer.register
def _(field: fields.TranslationStatuses, record: RecordSerializer) -> Writer:
    return itemgetter("_translations")


@columns.register(fields.WrittenIn)
@columns.register(fields.Fallbacks)
def _(field: Any, record: RecordSerializer, viewer: object) -> dict[str, Any]:
    return {}


@writer.register
def _(field: fields.WrittenIn, record: RecordSerializer) -> Writer:
    return lambda _row: record.context["language"]


@writer.register
def _(field: fields.Fallbacks, record: RecordSerializer) -> Writer:
    wanted = record.context["language"]
    texts = {} if wanted == EVERY_LANGUAGE else field._texts(record)

    def write(row: Row) -> dict[str, str]:
        # A text that exists in no language is not a fallback.
        read = {name: read_in(each, row, wanted).language for name, each in texts.items()}
        return {name: language for name, language in read.items() if language != wanted}

    return write


@columns.register
def _(field: fields.ComputedField, record: RecordSerializer, viewer: object) -> dict[str, Any]:
    found = {path: path for path in field.paths}
    found |= field.expressions() if callable(field.expressions) else field.expressions
    for name in field.needs:
        found |= columns(record.fields[name], record, viewer)
    return found


@writer.register
def _(field: fields.ComputedField, record: RecordSerializer) -> Writer:
    def write(row: Row) -> Any:
        needed = {name: writer(record.fields[name], record)(row) for name in field.needs}
        return nested_fields._plain(getattr(record, field.method_name)({**row, **needed}))

    return write
