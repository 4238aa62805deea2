"""Personal data of an account whose bearer has left: told to who asks, and let go of after its time.

An account that has acted keeps its name, since the act is its bearer's: who concurred, gave notice or reported is
part of what the Participants remember.
"""

from datetime import date
from typing import Any

import pghistory
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.db import models, transaction
from django.db.models import Q

from contacts.models import User
from contacts.services.personal_data import mail
from contacts.services.personal_data.history import ERASED, erase_from, last_change, pseudonym, row, snapshots
from mocportal.accounts.models import OpenSession

# What is kept of the bearer beside the user name, and what it is replaced by.
OF_AN_ACCOUNT = {"full_name": "", "email": ""}
# Never told: it is nobody's personal data, and opens what it is the digest of.
SECRET = ("password",)


def kept_of(user: User, *, viewer: User | None = None) -> dict[str, Any]:
    """All that the portal keeps of the bearer, the history of the account included, as values of JSON.

    Of the log of mail only what ``viewer`` reads in it; all of it where that is None.
    """
    return {
        "account": {name: value for name, value in row(user).items() if name not in SECRET},
        "sessions": [
            {name: value for name, value in row(session).items() if name != "session_key"}
            for session in OpenSession.objects.filter(user=user).order_by("pk")
        ],
        "history": snapshots(User, Q(pgh_obj_id=user.pk)),
        "mail": mail.kept_of(mail.addresses_of(user), viewer=viewer),
    }


def has_acted(user: User) -> bool:
    """Whether a record names the account as who did something; those are what may not lose it."""
    return any(
        relation.related_model._default_manager.filter(**{relation.field.name: user}).exists()
        for relation in User._meta.related_objects
        if relation.on_delete is models.PROTECT
    )


@transaction.atomic
def erase(*, user: User, why: str, by: int | None = None) -> None:
    """Replace the personal data of an account, here, in the log of mail, in that of attempts and in the history.

    It cannot be undone. ``why`` stands in the history for ever: name no person in it. Raises ValueError for an account
    that is active, or that has acted.
    """
    locked = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    if locked.is_active:
        msg = "Off-board the account first."
        raise ValueError(msg)
    if has_acted(locked):
        msg = "Records name this account as who acted: it stays under its name."
        raise ValueError(msg)
    put = OF_AN_ACCOUNT | {"username": pseudonym(locked)}
    names = {locked.username, *(each["username"] for each in snapshots(User, Q(pgh_obj_id=locked.pk)))}
    with pghistory.context(user=by, reason=why):
        mail.erase(of=locked, why=why)
        for log in (AccessAttempt, AccessFailureLog, AccessLog):
            log.objects.filter(username__in=names).delete()
        OpenSession.objects.filter(user=locked).delete()
        for name, value in put.items():
            setattr(locked, name, value)
        locked.save(update_fields=list(put))
        erase_from(User, Q(pgh_obj_id=locked.pk), put, why)


def past_their_time(*, before: date) -> list[User]:
    """Inactive accounts which nobody has changed since that day, and which no record names as who acted."""
    rows = User.objects.filter(is_active=False).exclude(username__regex=ERASED).order_by("pk")
    return [user for user in rows if last_change(user).date() < before and not has_acted(user)]
