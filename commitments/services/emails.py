"""Emails to contact points of Participants, recorded in the transaction of the act that they report."""

from collections.abc import Callable, Iterable
from datetime import datetime

from commitments.models import Instrument
from contacts.enums import MessageKind
from contacts.models import ContactPoint, Message, Participant
from contacts.rules.email_content import EmailContent
from contacts.services import outbox


def contact_points_of(participants: Iterable[Participant]) -> list[ContactPoint]:
    """Return the contact points of ``participants`` in the order of the MOC, without Participants that have none."""
    points = ContactPoint.objects.filter(participant__in=list(participants))
    return list(points.select_related("participant__side").order_by("participant__order"))


def seats(instrument: Instrument, *, but: Participant | None = None) -> list[Participant]:
    """Return the Participants with a seat under the instrument, in its order, without ``but``."""
    rows = Participant.objects.filter(participations__instrument=instrument).select_related("side")
    if but is not None:
        rows = rows.exclude(pk=but.pk)
    return list(rows.order_by("participations__order"))


def notify(
    participants: Iterable[Participant],
    *,
    kind: MessageKind,
    key: str,
    words: Callable[[str], EmailContent],
    at: datetime,
    send_at: datetime | None = None,
    may_wait: bool = False,
) -> list[Message]:
    """Record one email for each address of each contact point; ``words`` writes it in the given language.

    It is sent immediately, or not before ``send_at``; if it ``may_wait``, with the recipient's daily digest.
    """
    return [
        message
        for point in contact_points_of(participants)
        for message in outbox.post_to_contact_point(
            kind=kind, key=key, contact_point=point, words=words, at=at, send_at=send_at, may_wait=may_wait
        )
    ]
