"""Durable file storage: a saved file survives a power failure."""

import os
from pathlib import Path
from typing import Any, NoReturn

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class DurableStorage(FileSystemStorage):
    """File system storage with fsync and without public URLs."""

    def _save(self, name: str, content: File[Any]) -> str:
        saved: str = super()._save(name, content)  # type: ignore[misc]  # Missing in the stubs.
        path = Path(self.path(saved))
        _sync(path)
        # A directory contains its file names, so it is synced too.
        for directory in path.parents:
            _sync(directory)
            if directory == Path(self.location):
                break
        return saved

    def url(self, name: str | None) -> NoReturn:
        raise NotImplementedError


def _sync(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
