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
    account_emails.tell_of_sign_in(
        of=participant,
        by=by,
        key=f"sign-in-rule:{participant.pk}:{secrets.token_hex(8)}",
        words=lambda to: _letter(participant, by, reason, demanded=demanded, to=to),
        at=at,
    )


def _letter(participant: Participant, by: User, reason: str, *, demanded: bool, to: str) -> EmailContent:
    administers = to == account_emails.ADMINISTRATOR
    ruled = (
        _("The people of %(participant)s need a second factor beside their password.")
        if demanded
        else _("The people of %(participant)s need no second factor any more: a password alone opens their accounts.")
    )
    return EmailContent(
        _("The sign-in of %(participant)s was changed") % {"participant": participant.code},
        (
            _("The administrator %(who)s has changed the rule for signing in of %(participant)s.")
            % {"who": by, "participant": participant.code},
            ruled % {"participant": participant.code},
            _("Reason: %(reason)s") % {"reason": reason},
            _("If you did not ask for it, tell another administrator and the secretariat at once."),
        ),
        link=reverse("admin:accounts_signinrule_changelist") if administers else "",
    )
