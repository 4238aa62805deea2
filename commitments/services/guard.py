"""What the language guard says of a record."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Field, Model

from commitments.rules.guard import WordWarning, warnings
from core.text.multilingual_text import LANGUAGES

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True, slots=True)
class FieldWarning:
    """The words of treaties in one column of a record; ``label`` names the column with its language."""

    column: str
    language: str
    label: "_StrOrPromise"
    words: tuple[WordWarning, ...]


def guarded(record: Model, *fields: str) -> list[FieldWarning]:
    """Read the texts named ``fields``, each in three languages, and return the columns that hold words of treaties.

    A word that a column holds several times is told once, where it first stands.
    """
    return [
        FieldWarning(column, language, _label(record, column), told)
        for field in fields
        for language in LANGUAGES
        if (told := _each_once(warnings(getattr(record, column := f"{field}_{language}"), language)))
    ]


def _label(record: Model, column: str) -> "_StrOrPromise":
    field = record._meta.get_field(column)
    assert isinstance(field, Field)
    return field.verbose_name


def _each_once(found: tuple[WordWarning, ...]) -> tuple[WordWarning, ...]:
    by_word: dict[str, WordWarning] = {}
    for warning in found:
        by_word.setdefault(warning.found.casefold(), warning)
    return tuple(by_word.values())
