"""Forms for partner systems and tokens."""

from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from contacts.enums import Role
from contacts.models import User
from core.forms import RecordForm
from core.refusals.constraint_messages import explain
from partners.act_forms import LIVES, labelled
from partners.enums import Scope
from partners.models import Client
from partners.networks import NetworkField

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
