"""Files as evidence: inspected, stored under a name of their own, put on record, and given out once they may be.

The file is stored first and then named by a row, so that no row is without its file. Where the row is not written
after all, a file is left that nothing names: ``files.remove_orphans`` clears it away.
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
    """Put a file to a commitment as evidence, at the aware instant ``at``.

    Raises FileNotTakenError, and keeps nothing, where it is no file that is taken.
    """
    evidence = Evidence(commitment=commitment, **fields)
    return keep(evidence=evidence, content=inspected(evidence=evidence, file=file), at=at)


def inspected(*, evidence: Evidence, file: File[Any]) -> bytes:
    """The content of ``file``, with what is told of it in ``evidence``; nothing is written yet.

    Raises FileNotTakenError where it is no file that is taken.
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
    """Store ``content`` and put the new ``evidence`` that names it on record, at the aware instant ``at``."""
    ending = evidence.file_name.rpartition(".")[2]
    evidence.file = default_storage.save(f"evidence/{at:%Y}/{uuid4()}.{ending}", ContentFile(content))
    evidence.save(force_insert=True)
    quarantine.enter(kind=KIND, key=evidence.pk, at=at)
    return evidence


def read(evidence: Evidence) -> bytes:
    """The content of the file. Raises ValueError where it is no longer what its checksum says."""
    with default_storage.open(str(evidence.file.name)) as file:
        content: bytes = file.read()
    if hashlib.sha256(content).hexdigest() != evidence.sha256:
        msg = f"The file of evidence {evidence.pk} does not have the content that its checksum names."
        raise ValueError(msg)
    return content


def name_of(evidence: Evidence) -> str:
    """The name under which it is given out, with its handling mark in view."""
    stem, _dot, ending = evidence.file_name.rpartition(".")
    return marked_name(stem, evidence.mark.code, ending)


class EvidenceKeeper:
    """What the quarantine asks of files of evidence."""

    def content(self, key: int) -> bytes | None:
        evidence = Evidence.objects.filter(pk=key, kind=EvidenceKind.FILE).first()
        return read(evidence) if evidence else None

    def settle(self, key: int, state: ScanState, found: str) -> None:
        """What was found is told in the log alone: its name helps nobody who reads the register."""
        Evidence.objects.filter(pk=key).update(scan_state=state)


keeper = EvidenceKeeper()
