"""Quarantine of uploads until the virus scanner of the deployment has checked them.

The row is authoritative: a worker is notified after the commit, and a sweep finds rows whose notification was lost.
Without a scanner (setting SCANNER) files are marked as not scanned and can be downloaded.
"""

from core.files.quarantine.clamd import Clamd, ScannerError, Verdict
from core.files.quarantine.pending_scans import enter, is_watched, open_states
from core.files.quarantine.scanning import KEEPERS, Keeper, scan, sweep

__all__ = [
    "KEEPERS",
    "Clamd",
    "Keeper",
    "ScannerError",
    "Verdict",
    "enter",
    "is_watched",
    "open_states",
    "scan",
    "sweep",
]
