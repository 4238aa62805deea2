"""Forms for partner systems and tokens."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from contacts.enums import Role
from contacts.models import User
from core.forms import RecordForm
from core.refusals.constraint_messages import explain
from partners.enums import Scope
from partners.models import Client
from partners.models.clients import HIGHEST_RATE
from partners.networks import NetworkField
from partners.services.tokens import USUAL_OVERLAP

explain(
    {
        "client_name_once_for_each_participant": _("This Participant already has a partner system with this name."),
        "client_contact_of_owner": _("Choose a contact from the Participant that owns the system."),
        "client_account_of_owner": _("Choose an account of the Participant that owns the system."),
        "client_scopes_are_known": _("Choose at least one scope."),
        "client_expires_within_a_year": _("The expiry date must be within one year. The system can be renewed."),
        "client_has_a_rate": _("Enter the number of requests allowed per minute."),
        "client_end_says_who_when_why": _("Enter a reason for ending access."),
        "token_expires_after_it_was_made": _("The expiry date must be after the creation date."),
        "token_of_its_clients_account": _("The token must belong to the account of its partner system."),
    }
)

PERSONAL_LIVES = ((7, _("7 days")), (30, _("30 days")), (90, _("90 days")))
LIVES = ((30, _("30 days")), (90, _("90 days")), (180, _("180 days")), (365, _("One year")))


class Networks(forms.CharField):
    """Form field for networks, one per line; the error names every invalid line."""

    widget = AdminTextareaWidget(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = [line.strip() for line in str(super().to_python(value) or "").splitlines()]
        return list(dict.fromkeys(NetworkField().to_python(line) for line in lines if line))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial or []) != str(data or "").strip().replace("\r\n", "\n"))


def labelled(scopes: Iterable[Scope]) -> list[tuple[str, str]]:
    """Return the choices with their codes, which guides, errors and the API use for a scope."""
    return [(scope.value, f"{scope.label} ({scope.value})") for scope in scopes]


class ClientForm(RecordForm):
    """Form for a partner system of the Participant ``owner_id``, which is the officer's own."""

    owner_id: int | None = None

    contact = forms.ModelChoiceField(
        label=capfirst(_("contact")),
        queryset=User.objects.none(),
        help_text=_("An editor or contact point officer of your ministry, who answers questions about the system."),
    )
    networks = Networks(
        label=capfirst(_("allowed networks")),
        required=False,
        help_text=_(
            "One network per line, for example 192.0.2.0/24 or 2001:db8::/32. Leave blank to allow any network."
        ),
    )

    class Meta:
        model = Client
        fields: ClassVar = ["name", "contact", "scopes", "networks"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(
            is_active=True, role__in=[role for role in Role if role.edits_own], participant=self.owner_id
        )
        field = self.fields.get("contact")
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = people.order_by("username")
        scopes = self.fields.get("scopes")
        if isinstance(scopes, forms.MultipleChoiceField):
            scopes.choices = labelled(Scope)


class NewClientForm(ClientForm):
    days = forms.TypedChoiceField(label=capfirst(_("expires after")), coerce=int, choices=LIVES, initial=365)


class LifeForm(forms.Form):
    """Form for a lifetime from now."""

    days = forms.TypedChoiceField(label=capfirst(_("expires after")), coerce=int, choices=LIVES, initial=365)


class RateForm(forms.Form):
    rate = forms.IntegerField(label=capfirst(_("requests a minute")), min_value=1, max_value=HIGHEST_RATE)


class NewTokenForm(LifeForm):
    """Form for the name and the lifetime of a new token."""

    name = forms.CharField(
        label=capfirst(_("name")),
        max_length=100,
        widget=AdminTextInputWidget(),
        help_text=_("Name of the program and machine"),
    )

    field_order = ["name", "days"]  # As above.


class PersonalTokenForm(NewTokenForm):
    """Form for a personal token; the scopes are those that the role of the account can have."""

    days = forms.TypedChoiceField(label=capfirst(_("expires after")), coerce=int, choices=PERSONAL_LIVES, initial=30)
    scopes = forms.MultipleChoiceField(label=capfirst(_("scopes")), widget=forms.CheckboxSelectMultiple)

    field_order = ["name", "scopes", "days"]  # Django's type is a list.

    def __init__(self, *args: Any, role: Role, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = Scope.of_people(role)
        scopes = self.fields["scopes"]
        assert isinstance(scopes, forms.MultipleChoiceField)
        scopes.choices = labelled(offered)
        scopes.initial = [scope.value for scope in offered if not scope.writes]


class EndForm(forms.Form):
    because = forms.CharField(
        label=capfirst(_("reason")), widget=AdminTextareaWidget(attrs={"rows": 3}), max_length=500
    )


class ReplaceForm(forms.Form):
    overlap = forms.TypedChoiceField(
        label=capfirst(_("old token valid for")),
        coerce=int,
        choices=[
            (0, _("revoke now (token may be compromised)")),
            (24, _("24 hours")),
            (48, _("48 hours")),
            (168, _("7 days")),
        ],
        initial=int(USUAL_OVERLAP / timedelta(hours=1)),
    )

    def clean_overlap(self) -> timedelta:
        return timedelta(hours=self.cleaned_data["overlap"])
