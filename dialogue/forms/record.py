"""Forms of the record of discussion."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from contacts.models import User
from core.text.languages import Language
from core.text.multilingual_text import LANGUAGES
from dialogue.models import RecordFormula, RecordParagraph

SMALL = {"rows": 4}


class DateInput(forms.DateInput):
    """Date input of the browser, which submits ISO dates in every locale."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class TextsForm(forms.Form):
    """Form of a text in three languages; the service requires at least one."""

    text_en = forms.CharField(label=_("Text (English)"), required=False, widget=forms.Textarea(SMALL))
    text_fr = forms.CharField(label=_("Text (French)"), required=False, widget=forms.Textarea(SMALL))
    text_ja = forms.CharField(label=_("Text (Japanese)"), required=False, widget=forms.Textarea(SMALL))
    original = forms.ChoiceField(label=_("Written in"), choices=Language.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for language in LANGUAGES:
            self.fields[f"text_{language}"].widget.attrs["lang"] = language

    @property
    def texts(self) -> dict[str, str]:
        return {language: self.cleaned_data[f"text_{language}"].replace("\r\n", "\n") for language in LANGUAGES}


class ParagraphForm(TextsForm):
    """Form of a paragraph; ``text_hash`` detects edit conflicts."""

    text_hash = forms.CharField(widget=forms.HiddenInput)

    @staticmethod
    def of(paragraph: RecordParagraph) -> "ParagraphForm":
        return ParagraphForm(
            initial=_words_of(paragraph) | {"text_hash": paragraph.text_hash}, auto_id=f"edit-{paragraph.pk}-%s"
        )


class AddForm(TextsForm):
    """Form of an additional paragraph under an item of the record; ``formula`` fills in its texts."""

    item_key = forms.ChoiceField(label=_("Under item"))
    field_order = ("item_key",)

    def __init__(
        self, *args: Any, items: list[tuple[str, str]], formula: RecordFormula | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, auto_id="add-%s", initial=_words_of(formula) if formula else None, **kwargs)
        self.fields["item_key"].choices = items  # type: ignore[attr-defined]  # The stubs declare the general type.


class FormulaForm(forms.Form):
    """Choice of a formula of the text bank, sent as a query."""

    formula = forms.ModelChoiceField(
        label=_("Text bank"),
        queryset=RecordFormula.objects.none(),
        required=False,
        empty_label=pgettext_lazy("feminine", "None"),
        help_text=_("The formula replaces the text below. Complete the parts in square brackets."),
    )

    def __init__(self, data: QueryDict | None, *, viewer: User) -> None:
        super().__init__(data, auto_id="bank-%s")
        formulas = RecordFormula.objects.visible_to(viewer)
        self.fields["formula"].queryset = formulas  # type: ignore[attr-defined]  # As above.


class CorrectionForm(TextsForm):
    """Form of a corrigendum: the corrected text of an adopted paragraph, its date and reason."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea({"rows": 2}))
    on = forms.DateField(label=_("Issued on"), widget=DateInput)

    @staticmethod
    def of(paragraph: RecordParagraph) -> "CorrectionForm":
        return CorrectionForm(initial=_words_of(paragraph), auto_id=f"correct-{paragraph.pk}-%s")


class OpenForm(forms.Form):
    clear_by = forms.DateField(label=_("Deadline for approval"), help_text=_("Date at the venue"), widget=DateInput)


class AdoptForm(forms.Form):
    on = forms.DateField(label=_("Adopted on"), help_text=_("Date at the venue"), widget=DateInput)


class CommentForm(forms.Form):
    """Form of a comment on the paragraph text with the hash."""

    comment = forms.CharField(
        label=_("Comment or proposed wording"), required=False, widget=forms.Textarea({"rows": 3})
    )
    text_hash = forms.CharField(widget=forms.HiddenInput)

    @staticmethod
    def of(paragraph: RecordParagraph) -> "CommentForm":
        return CommentForm(initial={"text_hash": paragraph.text_hash}, auto_id=f"comment-{paragraph.pk}-%s")


def _words_of(written: RecordParagraph | RecordFormula) -> dict[str, str]:
    texts = {f"text_{language}": getattr(written, f"text_{language}") for language in LANGUAGES}
    return texts | {"original": written.original_language}
