"""Names and addresses in the log of mail. The log says what was sent when, for good, and to whom for a time."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

import pghistory
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Lower

from contacts.enums import MessageKind, MessageState
from contacts.models import ContactPoint, Message, Official, Stakeholder, User
from contacts.services.personal_data.history import ERASED, erase_from, events, pseudonym

# What has come to its end. What still waits, for a worker or for a person, needs its address.
OVER = Q(state=MessageState.SENT) | Q(state__in=[MessageState.FAILED, MessageState.UNCERTAIN], decided_at__isnull=False)
# That it went to whom it was due proves that it was given: it stays for its time, whoever asks.
FORMAL = Q(kind__in=[kind for kind in MessageKind if kind.is_formal])
# In what an address can be written, and the column that holds it.
HOLDERS = ((Official, "email"), (Stakeholder, "email"), (User, "email"), (ContactPoint, "mailbox"))


def kept_of(addresses: Collection[str], *, viewer: User | None = None) -> list[dict[str, str]]:
    """When and about what kind of matter mail went to ``addresses``, in small letters, as values of JSON.

    What it said is not about the person; the receiver has it. With a ``viewer`` only what that account reads in the
    log of mail: whoever edits a record can write any address into it.
    """
    log = Message.objects.all() if viewer is None else Message.objects.visible_to(viewer)
    rows = log.annotate(lower=Lower("address")).filter(lower__in=addresses).order_by("pk")
    told = rows.values_list("name", "address", "kind", "recorded_at")
    return [
        {"name": name, "address": address, "kind": kind, "recorded_at": at.isoformat()}
        for name, address, kind, at in told
    ]


def addresses_of(record: Any) -> set[str]:
    """The addresses that a person's record has and had."""
    before = events(type(record)).filter(pgh_obj_id=record.pk).values_list("email", flat=True)
    return {address.lower() for address in (record.email, *before) if address}


def shared(addresses: Collection[str], *, of: Any) -> set[str]:
    """Which of ``addresses`` are or were a contact point's mailbox, or another's than the record ``of``."""
    found: set[str] = set()
    for model, column in HOLDERS:
        rows = events(model).annotate(lower=Lower(column)).filter(lower__in=addresses)
        if isinstance(of, model):
            rows = rows.exclude(pgh_obj_id=of.pk)
        found |= set(rows.values_list("lower", flat=True))
    return found


@transaction.atomic
def erase(*, of: Any, why: str) -> int:
    """Erase name, address and words of the mails to a person's record that have come to an end; how many there were.

    Notices, and what went to an address that others have or had as well, stay until ``erase_old``.
    """
    addresses = addresses_of(of)
    addresses -= shared(addresses, of=of)
    if not addresses:
        return 0
    return _erase(Message.objects.annotate(lower=Lower("address")).filter(OVER, ~FORMAL, lower__in=addresses), why)


@transaction.atomic
def erase_old(*, before: datetime, most: int, why: str) -> int:
    """The same of the mails that were recorded before an instant, ``most`` of them at a time; how many there were."""
    return _erase(Message.objects.filter(OVER, recorded_at__lt=before).exclude(address__regex=ERASED)[:most], why)


def _erase(rows: Any, why: str) -> int:
    # What somebody decides on meanwhile may not have come to its end.
    found: list[Message] = list(rows.select_for_update(skip_locked=True))
    with pghistory.context(reason=why):
        for message in found:
            put = {"name": "", "address": pseudonym(message)}
            Message.objects.filter(pk=message.pk).update(**put, text="", html="")
            erase_from(Message, Q(pgh_obj_id=message.pk), put, why)
    return len(found)
