"""Copies of a notice for those who took the place of an address recorded at issue (articles 6 and 9)."""

from datetime import datetime

from django.db import transaction
from django.utils import translation

from commitments.enums import NoticeEventKind, NoticeState
from commitments.models import Notice, NoticeAddressee, NoticeLogEntry
from commitments.services import notice_letters as letters
from contacts.enums import MessageKind
from contacts.models import ContactPoint
from contacts.services import outbox
from contacts.services.addresses import addresses_of

# Between addresses in the log, as the issue writes them.
SEPARATOR = ", "


@transaction.atomic
def send_to_successors(at: datetime) -> int:
    """Send each notice that waits for a receipt to the successors of addresses that have left; return how many copies.

    Where an address recorded at issue is no longer one of the contact point, the mailbox and the officers in function
    on the day of ``at`` get the copy as well, each once. The log of the notice names both.
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
    # Of two workers the second one waits here, and then reads what the first has sent.
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
