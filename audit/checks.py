"""System checks of history protection (docs/audit.md)."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register  # noqa: A004  # Django's own name.
from django.db import DatabaseError, connections

from audit.services.rights import ADDED
from audit.services.sealed_tables import sources

# The owner of a table has every privilege on it, whatever is granted.
WITHIN_REACH = """
    SELECT relname::text, current_user::text FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relname = ANY(%s)
        AND (pg_has_role(relowner, 'USAGE') OR has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER'))
    ORDER BY relname
"""


# Skipped by `migrate`, which runs as the owner.
@register(Tags.database, deploy=True)
def history_is_out_of_reach(databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """Check that the application role cannot change history.

    It queries the database, since the environment does not show ownership, superusers, or privileges beyond those that
    `migrate` grants.
    """
    messages: list[CheckMessage] = []
    tables = sorted({source.table for source in sources()} | ADDED)
    for alias in databases or []:
        try:
            with connections[alias].cursor() as cursor:
                cursor.execute(WITHIN_REACH, [tables])
                found = cursor.fetchall()
        except DatabaseError:
            continue  # Reported by the durability check.
        if found:
            (table, role), *more = found
            others = f" and {len(more)} more" if more else ""
            messages.append(
                Warning(
                    f"The portal works as {role!r}, which could change its own history: {table}{others}.",
                    hint="Name the owner in DATABASE_OWNER_URL and another role in DATABASE_URL, and run manage.py "
                    "roles (docs/audit.md).",
                    id="mocportal.W040",
                )
            )
    return messages
