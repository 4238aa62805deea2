"""Forms for proposing invitees, choosing their items and recording replies."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from contacts.models import Participant, Stakeholder, User
from core.text.languages import Language
from dialogue.enums import InviteeState
from dialogue.models import Dialogue
from dialogue.services.invitations import OPEN_SEGMENT


class ItemsForm(forms.Form):
    """Form of the items that an invitee attends, and of the language of the invitation."""

    items = forms.MultipleChoiceField(
        label=_("Items this person attends"), widget=forms.CheckboxSelectMultiple, required=False
    )
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=Language)

    def __init__(self, *args: Any, items: list[tuple[str, str]], chosen: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {key for key, _label in items}
        # A selected item that has left the agenda stays selected until a user removes it.
        gone = gettext("%(key)s (no longer on the agenda)")
        items = [*items, *((key, gone % {"key": key}) for key in chosen if key not in known)]
        self.fields["items"].choices = items  # type: ignore[attr-defined]


class ProposeInviteeForm(ItemsForm):
    """Form for proposing a recorded stakeholder, as the ministry itself or as the secretariat on its behalf."""

    stakeholder = forms.ModelChoiceField(label=_("Stakeholder"), queryset=Stakeholder.objects.none())
    proposed_by = forms.ModelChoiceField(label=_("Proposed by"), queryset=Participant.objects.none())
    field_order = ("stakeholder", "proposed_by", "language", "items")

    def __init__(self, *args: Any, dialogue: Dialogue, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        free = Stakeholder.objects.exclude(invitations__dialogue=dialogue).select_related("organization")
        self.fields["stakeholder"].queryset = free.order_by("name", "pk")  # type: ignore[attr-defined]
        self.fields["stakeholder"].label_from_instance = _with_organization  # type: ignore[attr-defined]
        self.fields["items"].initial = [OPEN_SEGMENT]
        if user.may.belongs_to_participant:
            del self.fields["proposed_by"]
        else:
            seats = Participant.objects.filter(participations__instrument=dialogue.instrument_id)
            self.fields["proposed_by"].queryset = seats  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """Form of an invitee's reply and its date."""

    to = forms.ChoiceField(
        label=_("Answer"),
        choices=[(state.value, state.label) for state in (InviteeState.ACCEPTED, InviteeState.DECLINED)],
    )
    on = forms.DateField(
        label=_("Day"),
        help_text=_("Date in the capital of the ministry that proposed this person."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def _with_organization(stakeholder: Stakeholder) -> str:
    return gettext("%(name)s, %(organization)s") % {"name": stakeholder.name, "organization": stakeholder.organization}
