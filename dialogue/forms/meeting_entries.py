"""Forms of the meeting page."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from contacts.models import Participant
from core.db.multilingual import page_language
from core.text.languages import Language
from core.text.multilingual_text import LANGUAGES
from dialogue.enums import ItemResult
from dialogue.models import Dialogue, ItemOutcome
from dialogue.services.outcomes import TEXTS, TYPED, NewAction

LONGEST_TITLE = 300


class TypedText(forms.CharField):
    """Text field that preserves the input except line endings, which browsers submit as CRLF."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, strip=False, **{"widget": forms.Textarea(attrs={"rows": 4})} | kwargs)

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


class OutcomeForm(forms.Form):
    """Form of an item's result, summary and decision; ``version`` detects edit conflicts."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    result = forms.ChoiceField(
        label=_("Result"),
        choices=[("", _("Not set")), *ItemResult.choices],
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
        """Set initial values from ``outcome``; without one, the original language is that of the page."""
        initial: dict[str, Any] = {"version": 0}
        if outcome is not None:
            initial = {name: getattr(outcome, name) for name in (*TYPED, "version")}
        if outcome is None or not (outcome.summary or outcome.decision):
            initial["original_language"] = page_language()
        super().__init__(data, initial=initial, auto_id="%s", **kwargs)
        # A page that submits only changed fields may omit this one.
        self.fields["original_language"].required = False
        for name in TEXTS:
            for language in LANGUAGES:
                self.fields[f"{name}_{language}"].widget.attrs["lang"] = language

    def typed(self) -> dict[str, str]:
        """Return the submitted fields only; valid forms only."""
        sent = {name: self.cleaned_data[name] for name in TYPED if name in self.data}
        if not sent.get("original_language", "en"):
            del sent["original_language"]
        return sent

    def groups(self) -> list[tuple[bool, str, list[forms.BoundField]]]:
        """Return the text fields grouped by language, the original language first and expanded."""
        first = str(self["original_language"].value() or page_language())
        ordered = sorted(LANGUAGES, key=lambda language: language != first)
        return [
            (language == first, str(Language(language).label), [self[f"{name}_{language}"] for name in TEXTS])
            for language in ordered
        ]


class ActionForm(forms.Form):
    """Form of an action created under an item; ``entry`` is its idempotency key."""

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
        self.fields["lead"].empty_label = _("Not set")  # type: ignore[attr-defined]

    def action(self) -> NewAction:
        """Return the action entered; valid forms only."""
        typed = self.cleaned_data
        return NewAction(
            title=typed["title"],
            language=typed["language"],
            lead=typed["lead"],
            support=tuple(typed["support"]),
            due_on=typed["due_on"],
            entry=typed["entry"],
        )
