"""Command ``manage.py restore``: restores a backup into an empty database, and verifies it."""

import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mocportal.operations.backups.exceptions import BackupError
from mocportal.operations.backups.manifests import Manifest
from mocportal.operations.backups.restoring import restore


class Command(BaseCommand):
    help = "Restore a backup into the empty database that DATABASE_URL (or DATABASE_OWNER_URL) names, and compare it."
    # This command creates the tables.
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("backup", type=Path, help="the directory of one backup")
        parser.add_argument("--verify", action="store_true", help="only look at each byte of the backup")
        parser.add_argument(
            "--without-seal",
            action="store_true",
            help="take a manifest that SECRET_KEY did not seal; hashes still hold",
        )

    def handle(self, *_args: Any, backup: Path, verify: bool, without_seal: bool, **_options: Any) -> None:
        begun = time.monotonic()
        try:
            if verify:
                manifest = Manifest.read(backup, sealed=not without_seal)
                manifest.verify(backup)
            else:
                manifest = restore(backup, sealed=not without_seal)
        except BackupError as error:
            raise CommandError(str(error)) from error
        rows = sum(table.count for table in manifest.contents.tables.values())
        self.stdout.write(
            f"{'Whole' if verify else 'Restored and found to be the same'}: {rows} rows of "
            f"{len(manifest.contents.tables)} tables and {len(manifest.stored)} files as of {manifest.made_at}, "
            f"in {time.monotonic() - begun:.1f} s"
        )
        if not verify:
            self.stdout.write(
                "Next: manage.py migrate, manage.py roles, manage.py verify_history, manage.py doubt_notices; "
                "then start the portal."
            )
