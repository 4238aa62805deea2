"""MFA policy changes: notification of the ministry and the other administrators.

Without a second factor, a stolen password gives access to a ministry's records.
"""

import secrets
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.services import account_emails, factors
from contacts.models import Participant, User
from contacts.rules.email_content import EmailContent


@transaction.atomic
def follow(*, participant: Participant, by: User, reason: str, at: datetime) -> None:
    """Notify the contact point of the Participant, and the other administrators, of the new second factor rule."""
    demanded = factors.is_demanded_of(participant.pk)
    account_emails.notify_of_sign_in(
        of=participant,
        by=by,
        key=f"sign-in-rule:{participant.pk}:{secrets.token_hex(8)}",
        words=lambda to: _letter(participant, by, reason, demanded=demanded, to=to),
        at=at,
    )


def _letter(participant: Participant, by: User, reason: str, *, demanded: bool, to: str) -> EmailContent:
    administers = to == account_emails.ADMINISTRATOR
    ruled = (
        _("Staff of %(participant)s must use a second factor in addition to their password.")
        if demanded
        else _("Staff of %(participant)s no longer need a second factor and can sign in with a password only.")
    )
    return EmailContent(
        _("The sign-in rule of %(participant)s was changed") % {"participant": participant.code},
        (
            _("Administrator %(who)s changed the sign-in rule of %(participant)s.")
            % {"who": by, "participant": participant.code},
            ruled % {"participant": participant.code},
            _("Reason: %(reason)s") % {"reason": reason},
            _("If you did not request this, contact another administrator and the secretariat immediately."),
        ),
        link=reverse("admin:accounts_signinrule_changelist") if administers else "",
    )
