"""Reads the clock of a notice of discontinuance, and the status of the MOC, from the rows."""

from collections.abc import Iterable
from datetime import date

from commitments.enums import NoticeCounting
from commitments.models import Instrument, Notice, TextVersion
from commitments.rules.discontinuance import Clock, clock
from commitments.rules.status import Modification, NoticeFact, Status, status


def clock_of(notice: Notice) -> Clock:
    """The clock of a notice of discontinuance that was issued, by the receipts acknowledged so far."""
    assert notice.issued_on is not None
    receipts = notice.addressees.order_by("participant__order").values_list("participant__code", "received_on")
    return clock(
        issued_on=notice.issued_on,
        receipts=dict(receipts),
        months=notice.instrument.notice_months,
        counting=NoticeCounting(notice.instrument.notice_counting),
        stated_on=notice.stated_on,
    )


def read_status(instrument: Instrument, on: date) -> Status:
    """The status of the MOC on the day ``on``: three statements, and one more for each notice of discontinuance."""
    seats = instrument.participations.order_by("order").values_list("participant__code", flat=True)
    signed = dict(instrument.signatures.values_list("participant__code", "signed_on"))
    return status(
        signatures={code: signed.get(code) for code in seats},
        notices=list(_notices(instrument)),
        modifications=[
            Modification(reference, number, effective_on)
            for reference, number, effective_on in TextVersion.objects.filter(
                instrument=instrument, decision__isnull=False
            ).values_list("decision__reference", "number", "effective_on")
        ],
        on=on,
    )


def _notices(instrument: Instrument) -> Iterable[NoticeFact]:
    issued = Notice.objects.filter(instrument=instrument).of_discontinuance().issued()
    for notice in issued.select_related("instrument", "sender").order_by("reference"):
        yield NoticeFact(notice.reference, notice.sender.code, clock_of(notice), notice.withdrawn_on)
