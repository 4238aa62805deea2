"""Copies of a notice for the successors of an address recorded at issue (articles 6 and 9)."""

from datetime import datetime

from django.db import transaction
from django.utils import translation

from commitments.enums import NoticeEventKind, NoticeState
from commitments.models import Notice, NoticeAddressee, NoticeLogEntry
from commitments.services import notice_emails as letters
from contacts.enums import MessageKind
from contacts.models import ContactPoint
from contacts.services import outbox
from contacts.services.addresses import addresses_of

# Separator between addresses in the log, as written at issue.
SEPARATOR = ", "


@transaction.atomic
def send_to_successors(at: datetime) -> int:
    """Send unacknowledged notices to the successors of outdated addresses, and return the number of copies.

    If an address recorded at issue no longer belongs to the contact point, its mailbox and the officers in function on
    the day of ``at`` each get one copy. The log of the notice names both the old and the new addresses.
    """
    waiting = NoticeAddressee.objects.filter(notice__state=NoticeState.ISSUED, acknowledged_at=None)
    rows = waiting.order_by("notice", "pk")
    points = ContactPoint.objects.select_related("participant__side").in_bulk(
        [row.participant_id for row in rows], field_name="participant_id"
    )
    return sum(_send(row, points[row.participant_id], at) for row in rows if row.participant_id in points)


def _send(addressee: NoticeAddressee, point: ContactPoint, at: datetime) -> int:
    behind = addresses_of(point, outbox.day_of(point, at))
    now = {to.address.casefold() for to in behind}
    left = [address for address in addressee.addresses if address.casefold() not in now]
    if not left:
        return 0
    # A second worker waits for this lock and then reads the copies that the first has sent.
    notice = Notice.objects.select_for_update().get(pk=addressee.notice_id)
    entries = addressee.log.filter(kind=NoticeEventKind.ADDRESSED).values_list("detail", flat=True)
    sent = {address.casefold() for entry in entries for address in entry.split(SEPARATOR)}
    successors = [to for to in behind if to.address.casefold() not in sent]
    for to in successors:
        with translation.override(to.language):
            letter = letters.copy_of(notice)
        key = letters.key_of_issue(notice)
        outbox.post(kind=MessageKind.NOTICE, key=key, to=to, letter=letter, at=at, contact_point=point)
    if successors:
        NoticeLogEntry.objects.create(
            notice=notice,
            addressee=addressee,
            kind=NoticeEventKind.ADDRESSED,
            at=at,
            detail=SEPARATOR.join(to.address for to in successors),
            in_place_of=SEPARATOR.join(left),
        )
    return len(successors)
