"""Personal data of officials: after erasure their functions still belong to one pseudonymous record."""

from collections.abc import Collection
from datetime import date
from typing import Any

import pghistory
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q

from contacts.models import ContactPointOfficer, Official, User
from contacts.services.personal_data import mail
from contacts.services.personal_data.history import ERASED, erase_from, last_change, pseudonym, row, snapshots

# Personal data of an official, with the values that replace it; Participant, rank and office remain.
OF_AN_OFFICIAL = {
    "given_name": "",
    "name_ja": "",
    "reading_ja": "",
    "title_en": "",
    "title_fr": "",
    "title_ja": "",
    "email": "",
}
OF_A_FUNCTION = {"telephone": ""}


def data_of(official: Official, *, viewer: User | None = None) -> dict[str, Any]:
    """Return all personal data of an official, including the history, as JSON values.

    Mail only as far as ``viewer`` may read it; all of it for None.
    """
    functions = ContactPointOfficer.objects.filter(official=official).order_by("pk")
    return {
        "official": row(official),
        "functions": [row(function) for function in functions],
        "history": [
            *snapshots(Official, Q(pgh_obj_id=official.pk)),
            *snapshots(ContactPointOfficer, Q(official=official.pk)),
        ],
        "mail": mail.data_of(mail.addresses_of(official), viewer=viewer),
    }


@transaction.atomic
def erase(*, official: Official, why: str, by: int | None = None) -> None:
    """Erase the personal data of an official in the record, the mail log and the history. It cannot be undone.

    ``why`` remains in the history: it must not name a person. Raises ValueError for an official in office or with a
    function, who still receives mail and notices.
    """
    locked = Official.objects.select_for_update().get(pk=official.pk)
    functions = ContactPointOfficer.objects.filter(official=locked)
    if locked.active or functions.filter(until=None).exists():
        msg = "End the person's functions and term of office first."
        raise ValueError(msg)
    put = OF_AN_OFFICIAL | {"family_name": pseudonym(locked)}
    with pghistory.context(user=by, reason=why):
        mail.erase(of=locked, why=why)
        for name, value in put.items():
            setattr(locked, name, value)
        locked.save(update_fields=list(put))
        functions.exclude(**OF_A_FUNCTION).update(**OF_A_FUNCTION)
        erase_from(Official, Q(pgh_obj_id=locked.pk), put, why)
        erase_from(ContactPointOfficer, Q(official=locked.pk), OF_A_FUNCTION, why)


def past_their_time(*, before: date, on_record: Collection[int] = ()) -> list[Official]:
    """Return officials out of office whose last function, or else last change, was before that day.

    Those with a function are omitted, and those ``on_record`` (primary keys), whose names belong to the record of a
    past meeting.
    """
    functions = ContactPointOfficer.objects.filter(official=OuterRef("pk"))
    gone = (
        Official.objects.filter(~Exists(functions.filter(until=None)), active=False)
        .exclude(family_name__regex=ERASED)
        .exclude(pk__in=on_record)
        .annotate(last=Max("contact_functions__until"))
    )
    return [
        official
        for official in gone.filter(Q(last=None) | Q(last__lt=before)).order_by("pk")
        if last_change(official).date() < before
    ]
