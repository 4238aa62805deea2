"""Command ``migrate`` as the table owner, with privileges for new tables and a lock timeout."""

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
from django.db.migrations.recorder import MigrationRecorder

from audit.services import rights
from core.db.postgresql.owner import application_role, as_owner

# The first migration of the chain that the initial migrations replaced (decision 48).
EARLIER = ("contacts", "0001_people")

# Enough time for the queries queued behind the migration.
BETWEEN_TRIES = timedelta(seconds=5)
TRIES = 12

# Context that history triggers read. Set for the session instead of by pghistory's own mechanism, which prefixes each
# statement and misinterprets the percent signs of a migration.
SAY = "SELECT set_config('pghistory.context_id', %s, false), set_config('pghistory.context_metadata', %s, false)"
REASON = json.dumps({"reason": "manage.py migrate"})


class Command(migrate.Command):
    """Migrate command that ends by granting the application role its privileges on all tables.

    A migration that needs a table in use gives up after MIGRATION_LOCK_TIMEOUT, so that requests queued behind it wait
    no longer than that, and is retried.
    """

    def handle(self, *args: Any, **options: Any) -> None:
        # Read-only options need no owner.
        if options["plan"] or options["check_unapplied"]:
            super().handle(*args, **options)
            return
        # Inside this block, the settings use the owner.
        role = application_role()
        with as_owner(), explained(options["database"]):
            if EARLIER in MigrationRecorder(connections[options["database"]]).applied_migrations():
                raise CommandError("This database is from before the initial migrations: run manage.py upgrade_schema.")
            self.migrate(role, *args, **options)

    def migrate(self, role: str, *args: Any, **options: Any) -> None:
        """Run the pending migrations with retries, and renew the privileges; completed migrations are not repeated.

        Raise CommandError.
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
    """Record the reason in the history of all changes inside the block."""
    with connections[database].cursor() as cursor:
        cursor.execute(SAY, [str(uuid.uuid4()), REASON])
    try:
        yield
    finally:
        # A closed connection has lost the setting anyway, and its error is reported.
        with suppress(DatabaseError), connections[database].cursor() as cursor:
            cursor.execute(SAY, ["", ""])
