"""Database checks: durability and migrations."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004  # Django's own name.
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

OLDEST = 17

# Each durability setting, with the data at risk while it is off.
PROMISES = {
    "fsync": "a power cut can ruin the whole database",
    "full_page_writes": "a power cut can leave half a page of it",
    "synchronous_commit": "what was answered as written can be gone after a crash",
}


@register(Tags.database)
def durability(databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """Check that commits are durable; an error otherwise, since the portal's guarantees depend on it."""
    if settings.THROWAWAY:
        return []
    return [message for alias in databases or [] for message in promises(alias)]


def promises(alias: str) -> list[CheckMessage]:
    """Return errors for durability settings of the database ``alias``; a warning if it is unavailable."""
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute(
                "SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", [[*PROMISES, "server_version_num"]]
            )
            found = dict(cursor.fetchall())
    except DatabaseError:
        return [
            Warning(
                f"The database {alias!r} does not answer, so that nothing is known of it.",
                hint="Whether DATABASE_URL is right and the server runs is told by: manage.py dbshell",
                id="mocportal.W014",
            )
        ]
    messages: list[CheckMessage] = [
        Error(
            f"{name} is off in the database {alias!r}: {lost}.",
            hint=f"Set {name} = on in postgresql.conf, for the role and for the database, and restart the portal.",
            id=f"mocportal.E01{number}",
        )
        for number, (name, lost) in enumerate(PROMISES.items())
        if found[name] == "off"
    ]
    if int(found["server_version_num"]) < OLDEST * 10_000:
        messages.append(
            Error(
                f"The database {alias!r} is older than PostgreSQL {OLDEST}.",
                hint="Its statements were never tried there. Upgrade the server first.",
                id="mocportal.E013",
            )
        )
    return messages


# `migrate` runs database checks before it migrates, but not deployment checks.
@register(Tags.database, deploy=True)
def migrations(databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """Check that all migrations of this release are applied."""
    messages: list[CheckMessage] = []
    for alias in databases or []:
        try:
            executor = MigrationExecutor(connections[alias])
        except DatabaseError:
            continue  # Reported by the check above.
        if waiting := executor.migration_plan(executor.loader.graph.leaf_nodes()):
            names = ", ".join(f"{migration.app_label}.{migration.name}" for migration, _backwards in waiting)
            messages.append(
                Error(
                    f"The database {alias!r} has not seen these migrations: {names}.",
                    hint="Run manage.py migrate, as the first step of an upgrade.",
                    id="mocportal.E015",
                )
            )
    return messages
