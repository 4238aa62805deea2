"""Command that seals the history and signs its head."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from audit.services import daily_heads, head_copies
from audit.services.sealer import seal_all


class Command(BaseCommand):
    help = "Link what is new in the history by hash, and sign the head of the day. A worker does both by itself."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--after-restore",
            action="store_true",
            help="delete the signed heads in the file store that the restored history does not contain",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        now = timezone.now()
        sealed = seal_all()
        self.stdout.write(f"{sealed} rows sealed.")
        if options["after_restore"]:
            for line in head_copies.set_aside():
                self.stdout.write(f"Deleted from the file store: {line}")
        head_copies.renew(at=now)
        if head := daily_heads.sign_head(at=now):
            self.stdout.write(f"Head of {head.day}: seal {head.seal_id}, {head.seal.last} rows.")
