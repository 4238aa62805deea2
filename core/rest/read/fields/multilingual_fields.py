"""Multilingual text fields."""

from typing import TYPE_CHECKING, Any

from django.db.models.expressions import Combinable
from rest_framework import serializers

from core.changes.enums import TextMaker, TranslationState
from core.rest.read import expressions as sql
from core.rest.read.fields.base import ColumnField
from core.rest.read.requests import EVERY_LANGUAGE
from core.text.multilingual_text import LANGUAGES

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

    def written(self, viewer: object, record: "RecordSerializer") -> Combinable:
        return sql.translations(record.Meta.model._meta.db_table)


class WrittenIn(ColumnField, serializers.CharField):
    """Requested language of the texts: ``en``, ``fr``, ``ja``, or ``*`` for an object by language."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

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

    def written(self, viewer: object, record: "RecordSerializer") -> Combinable:
        wanted = record.context["language"]
        texts = {} if wanted == EVERY_LANGUAGE else self._texts(record)
        return sql.fallbacks({name: (field.texts, field.original) for name, field in texts.items()}, wanted)
