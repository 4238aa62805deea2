"""Columns and groups of fields that the lists and forms of all apps share."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Model, TextChoices
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.db.multilingual import in_three as in_three  # noqa: PLC0414  # Lists find it beside the other columns.
from core.text.multilingual_text import Words

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

type Column = Callable[[Any], Any]
type Fieldset = tuple[Any, Any]


def words(name: str, label: "_StrPromise", *, path: str = "") -> Column:
    """A column for the text ``name`` in three languages, of the record itself or of what ``path`` leads to."""

    @admin.display(description=label, ordering=f"{path}__{name}_en" if path else f"{name}_en")
    def column(record: Model) -> str | None:
        holder = getattr(record, path) if path else record
        return None if holder is None else shown(getattr(holder, name))

    column.__name__ = name
    return column


def yes_no(name: str, label: "_StrPromise", *, ordering: str | None = None) -> Column:
    """A column for a boolean, in words: Django's red cross reads as a failure."""

    @admin.display(description=label, ordering=ordering)
    def column(record: Model) -> str:
        return _("Yes") if getattr(record, name) else _("No")

    column.__name__ = f"{name}_in_words"
    return column


def person(name: str, label: "_StrPromise") -> Any:  # The stubs know no callables among fields.
    """An account by its name alone: the page of an account is the administrators', so a link would lead nowhere."""

    @admin.display(description=label, ordering=f"{name}__full_name")
    def column(record: Model) -> str:
        # A form writes the None of a column as it is in Python, and not as the admin's word for what is empty.
        return str(getattr(record, name) or _("Not given"))

    column.__name__ = name
    return column


def moment(name: str, label: "_StrPromise", *, empty: "_StrPromise") -> Any:  # The stubs know no callables here.
    """A column for an instant, with its zone: a time alone could be anybody's. ``empty`` stands where there is none."""

    @admin.display(description=label, ordering=name)
    def column(record: Model) -> str:
        at = getattr(record, name)
        return str(empty) if at is None else f"{date_format(at, 'DATETIME_FORMAT')} UTC"

    column.__name__ = f"{name}_with_zone"
    return column


def status(name: str, states: type[TextChoices], label: "_StrPromise") -> Any:  # As above.
    """A column for a state as glyph and word."""

    @admin.display(description=label, ordering=name)
    def column(record: Model) -> str:
        return glyph_and_word(states(getattr(record, name)))

    column.__name__ = f"{name}_in_words"
    return column


def glyph_and_word(state: TextChoices) -> str:
    """A state as the pages of the portal show it."""
    return render_to_string("components/status.html", {"state": state})


def tag(tone: str, glyph: str, words: str) -> str:
    """What is shown like a state and is none; ``tone`` and ``glyph`` are names of the portal's own."""
    return render_to_string("components/tag.html", {"tone": tone, "glyph": glyph, "words": words})


def shown(text: Words) -> str | None:
    """The text in the reader's language; one shown from another language bears it and says so. None without text."""
    if not text:
        return None
    if not text.is_fallback:
        return str(text)
    said = {"en": _("(in English)"), "fr": _("(in French)"), "ja": _("(in Japanese)")}[text.language]
    return format_html('<span lang="{}">{}</span> <span class="quiet nowrap">{}</span>', text.language, str(text), said)


def texts(*names: str, original: bool = True) -> Fieldset:
    """The group of a form that holds its texts in three languages."""
    return (
        gettext_lazy("Text"),
        {"fields": (*(("original_language",) if original else ()), *in_three(*names)), "classes": ("languages",)},
    )
