"""Which files can be had, and putting a new one on the list of those that wait."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from core.files.enums import ScanState
from core.files.models import WaitingScan
from core.tasks.dispatch import hand_over

TASK = "contacts.tasks.scan"


def is_watched() -> bool:
    """Whether this deployment has a scanner."""
    return bool(settings.SCANNER)


def open_states() -> frozenset[ScanState]:
    """How a file has to stand to be given out: clean; without a scanner, not refused."""
    return frozenset(state for state in ScanState if state.is_open(watched=is_watched()))


def enter(*, kind: str, key: int, at: datetime) -> None:
    """Have the file of a record scanned, in the caller's transaction; ``at`` is an aware instant.

    It is noted without a scanner too: whatever was brought before there was one is looked at when there is.
    """
    waiting, _new = WaitingScan.objects.get_or_create(kind=kind, key=key, defaults={"since": at})
    if is_watched():
        # Robust: what is committed has happened, and the sweep finds what the broker did not hear of.
        transaction.on_commit(lambda: hand_over(TASK, waiting.pk), robust=True)
