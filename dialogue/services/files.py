"""Content-addressed storage of files, deduplicated by hash."""

import hashlib

from dialogue.models import StoredFile


def keep(content: bytes) -> StoredFile:
    """Store the content if it is new, in the caller's transaction, and return its stored file."""
    sha256 = hashlib.sha256(content).hexdigest()
    # One statement, to avoid a race between check and insert.
    StoredFile.objects.bulk_create(
        [StoredFile(sha256=sha256, size=len(content), content=content)], ignore_conflicts=True
    )
    stored: StoredFile = StoredFile.objects.defer("content").get(sha256=sha256)
    return stored


def read(file: StoredFile) -> bytes:
    """Return the content of a stored file. Raises ValueError if it does not match its hash."""
    content = bytes(file.content)
    if hashlib.sha256(content).hexdigest() != file.sha256:
        msg = f"The stored file {file.pk} does not have the content that its checksum names."
        raise ValueError(msg)
    return content
