"""Command that exports the sealed history into a file that can be verified without the portal."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from audit.services.exporting import lines
from audit.services.sealer import seal_all
from core.files.atomic_write import write_whole


class Command(BaseCommand):
    help = "Write every sealed row of the history, the seals and the signed heads to a file (NDJSON)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        seal_all()
        # The file has the whole history, regardless of visibility in the portal.
        with write_whole(options["file"], mode=0o600) as out:
            out.writelines(lines())
        self.stdout.write(f"Written to {options['file']}. Check it with audit/verify_history.py.")
