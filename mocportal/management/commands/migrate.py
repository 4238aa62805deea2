"""Django's command, as the owner of the tables, with the rights that new tables need, and never in anybody's way."""

import json
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any

import psycopg
from django.conf import settings
from django.core.management import CommandError
from django.core.management.commands import migrate
from django.db import DatabaseError, OperationalError, connections

from audit.services import rights
from core.db.postgresql.owner import application_role, as_owner

# Whoever waited behind the migration has gone on by then.
BETWEEN_TRIES = timedelta(seconds=5)
TRIES = 12

# What triggers read when they write the history of a change. For the session, and not by pghistory's own way, which
# puts a statement before each other one and takes the percent signs of a migration for its own.
SAY = "SELECT set_config('pghistory.context_id', %s, false), set_config('pghistory.context_metadata', %s, false)"
REASON = json.dumps({"reason": "manage.py migrate"})


class Command(migrate.Command):
    """Every migration ends with the rights of the application's role, so that no table is without them.

    A migration that needs a table which somebody is using lets go after MIGRATION_LOCK_TIMEOUT, so that those who
    come after it wait no longer than that, and is tried again.
    """

    def handle(self, *args: Any, **options: Any) -> None:
        # What only asks is answered by whoever asks.
        if options["plan"] or options["check_unapplied"]:
            super().handle(*args, **options)
            return
        # Inside, the settings name the owner.
        role = application_role()
        with as_owner(), explained(options["database"]):
            self.migrate(role, *args, **options)

    def migrate(self, role: str, *args: Any, **options: Any) -> None:
        """Run what is to be run, and renew the rights; what was done before a table was in use stays done.

        Raises CommandError.
        """
        for _try in range(TRIES):
            try:
                with connections[options["database"]].cursor() as cursor:
                    cursor.execute(
                        "SELECT set_config('lock_timeout', %s, false)",
                        [f"{settings.MIGRATION_LOCK_TIMEOUT.total_seconds():.0f}s"],
                    )
                super().handle(*args, **options)
                rights.renew(role)
            except OperationalError as error:
                if not isinstance(error.__cause__, psycopg.errors.LockNotAvailable | psycopg.errors.DeadlockDetected):
                    raise
                self.stderr.write(f"A table is in use; trying again in {BETWEEN_TRIES.total_seconds():.0f} s.")
                time.sleep(BETWEEN_TRIES.total_seconds())
            else:
                return
        raise CommandError(
            "A table has been in use for too long. See who holds it: docs/runbook.md, 'Migrations find a table in use'."
        )


@contextmanager
def explained(database: str) -> Iterator[None]:
    """Have the history of what is changed inside say why."""
    with connections[database].cursor() as cursor:
        cursor.execute(SAY, [str(uuid.uuid4()), REASON])
    try:
        yield
    finally:
        # A connection that is gone has taken it along, and what ended it is told.
        with suppress(DatabaseError), connections[database].cursor() as cursor:
            cursor.execute(SAY, ["", ""])
