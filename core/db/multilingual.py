"""Multilingual text columns, the descriptor that reads them as one text, and dates in the active language.

Three plain columns and a descriptor replace django-modeltranslation; docs/decisions/0003 gives the reasons.
"""

from datetime import date
from typing import Any, overload

from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import get_language, gettext, gettext_lazy as _
from django_stubs_ext import StrOrPromise

from core.text import date_formatting
from core.text.languages import Language
from core.text.multilingual_text import LANGUAGES, MultilingualText
from core.text.times import Year

NOT_IN_ORIGINAL = _(
    "This text is missing in its original language. Enter it in that language, or choose another original language."
)

type Char = models.CharField[str, str]
type Long = models.TextField[str, str]


def short_text(label: StrOrPromise, *, length: int = 300, help_text: StrOrPromise = "") -> tuple[Char, Char, Char]:
    """Return three columns for a one-line text in English, French and Japanese; each may be empty."""
    en, fr, ja = (
        models.CharField(_in(label, language), max_length=length, blank=True, help_text=help_text)
        for language in Language
    )
    return en, fr, ja


def long_text(label: StrOrPromise, *, help_text: StrOrPromise = "") -> tuple[Long, Long, Long]:
    """Return three columns for a text of any length in English, French and Japanese; each may be empty."""
    en, fr, ja = (models.TextField(_in(label, language), blank=True, help_text=help_text) for language in Language)
    return en, fr, ja


def in_three(*names: str) -> tuple[str, ...]:
    """Return the column names of multilingual texts, for forms, search and search indexes."""
    return tuple(f"{name}_{language}" for name in names for language in LANGUAGES)


def page_language() -> str:
    """Return the active language, or English if the portal does not support it."""
    language = (get_language() or "en")[:2]
    return language if language in LANGUAGES else Language.ENGLISH.value


class OriginalLanguageField(models.CharField):  # type: ignore[type-arg]  # Generic in the stubs only.
    """Column for the original language of a record's texts, with the language of the page as initial value in forms.

    Migrations see a plain CharField, since the initial value of a form is not part of a table.
    """

    def get_default(self) -> str:
        return page_language()

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**({"initial": page_language} | kwargs))

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


def original_language() -> Char:
    """Return the column for the original language; texts in the other languages are courtesy translations."""
    return OriginalLanguageField(
        _("original language"),
        max_length=2,
        choices=Language,
        default=Language.ENGLISH,
        help_text=_("Other language versions are courtesy translations."),
    )


def written_in_some_language(name: str, *, constraint: str) -> models.CheckConstraint:
    """Return a constraint that requires ``name`` in at least one of the three languages."""
    empty = models.Q(**{f"{name}_{language}": "" for language in LANGUAGES})
    return models.CheckConstraint(condition=~empty, name=constraint)


def texts_of(model: type[models.Model]) -> tuple[str, ...]:
    """Return the names of the multilingual texts of a model."""
    return tuple(
        name for each in model.__mro__ for name, value in vars(each).items() if isinstance(value, Multilingual)
    )


def missing_originals(record: models.Model) -> list[str]:
    """Return the texts that are missing in the original language of the record but exist in another one.

    Empty for a model without an original language.
    """
    original = getattr(record, "original_language", None)
    if original not in LANGUAGES:
        return []
    return [
        name
        for name in texts_of(type(record))
        if not getattr(record, f"{name}_{original}") and any(getattr(record, each) for each in in_three(name))
    ]


class Multilingual:
    """Descriptor that reads ``<name>_en``, ``_fr`` and ``_ja`` as one text in the active language."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type) -> "Multilingual": ...
    @overload
    def __get__(self, instance: models.Model, owner: type) -> MultilingualText: ...
    def __get__(self, instance: models.Model | None, owner: type) -> "MultilingualText | Multilingual":
        if instance is None:
            return self
        texts: dict[str, Any] = {language: getattr(instance, f"{self.name}_{language}") for language in LANGUAGES}
        original = getattr(instance, "original_language", Language.ENGLISH)
        if not texts[original]:
            # A text that is missing in the original language is not a translation from it.
            original = next((language for language, text in texts.items() if text), original)
        return MultilingualText(**texts, original=original, wanted=(get_language() or "en")[:2])


def marked(words: MultilingualText, *, longest: int | None = None) -> str:
    """Return the text for places without markup, followed by its language if that is not the active one.

    ``longest`` limits the text in characters, without the language label.
    """
    text = str(words)[:longest]
    if not text or not words.is_fallback:
        return text
    marks = {"en": gettext(" (in English)"), "fr": gettext(" (in French)"), "ja": gettext(" (in Japanese)")}
    return text + marks[words.language]


def day_in_words(value: date) -> str:
    """Format the date in the active language, for sentences."""
    return date_formatting.day(value, (get_language() or "en")[:2])


def year_in_words(year: Year) -> str:
    """Return a calendar year as its number, a fiscal year with both years and in Japanese with the first."""
    if not year.is_fiscal:
        return str(year.number)
    is_japanese = (get_language() or "en").startswith("ja")
    return gettext("fiscal year %(years)s") % {
        "years": str(year.number) if is_japanese else f"{year.number}-{year.number + 1}"
    }


def _in(label: StrOrPromise, language: Language) -> StrOrPromise:
    return format_lazy(_("{label} ({language})"), label=label, language=language.label)
