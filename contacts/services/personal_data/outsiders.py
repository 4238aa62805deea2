"""Personal data of stakeholders."""

from collections.abc import Collection
from datetime import date
from typing import Any

import pghistory
from django.db import transaction
from django.db.models import Q

from contacts.models import Stakeholder, User
from contacts.services.personal_data import mail
from contacts.services.personal_data.history import ERASED, erase_from, last_change, pseudonym, row, snapshots

# Personal data of a stakeholder, with the values that replace it; the organization remains.
OF_AN_OUTSIDER = {"name_ja": "", "title_en": "", "title_fr": "", "title_ja": "", "email": ""}


def data_of(stakeholder: Stakeholder, *, viewer: User | None = None) -> dict[str, Any]:
    """Return all personal data of a stakeholder, including the history, as JSON values.

    Mail only as far as ``viewer`` may read it; all of it for None.
    """
    return {
        "stakeholder": row(stakeholder),
        "history": snapshots(Stakeholder, Q(pgh_obj_id=stakeholder.pk)),
        "mail": mail.data_of(mail.addresses_of(stakeholder), viewer=viewer),
    }


@transaction.atomic
def erase(*, stakeholder: Stakeholder, why: str, by: int | None = None) -> None:
    """Erase the personal data of a stakeholder in the record, the mail log and the history. It cannot be undone.

    ``why`` remains in the history: it must not name a person. Invitations and their agenda items remain.
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
    """Return stakeholders unchanged since that day, except those ``still_heard`` (primary keys)."""
    rows = Stakeholder.objects.exclude(name__regex=ERASED).exclude(pk__in=still_heard).order_by("pk")
    return [stakeholder for stakeholder in rows if last_change(stakeholder).date() < before]
