"""Account admin, whose changes of rights and addresses become requests."""

from typing import Any, ClassVar

import pghistory
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import URLPattern
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from accounts.acts import ACCOUNT_ACTS, LONGEST_REASON
from accounts.models import AccountRequest
from accounts.services import erasing, factors, off_boarding, requests
from contacts.admin.personal_data import DataExportMixin
from contacts.admin.users import AccountForm, UserAdmin
from contacts.models import User
from core.text.links import Link

RIGHTS = ("role", "participant", "is_active")


class ExplainedAccountForm(AccountForm):
    """Account form. A new address or additional rights become requests, which need a reason."""

    reason = forms.CharField(
        label=_("Reason for a new email address or role"),
        required=False,
        max_length=LONGEST_REASON,
        widget=AdminTextInputWidget,
        help_text=_("The reason is emailed to the account holder, the contact point and all administrators."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if (self.asks_for_address or self.asks_for_rights) and not cleaned.get("reason", "").strip():
            self.add_error("reason", gettext("Enter a reason for the new email address or role."))
        return cleaned

    @property
    def asks_for_address(self) -> bool:
        """Return whether an account in use gets another address; clearing one needs no request.

        An account with an open request counts as used: its approval sends the invitation to the address.
        """
        account = User.objects.get(pk=self.instance.pk)
        unused = (
            not account.is_active
            and account.last_login is None
            and not account.has_usable_password()
            and not AccountRequest.objects.open().filter(user=account).exists()
        )
        return "email" in self.changed_data and bool(self.cleaned_data.get("email")) and not unused

    @property
    def asks_for_rights(self) -> bool:
        """Return whether the account would get more rights, or become active again."""
        entered = self.cleaned_data
        before = User.objects.get(pk=self.instance.pk)
        # Read-only, and thus not entered, while the account is active.
        is_active = entered.get("is_active", before.is_active)
        if not {"role", "participant", "is_active"} & set(self.changed_data) or not is_active:
            return False
        whose = entered.get("participant")
        return not requests.narrows(before=before, role=entered.get("role", ""), participant=whose and whose.pk)


admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(DataExportMixin, UserAdmin):
    """Account admin, with the links to the acts on an account."""

    personal_data = staticmethod(erasing.data_of)

    form = ExplainedAccountForm
    fieldsets: ClassVar[Any] = tuple(
        (heading, options | {"fields": (*options["fields"], "reason")} if "email" in options["fields"] else options)
        for heading, options in UserAdmin.fieldsets
    )

    def get_links(self, request: HttpRequest, record: Any) -> list[Link]:
        return [*ACCOUNT_ACTS.links(record, request.user), *super().get_links(request, record)]

    # Django's signature, with its boolean positional argument.
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        """Save changes that need no approval, and create requests for those that extend the account's rights."""
        by, now = request.user, timezone.now()
        assert isinstance(by, User)
        reason = form.cleaned_data.get("reason", "").strip()
        entered = {name: getattr(obj, name) for name in (*RIGHTS, "email")}
        asks_for_address, asks_for_rights = change and form.asks_for_address, not change or form.asks_for_rights
        left = {*(("email",) if asks_for_address else ()), *(RIGHTS if asks_for_rights and change else ())}
        if left:
            before = User.objects.get(pk=obj.pk)
            for name in left:
                setattr(obj, name, getattr(before, name))
        if not change:
            obj.is_active = False
            obj.set_unusable_password()
        form.changed_data = [name for name in form.changed_data if name not in left]
        with transaction.atomic(), pghistory.context(**({"reason": reason} if reason else {})):
            super().save_model(request, obj, form, change)
            if asks_for_address:
                requests.ask(user=obj, email=entered["email"], by=by, reason=reason, at=now)
            if asks_for_rights:
                wanted = {"role": entered["role"], "participant": entered["participant"]}
                requests.ask(user=obj, **wanted, by=by, reason=reason, at=now)
        if asks_for_address or asks_for_rights:
            messages.info(request, gettext("The new address or role takes effect once another person approves it."))

    def get_urls(self) -> list[URLPattern]:
        # Django's own page sets a password for another user.
        return [each for each in super().get_urls() if each.name != "auth_user_password_change"]

    def get_summary(self, request: HttpRequest, record: Any) -> str:
        """Return a summary of the account's sign-in methods, shown above its fields."""
        context = {
            "factors": factors.of(record),
            "provider": factors.provider_of(record),
            "identities": record.identities.select_related("provider"),
            "demanded": factors.is_demanded(record),
            "requests": record.requests.open(),
            "left": None if record.is_active else off_boarding.left_by(record, timezone.now()),
        }
        return render_to_string("accounts/summary.html", context)
