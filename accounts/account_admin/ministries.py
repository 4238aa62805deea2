"""Sign-in configuration in the admin, for each Participant: identity provider, roles by claim, and rule."""

from typing import Any
from urllib.parse import urlsplit

import pghistory
from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, gettext_lazy as _

from accounts import encryption
from accounts.acts import PROVIDER_ACTS
from accounts.models import IdentityProvider, RoleClaim, SignInRule
from accounts.services import mfa_policy
from accounts.services.single_sign_on import discovery, provider_changes
from contacts.models import User
from core.admin.columns import NO_DATE, moment, yes_no
from core.admin.visibility import VisibleAdmin, VisibleTabularInline
from core.forms import RecordForm
from core.refusals.constraint_messages import explain

explain(
    {
        "participant_has_one_active_provider": _(
            "This Participant already has an active identity provider. Deactivate it first."
        ),
        "provider_has_an_address_of_web": _("The issuer must be an address that begins with https://."),
        "claim_gives_a_role_of_people": _("This role cannot be assigned by a claim."),
        "identity_of_its_accounts_participant": _(
            "This account uses the identity provider of its Participant and cannot be moved."
        ),
        "identity_of_its_providers_participant": _(
            "This identity provider is in use and cannot be moved to another Participant."
        ),
        "provider_is_entered_once": _(
            "This client is already registered for this issuer. Edit the existing identity provider."
        ),
        "claim_gives_one_role": _("This claim value is already mapped to a role. Edit the existing row."),
        "claims_have_an_order": _("This position is already used by another claim. Choose another position."),
        "subject_is_one_account": _(
            "This identity is linked to another account. Sign in to that account or contact an administrator."
        ),
        "account_has_one_subject_at_a_provider": _(
            "This account is linked to another identity of the same provider. Sign in with that identity or "
            "contact an administrator."
        ),
    }
)


class ExplainedForm(RecordForm):
    """Form for a Participant's sign-in configuration, with a required reason."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=AdminTextInputWidget,
        help_text=_(
            "The Participant's contact point and the other administrators will be notified. The change is "
            "recorded in the history."
        ),
    )


class ProviderForm(ExplainedForm):
    secret = forms.CharField(
        label=_("Client secret"),
        required=False,
        strip=True,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "size": 60}),
        help_text=_("The secret is encrypted and never shown. Leave blank to keep the current secret."),
    )

    def clean_issuer(self) -> str:
        issuer: str = self.cleaned_data["issuer"]
        parts = urlsplit(issuer)
        schemes = {"https", "http"} if settings.LOCAL else {"https"}
        if parts.scheme not in schemes or not parts.hostname or parts.query or parts.fragment or parts.username:
            raise ValidationError(gettext("The issuer must be an address that begins with https://."), code="invalid")
        return issuer

    def clean_domains(self) -> list[str]:
        return [domain.strip().lstrip("@").casefold() for domain in self.cleaned_data["domains"]]

    def clean_secret(self) -> str:
        secret: str = self.cleaned_data["secret"]
        if not secret and not self.instance.sealed:
            raise ValidationError(gettext("Enter the client secret of the new identity provider."), code="required")
        return secret

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  # Django's signature.
        if secret := self.cleaned_data["secret"]:
            self.instance.sealed = encryption.seal(secret)
        return super().save(commit)


class RoleClaimInline(VisibleTabularInline):
    model = RoleClaim
    fields = ("order", "claim", "value", "role")


@admin.register(IdentityProvider)
class IdentityProviderAdmin(VisibleAdmin):
    acts = PROVIDER_ACTS
    form = ProviderForm
    list_display = (
        "participant",
        "issuer",
        yes_no("active", _("active"), ordering="active"),
        moment("created_at", _("created"), empty=NO_DATE),
    )
    list_filter = ("participant", "active")
    fields = ("participant", "issuer", "client_id", "secret", "domains", "active", "reason")
    inlines = (RoleClaimInline,)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # Fields of the form only are for users who may submit it.
        if self.has_change_permission(request, obj):
            return self.fields
        return [name for name in self.fields if name not in {"secret", "reason"}]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # Linked identities are stored by issuer, and belong to the Participant.
        fixed = ("participant", "issuer") if obj is not None and obj.identities.exists() else ()
        # An administrator can deactivate what the contact point officer activated, but not activate.
        inactive = () if obj is not None and obj.active else ("active",)
        return (*super().get_readonly_fields(request, obj), *fixed, *inactive)

    # Django's signature, with its boolean positional argument.
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        with pghistory.context(reason=form.cleaned_data["reason"]):
            super().save_model(request, obj, form, change)
            if change and "secret" in form.changed_data:
                obj.save(update_fields=["sealed"])
        # The administrator tests it next, which must not use cached metadata.
        discovery.forget()

    # As above.
    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        with pghistory.context(reason=form.cleaned_data["reason"]):
            super().save_related(request, form, formsets, change)
        by = request.user
        assert isinstance(by, User)
        # A database trigger may have reset it.
        form.instance.refresh_from_db(fields=["active"])
        provider_changes.follow(provider=form.instance, by=by, reason=form.cleaned_data["reason"], at=timezone.now())

    def get_summary(self, request: HttpRequest, record: Any) -> str:
        """Return the redirect and sign-in URLs that the ministry enters at its provider."""
        back = request.build_absolute_uri(reverse("accounts:ministry-back", args=[record.participant.code]))
        start = request.build_absolute_uri(reverse("accounts:ministry", args=[record.participant.code]))
        return format_html(
            "<dl><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd></dl>",
            gettext("Redirect address"),
            back,
            gettext("Sign-in address"),
            start,
        )


@admin.register(SignInRule)
class SignInRuleAdmin(VisibleAdmin):
    list_display = ("participant", yes_no("second_factor", _("second factor required"), ordering="second_factor"))
    form = ExplainedForm
    fields = ("participant", "second_factor", "reason")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # A change would take the rule away from this Participant.
        return (*super().get_readonly_fields(request, obj), *(("participant",) if obj is not None else ()))

    # Django's signature, with its boolean positional argument.
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        reason = form.cleaned_data["reason"]
        with pghistory.context(reason=reason):
            super().save_model(request, obj, form, change)
        self._follow(request, obj, reason)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)
        self._follow(request, obj, gettext("No reason recorded: the rule was removed on its own page."))

    @staticmethod
    def _follow(request: HttpRequest, rule: SignInRule, reason: str) -> None:
        by = request.user
        assert isinstance(by, User)
        mfa_policy.follow(participant=rule.participant, by=by, reason=reason, at=timezone.now())
