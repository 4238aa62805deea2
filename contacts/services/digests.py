"""Daily digests: one message in place of those that are due at the same hour for the same address."""

from collections import defaultdict
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _

from contacts.enums import MessageKind, MessageState
from contacts.models import Message
from contacts.rules.email_content import EmailContent
from contacts.services.addresses import Addressee
from contacts.services.outbox import day_of, is_current, post
from core.text.date_formatting import day

WAITING = [MessageKind.REMINDER, MessageKind.INVITATION]


@transaction.atomic
def combine(at: datetime) -> None:
    """Combine the due messages that waited for a digest, two or more for each address. One alone is sent as it is."""
    rows = Message.objects.due(at).filter(
        kind__in=WAITING,
        contact_point__isnull=False,
        next_attempt_at__gt=F("recorded_at"),
        # A message that an attempt has postponed did not wait for a digest.
        attempts__isnull=True,
    )
    rows = rows.select_for_update(skip_locked=True, of=("self",)).order_by("recorded_at", "pk")
    groups = defaultdict(list)
    for message in rows.select_related("contact_point__participant__side"):
        groups[message.contact_point_id, message.address.casefold(), message.language].append(message)
    for messages in groups.values():
        # Messages to an outdated address are sent to the new one individually.
        if len(messages) > 1 and is_current(messages[0], at):
            _combine(messages, at)


def _combine(messages: list[Message], at: datetime) -> None:
    first = messages[0]
    point = first.contact_point
    assert point is not None
    with translation.override(first.language):
        on = day(day_of(point, at), first.language)
        subject = _("Daily digest of %(day)s: %(count)d messages") % {"day": on, "count": len(messages)}
    letter = EmailContent(
        subject,
        tuple(f"{number}. {each.subject}\n\n{each.text.strip()}" for number, each in enumerate(messages, start=1)),
    )
    digest = post(
        kind=MessageKind.DIGEST,
        key=f"digest:{point.pk}:{first.pk}",
        to=Addressee(first.name, first.address, first.language),
        letter=letter,
        at=at,
        contact_point=point,
    )
    Message.objects.filter(pk__in=[each.pk for each in messages]).update(
        state=MessageState.COMBINED, digest=digest, next_attempt_at=None
    )
