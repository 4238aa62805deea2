"""Command that verifies the history in the database against its seals and their signatures."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from audit.services import seal_comparison
from audit.services.verifying import verify
from audit.verify_history import statements_of


class Command(BaseCommand):
    help = "Compare the history with its seals, and every record, text and file with the history. Name what differs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--key",
            type=bytes.fromhex,
            action="append",
            default=[],
            help="public key that is believed; default: those of this portal. May be repeated",
        )
        parser.add_argument(
            "--expect-head",
            type=Path,
            metavar="FILE",
            help="heads that the history has to contain, one a line: the statement of a mail, or a head of an export",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        keys, file = options["key"], options["expect_head"]
        try:
            expected = [*statements_of(file.read_text("utf-8").splitlines(), keys)] if file else []
        except (OSError, ValueError) as error:
            raise CommandError(f"{file}: {error}") from error
        _word, findings, verifier = verify(at=timezone.now(), keys=keys, expected=expected)
        for finding in findings:
            self.stdout.write(finding)
        summary = f"{verifier.summary}; {seal_comparison.waiting()} rows wait for their seal"
        if findings:
            message = f"{len(findings)} findings ({summary})"
            raise CommandError(message)
        self.stdout.write(f"The history is what was sealed, and the register is what the history says: {summary}.")
