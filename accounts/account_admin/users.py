"""Account actions of administrators with their own pages: invite, reset the second factor, off-board."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import pghistory
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.exceptions import NotInvitedError
from accounts.services import account_recovery, erasing, factors, off_boarding, requests
from contacts.admin.personal_data import DataExportMixin
from contacts.admin.users import AccountForm, UserAdmin
from contacts.models import User
from core.admin.action_views import ActionPage, act_page, closed_page, sent_to
from core.refusals.errors import DomainError
from core.text.links import Link

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


LONGEST_REASON = 300
RIGHTS = ("role", "participant", "is_active")


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=AdminTextInputWidget,
        help_text=_("Recorded in the account history."),
    )


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
        """Return whether an account in use gets another address; clearing one needs no request."""
        account = User.objects.get(pk=self.instance.pk)
        unused = not account.is_active and account.last_login is None and not account.has_usable_password()
        return "email" in self.changed_data and bool(self.cleaned_data.get("email")) and not unused

    @property
    def asks_for_rights(self) -> bool:
        """Return whether the account would get more rights, or become active again."""
        entered = self.cleaned_data
        if not {"role", "participant", "is_active"} & set(self.changed_data) or not entered.get("is_active"):
            return False
        whose = entered.get("participant")
        before = User.objects.get(pk=self.instance.pk)
        return not requests.narrows(before=before, role=entered.get("role", ""), participant=whose and whose.pk)


@dataclass(frozen=True, slots=True)
class AccountAction:
    """Account action: texts of its page, condition, permission and service."""

    label: "_StrPromise"
    what_happens: "_StrPromise"
    done: "_StrPromise"
    closed: "_StrPromise"
    permission: str
    offered: Callable[[User], bool]
    perform: Callable[[User, User, dict[str, Any]], None]
    form: type[forms.Form]


def _invite(user: User, by: User, _asked: dict[str, Any]) -> None:
    try:
        account_recovery.invite(user=user, by=by, at=timezone.now())
    except NotInvitedError as refusal:
        # The page of the action shows the message.
        raise DomainError(str(refusal)) from refusal


def _reset(user: User, by: User, asked: dict[str, Any]) -> None:
    account_recovery.reset_factors(user=user, by=by, reason=asked["reason"], at=timezone.now())


def _offboard(user: User, by: User, asked: dict[str, Any]) -> None:
    off_boarding.offboard(user=user, by=by, reason=asked["reason"], at=timezone.now())


ACTS = {
    "invite": AccountAction(
        _("Send invitation"),
        _(
            "An email with a one-time code will be sent to the address of this account. The code is valid for "
            "7 days and replaces any earlier code."
        ),
        _("Invitation queued for sending."),
        _("Inactive accounts and accounts of partner systems cannot be invited."),
        "accounts.invite_user",
        lambda user: user.is_active and user.is_staff,
        _invite,
        forms.Form,
    ),
    "reset": AccountAction(
        _("Reset two-factor authentication"),
        _(
            "Use this only if the person has lost the second factor and you have confirmed their identity by "
            "telephone. Authenticator app, passkeys and recovery codes are removed, all devices are signed "
            "out, and the person is notified of your reason by email."
        ),
        _("Two-factor authentication reset."),
        _("This account has no two-factor authentication."),
        "accounts.reset_factors_user",
        lambda user: bool(factors.of(user)),
        _reset,
        ReasonForm,
    ),
    "offboard": AccountAction(
        _("Deactivate account"),
        _(
            "The account will be deactivated. All devices are signed out, and all tokens, second factors and "
            "identities are revoked. Records entered by the account do not change."
        ),
        _("Account deactivated."),
        _("This account is already inactive."),
        "accounts.offboard_user",
        lambda user: user.is_active,
        _offboard,
        ReasonForm,
    ),
}

admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(DataExportMixin, UserAdmin):
    """Account admin, with these actions."""

    personal_data = staticmethod(erasing.kept_of)

    form = ExplainedAccountForm
    fieldsets: ClassVar[Any] = tuple(
        (heading, options | {"fields": (*options["fields"], "reason")} if "email" in options["fields"] else options)
        for heading, options in UserAdmin.fieldsets
    )

    def get_links(self, request: HttpRequest, record: Any) -> list[Link]:
        links = super().get_links(request, record)
        offered = [
            Link(str(act.label), reverse(f"admin:contacts_user_{name}", args=[record.pk]))
            for name, act in ACTS.items()
            if request.user.has_perm(act.permission) and act.offered(record) and _may(name, request, record)
        ]
        return [*offered, *links]

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
        pages = [
            path(
                f"<path:object_id>/{name}/",
                self.admin_site.admin_view(self.act_view),
                {"name": name},
                name=f"contacts_user_{name}",
            )
            for name in ACTS
        ]
        # Django's own page sets a password for another user.
        theirs = [each for each in super().get_urls() if each.name != "auth_user_password_change"]
        return [*pages, *theirs]

    def act_view(self, request: HttpRequest, object_id: str, name: str) -> HttpResponse:
        user, act, by = self.get_object(request, unquote(object_id)), ACTS[name], request.user
        if user is None:
            raise Http404
        if not by.has_perm(act.permission) or not _may(name, request, user):
            raise PermissionDenied
        assert isinstance(by, User)
        if not act.offered(user):
            return closed_page(request, _AccountRecord(user), str(act.closed))
        details = {}
        template = "admin/act.html"
        if name == "offboard":
            template, details = "accounts/offboard.html", {"left": off_boarding.left_by(user, timezone.now())}
        return act_page(
            self,
            request,
            user,
            act=ActionPage(str(act.label), str(act.what_happens), str(act.label), str(act.done)),
            form=act.form(sent_to(request)),
            perform=lambda asked: act.perform(user, by, asked),
            template=template,
            details=details,
        )

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


class _AccountRecord:
    """Account wrapper with a page URL, since the model cannot depend on the admin."""

    def __init__(self, user: User) -> None:
        self.user = user

    def get_absolute_url(self) -> str:
        return reverse("admin:contacts_user_change", args=[self.user.pk])


def _may(name: str, request: HttpRequest, user: User) -> bool:
    # Users cannot lock themselves out, or reset their own factor without using it.
    return name == "invite" or user != request.user
