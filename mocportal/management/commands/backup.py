"""Command ``manage.py backup``: writes all data of the portal into a new directory."""

import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from mocportal.operations.backups import create
from mocportal.operations.backups.exceptions import BackupError
from mocportal.operations.backups.manifests import Manifest


class Command(BaseCommand):
    help = "Back up the database and the stored files, with counts and hashes that a restoration is held against."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--directory", type=Path, default=settings.BACKUP_DIR, help="default: BACKUP_DIR")
        parser.add_argument("--keep", type=int, help="afterwards delete all but this many of the newest backups")

    def handle(self, *_args: Any, directory: Path, keep: int | None, **_options: Any) -> None:
        if keep is not None and keep < 1:
            raise CommandError("--keep must be at least 1.")
        begun = time.monotonic()
        try:
            backup = create.make(directory, at=timezone.now())
        except BackupError as error:
            raise CommandError(str(error)) from error
        manifest = Manifest.read(backup)
        rows = sum(table.count for table in manifest.contents.tables.values())
        self.stdout.write(
            f"{backup}: {rows} rows of {len(manifest.contents.tables)} tables and {len(manifest.stored)} files, "
            f"{sum(part.size for part in manifest.parts.values())} bytes, in {time.monotonic() - begun:.1f} s"
        )
        for path in create.forget(directory, keep=keep) if keep else []:
            self.stdout.write(f"{path} was deleted")
