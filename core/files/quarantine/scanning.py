"""Virus scan of a claimed upload, with the result written to its record."""

from datetime import datetime, timedelta
from typing import Protocol

import structlog
from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F, Q

from core.files.enums import ScanState
from core.files.models import WaitingScan
from core.files.quarantine.clamd import Clamd, ScannerError
from core.files.quarantine.pending_scans import TASK, is_watched
from core.tasks.dispatch import hand_over

logger = structlog.get_logger(__name__)

# Longer than a scan may take (clamd's timeouts for connecting, sending and the answer): its worker is dead.
STALE = timedelta(minutes=3)
MOST_AT_ONCE = 50


class ScanAdapter(Protocol):
    """Adapter of an app that stores uploads."""

    def content(self, key: int) -> bytes | None:
        """Return the content of a record's file; None if the record or its file is gone."""

    def settle(self, key: int, state: ScanState, found: str) -> None:
        """Store the scan state on the record; ``found`` is the name of the malware."""


# By kind, provided by the apps that store files (``mocportal.wiring``).
SCAN_ADAPTERS: dict[str, ScanAdapter] = {}


def scan(*, waiting: int, at: datetime) -> None:
    """Scan the file of a pending entry, unless it is done or another worker has claimed it.

    No transaction is open during the scan. A file without a result remains in quarantine.
    """
    claimed = _claim(waiting, at)
    if claimed is None:
        return
    try:
        adapter = SCAN_ADAPTERS[claimed.kind]
        content = adapter.content(claimed.key)
        verdict = None if content is None else Clamd.at(settings.SCANNER).scan(content)
        with transaction.atomic():
            if verdict is not None:
                state = ScanState.CLEAN if verdict.is_clean else ScanState.REFUSED
                adapter.settle(claimed.key, state, verdict.found)
            claimed.delete()
    except DatabaseError:
        # The row remains claimed, and the sweep retries it once the database is available.
        raise
    except (ScannerError, OSError, ValueError) as error:
        logger.warning("scan_failed", kind=claimed.kind, key=claimed.key, error=str(error))
        WaitingScan.objects.filter(pk=claimed.pk).update(error=f"{type(error).__name__}: {error}"[:200])
        return
    if verdict is not None and not verdict.is_clean:
        logger.warning("file_refused", kind=claimed.kind, key=claimed.key, found=verdict.found)


def retry_stale(*, at: datetime) -> None:
    """Re-enqueue pending scans and those of dead workers, the oldest first."""
    if not is_watched():
        return
    left = WaitingScan.objects.filter(_free(at)).order_by("tries", "since").values_list("pk", flat=True)[:MOST_AT_ONCE]
    if left:
        hand_over(TASK, *left)


def _claim(waiting: int, at: datetime) -> WaitingScan | None:
    """Claim a pending scan with one conditional update, so that only one worker gets it."""
    if not is_watched():
        return None
    taken = WaitingScan.objects.filter(_free(at), pk=waiting).update(claimed_at=at, tries=F("tries") + 1, error="")
    return WaitingScan.objects.get(pk=waiting) if taken else None


def _free(at: datetime) -> Q:
    # A failed scan has an error and is free immediately; the sweep runs every minute.
    return Q(claimed_at=None) | ~Q(error="") | Q(claimed_at__lte=at - STALE)
