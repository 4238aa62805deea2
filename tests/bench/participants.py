"""What more Participants cost: the settler asks for each who sees a record; the sealer asks for none."""

from collections.abc import Callable
from random import Random
from time import perf_counter, process_time

from django.utils import timezone

from audit.services.sealer import seal
from contacts.models import Participant
from core.feed.sequencer import settle
from demo import records
from tests.bench.report import Report
from tests.factories.contacts import ParticipantFactory

NUMBERS = (5, 50, 500)
RECORDS = 300
COLUMNS = ("Participants", "changes settled", "a second", "CPU ms a change", "rows sealed", "a second")


def measure(report: Report) -> None:
    """Enter the same number of commitments among ever more Participants, then settle and seal what that left."""
    records.clear_records()
    _all(settle)
    _all(seal)
    rows = []
    for number in NUMBERS:
        side = Participant.objects.earliest("pk").side
        for order in range(Participant.objects.count(), number):
            ParticipantFactory.create(side=side, order=1_000 + order)
        _all(settle)
        _all(seal)
        today = timezone.now().date()
        records.fill(commitments=RECORDS, actions=0, dice=Random(number), today=today, report=lambda _: None)
        began = process_time()
        settled, took = _all(settle)
        spent = process_time() - began
        sealed, sealing = _all(seal)
        figures = (settled, settled / took, spent / settled * 1e3, sealed, sealed / sealing)
        rows.append([str(number), *(f"{figure:,.2f}" if figure < 10 else f"{figure:,.0f}" for figure in figures)])
    report.table("Participants", COLUMNS, rows)


def _all(step: Callable[[], int]) -> tuple[int, float]:
    """Do it until nothing is left: how many there were, and the seconds that it took."""
    began, done = perf_counter(), 0
    while count := step():
        done += count
    return done, perf_counter() - began
