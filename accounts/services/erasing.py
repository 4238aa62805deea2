"""Personal data of former users: export on request, and erasure after the retention period.

An account that has acted keeps its name: the person who concurred, gave notice or reported is part of the Participants'
record.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pghistory
import pghistory.core
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import Identity, OpenSession, Passkey
from accounts.services import factors
from contacts.models import DeliveryAttempt, Message, User
from contacts.services.personal_data import mail
from contacts.services.personal_data.history import ERASED, erase_from, last_change, pseudonym, row, snapshots
from partners.models import CalendarToken, Token
from partners.services import calendars, tokens

# Personal data of the account besides the user name, with replacements.
OF_AN_ACCOUNT = {"full_name": "", "email": ""}
# The same for credentials, of which only the history remains, except for the rows of tokens.
OF_WHAT_OPENED_IT: Mapping[type[models.Model], dict[str, str]] = {
    Passkey: {"name": "", "credential": ""},
    Identity: {"subject": ""},
    Token: {"name": ""},
    CalendarToken: {"name": ""},
}
# Excluded from the export: hashes and keys are not personal data, and help an attacker.
SECRET = ("password", "session_key", "digest", "credential", "public_key", "counter")
# Records that the portal creates as a consequence, such as the notification of a new password.
BY_ITSELF = (Message, DeliveryAttempt)


def data_of(user: User, *, viewer: User | None = None) -> dict[str, Any]:
    """Return all personal data of the user, including the history of the account, as JSON values.

    Of the mail log only what ``viewer`` may read; all of it if None.
    """
    return {
        "account": _without_secrets(row(user)),
        "sessions": [_without_secrets(row(each)) for each in OpenSession.objects.filter(user=user).order_by("pk")],
        "identities": [_without_secrets(row(each)) for each in user.identities.order_by("pk")],
        "passkeys": [_without_secrets(row(each)) for each in user.passkeys.order_by("pk")],
        "tokens": [
            _without_secrets(row(each)) for model in (Token, CalendarToken) for each in model.objects.filter(user=user)
        ],
        "history": [
            *snapshots(User, Q(pgh_obj_id=user.pk)),
            *(_without_secrets(each) for model in OF_WHAT_OPENED_IT for each in snapshots(model, Q(user=user.pk))),
        ],
        "mail": mail.data_of(mail.addresses_of(user), viewer=viewer),
    }


def has_acted(user: User) -> bool:
    """Return whether a record or the history names the account as an author; such an account is not erased.

    Changes to itself, such as signing in or choosing a language, do not count.
    """
    by_record = any(
        relation.related_model._default_manager.filter(**{relation.field.name: user}).exists()
        for relation in User._meta.related_objects
        if relation.on_delete is models.PROTECT
    )
    return by_record or any(rows.exists() for rows in _changes_by(user))


def _changes_by(user: User) -> Iterator[Any]:
    """Yield the history rows of each table that name ``user`` as author of a change outside the account."""
    # The account itself, and the records deleted with it.
    own = {User: "pgh_obj_id"} | {
        relation.related_model: relation.field.attname
        for relation in User._meta.related_objects
        if relation.on_delete is models.CASCADE
    }
    every: list[Any] = list(pghistory.core.event_models())
    for events in every:
        model = events.pgh_tracked_model
        if model not in BY_ITSELF:
            rows = events._default_manager.filter(pgh_context__user=user.pk)
            yield rows.exclude(**{own[model]: user.pk}) if model in own else rows


def _without_secrets(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in SECRET}


@transaction.atomic
def erase(*, user: User, why: str, by: int | None = None) -> None:
    """Erase the personal data of an account, here, in the mail log, in the log of attempts and in the history.

    Remaining credentials are revoked too, since an account made inactive in the form was not off-boarded.

    It is irreversible. ``why`` is permanent in the history: name no person in it. Raise ValueError for an account that
    is active, or that has acted.
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
        locked.identities.all().delete()
        factors.remove_all(user=locked)
        _end_tokens(locked)
        for name, value in put.items():
            setattr(locked, name, value)
        locked.save(update_fields=list(put))
        erase_from(User, Q(pgh_obj_id=locked.pk), put, why)
        for model, empty in OF_WHAT_OPENED_IT.items():
            erase_from(model, Q(user=locked.pk), empty, why)


def _end_tokens(user: User) -> None:
    """Revoke the tokens and erase the names given by the user; the rows are kept for the records of their use."""
    now = timezone.now()
    for token in Token.objects.filter(user=user, revoked_at=None):
        tokens.revoke(token=token, at=now)
    for subscription in CalendarToken.objects.filter(user=user, revoked_at=None):
        calendars.revoke(token=subscription, at=now)
    for model in (Token, CalendarToken):
        model.objects.filter(user=user).update(**OF_WHAT_OPENED_IT[model])


def past_their_time(*, before: date) -> list[User]:
    """Return inactive accounts without changes since ``before`` that no record names as author."""
    rows = User.objects.filter(is_active=False).exclude(username__regex=ERASED).order_by("pk")
    return [user for user in rows if last_change(user).date() < before and not has_acted(user)]
