"""Personal data of officials: what is kept of somebody, and letting it go (docs/privacy.md).

The record stays, under a name that says nothing, so that who held which function when is still one person throughout.
From the history the data goes by a function of the database, which leaves word of it and keeps the chain of seals.
"""

import json
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

import pghistory
import pghistory.core
from django.db import connection, transaction
from django.db.models import Exists, Max, Model, OuterRef, Q

from contacts.models import ContactPointOfficer, Official

# What is kept of an official beside the Participant, the rank and whether in office, and what it is replaced by.
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


def pseudonym(official: Official) -> str:
    """A name that tells one erased person from another and nobody from outside."""
    return f"[{official.pk}]"


def kept_of(official: Official) -> dict[str, Any]:
    """All that the portal keeps of the person, its history included, as values of JSON."""
    functions = ContactPointOfficer.objects.filter(official=official).order_by("pk")
    return {
        "official": _row(official),
        "functions": [_row(function) for function in functions],
        "history": [
            *_snapshots(Official, Q(pgh_obj_id=official.pk)),
            *_snapshots(ContactPointOfficer, Q(official=official.pk)),
        ],
    }


@transaction.atomic
def erase(*, official: Official, why: str, by: int | None = None) -> None:
    """Replace the personal data of an official, here and in the history. It cannot be undone.

    ``why`` stands in the history for ever: name no person in it. Raises ValueError for somebody in office, or who holds
    a function, since mail and notices go there.
    """
    locked = Official.objects.select_for_update().get(pk=official.pk)
    functions = ContactPointOfficer.objects.filter(official=locked)
    if locked.active or functions.filter(until=None).exists():
        msg = "End the person's functions and term of office first."
        raise ValueError(msg)
    put = OF_AN_OFFICIAL | {"family_name": pseudonym(locked)}
    with pghistory.context(user=by, reason=why):
        for name, value in put.items():
            setattr(locked, name, value)
        locked.save(update_fields=list(put))
        functions.exclude(**OF_A_FUNCTION).update(**OF_A_FUNCTION)
        _erase_history(Official, Q(pgh_obj_id=locked.pk), put, why)
        _erase_history(ContactPointOfficer, Q(official=locked.pk), OF_A_FUNCTION, why)


def past_their_time(*, before: date, on_record: Collection[int] = ()) -> list[Official]:
    """Who is out of office, and held the last function before that day; it counts from the last change otherwise.

    Left out are those who hold a function and those ``on_record`` (keys of officials), whose names belong to the record
    of a meeting that was held.
    """
    functions = ContactPointOfficer.objects.filter(official=OuterRef("pk"))
    gone = (
        Official.objects.filter(~Exists(functions.filter(until=None)), active=False)
        .exclude(family_name__regex=r"^\[\d+\]$")
        .exclude(pk__in=on_record)
        .annotate(last=Max("contact_functions__until"))
    )
    return [
        official
        for official in gone.filter(Q(last=None) | Q(last__lt=before)).order_by("pk")
        if _last_change(official).date() < before
    ]


def _last_change(official: Official) -> datetime:
    moment = _events(Official).filter(pgh_obj_id=official.pk).aggregate(last=Max("pgh_created_at"))["last"]
    assert isinstance(moment, datetime)  # Entered by a trigger with the row itself.
    return moment


def _events(model: type[Model]) -> Any:
    return next(iter(pghistory.core.event_models(tracks_model=model)))._default_manager


def _erase_history(model: type[Model], of: Q, put: Mapping[str, str], why: str) -> None:
    events = _events(model)
    with connection.cursor() as cursor:
        for key in events.filter(of).exclude(**put).values_list("pgh_id", flat=True):
            cursor.execute("SELECT history_erase(%s, %s, %s, %s)", [events.model._meta.db_table, key, _json(put), why])


def _row(record: Model) -> dict[str, Any]:
    return {field.attname: _plain(getattr(record, field.attname)) for field in record._meta.concrete_fields}


def _snapshots(model: type[Model], of: Q) -> list[dict[str, Any]]:
    return [_row(event) for event in _events(model).filter(of).order_by("pgh_id")]


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | str | dict | list) else str(value)


def _json(values: Mapping[str, str]) -> str:
    return json.dumps(values, ensure_ascii=False)
