"""The way back in: a new password by mail, and a lost second factor by an administrator who says why.

The new password never goes round the second factor, which is asked at the next sign-in as at any other.
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

# Codes an hour that an account is mailed, so that nobody fills another's mailbox.
MOST_MAILS = 3
TASK = "mocportal.tasks.answer_forgotten"
# Requests that one round of the sweeper answers; the next one comes within a minute.
MOST_AT_ONCE = 500


@transaction.atomic
def request(*, username: str, at: datetime) -> None:
    """Note that somebody asks for a new password for ``username``, and leave the answer to a worker.

    Whoever asks is told nothing of whether there is such an account, not even by the time that it takes.
    """
    asked = RecoveryRequest.objects.create(username=username, asked_at=at)
    transaction.on_commit(lambda: hand_over(TASK, asked.pk), robust=True)


@transaction.atomic
def answer(*, asked: int, at: datetime) -> None:
    """Answer a request, once; of two workers one does."""
    row = RecoveryRequest.objects.select_for_update(skip_locked=True).filter(pk=asked).first()
    if row is not None:
        row.delete()
        # A worker that was away for long mails no code to somebody who has given up.
        if at - row.asked_at < codes.LASTS[CodePurpose.RECOVERY]:
            ask(username=row.username, at=at)


def answer_all(*, at: datetime) -> None:
    """Answer what no worker was told of, or was told of and did not live to answer."""
    for asked in list(RecoveryRequest.objects.values_list("pk", flat=True)[:MOST_AT_ONCE]):
        answer(asked=asked, at=at)


@transaction.atomic
def ask(*, username: str, at: datetime) -> None:
    """Mail a code to the account of that name, where there is one."""
    user = User.objects.select_for_update(of=("self",)).filter(username=username, is_active=True).first()
    if user is None or not user.is_staff or not user.email:
        return
    hour_ago = at - codes.LASTS[CodePurpose.RECOVERY]
    asked = OneTimeCode.objects.filter(user=user, purpose=CodePurpose.RECOVERY, made_at__gt=hour_ago).count()
    if asked >= MOST_MAILS:
        return
    provider = factors.provider_of(user)
    if provider is not None and not user.has_usable_password():
        account_emails.tell_how_to_sign_in(user=user, provider=provider, at=at)
        return
    account_emails.send_code(code=codes.make(user=user, purpose=CodePurpose.RECOVERY, by=None, at=at), at=at)


@transaction.atomic
def invite(*, user: User, by: User, at: datetime) -> OneTimeCode:
    """Mail an invitation to an account. Raises NotInvitedError where nobody could follow it."""
    if not user.is_active or not user.is_staff:
        raise NotInvitedError(_("Only an active account of a person can be invited."))
    if not user.email:
        raise NotInvitedError(_("Enter the e-mail address of this account first."))
    code = codes.make(user=user, purpose=CodePurpose.INVITATION, by=by, at=at)
    account_emails.send_code(code=code, at=at)
    return code


@transaction.atomic
def set_password(*, code: OneTimeCode, password: str, at: datetime) -> None:
    """Set the password with a code, which is used up by it. Raises CodeOverError.

    All sessions of the account end, and it signs in anew, with the second factor where it has one.
    """
    codes.use(code=code, at=at)
    user = code.user
    user.set_password(password)
    with pghistory.context(user=user.pk, reason=str(code.get_purpose_display())):
        user.save(update_fields=["password"])
        sessions.end_all(user=user, at=at)
        account_emails.tell_of_change(user=user, at=at)


@transaction.atomic
def reset_factors(*, user: User, by: User, reason: str, at: datetime) -> None:
    """Take the second factors of somebody who lost them away; recorded with the reason, and told to the person.

    One administrator does it, not two: some ministries have one. What guards it is that it is written down, that its
    bearer and the other administrators are told by mail, and that a new one is set up before anything else.
    """
    with pghistory.context(user=by.pk, reason=reason):
        factors.remove_all(user=user)
        sessions.end_all(user=user, at=at)
        account_emails.tell_of_reset(user=user, reason=reason, at=at)
        account_emails.tell_administrators(
            of=user, by=by, what=lambda: _("the second factor was taken away."), reason=reason, at=at
        )
