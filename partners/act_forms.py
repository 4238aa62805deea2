"""Input of the acts on partner systems, tokens and webhooks."""

from collections.abc import Iterable
from datetime import timedelta

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from core.acts import ActForm
from partners.enums import Scope
from partners.models.clients import HIGHEST_RATE
from partners.services.tokens import USUAL_OVERLAP
from partners.services.webhooks.secrets import OVERLAP

PERSONAL_LIVES = ((7, _("7 days")), (30, _("30 days")), (90, _("90 days")))
LIVES = ((30, _("30 days")), (90, _("90 days")), (180, _("180 days")), (365, _("One year")))
CALENDAR_LIVES = ((90, _("Three months")), (180, _("Six months")), (365, _("A year")))
OVERLAPS = (
    (0, _("revoke now (token may be compromised)")),
    (24, _("24 hours")),
    (48, _("48 hours")),
    (168, _("7 days")),
)


class LifeForm(ActForm):
    """Lifetime from now."""

    days = forms.TypedChoiceField(label=capfirst(_("expires after")), coerce=int, choices=LIVES, initial=365)


class RateForm(ActForm):
    rate = forms.IntegerField(label=capfirst(_("requests a minute")), min_value=1, max_value=HIGHEST_RATE)


class NewTokenForm(LifeForm):
    """Name and lifetime of a new token."""

    name = forms.CharField(label=capfirst(_("name")), max_length=100, help_text=_("Name of the program and machine"))

    field_order = ["name", "days"]  # Django's type is a list.


class PersonalTokenForm(NewTokenForm):
    """Personal token; the scopes are those that the role of the account can have."""

    days = forms.TypedChoiceField(label=capfirst(_("expires after")), coerce=int, choices=PERSONAL_LIVES, initial=30)
    scopes = forms.MultipleChoiceField(label=capfirst(_("scopes")), widget=forms.CheckboxSelectMultiple)

    field_order = ["name", "scopes", "days"]  # As above.

    def prepare(self) -> None:
        offered = Scope.of_people(self.user.may)
        scopes = self.fields["scopes"]
        assert isinstance(scopes, forms.MultipleChoiceField)
        scopes.choices = labelled(offered)
        scopes.initial = [scope.value for scope in offered if scope.preset]


class CalendarTokenForm(ActForm):
    name = forms.CharField(label=capfirst(_("name")), max_length=100, help_text=_("Name of the program and device"))
    days = forms.TypedChoiceField(label=capfirst(_("valid for")), choices=CALENDAR_LIVES, coerce=int, initial=180)


class EndForm(ActForm):
    because = forms.CharField(label=capfirst(_("reason")), widget=forms.Textarea(attrs={"rows": 3}), max_length=500)


class _OverlapForm(ActForm):
    def clean_overlap(self) -> timedelta:
        return timedelta(hours=self.cleaned_data["overlap"])


class ReplaceForm(_OverlapForm):
    overlap = forms.TypedChoiceField(
        label=capfirst(_("old token valid for")),
        coerce=int,
        choices=OVERLAPS,
        initial=int(USUAL_OVERLAP / timedelta(hours=1)),
    )


class RotationForm(_OverlapForm):
    overlap = forms.TypedChoiceField(
        label=_("Old secret valid for"), coerce=int, choices=OVERLAPS, initial=int(OVERLAP / timedelta(hours=1))
    )


class SinceForm(ActForm):
    since = forms.DateField(
        label=_("Recorded since"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("Days start at midnight UTC."),
    )


def labelled(scopes: Iterable[Scope]) -> list[tuple[str, str]]:
    """Return the choices with their codes, which guides, errors and the API use for a scope."""
    return [(scope.value, f"{scope.label} ({scope.value})") for scope in scopes]
