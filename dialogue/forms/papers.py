"""Forms for registering a paper and uploading its files."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from commitments.querysets import SHARED
from contacts.enums import Audience
from contacts.models import HandlingMark, Participant, User
from core.forms import RecordForm
from core.refusals.constraint_messages import NEEDS_TEXT
from core.text.languages import Language
from core.text.multilingual_text import LANGUAGES
from dialogue.models import Dialogue, Paper

TEXTS = ("title", "note")


class PaperForm(RecordForm):
    """Form of a paper, for its ministry or the secretariat. A title in one language is enough."""

    item_key = forms.ChoiceField(label=_("Agenda item"), required=False)
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=1000,
        help_text=_("Required if the change gives access to more people."),
    )

    class Meta:
        model = Paper
        fields = (
            *(f"{name}_{language}" for name in TEXTS for language in LANGUAGES),
            *("original_language", "series", "item_key", "expected_from", "due_on", "mark", "for_invitees"),
        )
        widgets = {"due_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        help_texts = {
            "due_on": _(
                "Date in the capital of the submitting ministry. Leave blank to use the general deadline for papers."
            )
        }

    def __init__(self, *args: Any, user: User, dialogue: Dialogue, items: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = user.may.belongs_to_participant
        if own:
            # A ministry registers its own papers only.
            del self.fields["expected_from"]
        else:
            seats = Participant.objects.filter(participations__instrument=dialogue.instrument)
            self.fields["expected_from"].queryset = seats.order_by("participations__order")  # type: ignore[attr-defined]
            self.fields["expected_from"].empty_label = _("The secretariat")  # type: ignore[attr-defined]
        marks = HandlingMark.objects.all()
        if own and not user.may.concurs:
            # The narrowest mark would hide the paper from the user who registers it.
            marks = marks.exclude(audience=Audience.NAMED)
        self.fields["mark"].queryset = marks  # type: ignore[attr-defined]
        if self.instance.pk:
            # The series is part of the symbol under which the paper is cited.
            del self.fields["series"]
        else:
            del self.fields["reason"]
        self.fields["item_key"].choices = _places(items, self.instance.item_key)  # type: ignore[attr-defined]
        for language in LANGUAGES:
            self.fields[f"title_{language}"].widget.attrs["lang"] = language
            self.fields[f"note_{language}"].widget = forms.Textarea(attrs={"rows": 3, "lang": language})

    @property
    def texts(self) -> list[list[Any]]:
        """Return the text fields in rows, one row per text and one column per language."""
        return [[self[f"{name}_{language}"] for language in LANGUAGES] for name in TEXTS]

    @property
    def others(self) -> list[Any]:
        texts = {f"{name}_{language}" for name in TEXTS for language in LANGUAGES}
        return [self[name] for name in self.fields if name not in texts]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if not any(cleaned.get(f"title_{language}") for language in LANGUAGES):
            self.add_error("title_en", NEEDS_TEXT)
        mark = cleaned.get("mark")
        if cleaned.get("expected_from") and mark and mark.audience not in SHARED:
            self.add_error(
                "mark", _("This marking would restrict the paper to its own ministry. Only that ministry can set it.")
            )
        if cleaned.get("for_invitees") and not cleaned.get("item_key"):
            self.add_error("item_key", _("Choose the item whose invitees can read the paper."))
        if cleaned.get("for_invitees") and mark and mark.audience not in SHARED:
            self.add_error("for_invitees", _("A paper restricted to some Participants cannot be shared with invitees."))
        return cleaned


class BringForm(forms.Form):
    """Upload form of a paper, one file per language."""

    revised = forms.BooleanField(
        label=_("Revised text"),
        required=False,
        help_text=_("A file in an existing language always creates a new version."),
    )

    def __init__(self, *args: Any, has_files: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for language in Language:
            self.fields[language.value] = forms.FileField(
                label=language.label,
                required=False,
                widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.docx"}),
            )
        self.order_fields([*(language.value for language in Language), "revised"])
        if not has_files:
            del self.fields["revised"]

    @property
    def brought(self) -> Mapping[Language, File[Any]]:
        return {language: file for language in Language if (file := self.cleaned_data[language.value])}


def _places(items: list[tuple[str, str]], current: str) -> list[tuple[str, Any]]:
    """Return the choices of items, with the selected one even if it is no longer on the agenda."""
    other = [(current, _("An item not on this agenda"))] if current and current not in dict(items) else []
    return [("", _("None")), *items, *other]
