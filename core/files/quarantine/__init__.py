"""Files that were brought are kept from readers until the virus scanner of the deployment has looked at them.

The row is the truth: a worker is told after the commit, and a sweeper finds what no worker heard of. Without a
scanner (setting SCANNER) files say that they were not scanned, and can be had all the same.
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
