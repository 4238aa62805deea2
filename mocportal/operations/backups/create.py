"""Backup creation, atomic: the directory gets its name only when it is complete."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from django.core.files.storage import default_storage

from mocportal.operations.backups import programs, stored_files
from mocportal.operations.backups.addresses import DatabaseConnection
from mocportal.operations.backups.exceptions import BackupError
from mocportal.operations.backups.manifests import DATABASE, FILES, BackupFile, Manifest
from mocportal.operations.backups.table_checksums import Contents

NAME = "portal-%Y%m%dT%H%M%SZ"
UNFINISHED = ".unfinished-"


def make(directory: Path, *, at: datetime) -> Path:
    """Write a backup into a new directory inside ``directory``, named after ``at`` (UTC), and return it.

    Dump, counts and hashes are of one snapshot; the portal continues to accept writes. Raise BackupError.
    """
    final = directory / at.strftime(NAME)
    unfinished = directory / f"{UNFINISHED}{final.name}"
    try:
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished.mkdir(mode=0o700)
    except OSError as error:
        raise BackupError(f"{unfinished} cannot be made: {error.strerror}.") from error
    try:
        _fill(unfinished, at)
        for path in unfinished.iterdir():
            path.chmod(0o600)
            _sync(path)
        _sync(unfinished)
        unfinished.rename(final)
        _sync(directory)
    except (OSError, psycopg.Error) as error:
        raise BackupError(f"The backup was not finished: {error}") from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return final


def _fill(directory: Path, at: datetime) -> None:
    address = DatabaseConnection.owner()
    with address.connect() as connection:
        server = connection.info.server_version // 10_000
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        (snapshot,) = connection.execute("SELECT pg_export_snapshot()").fetchone() or ("",)
        dump = ("--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}")
        programs.run("pg_dump", *dump, f"--file={directory / DATABASE}", address=address, server=server)
        # After the snapshot, so that every row of it has its file.
        stored = stored_files.pack(default_storage, directory / FILES)
        contents = Contents.of(connection)
        migrations = dict(
            connection.execute("SELECT app, max(name) FROM django_migrations GROUP BY app ORDER BY app").fetchall()
        )
        Manifest(
            made_at=at.isoformat(),
            server=connection.info.parameter_status("server_version") or "",
            migrations=migrations,
            contents=contents,
            parts={name: BackupFile.of(directory / name) for name in (DATABASE, FILES)},
            stored=stored,
        ).write(directory)


def _sync(path: Path) -> None:
    """Flush ``path`` to disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def made(directory: Path) -> list[Path]:
    """Return the complete backups in ``directory``, the newest last."""
    return sorted(path for path in directory.glob("portal-*Z") if path.is_dir())


def moment(backup: Path) -> datetime:
    """Return the time in the name of a backup."""
    return datetime.strptime(backup.name, NAME).replace(tzinfo=UTC)


def forget(directory: Path, *, keep: int) -> list[Path]:
    """Delete all but the newest ``keep`` backups, and incomplete ones; return the deleted paths."""
    old = [*made(directory)[:-keep], *directory.glob(f"{UNFINISHED}*")]
    for path in old:
        shutil.rmtree(path)
    return old
