"""Personal data of people from outside: they were heard or asked once, and are nobody's officials."""

from collections.abc import Collection
from datetime import date
from typing import Any

import pghistory
from django.db import transaction
from django.db.models import Q

from contacts.models import Stakeholder, User
from contacts.services.personal_data import mail
from contacts.services.personal_data.history import ERASED, erase_from, last_change, pseudonym, row, snapshots

# What is kept of a person from outside beside the name and the organization, and what it is replaced by.
OF_AN_OUTSIDER = {"title_en": "", "title_fr": "", "title_ja": "", "email": ""}


def kept_of(stakeholder: Stakeholder, *, viewer: User | None = None) -> dict[str, Any]:
    """All that the portal keeps of the person, its history included, as values of JSON.

    Of the log of mail only what ``viewer`` reads in it; all of it where that is None.
    """
    return {
        "stakeholder": row(stakeholder),
        "history": snapshots(Stakeholder, Q(pgh_obj_id=stakeholder.pk)),
        "mail": mail.kept_of(mail.addresses_of(stakeholder), viewer=viewer),
    }


@transaction.atomic
def erase(*, stakeholder: Stakeholder, why: str, by: int | None = None) -> None:
    """Replace the personal data of a person from outside, here, in the log of mail and in the history, for good.

    ``why`` stands in the history for ever: name no person in it. Where they were invited, and at which items, stays.
    """
    locked = Stakeholder.objects.select_for_update().get(pk=stakeholder.pk)
    put = OF_AN_OUTSIDER | {"name": pseudonym(locked)}
    with pghistory.context(user=by, reason=why):
        mail.erase(of=locked, why=why)
        for name, value in put.items():
            setattr(locked, name, value)
        locked.save(update_fields=list(put))
        erase_from(Stakeholder, Q(pgh_obj_id=locked.pk), put, why)


def past_their_time(*, before: date, still_heard: Collection[int]) -> list[Stakeholder]:
    """Whose record nobody has changed since that day, without those ``still_heard`` (keys of stakeholders)."""
    rows = Stakeholder.objects.exclude(name__regex=ERASED).exclude(pk__in=still_heard).order_by("pk")
    return [stakeholder for stakeholder in rows if last_change(stakeholder).date() < before]
