"""Columns and fieldsets that the admin lists and forms of all apps share."""

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib import admin
from django.db.models import Model, TextChoices
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy
from django_stubs_ext import StrPromise

from core.db.multilingual import in_three as in_three  # noqa: PLC0414  # Lists import it with the other columns.
from core.records import ALWAYS, Kind, Record
from core.text.multilingual_text import MultilingualText

type Column = Callable[[Any], Any]
type Fieldset = tuple[Any, Any]

NOT_SET = gettext_lazy("Not set")
# Its French agrees with "date", the first word of the headings of these columns.
NO_DATE = pgettext_lazy("feminine", "None")


def words(name: str, label: StrPromise, *, path: str = "") -> Column:
    """Return a list column for the multilingual text ``name`` of the record, or of the record at ``path``."""

    @admin.display(description=label, ordering=f"{path}__{name}_en" if path else f"{name}_en")
    def column(record: Model) -> str | None:
        holder = getattr(record, path) if path else record
        return None if holder is None else shown(getattr(holder, name))

    column.__name__ = name
    return column


def yes_no(name: str, label: StrPromise, *, ordering: str | None = None) -> Column:
    """Return a list column that shows a boolean as Yes or No, since Django's red cross looks like an error."""

    @admin.display(description=label, ordering=ordering)
    def column(record: Model) -> str:
        return _("Yes") if getattr(record, name) else _("No")

    column.__name__ = f"{name}_in_words"
    return column


def person(name: str, label: StrPromise) -> Any:  # The stubs do not allow callables as fields.
    """Return a list column with the name of an account. No link: only administrators can open the account page."""

    @admin.display(description=label, ordering=f"{name}__full_name")
    def column(record: Model) -> str:
        # A form shows the None of a display column literally, not as the admin's empty value.
        return str(getattr(record, name) or NOT_SET)

    column.__name__ = name
    return column


def moment(name: str, label: StrPromise, *, empty: StrPromise = NOT_SET) -> Any:  # As above.
    """Return a list column for an instant in UTC, with the zone; ``empty`` is shown for NULL."""

    @admin.display(description=label, ordering=name)
    def column(record: Model) -> str:
        at = getattr(record, name)
        return str(empty) if at is None else f"{date_format(at, 'DATETIME_FORMAT')} UTC"

    column.__name__ = f"{name}_with_zone"
    return column


def status(name: str, states: type[TextChoices], label: StrPromise) -> Any:  # As above.
    """Return a list column that shows a status as a badge (glyph and word)."""

    @admin.display(description=label, ordering=name)
    def column(record: Model) -> str:
        return glyph_and_word(states(getattr(record, name)))

    column.__name__ = f"{name}_in_words"
    return column


def glyph_and_word(state: TextChoices) -> str:
    """Return the HTML of the status badge of ``state``."""
    return render_to_string("components/status.html", {"state": state})


def tag(tone: str, glyph: str, words: str) -> str:
    """Return the HTML of a badge that is not a status; ``tone`` and ``glyph`` are names of the portal's design."""
    return render_to_string("components/tag.html", {"tone": tone, "glyph": glyph, "words": words})


def shown(text: MultilingualText) -> str | None:
    """Return the text in the reader's language; a text in another language is labelled with it. None if empty."""
    if not text:
        return None
    if not text.is_fallback:
        return str(text)
    said = {"en": _("(in English)"), "fr": _("(in French)"), "ja": _("(in Japanese)")}[text.language]
    return format_html('<span lang="{}">{}</span> <span class="quiet nowrap">{}</span>', text.language, str(text), said)


def further(record: Record, *shown: Any) -> Iterator[Fieldset]:
    """Yield a fieldset of the fields that forms can change and that none of the fieldsets ``shown`` has, if any.

    Links to related records (KEYS) are inlines.
    """
    names = {name for _title, options in shown for name in options["fields"]}
    rows = [row for row in record.rows if row.write is ALWAYS and row.kind not in {Kind.KEYS, Kind.OTHER}]
    found = tuple(name for row in rows for name in record.column_names(row) if name not in names)
    if found:
        yield gettext_lazy("Further fields"), {"fields": found}


def texts(*names: str, original: bool = True) -> Fieldset:
    """Return the fieldset of the multilingual texts ``names``."""
    return (
        gettext_lazy("Text"),
        {"fields": (*(("original_language",) if original else ()), *in_three(*names)), "classes": ("languages",)},
    )
