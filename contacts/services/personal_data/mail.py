"""Mail redaction: names and addresses in the mail log, which remain for a limited time only."""

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

# Finished messages. Those that wait for a worker or a resolution need their address.
OVER = Q(state__in=[MessageState.SENT, MessageState.COMBINED]) | Q(
    state__in=[MessageState.FAILED, MessageState.UNCERTAIN], decided_at__isnull=False
)
# The recipient of a notice is the proof that it was given: it remains for its full time.
FORMAL = Q(kind__in=[kind for kind in MessageKind if kind.is_formal])
# Models with an address, and its column.
HOLDERS = ((Official, "email"), (Stakeholder, "email"), (User, "email"), (ContactPoint, "mailbox"))


def data_of(addresses: Collection[str], *, viewer: User | None = None) -> list[dict[str, str]]:
    """Return the time and kind of mails to ``addresses`` (lower case), as JSON values.

    The text is omitted: it is not about the person, who has received it. With a ``viewer`` only what that account may
    read in the mail log, since an editor can enter any address in a record.
    """
    log = Message.objects.all() if viewer is None else Message.objects.visible_to(viewer)
    rows = log.annotate(lower=Lower("address")).filter(lower__in=addresses).order_by("pk")
    letters = rows.values_list("name", "address", "kind", "recorded_at")
    return [
        {"name": name, "address": address, "kind": kind, "recorded_at": at.isoformat()}
        for name, address, kind, at in letters
    ]


def addresses_of(record: Any) -> set[str]:
    """Return the present and former addresses of a person's record, in lower case."""
    before = events(type(record)).filter(pgh_obj_id=record.pk).values_list("email", flat=True)
    return {address.lower() for address in (record.email, *before) if address}


def shared(addresses: Collection[str], *, of: Any) -> set[str]:
    """Return the ``addresses`` that another record than ``of``, or a contact point, has or had."""
    found: set[str] = set()
    for model, column in HOLDERS:
        rows = events(model).annotate(lower=Lower(column)).filter(lower__in=addresses)
        if isinstance(of, model):
            rows = rows.exclude(pgh_obj_id=of.pk)
        found |= set(rows.values_list("lower", flat=True))
    return found


@transaction.atomic
def erase(*, of: Any, why: str) -> int:
    """Erase name, address and text of finished mails to a person's record; return their number.

    Notices, and mails to addresses that other records have or had, remain until ``erase_old``.
    """
    addresses = addresses_of(of)
    addresses -= shared(addresses, of=of)
    if not addresses:
        return 0
    return _erase(Message.objects.annotate(lower=Lower("address")).filter(OVER, ~FORMAL, lower__in=addresses), why)


@transaction.atomic
def erase_old(*, before: datetime, most: int, why: str) -> int:
    """Erase the mails recorded before an instant, at most ``most``; return their number."""
    return _erase(Message.objects.filter(OVER, recorded_at__lt=before).exclude(address__regex=ERASED)[:most], why)


def _erase(rows: Any, why: str) -> int:
    # A message that is being resolved concurrently may not be finished.
    found: list[Message] = list(rows.select_for_update(skip_locked=True))
    with pghistory.context(reason=why):
        for message in found:
            put = {"name": "", "address": pseudonym(message)}
            Message.objects.filter(pk=message.pk).update(**put, text="", html="")
            erase_from(Message, Q(pgh_obj_id=message.pk), put, why)
    return len(found)
