"""Command that fills the register with fictitious records."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from random import Random
from typing import Any

import pghistory
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from core.db.postgresql.owner import as_owner
from demo import records
from demo.year import building
from dialogue.models import Dialogue

MOST_COMMITMENTS = 1_000_000
# An action's number within its Dialogue is a small integer.
MOST_ACTIONS = 20_000


class Command(BaseCommand):
    help = (
        "Make the database a demonstration, in which invented records have numbers that begin with DEMO. Add a large "
        "register for measurements, or with --year a believable year. The same seed on the same day gives the same "
        "register."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--year",
            action="store_true",
            help="add a believable year instead: issued agenda, pending decision and notice, reports, part of a record",
        )
        parser.add_argument(
            "--commitments", type=_up_to(MOST_COMMITMENTS), default=1_000, metavar="N", help="default: 1000"
        )
        parser.add_argument(
            "--actions",
            type=_up_to(MOST_ACTIONS),
            default=150,
            metavar="N",
            help="actions of the Dialogues that were held; default: 150",
        )
        parser.add_argument("--seed", type=int, default=1, metavar="K", help="another number, another register")
        parser.add_argument(
            "--fresh",
            action="store_true",
            help="empty the register and the Dialogues first, history included, and load the seed files again",
        )
        parser.add_argument(
            "--no-input", "--noinput", action="store_false", dest="interactive", help="with --fresh: do not ask"
        )
        parser.add_argument(
            "--into-a-deployment",
            action="store_true",
            help="fill a portal that more than one machine can reach; what is added there stays",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        commitments, actions = options["commitments"], options["actions"]
        _keep_away_from_real_records(**options)
        if options["fresh"]:
            with as_owner(), pghistory.context(reason="Seed files"):
                records.clear_records()
        if not Dialogue.objects.held().exists():
            raise CommandError("There is nothing to build on yet: run `manage.py seed` first.")
        if options["year"]:
            self._build_year()
            return
        with pghistory.context(reason="Fictitious register"):
            records.fill(
                commitments=commitments,
                actions=actions,
                dice=Random(options["seed"]),  # noqa: S311  # nosec B311  # Fictitious data is no secret.
                today=timezone.now().date(),
                report=self._report if options["verbosity"] else _silence,
            )
        if options["verbosity"]:
            self.stdout.write(f"Added {commitments:,} fictitious commitments and {actions:,} fictitious actions.")

    def _build_year(self) -> None:
        if building.exists():
            self.stdout.write("The demonstration has its year already. Add --fresh to build it again.")
            return
        building.build(timezone.now())
        self.stdout.write("Added the year of the demonstration.")

    def _report(self, done: int) -> None:
        if done % 20_000 == 0:
            self.stdout.write(f"{done:,} commitments")


def _keep_away_from_real_records(*, fresh: bool, into_a_deployment: bool, interactive: bool, **_others: Any) -> None:
    """Raise CommandError if the portal may hold real records, and ask for confirmation before deleting any."""
    if not settings.LOCAL:
        if fresh:
            raise CommandError("A deployment's records are never taken away: --fresh works on one machine only.")
        if not into_a_deployment:
            raise CommandError(
                "This portal is a deployment, and fictitious records cannot be told apart from real ones by a "
                "machine once they are in. Where it is for training only, say so with --into-a-deployment."
            )
    if fresh and interactive:
        name = settings.DATABASES["default"]["NAME"]
        answer = input(f"Every commitment, Dialogue and agenda in the database “{name}” goes. Type its name to go on: ")
        if answer.strip() != name:
            raise CommandError("Nothing was changed.")


def _silence(_done: int) -> None:
    """Ignore progress."""


def _up_to(most: int) -> Callable[[str], int]:
    """Return a parser of a number from 0 to ``most``."""

    def number(text: str) -> int:
        if not text.isdecimal() or int(text) > most:
            raise ArgumentTypeError(f"a number from 0 to {most:,}, please, not {text!r}")
        return int(text)

    return number
