"""Forms about other fora: the entry of article 4(a)(iii), overlaps and referrals."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from core.forms import RecordForm
from core.refusals.constraint_messages import NEEDS_TEXT
from core.text.multilingual_text import LANGUAGES
from dialogue.models import CmwgStatus, ConsultationSession, Referral
from dialogue.services.outline import OutlineItem
from dialogue.services.referrals import fora


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class TrilingualForm:
    """Mixin for texts in three languages, each field marked with its language."""

    fields: dict[str, Any]
    texts_of: tuple[str, ...]

    def bear_languages(self) -> None:
        for name in self.texts_of:
            for language in LANGUAGES:
                self.fields[f"{name}_{language}"].widget.attrs["lang"] = language

    @property
    def texts(self) -> list[list[Any]]:
        """Return the text fields in rows, one row per text and one column per language."""
        return [[self[f"{name}_{language}"] for language in LANGUAGES] for name in self.texts_of]  # type: ignore[index]

    @property
    def others(self) -> list[Any]:
        texts = {f"{name}_{language}" for name in self.texts_of for language in LANGUAGES}
        return [self[name] for name in self.fields if name not in texts]  # type: ignore[index]


class StatusForm(TrilingualForm, RecordForm):
    """Form of the working group's status for a meeting; "nothing to report" is a valid entry."""

    texts_of = ("text",)

    class Meta:
        model = CmwgStatus
        fields = (*(f"text_{language}" for language in LANGUAGES), "original_language")
        fields += ("as_of", "nothing_to_report", "source")
        widgets = {
            "as_of": _day(),
            "source": forms.TextInput(),
            **{f"text_{language}": forms.Textarea(attrs={"rows": 8}) for language in LANGUAGES},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bear_languages()


class AvoidedForm(TrilingualForm, forms.Form):
    """Form of how duplication of one overlap is avoided; one language is enough."""

    texts_of = ("avoided_by",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = (_("In English"), _("In French"), _("In Japanese"))
        for language, label in zip(LANGUAGES, labels, strict=True):
            self.fields[f"avoided_by_{language}"] = forms.CharField(
                label=label, required=False, widget=forms.Textarea(attrs={"rows": 3})
            )
        self.bear_languages()

    @property
    def words(self) -> Mapping[str, str]:
        return {language: self.cleaned_data[f"avoided_by_{language}"] for language in LANGUAGES}


class ReferralForm(TrilingualForm, RecordForm):
    """Form of a referral to another forum. A title in one language is enough."""

    texts_of = ("title", "text")
    item_key = forms.ChoiceField(label=_("Agenda item"), required=False)

    class Meta:
        model = Referral
        fields = (*(f"{name}_{language}" for name in ("title", "text") for language in LANGUAGES),)
        fields += ("original_language", "forum", "item_key")
        widgets = {f"text_{language}": forms.Textarea(attrs={"rows": 4}) for language in LANGUAGES}

    def __init__(self, *args: Any, items: Iterable[OutlineItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["forum"].queryset = fora()
        places = [(item.key, str(item)) for item in items]
        self.fields["item_key"].choices = [("", _("None")), *places]
        self.bear_languages()

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if not any(cleaned.get(f"title_{language}") for language in LANGUAGES):
            self.add_error("title_en", NEEDS_TEXT)
        return cleaned


class RaisedForm(forms.Form):
    on = forms.DateField(label=_("Raised on"), widget=_day())
    session = forms.ModelChoiceField(
        ConsultationSession.objects.none(),
        label=_("Session"),
        required=False,
        empty_label=pgettext_lazy("feminine", "None"),
    )

    def __init__(self, *args: Any, referral: Referral, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sessions = ConsultationSession.objects.filter(forum=referral.forum_id).select_related("forum")
        self.fields["session"].queryset = sessions.order_by("-held_on", "-number")  # type: ignore[attr-defined]


class AnswerForm(TrilingualForm, forms.Form):
    """Form of the response to a referral, in at least one language."""

    texts_of = ("answer",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = (
            _("Response (English)"),
            _("Response (French)"),
            _("Response (Japanese)"),
        )
        for language, label in zip(LANGUAGES, labels, strict=True):
            self.fields[f"answer_{language}"] = forms.CharField(
                label=label, required=False, widget=forms.Textarea(attrs={"rows": 4})
            )
        self.fields["on"] = forms.DateField(label=_("Answered on"), widget=_day())
        self.bear_languages()

    @property
    def words(self) -> Mapping[str, str]:
        return {language: self.cleaned_data[f"answer_{language}"] for language in LANGUAGES}


class WithdrawForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
