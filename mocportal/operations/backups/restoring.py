"""Restoring a backup: only into an empty database, and with full verification."""

from pathlib import Path

import psycopg
from django.core.files.storage import Storage, default_storage

from mocportal.operations.backups import programs, stored_files
from mocportal.operations.backups.addresses import DatabaseConnection
from mocportal.operations.backups.exceptions import BackupError
from mocportal.operations.backups.manifests import DATABASE, FILES, Manifest
from mocportal.operations.backups.table_checksums import Contents, is_empty


def restore(
    backup: Path, *, into: DatabaseConnection | None = None, storage: Storage = default_storage, sealed: bool = True
) -> Manifest:
    """Restore ``backup`` into the empty database ``into``, by default the portal's own, and compare all of it.

    Nothing is written before every byte of the backup is verified. Raise BackupError; after a failure during the
    restoration, the database must not be used.
    """
    manifest = Manifest.read(backup, sealed=sealed)
    manifest.verify(backup)
    address = into or DatabaseConnection.owner()
    try:
        with address.connect() as connection:
            if not is_empty(connection):
                raise BackupError(f"The database {address.name} is not empty. Make a new one and restore into that.")
            server = connection.info.server_version // 10_000
            # All or nothing.
            whole = ("--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges")
            programs.run("pg_restore", *whole, str(backup / DATABASE), address=address, server=server)
            if differences := manifest.contents.differences(Contents.of(connection)):
                raise BackupError(f"What was restored is not what was backed up: {'; '.join(differences)}.")
            # New tables have no statistics, and the first queries would get bad plans.
            connection.execute("ANALYZE")
    except psycopg.Error as error:
        raise BackupError(f"The database {address.name} cannot be restored: {error}") from error
    stored_files.unpack(backup / FILES, storage, manifest.stored)
    return manifest
