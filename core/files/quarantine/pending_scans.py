"""Pending scans: which files can be downloaded, and how a new one is queued."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from core.files.enums import ScanState
from core.files.models import WaitingScan
from core.tasks.dispatch import hand_over

TASK = "contacts.tasks.scan"


def is_watched() -> bool:
    """Return whether this deployment has a scanner."""
    return bool(settings.SCANNER)


def open_states() -> frozenset[ScanState]:
    """Return the scan states that allow a download: clean; without a scanner all but refused."""
    return frozenset(state for state in ScanState if state.is_open(watched=is_watched()))


def create(*, kind: str, key: int, at: datetime) -> None:
    """Queue the scan of a record's file in the caller's transaction; ``at`` is an aware instant.

    It is queued without a scanner too, so that older files are scanned once there is one.
    """
    waiting, _new = WaitingScan.objects.get_or_create(kind=kind, key=key, defaults={"since": at})
    if is_watched():
        # Robust: the change is committed, and the sweep finds what the broker missed.
        transaction.on_commit(lambda: hand_over(TASK, waiting.pk), robust=True)
