"""Files that only their owner may read, written whole or not at all."""

import os
import secrets
from pathlib import Path


def write(path: Path, text: str) -> None:
    """Replace the file in one step, so that neither a reader nor a crash ever meets half of it; mode 0600."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    # Made with its mode, not changed to it: between the two, others could have opened it.
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def read_or_make(path: Path, length: int = 50) -> str:
    """Return the secret that the file holds, made at random on the first call; `length` counts random bytes."""
    try:
        return path.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        secret = secrets.token_urlsafe(length)
        write(path, secret + "\n")
        return secret
