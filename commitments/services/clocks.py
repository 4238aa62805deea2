"""Read the notice period of a discontinuance and the status of the MOC from the database."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import get_language

from commitments.documents.status import NameFormatter
from commitments.enums import Effect
from commitments.models import Instrument, Notice, TextVersion
from contacts.models import Participant, Side
from core.text.date_formatting import day
from core.text.times import displayed_text, last_day_everywhere
from moc.article_9_status import OPEN, NoticeFact, Settlement, Status, status
from moc.article_9b_modification import Modification
from moc.article_9c_discontinuance import Clock, clock
from moc.months import Counting


def clock_of(notice: Notice, *, on: date | None = None) -> Clock:
    """Return the notice period of an issued notice of discontinuance from its receipts, or only those up to ``on``."""
    assert notice.issued_on is not None
    rows = notice.addressees.order_by("participant__order").values_list("participant__code", "received_on")
    receipts = {code: day if day and (on is None or day <= on) else None for code, day in rows}
    return clock(
        issued_on=notice.issued_on,
        receipts=receipts,
        months=notice.instrument.notice_months,
        counting=Counting(notice.counting or notice.instrument.notice_counting),
        stated_on=notice.stated_on,
    )


def settlement_of(notice: Notice, *, on: date | None = None) -> Settlement:
    """Return the settlement decided for a notice of discontinuance, as of ``on`` if given."""
    decision = notice.settled_by
    if decision is None or (on is not None and decision.decided_on is not None and decision.decided_on > on):
        return OPEN
    return Settlement(decision.reference, others_continue=decision.effect_of is Effect.OTHERS_CONTINUE)


def read_status(instrument: Instrument, on: date) -> Status:
    """Return the status of the MOC on ``on``, with three statements plus one for each notice of discontinuance."""
    seats = instrument.participations.order_by("order").values_list("participant__code", flat=True)
    signed = dict(instrument.signatures.values_list("participant__code", "signed_on"))
    return status(
        signatures={code: signed.get(code) for code in seats},
        notices=list(_notices(instrument, on)),
        modifications=[
            Modification(reference, number, effective_on)
            for reference, number, effective_on in TextVersion.objects.filter(
                instrument=instrument, decision__isnull=False
            ).values_list("decision__reference", "number", "effective_on")
        ],
        on=on,
    )


def zones_of_capitals(instrument: Instrument) -> list[str]:
    sides = Side.objects.filter(participants__participations__instrument=instrument).distinct()
    return [side.time_zone for side in sides]


def status_day_end(on: date, zones: Iterable[str]) -> datetime:
    """Return the instant at which the status day ``on`` ends: midnight after it in the first of the capitals."""
    midnight = datetime.combine(on + timedelta(days=1), time())
    return min((midnight.replace(tzinfo=ZoneInfo(zone)) for zone in zones), default=midnight.replace(tzinfo=UTC))


def status_day(instrument: Instrument, at: datetime) -> date:
    """Return the date for which the status is shown at the aware instant ``at``: the latest one in any capital.

    An act done in one capital has then happened for a reader in the other, where it may still be the day before. The
    last day of the MOC lasts until it has ended in every time zone, as in the database. The page of the text and the
    agenda use the same date to select the version in effect. Acts are dated in the time zone of the person who acts;
    due dates are compared with the reader's date or, on an agenda, with the date at the place of the Dialogue.
    """
    latest = max((displayed_text(at, zone).date() for zone in zones_of_capitals(instrument)), default=at.date())
    last = instrument.discontinued_on
    return min(latest, last) if last is not None and last >= last_day_everywhere(at) else latest


def speech_of(instrument: Instrument) -> NameFormatter:
    """Return the formatter of Participant names and dates for the active language, with one statement."""
    seats = Participant.objects.filter(participations__instrument=instrument)
    names = {seat.code: str(seat) for seat in seats}
    language = (get_language() or "en")[:2]
    return NameFormatter(name=lambda code: names.get(code, code), day=lambda value: day(value, language))


def _notices(instrument: Instrument, on: date) -> Iterable[NoticeFact]:
    issued = Notice.objects.filter(instrument=instrument).of_discontinuance().issued()
    for notice in issued.select_related("instrument", "sender", "settled_by").order_by("reference__natural"):
        running, settlement = clock_of(notice, on=on), settlement_of(notice, on=on)
        yield NoticeFact(notice.reference, notice.sender.code, running, notice.withdrawn_on, settlement)
