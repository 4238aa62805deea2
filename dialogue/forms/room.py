"""What is typed at the meeting."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contacts.models import Participant
from core.db.multilingual import page_language
from core.text.languages import Language
from core.text.multilingual_text import LANGUAGES
from dialogue.enums import ItemResult
from dialogue.models import Dialogue, ItemOutcome
from dialogue.services.outcomes import TEXTS, TYPED, NewAction

LONGEST_TITLE = 300


class TypedText(forms.CharField):
    """A text exactly as it was typed but for the ends of its lines, which forms send as two characters."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, strip=False, widget=forms.Textarea(attrs={"rows": 4}), **kwargs)

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


class OutcomeForm(forms.Form):
    """The result, summary and decision of an item, with the version from which they began."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    result = forms.ChoiceField(
        label=_("Result"),
        choices=[("", pgettext_lazy("of an item", "Not entered yet")), *ItemResult.choices],
        required=False,
    )
    original_language = forms.ChoiceField(label=_("Written in"), choices=Language)
    summary_en = TypedText(label=_("Summary of the discussion (English)"))
    summary_fr = TypedText(label=_("Summary of the discussion (French)"))
    summary_ja = TypedText(label=_("Summary of the discussion (Japanese)"))
    decision_en = TypedText(label=_("Decision (English)"))
    decision_fr = TypedText(label=_("Decision (French)"))
    decision_ja = TypedText(label=_("Decision (Japanese)"))

    def __init__(self, data: Any = None, *, outcome: ItemOutcome | None, **kwargs: Any) -> None:
        """An empty form shows ``outcome``, or begins in the language of the page."""
        initial: dict[str, Any] = {"version": 0}
        if outcome is not None:
            initial = {name: getattr(outcome, name) for name in (*TYPED, "version")}
        if outcome is None or not (outcome.summary or outcome.decision):
            initial["original_language"] = page_language()
        super().__init__(data, initial=initial, auto_id="%s", **kwargs)
        # A page that sends only what was changed may leave this out.
        self.fields["original_language"].required = False
        for name in TEXTS:
            for language in LANGUAGES:
                self.fields[f"{name}_{language}"].widget.attrs["lang"] = language

    def typed(self) -> dict[str, str]:
        """What the page sent, and nothing of what it left out; call it once the form is valid."""
        sent = {name: self.cleaned_data[name] for name in TYPED if name in self.data}
        if not sent.get("original_language", "en"):
            del sent["original_language"]
        return sent

    def groups(self) -> list[tuple[bool, str, list[forms.BoundField]]]:
        """The texts by language: that in which they are written first and open, the others to be opened."""
        first = str(self["original_language"].value() or page_language())
        ordered = sorted(LANGUAGES, key=lambda language: language != first)
        return [
            (language == first, str(Language(language).label), [self[f"{name}_{language}"] for name in TEXTS])
            for language in ordered
        ]


class ActionForm(forms.Form):
    """An action that comes of an item; ``entry`` names it before it is sent, so that it is entered once."""

    entry = forms.UUIDField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("Action"), max_length=LONGEST_TITLE)
    language = forms.ChoiceField(label=_("Written in"), choices=Language)
    lead = forms.ModelChoiceField(label=_("Lead"), queryset=Participant.objects.none(), required=False)
    support = forms.ModelMultipleChoiceField(
        label=_("Supporting"),
        queryset=Participant.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    due_on = forms.DateField(
        label=_("Due on"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, data: Any = None, *, dialogue: Dialogue) -> None:
        super().__init__(data, initial={"entry": uuid4(), "language": page_language()}, auto_id="action_%s")
        seated = Participant.objects.filter(participations__instrument=dialogue.instrument_id)
        for name in ("lead", "support"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = seated.order_by("participations__order")
        self.fields["lead"].empty_label = _("Not named")  # type: ignore[attr-defined]

    def action(self) -> NewAction:
        """The action as it was typed; call it once the form is valid."""
        typed = self.cleaned_data
        return NewAction(
            title=typed["title"],
            language=typed["language"],
            lead=typed["lead"],
            support=tuple(typed["support"]),
            due_on=typed["due_on"],
            entry=typed["entry"],
        )
