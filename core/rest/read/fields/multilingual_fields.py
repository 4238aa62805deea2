"""Multilingual text fields."""

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from django.db.models.expressions import Combinable
from rest_framework import serializers

from core.changes.enums import TextMaker, TranslationState
from core.rest.read import expressions as sql
from core.rest.read.fields.base import ColumnField, Columns, Row, Writer
from core.rest.read.requests import EVERY_LANGUAGE
from core.text.multilingual_text import LANGUAGES, MultilingualText

if TYPE_CHECKING:
    from core.rest.read.serializers import RecordSerializer


class MultilingualTextField(ColumnField):
    """Multilingual text: in the requested language or, marked as a fallback, in another one.

    With ``lang=*`` an object by language, with null for a missing translation.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    @property
    def texts(self) -> list[str]:
        return [f"{self.field_name}_{language}" for language in LANGUAGES]

    @property
    def original(self) -> str | None:
        """Return the column of the original language, if the model has one."""
        return "original_language" if hasattr(self.parent.Meta.model, "original_language") else None

    def columns(self, viewer: object) -> Columns:
        return {name: name for name in (*self.texts, self.original) if name}

    def words(self, row: Row) -> MultilingualText:
        name = self.field_name
        original = row.get("original_language", "en")
        return MultilingualText(row[f"{name}_en"], row[f"{name}_fr"], row[f"{name}_ja"], original)

    def writer(self, record: "RecordSerializer") -> Writer:
        wanted = record.context["language"]
        if wanted == EVERY_LANGUAGE:
            return lambda row: {language: row[f"{self.field_name}_{language}"] or None for language in LANGUAGES}
        return lambda row: self.words(row).reading(wanted).text or None

    def written(self, viewer: object, record: "RecordSerializer") -> Combinable:
        wanted = record.context["language"]
        if wanted == EVERY_LANGUAGE:
            return sql.every_text(self.texts)
        return sql.read_text(self.texts, self.original, wanted)


class TranslationStatusSerializer(serializers.Serializer[Any]):
    """Status of a translation: its state, the version of its original, what made it, and when."""

    state = serializers.ChoiceField(TranslationState.choices)
    of_version = serializers.CharField(allow_null=True)
    by = serializers.ChoiceField(TextMaker.choices, allow_null=True)
    at = serializers.DateTimeField(allow_null=True)


class TranslationStatuses(ColumnField, serializers.DictField):
    """Status of each translation by text and language, read in the statement of the record."""

    child = serializers.DictField(child=TranslationStatusSerializer())

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    @property
    def foreign(self) -> bool:
        """Return True: a person can confirm a translation while the version of the record stays."""
        return True

    def columns(self, viewer: object) -> Columns:
        return {"_translations": sql.translations(self.parent.Meta.model._meta.db_table)}

    def writer(self, record: "RecordSerializer") -> Writer:
        return itemgetter("_translations")

    def written(self, viewer: object, record: "RecordSerializer") -> Combinable:
        return sql.translations(record.Meta.model._meta.db_table)


class WrittenIn(ColumnField, serializers.CharField):
    """Requested language of the texts: ``en``, ``fr``, ``ja``, or ``*`` for an object by language."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def columns(self, viewer: object) -> Columns:
        return {}

    def writer(self, record: "RecordSerializer") -> Writer:
        wanted = record.context["language"]
        return lambda _row: wanted

    def written(self, viewer: object, record: "RecordSerializer") -> Combinable:
        return sql.Sql(f"'{record.context['language']}'::text")


class Fallbacks(ColumnField, serializers.DictField):
    """Language fallbacks: the texts that are not in the requested language, each with its actual language."""

    child = serializers.CharField()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    @staticmethod
    def _texts(record: "RecordSerializer") -> dict[str, MultilingualTextField]:
        return {
            name: field for name in record.chosen if isinstance(field := record.fields[name], MultilingualTextField)
        }

    def columns(self, viewer: object) -> Columns:
        return {}

    def writer(self, record: "RecordSerializer") -> Writer:
        wanted = record.context["language"]
        texts = self._texts(record)
        if wanted == EVERY_LANGUAGE:
            return lambda _row: {}

        def write(row: Row) -> dict[str, str]:
            # A text that exists in no language is not a fallback.
            read = {name: field.words(row).reading(wanted).language for name, field in texts.items()}
            return {name: language for name, language in read.items() if language != wanted}

        return write

    def written(self, viewer: object, record: "RecordSerializer") -> Combinable:
        wanted = record.context["language"]
        texts = {} if wanted == EVERY_LANGUAGE else self._texts(record)
        return sql.fallbacks({name: (field.texts, field.original) for name, field in texts.items()}, wanted)
