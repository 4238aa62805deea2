"""Forms of agenda pages: query parameters, items and minutes."""

import hashlib
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, pgettext

from contacts.services.today import zones_of_sides
from core.db.multilingual import page_language
from core.forms import RecordForm
from core.text.languages import Language
from core.text.multilingual_text import LANGUAGES
from dialogue.models import AgendaItem
from dialogue.rules.instants import FIRST_YEAR, LAST_YEAR, can_be_reckoned_with, close_of


class AgendaForm(forms.Form):
    """Query form: the language, and the date as of which the register is read (default: now)."""

    lang = forms.ChoiceField(label=_("Language"), choices=Language, required=False)
    as_of = forms.DateField(
        label=_("Register as of"),
        required=False,
        help_text=_("Date (YYYY-MM-DD), end of day in both capitals. Leave blank for today."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def instant(self) -> datetime:
        """Return the aware instant requested; valid forms only."""
        day = self.cleaned_data["as_of"]
        if day is None:
            return self.now()
        return close_of(day, zones_of_sides())

    @staticmethod
    def now() -> datetime:
        """Return the present instant, unrounded: cut to the minute, it would miss records of that minute."""
        return timezone.now()

    def language(self, default: str) -> str:
        return self.cleaned_data["lang"] or default

    def clean_as_of(self) -> Any:
        day = self.cleaned_data["as_of"]
        if day is not None and not can_be_reckoned_with(day):
            raise forms.ValidationError(
                _("Enter a date between %(first)d and %(last)d."),
                params={"first": FIRST_YEAR, "last": LAST_YEAR},
            )
        return day


class AddItemForm(RecordForm):
    """Form of an item added manually. A title in one language is enough; the others fall back to it."""

    class Meta:
        model = AgendaItem
        fields = ("title_en", "title_fr", "title_ja", "original_language", "purpose", "minutes", "lead")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["original_language"].required = False

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if cleaned is not None:
            cleaned["original_language"] = cleaned.get("original_language") or page_language()
        if cleaned is not None and not any(cleaned.get(f"title_{language}") for language in LANGUAGES):
            self.add_error("title_en", _("Enter a title in at least one language."))
        return cleaned


class ItemForm(RecordForm):
    """Form of an item's manual edits. Empty fields are filled from the register."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = AgendaItem
        fields = (
            *(f"{text}_{language}" for text in ("title", "background", "action", "decision") for language in LANGUAGES),
            *("purpose", "minutes", "lead", "presenter", "original_language"),
        )
        widgets: ClassVar = {
            f"{text}_{language}": forms.Textarea(attrs={"rows": 2 if text == "title" else 4, "lang": language})
            for text in ("title", "background", "action", "decision")
            for language in LANGUAGES
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = fingerprint_of(self.instance)

    @property
    def texts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the text fields in three columns, one per language, each row under its name."""
        names = {
            "title": _("Title"),
            "background": _("Background"),
            "action": pgettext("asked of the Participants under an item", "Action"),
            "decision": _("Draft wording of a decision"),
        }
        return [(str(label), [self[f"{text}_{language}"] for language in LANGUAGES]) for text, label in names.items()]

    @property
    def others(self) -> list[forms.BoundField]:
        return [self[name] for name in ("purpose", "minutes", "lead", "presenter", "original_language")]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if cleaned is not None and not any(cleaned.get(f"title_{language}") for language in LANGUAGES):
            self.add_error("title_en", _("Enter a title in at least one language."))
        return cleaned

    @property
    def changed_columns(self) -> list[str]:
        return [name for name in self.changed_data if name != "seen"]


class MinutesForm(forms.ModelForm[AgendaItem]):
    """Form of an item's minutes in the draft."""

    class Meta:
        model = AgendaItem
        fields = ("minutes",)


def fingerprint_of(item: AgendaItem) -> str:
    """Return the fingerprint of an item's texts, to detect edit conflicts when its form is saved."""
    said = [str(getattr(item, name)) for name in (*ItemForm.Meta.fields[:-5], "purpose", "minutes", "lead_id")]
    return hashlib.sha256("\0".join([*said, item.presenter, item.origin]).encode()).hexdigest()
