"""Atomic file writes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def write_whole(path: Path, *, mode: int) -> Iterator[BinaryIO]:
    """Open ``path`` for an atomic write: it appears complete or not at all, with ``mode`` from its first byte."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as file:
            # The umask may have removed bits of the mode, but never added any.
            os.fchmod(file.fileno(), mode)
            yield file
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
