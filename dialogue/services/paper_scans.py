"""Virus-scan adapter for paper files, whose bytes are in the database (docs/decisions/0013)."""

from core.files.enums import ScanState
from dialogue.models import PaperFile
from dialogue.services import files

KIND = "paper"


class PaperScanAdapter:
    """Adapter that scans each version and language separately, even if bytes are equal."""

    def content(self, key: int) -> bytes | None:
        brought = PaperFile.objects.select_related("file").filter(pk=key).first()
        return files.read(brought.file) if brought else None

    def settle(self, key: int, state: ScanState, found: str) -> None:
        PaperFile.objects.filter(pk=key).update(scan_state=state)


scan_adapter = PaperScanAdapter()
