"""Keeping bytes under the hash of their content, once however often they are kept."""

import hashlib

from dialogue.models import StoredFile


def keep(content: bytes) -> StoredFile:
    """The stored file with that content, written if there is none yet, in the caller's transaction."""
    sha256 = hashlib.sha256(content).hexdigest()
    # One statement: between looking and writing, another transaction could write the same.
    StoredFile.objects.bulk_create(
        [StoredFile(sha256=sha256, size=len(content), content=content)], ignore_conflicts=True
    )
    kept: StoredFile = StoredFile.objects.defer("content").get(sha256=sha256)
    return kept


def read(file: StoredFile) -> bytes:
    """The content of a stored file. Raises ValueError where it is no longer what its hash says."""
    content = bytes(file.content)
    if hashlib.sha256(content).hexdigest() != file.sha256:
        msg = f"The stored file {file.pk} does not have the content that its checksum names."
        raise ValueError(msg)
    return content
