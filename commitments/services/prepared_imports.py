"""Storage of an uploaded import file between preview and confirmation, per user and for one day."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from commitments.models import PreparedImport
from contacts.models import User


def keep(
    *, kind: str, file_name: str, content: bytes, reason: str, preview: Mapping[str, Any], by: User, at: datetime
) -> PreparedImport:
    """Store an importable file at the aware instant ``at``, in place of an earlier upload of the same content."""
    digest = hashlib.sha256(content).hexdigest()
    waiting = PreparedImport.objects.filter(owner=by, kind=kind, sha256=digest, done_at=None)
    waiting.delete()
    return PreparedImport.objects.create(
        owner=by,
        kind=kind,
        file_name=file_name[-200:],
        content=content,
        sha256=digest,
        reason=reason,
        preview=preview,
        created_at=at,
    )


def conclude(*, prepared: PreparedImport, entered: int, changed: int, at: datetime) -> None:
    """Record the result of an import, whose row the caller has locked, and delete the file content."""
    prepared.done_at, prepared.entered, prepared.changed, prepared.content = at, entered, changed, b""
    prepared.preview = None
    prepared.save(update_fields=["done_at", "entered", "changed", "content", "preview"])


def show_again(*, prepared: PreparedImport, preview: Mapping[str, Any]) -> None:
    """Replace the stored preview by one of the current register."""
    prepared.preview = preview
    prepared.save(update_fields=["preview"])


def forget(*, at: datetime) -> int:
    """Delete files uploaded more than a day before the aware instant ``at``, and return their number."""
    return PreparedImport.objects.filter(created_at__lte=at - PreparedImport.RETENTION).delete()[0]
