"""Services for evidence files: upload, validation, storage under a random name, and download after the scan.

The file is stored before its row is created, so that no row lacks its file. If the row is then not created,
``files.remove_orphans`` deletes the file.
"""

import hashlib
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction

from commitments.enums import EvidenceKind
from commitments.exceptions import FileNotTakenError
from commitments.models import Commitment, Evidence
from core.files import quarantine
from core.files.enums import ScanState
from core.files.inspection import FileRefusedError, inspect, marked_name, safe_stem

KIND = "evidence"


def bring(*, commitment: Commitment, file: File[Any], at: datetime, **fields: Any) -> Evidence:
    """Upload a file as evidence of a commitment, at the aware instant ``at``.

    Raises FileNotTakenError, and stores nothing, if the file is refused.
    """
    evidence = Evidence(commitment=commitment, **fields)
    return keep(evidence=evidence, content=inspected(evidence=evidence, file=file), at=at)


def inspected(*, evidence: Evidence, file: File[Any]) -> bytes:
    """Return the content of ``file`` and set its metadata on ``evidence``, without writing to the database.

    Raises FileNotTakenError if the file is refused.
    """
    content: bytes = file.read(settings.LARGEST_FILE + 1)
    name = file.name or ""
    try:
        kind = inspect(content, name, largest=settings.LARGEST_FILE)
    except FileRefusedError as error:
        raise FileNotTakenError(error.fault) from error
    evidence.kind = EvidenceKind.FILE
    evidence.file_name = f"{safe_stem(name)}.{kind}"
    evidence.size = len(content)
    evidence.media_type = kind.media_type
    evidence.sha256 = hashlib.sha256(content).hexdigest()
    return content


@transaction.atomic
def keep(*, evidence: Evidence, content: bytes, at: datetime) -> Evidence:
    """Store ``content`` and create the new ``evidence`` row for it, at the aware instant ``at``."""
    ending = evidence.file_name.rpartition(".")[2]
    evidence.file = default_storage.save(f"evidence/{at:%Y}/{uuid4()}.{ending}", ContentFile(content))
    evidence.save(force_insert=True)
    quarantine.create(kind=KIND, key=evidence.pk, at=at)
    return evidence


def read(evidence: Evidence) -> bytes:
    """Return the content of the file. Raises ValueError if it does not match its checksum."""
    with default_storage.open(str(evidence.file.name)) as file:
        content: bytes = file.read()
    if hashlib.sha256(content).hexdigest() != evidence.sha256:
        msg = f"The file of evidence {evidence.pk} does not have the content that its checksum names."
        raise ValueError(msg)
    return content


def name_of(evidence: Evidence) -> str:
    """Return the download name of the file, which includes its handling mark."""
    stem, _dot, ending = evidence.file_name.rpartition(".")
    return marked_name(stem, evidence.mark.code, ending)


class EvidenceScanAdapter:
    """Scan adapter of evidence files for the quarantine."""

    def content(self, key: int) -> bytes | None:
        evidence = Evidence.objects.filter(pk=key, kind=EvidenceKind.FILE).first()
        return read(evidence) if evidence else None

    def settle(self, key: int, state: ScanState, found: str) -> None:
        """Store the scan state. The malware name is logged only, never shown."""
        Evidence.objects.filter(pk=key).update(scan_state=state)


scan_adapter = EvidenceScanAdapter()
