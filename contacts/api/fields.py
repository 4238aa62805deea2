"""Fields that know which columns they read, so that one statement serves a whole page of records.

A record is read as a row of ``QuerySet.values()``: no model is built and nothing is fetched a second time. What a
model has once is a column, what it has many times an array that PostgreSQL puts together in the same statement.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, OuterRef, Subquery
from django.db.models.functions import JSONObject
from rest_framework import serializers

from contacts.api.requests import EVERY_LANGUAGE
from contacts.api.visibility import visible
from contacts.rules.words import LANGUAGES, Words

if TYPE_CHECKING:
    from contacts.api.serializers import RecordSerializer

type Row = Mapping[str, Any]
type Columns = dict[str, Any]
type Writer = Callable[[Row], Any]


class Reads(serializers.Field[Any, Any, Any, Any]):
    """A field that names its columns and writes itself from a row that has them.

    A column is a key of the row and the path or expression that fills it; a plain path has the same name as its key.
    Keys of expressions begin with an underscore, since Django lets none have the name of a model's field.
    """

    parent: Any

    def columns(self, viewer: object) -> Columns:
        raise NotImplementedError

    def writer(self, record: "RecordSerializer") -> Writer:
        raise NotImplementedError


class Address(Reads, serializers.URLField):
    """The address of the record, made of the columns that are its key and joined by a full stop."""

    def __init__(self, *key: str, **kwargs: Any) -> None:
        self.key = key
        super().__init__(read_only=True, **kwargs)

    def columns(self, viewer: object) -> Columns:  # Every field answers the same question.
        return {path: path for path in self.key}

    def writer(self, record: "RecordSerializer") -> Writer:
        collection, key = record.context["collection"], self.key
        if len(key) == 1:
            return lambda row: f"{collection}{row[key[0]]}/"
        return lambda row: f"{collection}{'.'.join(str(row[path]) for path in key)}/"


class Code(Reads, serializers.CharField):
    """The key of the record itself, where it is made of several columns: joined as people write it."""

    def __init__(self, *key: str, by: str, **kwargs: Any) -> None:
        self.key, self.by = key, by
        super().__init__(read_only=True, **kwargs)

    def columns(self, viewer: object) -> Columns:
        return {path: path for path in self.key}

    def writer(self, record: "RecordSerializer") -> Writer:
        return lambda row: self.by.join(str(row[path]) for path in self.key)


class Key(Reads, serializers.CharField):
    """The key of one related record that whoever sees this record sees too, such as ``lead__code``."""

    def __init__(self, path: str, **kwargs: Any) -> None:
        self.path = path
        super().__init__(read_only=True, **kwargs)

    def columns(self, viewer: object) -> Columns:
        return {self.path: self.path}

    def writer(self, record: "RecordSerializer") -> Writer:
        path = self.path
        return lambda row: row[path]


class Number(Key, serializers.IntegerField):
    """A key that is a number, such as ``dialogue__number``."""


class VisibleKey(Reads, serializers.CharField):
    """The key of one related record, or null where the viewer may not see that record."""

    def __init__(self, model: type[Model], *, through: str, key: str, **kwargs: Any) -> None:
        self.model, self.through, self.key = model, through, key
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def columns(self, viewer: object) -> Columns:
        seen = visible(self.model, viewer).filter(pk=OuterRef(self.through)).order_by()
        return {f"_{self.field_name}": Subquery(seen.values(self.key)[:1])}

    def writer(self, record: "RecordSerializer") -> Writer:
        name = f"_{self.field_name}"
        return lambda row: row[name]


class VisibleNumber(VisibleKey, serializers.IntegerField):
    """As VisibleKey, for a key that is a number."""


class Keys(Reads, serializers.ListField):
    """The keys of many related records, in the order of ``links``, the model of the link between them.

    ``of`` is the link's path to this record, ``key`` its path to the key on the other side. Where those records are
    not for everyone, ``to`` names their model and ``by`` the link's path to them: hidden ones are left out.
    """

    child: serializers.Field[Any, Any, Any, Any] = serializers.CharField()

    def __init__(
        self,
        links: type[Model],
        *,
        of: str,
        key: str,
        to: type[Model] | None = None,
        by: str = "",
        **kwargs: Any,
    ) -> None:
        self.links, self.of, self.key, self.to, self.by = links, of, key, to, by
        super().__init__(read_only=True, **kwargs)

    def columns(self, viewer: object) -> Columns:
        rows = self.links._default_manager.filter(**{self.of: OuterRef("pk")})
        if self.to is not None:
            rows = rows.filter(**{f"{self.by}__in": visible(self.to, viewer)})
        return {f"_{self.field_name}": ArraySubquery(rows.values(self.key))}

    def writer(self, record: "RecordSerializer") -> Writer:
        name = f"_{self.field_name}"
        return lambda row: row[name] or []


class Numbers(Keys):
    """As Keys, for keys that are numbers."""

    child = serializers.IntegerField()


class Parts(Reads, serializers.ListField):
    """Records that are part of this one and are written inside it. ``of`` is their path to this record."""

    child: "RecordSerializer"

    def __init__(self, child: "RecordSerializer", *, of: str, **kwargs: Any) -> None:
        self.of = of
        super().__init__(child=child, read_only=True, **kwargs)

    def columns(self, viewer: object) -> Columns:
        model = self.child.Meta.model
        rows = visible(model, viewer).filter(**{self.of: OuterRef("pk")})
        return {f"_{self.field_name}": ArraySubquery(rows.values(json=JSONObject(**self.child.columns(viewer))))}

    def writer(self, record: "RecordSerializer") -> Writer:
        name, write = f"_{self.field_name}", self.child.to_representation
        return lambda row: [write(part) for part in row[name] or []]


class Moment(Reads, serializers.DateTimeField):
    """An instant of a part, in UTC: PostgreSQL writes it into the JSON of the parts as text."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def columns(self, viewer: object) -> Columns:
        name = str(self.field_name)
        return {name: name}

    def writer(self, record: "RecordSerializer") -> Writer:
        name = str(self.field_name)
        return lambda row: None if row[name] is None else datetime.fromisoformat(row[name]).astimezone(UTC)


class Text(Reads):
    """A text in three languages: in the one that the request wants or, marked as a fallback, in another.

    With ``lang=*`` an object by language instead, null where a language has no text of its own.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def columns(self, viewer: object) -> Columns:
        own = [f"{self.field_name}_{language}" for language in LANGUAGES]
        if hasattr(self.parent.Meta.model, "original_language"):
            own.append("original_language")
        return {name: name for name in own}

    def words(self, row: Row) -> Words:
        name = self.field_name
        original = row.get("original_language", "en")
        return Words(row[f"{name}_en"], row[f"{name}_fr"], row[f"{name}_ja"], original)

    def writer(self, record: "RecordSerializer") -> Writer:
        wanted = record.context["language"]
        if wanted == EVERY_LANGUAGE:
            return lambda row: {language: row[f"{self.field_name}_{language}"] or None for language in LANGUAGES}
        return lambda row: self.words(row).reading(wanted).text or None


class WrittenIn(Reads, serializers.CharField):
    """The language in which the request wants the texts: ``en``, ``fr``, ``ja``, or ``*`` for an object by language."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def columns(self, viewer: object) -> Columns:
        return {}

    def writer(self, record: "RecordSerializer") -> Writer:
        wanted = record.context["language"]
        return lambda _row: wanted


class Fallbacks(Reads, serializers.DictField):
    """The texts that are not in the language of the request, each with the language that it is really in."""

    child = serializers.CharField()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def columns(self, viewer: object) -> Columns:
        return {}

    def writer(self, record: "RecordSerializer") -> Writer:
        wanted = record.context["language"]
        texts = {name: field for name, field in record.fields.items() if isinstance(field, Text)}
        if wanted == EVERY_LANGUAGE:
            return lambda _row: {}

        def write(row: Row) -> dict[str, str]:
            # A text that exists in no language is not a fallback: reading() then answers with what was wanted.
            read = {name: field.words(row).reading(wanted).language for name, field in texts.items()}
            return {name: language for name, language in read.items() if language != wanted}

        return write


class Derived(Reads, serializers.SerializerMethodField):
    """What ``get_<name>(row)`` of the serializer makes of the columns named here and of ``expressions``."""

    def __init__(self, *paths: str, expressions: Columns | None = None, **kwargs: Any) -> None:
        self.paths, self.expressions = paths, expressions or {}
        super().__init__(**kwargs)

    def columns(self, viewer: object) -> Columns:
        return {path: path for path in self.paths} | self.expressions

    def writer(self, record: "RecordSerializer") -> Writer:
        write: Writer = getattr(record, self.method_name)
        return write
