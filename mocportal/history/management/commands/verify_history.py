"""Check the history in the database against its seals and their signatures."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from mocportal.history.services import comparing
from mocportal.history.services.verifying import verify


class Command(BaseCommand):
    help = "Check that nothing in the history was changed, taken out, moved or added, and name what was."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--key", type=bytes.fromhex, help="public key that signs; default: the one of this portal, if it has one"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        _word, findings, verifier = verify(at=timezone.now(), key=options["key"])
        for finding in findings:
            self.stdout.write(finding)
        told = f"{verifier.summary}; {comparing.waiting()} rows wait for their seal"
        if findings:
            message = f"{len(findings)} findings ({told})"
            raise CommandError(message)
        self.stdout.write(f"The history is what was sealed: {told}.")
