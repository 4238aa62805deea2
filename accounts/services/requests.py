"""Account requests for an account, more rights or another address, which need another person's approval.

An administrator makes them, and a contact point officer for a colleague.

The holder approves a new address of their own. All else is approved by an officer of the ministry in function, or by a
second administrator if there is no ministry or no officer in function with an active account.
"""

import itertools
from datetime import datetime

import pghistory
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.exceptions import NotApproverError
from accounts.models import AccountRequest
from accounts.services import account_emails, account_recovery, codes, credential_emails
from contacts.enums import Role
from contacts.models import Participant, User
from contacts.models.functions import acting_officers
from core.refusals.errors import DomainError

# From the fewest rights to the most; it excludes roles outside a ministry.
LADDER = (Role.READER, Role.EDITOR, Role.CONTACT_OFFICER)
# Maximum number of undecided requests of an officer for accounts of colleagues.
MOST_WAITING = 5


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


@transaction.atomic
def ask_for_account(
    *, participant: Participant, by: User, role: str, reason: str, at: datetime, full_name: str, email: str
) -> AccountRequest:
    """Create an inactive account without a password for a colleague of ``by``, and request its activation.

    Raises DomainError if too many requests of ``by`` wait for a decision.
    """
    waiting = AccountRequest.objects.open().filter(asked_by=by, user__is_active=False)
    if waiting.count() >= MOST_WAITING:
        message = _("%(count)d of your requests are pending approval. Request another account after a decision.")
        raise DomainError(message % {"count": MOST_WAITING})
    user = User(
        username=_free_username(participant, email),
        full_name=full_name,
        email=email,
        participant=participant,
        role=role,
        is_active=False,
    )
    user.set_unusable_password()
    with pghistory.context(reason=reason):
        user.save()
    return ask(user=user, by=by, reason=reason, at=at, role=role, participant=participant)


def _free_username(participant: Participant, email: str) -> str:
    """Return an unused name with the code of the Participant, so that it reveals no account of another one."""
    name = f"{participant.code.lower()}-{slugify(email.partition('@')[0])}"
    used = set(User.objects.filter(username__startswith=name).values_list("username", flat=True))
    candidates = itertools.chain([name], (f"{name}-{number}" for number in itertools.count(2)))
    return next(each for each in candidates if each not in used)


def may_approve(*, request: AccountRequest, by: User, at: datetime) -> bool:
    """Return whether ``by`` may approve a request at ``at``; the requester may not."""
    if not by.is_active or by == request.asked_by:
        return False
    if by == request.user:
        return bool(request.email)
    officers = approving_officers(request, at)
    return by in officers if officers else by.may.administers


def approving_officers(request: AccountRequest, at: datetime) -> list[User]:
    """Return the officers in function of the ministry, without the account and the requester.

    An administrator approves the request if there is none.
    """
    ministry = request.ministry
    officers = acting_officers(ministry, at) if ministry else []
    return [each for each in officers if each.pk not in {request.user_id, request.asked_by_id}]


@transaction.atomic
def decide(*, request: AccountRequest, by: User, approved: bool, at: datetime) -> None:
    """Approve a request, which then takes effect, or refuse it. Raise NotApproverError."""
    locked: AccountRequest = (
        AccountRequest.objects.select_for_update(of=("self",)).select_related("user", "asked_by").get(pk=request.pk)
    )
    if locked.decided_at is not None:
        raise NotApproverError(_("This request has already been decided."))
    if approved and not may_approve(request=locked, by=by, at=at):
        raise NotApproverError(_("Another person must approve this request."))
    locked.decided_by, locked.decided_at, locked.approved = by, at, approved
    locked.save(update_fields=["decided_by", "decided_at", "approved"])
    if approved:
        _carry_out(locked, by, at)


def _carry_out(request: AccountRequest, by: User, at: datetime) -> None:
    user = User.objects.select_for_update(of=("self",)).get(pk=request.user_id)
    with pghistory.context(reason=request.reason):
        if request.email:
            user.email = request.email
            user.save(update_fields=["email"])
            codes.end_all(user=user, at=at)
            account_emails.notify_of_new_address(user=user, by=request.asked_by, reason=request.reason, at=at)
            return
        first = not user.is_active and user.last_login is None
        user.role, user.participant, user.is_active = request.role, request.participant, True
        user.save(update_fields=["role", "participant", "is_active"])
        account_emails.notify_of_rights(of=user, by=by, at=at)
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
