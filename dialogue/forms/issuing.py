"""Forms for issuing and adopting an agenda."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from dialogue.enums import AgendaForm

ADOPTED = "adopted"

FORM_CHOICES = (
    (
        AgendaForm.REVISION.value,
        pgettext_lazy("of an agenda", "Agenda or revision: all items, with changes since the last issue"),
    ),
    (AgendaForm.ADDENDUM.value, _("Addendum: new items only")),
    (AgendaForm.CORRIGENDUM.value, _("Corrigendum: corrections only")),
    (ADOPTED, _("Adopted agenda, with changes made at the meeting")),
)


class IssueForm(forms.Form):
    """Form for issuing the draft: the form, the reason for a missing entry or an overrun, and that for translations.

    Before the first issue only a first issue is possible; after the adoption only a corrigendum.
    """

    way = forms.ChoiceField(label=_("Issue as"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason for issuing the agenda"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Required if the CMWG update is missing or the minutes do not fit."),
    )
    translations_reason = forms.CharField(
        label=_("Reason for issuing with these translations"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Printed in the document. Required if translations are old or not approved."),
    )

    def __init__(
        self, *args: Any, first: bool, adopted: bool, needs_reason: bool, has_old: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [way for way in FORM_CHOICES if not first or way[0] == AgendaForm.REVISION.value]
        if adopted:
            choices = [way for way in choices if way[0] == AgendaForm.CORRIGENDUM.value]
        field = self.fields["way"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
        field.initial = choices[0][0]
        if not needs_reason:
            del self.fields["reason"]
        if not has_old:
            del self.fields["translations_reason"]

    @property
    def form_of(self) -> AgendaForm:
        """Return the form of issue; valid forms only."""
        way = self.cleaned_data["way"]
        return AgendaForm.REVISION if way == ADOPTED else AgendaForm(way)

    @property
    def is_adoption(self) -> bool:
        return str(self.cleaned_data["way"]) == ADOPTED


class AdoptForm(forms.Form):
    """Form of the date on which the meeting adopted the agenda."""

    on = forms.DateField(
        label=_("Adopted on"),
        help_text=_("Date at the venue"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def day(self) -> date:
        """Return the adoption date; valid forms only."""
        on = self.cleaned_data["on"]
        assert isinstance(on, date)
        return on
