"""Acts on accounts, account requests, identity providers and the accounts of a ministry (``core.acts``)."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _, pgettext

from accounts.exceptions import NotInvitedError
from accounts.models import AccountRequest, IdentityProvider
from accounts.services import account_recovery, factors, off_boarding, requests
from accounts.services.single_sign_on import provider_changes
from contacts.models import Participant, User
from contacts.permissions import holds_function
from core.acts import Act, ActForm, RecordActs, admin_page
from core.refusals.errors import DomainError

LONGEST_REASON = 300


class ReasonForm(ActForm):
    reason = forms.CharField(
        label=_("Reason"), max_length=LONGEST_REASON, help_text=_("Recorded in the account history.")
    )


def _invite(user: User, by: User, _values: dict[str, Any]) -> None:
    try:
        account_recovery.invite(user=user, by=by, at=timezone.now())
    except NotInvitedError as refusal:
        # The page of the act shows the message.
        raise DomainError(str(refusal)) from refusal


def _reset(user: User, by: User, values: dict[str, Any]) -> None:
    account_recovery.reset_factors(user=user, by=by, reason=values["reason"], at=timezone.now())


def _offboard(user: User, by: User, values: dict[str, Any]) -> None:
    off_boarding.offboard(user=user, by=by, reason=values["reason"], at=timezone.now())


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
                "The account will be deactivated. All devices will be signed out, and all tokens, second factors and "
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


class ColleagueForm(ActForm):
    full_name = forms.CharField(label=_("Full name"), max_length=200)
    email = forms.EmailField(label=_("Email"))
    role = forms.ChoiceField(label=_("Role"), choices=[(role.value, role.label) for role in requests.LADDER])
    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        help_text=_("The reason is emailed to the account holder, the contact point and all administrators."),
    )


def _ask_for_account(participant: Participant, by: User, values: dict[str, Any]) -> AccountRequest:
    return requests.ask_for_account(participant=participant, by=by, at=timezone.now(), **values)


def _name_approvers(request: HttpRequest, _participant: Participant, requested: AccountRequest) -> HttpResponse:
    """Return to the home page with a message that names the colleague and those who can approve the request."""
    officers = [str(officer) for officer in requests.approving_officers(requested, timezone.now())]
    sentence = gettext("Account requested for %(person)s. An administrator can approve the request.")
    if officers:
        sentence = gettext("Account requested for %(person)s. Officers who can approve the request: %(officers)s.")
    listed = pgettext("between the names of a list", ", ").join(officers)
    messages.success(request, sentence % {"person": requested.user, "officers": listed})
    return redirect("home")


MINISTRY_ACTS = RecordActs(
    model=Participant,
    route="accounts:ministry-act",
    lookup="code",
    home=lambda _participant: reverse("home"),
    acts={
        "request-account": Act(
            label=_("Request account for a colleague"),
            what_happens=_(
                "Another officer in function at your contact point approves the request, or an administrator if there "
                "is none. Your colleague then receives an invitation by email."
            ),
            done="",
            answer=_name_approvers,
            button=_("Request account"),
            permission=lambda participant, by: by.participant_id == participant.pk and holds_function(by),
            form=ColleagueForm,
            perform=_ask_for_account,
        )
    },
)


def _is_approver(request: AccountRequest, by: User) -> bool:
    return requests.may_approve(request=request, by=by, at=timezone.now())


def _decision(*, approved: bool, **declared: Any) -> Act:
    def perform(request: AccountRequest, by: User, _values: dict[str, Any]) -> None:
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
            perform=lambda provider, by, _values: provider_changes.activate(
                provider=provider, by=by, at=timezone.now()
            ),
        )
    },
)
