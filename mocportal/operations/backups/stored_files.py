"""Stored files as one archive, independent of the storage backend."""

import hashlib
import io
import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import Storage

from core.files.storage import ownership
from mocportal.operations.backups.exceptions import BackupError
from mocportal.operations.backups.manifests import BackupFile


def pack(storage: Storage, path: Path) -> dict[str, BackupFile]:
    """Write all files of ``storage`` into an archive at ``path``, and return their sizes and hashes."""
    packed = {}
    with tarfile.open(path, "w") as archive:
        for name in sorted(_names(storage)):
            # Uploads are limited to a small fraction of memory.
            with storage.open(name) as file:
                content = file.read()
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(content), 0o600
            archive.addfile(entry, io.BytesIO(content))
            packed[name] = _part(content)
    return packed


def unpack(path: Path, storage: Storage, expected: dict[str, BackupFile]) -> None:
    """Write the archive's files to ``storage`` under their own names. Raise BackupError for a difference.

    An existing file with the same bytes is left unchanged; one with other bytes is never overwritten.
    """
    found = set()
    with tarfile.open(path, "r:") as archive:
        for entry in archive:
            name = entry.name
            content = file.read() if (file := archive.extractfile(entry)) else b""
            if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts or not entry.isfile():
                raise BackupError(f"The archive of files holds {name!r}, which is no name of a stored file.")
            if expected.get(name) != _part(content):
                raise BackupError(f"The stored file {name!r} is not as the manifest has it.")
            found.add(name)
            _put(storage, name, content)
    if missing := expected.keys() - found:
        raise BackupError(f"The archive lacks stored files: {', '.join(sorted(missing))}.")


def _put(storage: Storage, name: str, content: bytes) -> None:
    if storage.exists(name):
        with storage.open(name) as there:
            if there.read() != content:
                raise BackupError(f"A file {name!r} with other content is stored already.")
        return
    saved = storage.save(name, ContentFile(content))
    if saved != name:
        raise BackupError(f"The store kept {name!r} under another name, {saved!r}.")


def _part(content: bytes) -> BackupFile:
    return BackupFile(len(content), hashlib.sha256(content).hexdigest())


def _names(storage: Storage, directory: str = "") -> Iterator[str]:
    try:
        directories, files = storage.listdir(directory)
    except FileNotFoundError:
        return  # The store is empty.
    for name in files:
        # The ownership marker applies to this store, not to the one restored into.
        if name != ownership.NAME or directory:
            yield f"{directory}/{name}" if directory else name
    for name in directories:
        if name == ownership.HEADS and not directory:
            continue
        yield from _names(storage, f"{directory}/{name}" if directory else name)
