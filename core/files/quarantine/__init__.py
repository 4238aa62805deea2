"""Quarantine of uploads until the virus scanner of the deployment has checked them.

The row is authoritative: a worker is notified after the commit, and a sweep finds rows whose notification was lost.
Without a scanner (setting SCANNER) files are marked as not scanned and can be downloaded.
"""

from core.files.quarantine.clamd import Clamd, ScannerError, Verdict
from core.files.quarantine.pending_scans import create, is_watched, open_states
from core.files.quarantine.scanning import SCAN_ADAPTERS, ScanAdapter, retry_stale, scan
