"""Account requests by an administrator for more rights or another address, which need another person's approval.

The holder approves a new address of their own. All else is approved by an officer of the ministry in function, or by a
second administrator if there is no ministry or no officer in function with an active account.
"""

from datetime import datetime

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.exceptions import NotApproverError
from accounts.models import AccountRequest
from accounts.services import account_emails, account_recovery, codes, credential_emails
from contacts.enums import Role
from contacts.models import Participant, User
from contacts.models.functions import acting_officers

# From the fewest rights to the most; it excludes roles outside a ministry.
LADDER = (Role.READER, Role.EDITOR, Role.CONTACT_OFFICER)


def narrows(*, before: User, role: str, participant: int | None) -> bool:
    """Return whether an account would have no more rights than ``before``, which must be active."""
    if not before.is_active or participant != before.participant_id:
        return False
    if role == before.role:
        return True
    ladder = [str(each) for each in LADDER]
    return role in ladder and before.role in ladder and ladder.index(role) < ladder.index(before.role)


@transaction.atomic
def ask(
    *,
    user: User,
    by: User,
    reason: str,
    at: datetime,
    email: str = "",
    role: str = "",
    participant: Participant | None = None,
) -> AccountRequest:
    """Record a request and notify all concerned; a pending one of the same kind is refused."""
    for earlier in AccountRequest.objects.open().filter(user=user):
        if bool(earlier.email) == bool(email):
            decide(request=earlier, by=by, approved=False, at=at)
    request: AccountRequest = AccountRequest.objects.create(
        user=user, email=email, role=role, participant=participant, reason=reason, asked_by=by, asked_at=at
    )
    credential_emails.notify(
        holder=user,
        owner=request.ministry,
        by=by,
        what=lambda: _sentence(request),
        key=f"account-request:{request.pk}",
        link=request.get_absolute_url(),
    )
    return request


def may_approve(*, request: AccountRequest, by: User, at: datetime) -> bool:
    """Return whether ``by`` may approve a request at ``at``; the requester may not."""
    if not by.is_active or by == request.asked_by:
        return False
    if by == request.user:
        return bool(request.email)
    officers = _officers(request, at)
    return by in officers if officers else by.may.administers


def _officers(request: AccountRequest, at: datetime) -> list[User]:
    """Return the officers in function of the ministry, without the account and the requester."""
    ministry = request.ministry
    officers = acting_officers(ministry, at) if ministry else []
    return [each for each in officers if each.pk not in {request.user_id, request.asked_by_id}]


@transaction.atomic
def decide(*, request: AccountRequest, by: User, approved: bool, at: datetime) -> None:
    """Approve a request, which then takes effect, or refuse it. Raise NotApproverError."""
    kept: AccountRequest = (
        AccountRequest.objects.select_for_update(of=("self",)).select_related("user", "asked_by").get(pk=request.pk)
    )
    if kept.decided_at is not None:
        raise NotApproverError(_("This request has already been decided."))
    if approved and not may_approve(request=kept, by=by, at=at):
        raise NotApproverError(_("Another person must approve this request."))
    kept.decided_by, kept.decided_at, kept.approved = by, at, approved
    kept.save(update_fields=["decided_by", "decided_at", "approved"])
    if approved:
        _carry_out(kept, by, at)


def _carry_out(request: AccountRequest, by: User, at: datetime) -> None:
    user = User.objects.select_for_update(of=("self",)).get(pk=request.user_id)
    with pghistory.context(reason=request.reason):
        if request.email:
            user.email = request.email
            user.save(update_fields=["email"])
            codes.end_all(user=user, at=at)
            account_emails.tell_of_new_address(user=user, by=request.asked_by, reason=request.reason, at=at)
            return
        first = not user.is_active and user.last_login is None
        user.role, user.participant, user.is_active = request.role, request.participant, True
        user.save(update_fields=["role", "participant", "is_active"])
        account_emails.tell_of_rights(of=user, by=by, at=at)
        if first and user.email and not user.has_usable_password():
            account_recovery.invite(user=user, by=request.asked_by, at=at)


def _sentence(request: AccountRequest) -> str:
    account = request.user.username
    if request.email:
        return _("A new email address was requested for account %(username)s. Approval is required.") % {
            "username": account
        }
    whose = request.participant.code if request.participant else _("None")
    return _(
        "The role “%(role)s” (Participant: %(participant)s) was requested for account %(username)s. Approval "
        "is required."
    ) % {"role": request.get_role_display(), "participant": whose, "username": account}
