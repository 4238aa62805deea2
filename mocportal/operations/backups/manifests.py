"""Backup manifest: the contents, authenticated with the portal's key against forgery."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from mocportal.operations.backups.exceptions import BackupError
from mocportal.operations.backups.table_checksums import Contents, Rows

DATABASE, FILES, MANIFEST = "database.dump", "files.tar", "manifest.json"
SALT = "mocportal.backups"


@dataclass(frozen=True)
class BackupFile:
    """Backup file with its size in bytes and its SHA-256 in hexadecimal digits."""

    size: int
    sha256: str

    @classmethod
    def of(cls, path: Path) -> Self:
        with path.open("rb") as file:
            return cls(path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())


@dataclass(frozen=True)
class Manifest:
    """Backup manifest; ``made_at`` is the time of the snapshot in UTC, ``migrations`` the last ones of each app."""

    made_at: str
    server: str
    migrations: dict[str, str]
    contents: Contents
    parts: dict[str, BackupFile]
    stored: dict[str, BackupFile]

    def write(self, directory: Path) -> None:
        body = asdict(self)
        (directory / MANIFEST).write_text(
            json.dumps({"seal": seal(body, settings.SECRET_KEY), **body}, indent=1, ensure_ascii=False) + "\n"
        )

    @classmethod
    def read(cls, directory: Path, *, sealed: bool = True) -> Self:
        """Read the manifest of ``directory``. Raise BackupError if it is incomplete or not authentic."""
        try:
            body = json.loads((directory / MANIFEST).read_text())
            given = body.pop("seal")
            manifest = cls(
                made_at=body["made_at"],
                server=body["server"],
                migrations=body["migrations"],
                contents=Contents(
                    {name: Rows(**rows) for name, rows in body["contents"]["tables"].items()},
                    body["contents"]["sequences"],
                ),
                parts={name: BackupFile(**part) for name, part in body["parts"].items()},
                stored={name: BackupFile(**part) for name, part in body["stored"].items()},
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise BackupError(f"{directory / MANIFEST} is not the manifest of a backup: {error}") from error
        keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
        if sealed and not any(constant_time_compare(given, seal(body, key)) for key in keys):
            raise BackupError(
                "The manifest was not sealed with SECRET_KEY or one of SECRET_KEY_FALLBACKS, or it was altered since. "
                "Set the key of the portal that was backed up; without it secrets of webhooks cannot be read either."
            )
        return manifest

    def verify(self, directory: Path) -> None:
        """Verify each byte of the backup's files. Raise BackupError that lists the differences."""
        if wrong := list(self._wrong(directory)):
            raise BackupError(f"The backup in {directory} is damaged: {'; '.join(wrong)}.")

    def _wrong(self, directory: Path) -> Iterator[str]:
        for name, part in self.parts.items():
            path = directory / name
            if not path.exists():
                yield f"{name} is missing"
            elif (size := path.stat().st_size) != part.size:
                yield f"{name} has {size} bytes instead of {part.size}"
            elif BackupFile.of(path) != part:
                yield f"{name} was altered"


def seal(body: dict[str, Any], key: str) -> str:
    """Return the HMAC of ``body`` under ``key``."""
    written = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return salted_hmac(SALT, written, secret=key, algorithm="sha256").hexdigest()
