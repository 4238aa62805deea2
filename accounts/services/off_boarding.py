"""Off-boarding: one act that removes all access, and reports the remaining responsibilities."""

from dataclasses import dataclass
from datetime import datetime

import pghistory
from django.db import transaction
from django.db.models import Q

from accounts.services import codes, factors, sessions
from contacts.models import ContactPointOfficer, User
from partners.models import Client


@dataclass(frozen=True, slots=True)
class Handover:
    """Responsibilities of a user that another person must take over."""

    functions: list[ContactPointOfficer]
    systems: list[Client]

    def __bool__(self) -> bool:
        return bool(self.functions or self.systems)


def left_by(user: User, at: datetime) -> Handover:
    """Return the user's functions at a contact point, by link or e-mail address, and partner systems."""
    person = Q(official__account=user)
    if user.email:
        person |= Q(official__email__iexact=user.email)
    functions = ContactPointOfficer.objects.filter(
        person,
        Q(until__isnull=True) | Q(until__gt=at.date()),
        contact_point__participant=user.participant_id,
    ).select_related("official", "contact_point__participant")
    return Handover(
        functions=list(functions),
        systems=list(Client.objects.filter(contact=user).valid(at).select_related("owner")),
    )


@transaction.atomic
def offboard(*, user: User, by: User, reason: str, at: datetime) -> None:
    """Remove all access: the account, its sessions, tokens, second factors, identities and codes.

    The account itself is kept, since records name it. A trigger of accounts 0003 revokes its tokens.
    """
    with pghistory.context(user=by.pk, reason=reason):
        user.is_active = False
        user.set_unusable_password()
        user.save(update_fields=["is_active", "password"])
        sessions.end_all(user=user, at=at)
        codes.end_all(user=user, at=at)
        factors.remove_all(user=user)
        user.identities.all().delete()
