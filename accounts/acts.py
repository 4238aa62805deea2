"""Acts on accounts, account requests and identity providers (``core.acts``)."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.exceptions import NotInvitedError
from accounts.models import AccountRequest, IdentityProvider
from accounts.services import account_recovery, factors, off_boarding, requests
from accounts.services.single_sign_on import provider_changes
from contacts.models import User
from core.acts import Act, ActForm, RecordActs, admin_page
from core.refusals.errors import DomainError

LONGEST_REASON = 300


class ReasonForm(ActForm):
    reason = forms.CharField(
        label=_("Reason"), max_length=LONGEST_REASON, help_text=_("Recorded in the account history.")
    )


def _invite(user: User, by: User, _asked: dict[str, Any]) -> None:
    try:
        account_recovery.invite(user=user, by=by, at=timezone.now())
    except NotInvitedError as refusal:
        # The page of the act shows the message.
        raise DomainError(str(refusal)) from refusal


def _reset(user: User, by: User, asked: dict[str, Any]) -> None:
    account_recovery.reset_factors(user=user, by=by, reason=asked["reason"], at=timezone.now())


def _offboard(user: User, by: User, asked: dict[str, Any]) -> None:
    off_boarding.offboard(user=user, by=by, reason=asked["reason"], at=timezone.now())


def _of_others(permission: str) -> Callable[[User, User], bool]:
    """Return a predicate: users cannot lock themselves out, or reset their own factor without using it."""
    return lambda user, by: user != by and by.has_perm(permission)


ACCOUNT_ACTS = RecordActs(
    model=User,
    route="accounts:account-act",
    related=("participant",),
    home=admin_page,
    refused_by_service=False,
    acts={
        "invite": Act(
            label=_("Send invitation"),
            what_happens=_(
                "An email with a one-time code will be sent to the address of this account. The code is valid for "
                "7 days and replaces any earlier code."
            ),
            done=_("Invitation queued for sending."),
            closed=_("Inactive accounts and accounts of partner systems cannot be invited."),
            permission="accounts.invite_user",
            offered=lambda user, _by: user.is_active and user.is_staff,
            perform=_invite,
        ),
        "reset": Act(
            label=_("Reset two-factor authentication"),
            what_happens=_(
                "Use this only if the person has lost the second factor and you have confirmed their identity by "
                "telephone. Authenticator app, passkeys and recovery codes are removed, all devices are signed "
                "out, and the person is notified of your reason by email."
            ),
            done=_("Two-factor authentication reset."),
            closed=_("This account has no two-factor authentication."),
            permission=_of_others("accounts.reset_factors_user"),
            offered=lambda user, _by: bool(factors.of(user)),
            form=ReasonForm,
            perform=_reset,
            is_serious=True,
        ),
        "offboard": Act(
            label=_("Deactivate account"),
            what_happens=_(
                "The account will be deactivated. All devices are signed out, and all tokens, second factors and "
                "identities are revoked. Records entered by the account do not change."
            ),
            done=_("Account deactivated."),
            closed=_("This account is already inactive."),
            permission=_of_others("accounts.offboard_user"),
            offered=lambda user, _by: user.is_active,
            form=ReasonForm,
            perform=_offboard,
            is_serious=True,
            template="accounts/offboard.html",
            details=lambda user, _by: {"left": off_boarding.left_by(user, timezone.now())},
        ),
    },
)


def _is_approver(request: AccountRequest, by: User) -> bool:
    return requests.may_approve(request=request, by=by, at=timezone.now())


def _decision(*, approved: bool, **declared: Any) -> Act:
    def perform(request: AccountRequest, by: User, _asked: dict[str, Any]) -> None:
        requests.decide(request=request, by=by, approved=approved, at=timezone.now())

    return Act(
        offered=lambda request, _by: request.decided_at is None,
        closed=_("This request has already been decided."),
        done=_("Decision recorded."),
        perform=perform,
        **declared,
    )


REQUEST_ACTS = RecordActs(
    model=AccountRequest,
    route="accounts:request-act",
    related=("user", "participant", "asked_by"),
    refused_by_service=False,
    acts={
        "approve": _decision(
            approved=True,
            label=_("Approve request"),
            what_happens=_("The change takes effect immediately."),
            permission=_is_approver,
        ),
        "refuse": _decision(
            approved=False,
            label=_("Refuse request"),
            what_happens=_("The account does not change."),
            # Approvers may refuse too, and so may the requester.
            permission=lambda request, by: by == request.asked_by or _is_approver(request, by),
        ),
    },
)

PROVIDER_ACTS = RecordActs(
    model=IdentityProvider,
    route="accounts:provider-act",
    related=("participant",),
    refused_by_service=False,
    acts={
        "activate": Act(
            label=_("Activate provider"),
            what_happens=_(
                "This provider can sign in any user of your ministry. Check the issuer, client ID, domains and "
                "roles by claim first."
            ),
            done=_("Identity provider activated."),
            permission="accounts.activate_identityprovider",
            offered=lambda provider, _by: not provider.active,
            closed=_("This identity provider is active."),
            perform=lambda provider, by, _asked: provider_changes.activate(provider=provider, by=by, at=timezone.now()),
        )
    },
)
