"""The agenda of 60 commitments and 150 actions: compiled, and rendered in each form, warm and cold."""

import pickle
import subprocess
import sys
from datetime import timedelta
from random import Random
from statistics import median

from django.utils import timezone

from demo import records
from dialogue.documents.formats import CALENDAR
from dialogue.models import ActionItem, Dialogue
from dialogue.services.register import read_register
from mocportal.local.state import PROJECT
from tests.bench import steps
from tests.bench.measure import cost
from tests.bench.report import Report, kilobytes, milliseconds

COMMITMENTS, ACTIONS = 60, 150
DIALOGUE = 3
FRESH_PROCESSES = 3

COLUMNS = ("Agenda", "CPU ms", "database", "p50 ms", "cold ms", "statements", "KB", "to be reached")
# The design's, in milliseconds: of the processor for compiling, on the clock for the rest.
GOALS = {"compile": "50", "docx": "10", "pdf": "120, cold 300", "compile and all five": "200"}


def measure(report: Report, *, seconds: float) -> None:
    """Fill a register until its agenda has the size, compile it and render it."""
    now = timezone.now()
    asked = (DIALOGUE, now)
    fill(asked)
    document, meeting = steps.document(asked), steps.meeting(asked)
    rows = []
    for name, step in steps.STEPS.items():
        taken = asked if "compile" in name else meeting if name == CALENDAR else document
        warm = cost(lambda: step(taken), seconds=seconds)  # noqa: B023  # Called within the turn.
        times = [*map(milliseconds, (warm.cpu, warm.database, warm.wall, _cold(name, taken)))]
        rows.append([name, *times, str(warm.statements), kilobytes(warm.size), GOALS.get(name, "")])
    report.table(f"The agenda of {COMMITMENTS} commitments and {ACTIONS} actions", COLUMNS, rows)


def fill(asked: steps.CompileInput) -> None:
    """As many commitments as are on the agenda when it has the size: of those invented about half are."""
    _, now = asked
    records.clear_records()
    # A calendar has no place for a meeting without a time.
    start = now.replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=60)
    Dialogue.objects.filter(number=DIALOGUE).update(local_start=start, time_zone="America/Toronto")
    dialogue, dice = Dialogue.objects.get(number=DIALOGUE), Random(1)
    actions = ACTIONS - ActionItem.objects.count()
    while missing := COMMITMENTS - len(read_register(dialogue=dialogue, as_of=now).commitments):
        records.fill(commitments=missing, actions=actions, dice=dice, today=now.date(), report=lambda _done: None)
        actions = 0


def _cold(name: str, taken: object) -> float:
    """The median of the first time in a few fresh processes."""
    command = [sys.executable, "-m", "tests.bench.cold", name]
    sent = pickle.dumps(taken)
    return median(
        float(subprocess.run(command, input=sent, stdout=subprocess.PIPE, cwd=PROJECT, check=True).stdout)
        for _ in range(FRESH_PROCESSES)
    )
