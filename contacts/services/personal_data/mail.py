"""Names and addresses in the log of mail. The log says what was sent when, for good, and to whom for a time."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

import pghistory
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Lower

from contacts.enums import MessageState
from contacts.models import Message
from contacts.services.personal_data.history import ERASED, erase_from, events, pseudonym

# What has come to its end. What still waits, for a worker or for a person, needs its address.
OVER = Q(state=MessageState.SENT) | Q(state__in=[MessageState.FAILED, MessageState.UNCERTAIN], decided_at__isnull=False)


def kept_of(addresses: Collection[str]) -> list[dict[str, str]]:
    """When and about what kind of matter mail went to ``addresses``, in small letters, as values of JSON.

    What it said is not about the person; the receiver has it.
    """
    rows = Message.objects.annotate(lower=Lower("address")).filter(lower__in=addresses).order_by("pk")
    told = rows.values_list("name", "address", "kind", "recorded_at")
    return [
        {"name": name, "address": address, "kind": kind, "recorded_at": at.isoformat()}
        for name, address, kind, at in told
    ]


def addresses_of(record: Any) -> set[str]:
    """The addresses that a person's record has and had."""
    before = events(type(record)).filter(pgh_obj_id=record.pk).values_list("email", flat=True)
    return {address.lower() for address in (record.email, *before) if address}


@transaction.atomic
def erase(*, addresses: Collection[str], why: str) -> int:
    """Erase name, address and words of the mails to ``addresses``, in small letters, that have come to an end."""
    if not addresses:
        return 0
    rows = Message.objects.annotate(lower=Lower("address")).filter(OVER, lower__in=addresses)
    return _erase(rows, why)


@transaction.atomic
def erase_old(*, before: datetime, most: int, why: str) -> int:
    """The same of the mails that were recorded before an instant, ``most`` of them at a time; how many there were."""
    return _erase(Message.objects.filter(OVER, recorded_at__lt=before).exclude(address__regex=ERASED)[:most], why)


def _erase(rows: Any, why: str) -> int:
    found: list[Message] = list(rows)
    with pghistory.context(reason=why):
        for message in found:
            put = {"name": "", "address": pseudonym(message)}
            Message.objects.filter(pk=message.pk).update(**put, text="", html="")
            erase_from(Message, Q(pgh_obj_id=message.pk), put, why)
    return len(found)
