"""Account recovery: a new password by mail, and a reset of second factors by an administrator with a reason.

A new password does not bypass the second factor, which the next sign-in requires.
"""

from datetime import datetime

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.enums import CodePurpose
from accounts.exceptions import NotInvitedError
from accounts.models import OneTimeCode, RecoveryRequest
from accounts.services import account_emails, codes, factors, sessions
from contacts.models import User
from core.tasks.dispatch import hand_over

# Codes an hour per account, so that its mailbox cannot be flooded.
MOST_MAILS = 3
TASK = "mocportal.tasks.answer_forgotten"
# Requests per sweep; the next sweep follows within a minute.
MOST_AT_ONCE = 500


@transaction.atomic
def request(*, username: str, at: datetime) -> None:
    """Record a request for a new password for ``username``, for a worker to process.

    The response does not reveal whether the account exists, not even by its time.
    """
    recovery = RecoveryRequest.objects.create(username=username, asked_at=at)
    transaction.on_commit(lambda: hand_over(TASK, recovery.pk), robust=True)


@transaction.atomic
def answer(*, recovery: int, at: datetime) -> None:
    """Process a request once; concurrent workers skip it."""
    row = RecoveryRequest.objects.select_for_update(skip_locked=True).filter(pk=recovery).first()
    if row is not None:
        row.delete()
        # After a long outage a worker skips expired requests.
        if at - row.asked_at < codes.LASTS[CodePurpose.RECOVERY]:
            ask(username=row.username, at=at)


def answer_all(*, at: datetime) -> None:
    """Process requests that no worker picked up, or whose worker died."""
    for recovery in list(RecoveryRequest.objects.values_list("pk", flat=True)[:MOST_AT_ONCE]):
        answer(recovery=recovery, at=at)


@transaction.atomic
def ask(*, username: str, at: datetime) -> None:
    """Send a recovery code to the account ``username``, if it exists."""
    user = User.objects.select_for_update(of=("self",)).filter(username=username, is_active=True).first()
    if user is None or not user.is_staff or not user.email:
        return
    hour_ago = at - codes.LASTS[CodePurpose.RECOVERY]
    sent_codes = OneTimeCode.objects.filter(user=user, purpose=CodePurpose.RECOVERY, made_at__gt=hour_ago).count()
    if sent_codes >= MOST_MAILS:
        return
    provider = factors.provider_of(user)
    if provider is not None and not user.has_usable_password():
        account_emails.notify_of_single_sign_on(user=user, provider=provider, at=at)
        return
    account_emails.send_code(code=codes.make(user=user, purpose=CodePurpose.RECOVERY, by=None, at=at), at=at)


@transaction.atomic
def invite(*, user: User, by: User, at: datetime) -> OneTimeCode:
    """Send an invitation to an account, and notify its contact point and the administrators.

    Raise NotInvitedError if it could not be used.
    """
    if not user.is_active or not user.is_staff:
        raise NotInvitedError(_("Only active personal accounts can be invited."))
    if not user.email:
        raise NotInvitedError(_("Add the email address of this account first."))
    code = codes.make(user=user, purpose=CodePurpose.INVITATION, by=by, at=at)
    account_emails.send_code(code=code, at=at)
    account_emails.notify_of_invitation(of=user, by=by, key=f"invited:{code.nonce}", at=at)
    return code


@transaction.atomic
def set_password(*, code: OneTimeCode, password: str, at: datetime) -> None:
    """Set the password with a code, which is then used. Raise CodeOverError.

    All sessions of the account end, and the next sign-in requires the second factor if it has one.
    """
    codes.use(code=code, at=at)
    user = code.user
    user.set_password(password)
    with pghistory.context(user=user.pk, reason=str(code.get_purpose_display())):
        user.save(update_fields=["password"])
        sessions.end_all(user=user, at=at)
        account_emails.notify_of_change(user=user, at=at)


@transaction.atomic
def reset_factors(*, user: User, by: User, reason: str, at: datetime) -> None:
    """Reset the second factors of a user who lost them; recorded with the reason, and notified to the user.

    One administrator is sufficient, since some ministries have only one. The safeguards are the record, the
    notification of the user and the other administrators, and that setting up a new factor comes first.
    """
    with pghistory.context(user=by.pk, reason=reason):
        factors.remove_all(user=user)
        sessions.end_all(user=user, at=at)
        account_emails.notify_of_reset(user=user, reason=reason, at=at)
        account_emails.notify_administrators(
            of=user, by=by, what=lambda: _("two-factor authentication reset."), reason=reason, at=at
        )
