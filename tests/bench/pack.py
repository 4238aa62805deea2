"""Every document beside the agenda, and the whole pack, of 60 commitments and 150 actions: time, memory, statements."""

import tracemalloc
from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from contacts.models import Participant
from dialogue.enums import DocumentKind
from dialogue.models import Dialogue
from dialogue.services.documents import FORMS, make
from tests.bench import agenda
from tests.bench.measure import cost
from tests.bench.report import Report, kilobytes, milliseconds

COLUMNS = ("Document", "CPU ms", "database", "p50 ms", "peak KB", "statements", "KB", "to be reached")
# The design's: on the clock, in milliseconds.
GOALS = {DocumentKind.PACK: "200"}
# An invitee's version needs an invitee, and costs less than any of the others.
MEASURED = [kind for kind in DocumentKind if kind not in {DocumentKind.AGENDA, DocumentKind.INVITEES}]


def measure(report: Report, *, seconds: float) -> None:
    """Fill a register as for the agenda, and make each kind in its usual form and as a PDF."""
    now = timezone.now()
    agenda.fill((agenda.DIALOGUE, now))
    rows = []
    for kind in MEASURED:
        for form in [form for form in FORMS[kind] if form in {FORMS[kind][0], "pdf"}]:
            call = _call(kind, form, now)
            warm = cost(call, seconds=seconds)
            times = map(milliseconds, (warm.cpu, warm.database, warm.wall))
            sizes = (kilobytes(_peak(call)), str(warm.statements), kilobytes(warm.size), GOALS.get(kind, ""))
            rows.append([f"{kind.value} {form}", *times, *sizes])
    report.table(f"The pack of {agenda.COMMITMENTS} commitments and {agenda.ACTIONS} actions", COLUMNS, rows)


def _call(kind: DocumentKind, form: str, now: datetime) -> Callable[[], bytes]:
    dialogue = Dialogue.objects.select_related("instrument", "host", "mark").get(number=agenda.DIALOGUE)
    own = Participant.objects.order_by("order").first()
    return lambda: make(kind=kind, dialogue=dialogue, form=form, language="en", as_of=now, for_participant=own).content


def _peak(call: Callable[[], bytes]) -> int:
    """The bytes that Python held at most during one call, those of the result included; Typst's own are not seen."""
    tracemalloc.start()
    try:
        call()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
