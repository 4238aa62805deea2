"""Language guard warnings for the texts of a record."""

from dataclasses import dataclass

from django.db.models import Field, Model
from django_stubs_ext import StrOrPromise

from commitments.rules.language_guard import GuardWarning, warnings
from core.text.multilingual_text import LANGUAGES


@dataclass(frozen=True, slots=True)
class FieldWarning:
    """Treaty terms found in one column of a record; ``label`` names the column with its language."""

    column: str
    language: str
    label: StrOrPromise
    words: tuple[GuardWarning, ...]


def guarded(record: Model, *fields: str) -> list[FieldWarning]:
    """Return the columns of the texts ``fields``, in three languages, that contain treaty terms.

    A term that occurs several times in a column is reported once, at its first position.
    """
    return [
        FieldWarning(column, language, _label(record, column), found_words)
        for field in fields
        for language in LANGUAGES
        if (found_words := _each_once(warnings(getattr(record, column := f"{field}_{language}"), language)))
    ]


def _label(record: Model, column: str) -> StrOrPromise:
    field = record._meta.get_field(column)
    assert isinstance(field, Field)
    return field.verbose_name


def _each_once(found: tuple[GuardWarning, ...]) -> tuple[GuardWarning, ...]:
    by_word: dict[str, GuardWarning] = {}
    for warning in found:
        by_word.setdefault(warning.found.casefold(), warning)
    return tuple(by_word.values())
