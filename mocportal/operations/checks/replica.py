"""What DATABASE_REPLICA_URL names has to be: a server that follows the primary."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004  # Django's own name.
from django.db import DatabaseError, connections

from core.db import replica

# Copies of a server keep its identifier for ever; whether one still follows is told by the second.
WHO = "SELECT system_identifier, pg_is_in_recovery() FROM pg_control_system()"


@register(Tags.database)
def follows(databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """Without it nothing would be wrong, and nothing would ever be read from the replica either."""
    if not databases or not replica.is_set():
        return []
    try:
        (primary, _), (other, is_following) = _who("default"), _who(replica.ALIAS)
    except DatabaseError:
        return [
            Warning(
                "The replica or its primary does not answer; everything is read from the primary meanwhile.",
                hint="Look whether the server that DATABASE_REPLICA_URL names runs, and takes connections.",
                id="mocportal.W020",
            )
        ]
    if is_following and primary == other:
        return []
    return [
        Error(
            "What DATABASE_REPLICA_URL names does not follow the database of DATABASE_URL; nothing is read from it.",
            hint="Name a streaming replica, or leave the variable out. After a failover, name one that follows now.",
            id="mocportal.E021",
        )
    ]


def _who(alias: str) -> tuple[int, bool]:
    with connections[alias].cursor() as cursor:
        cursor.execute(WHO)
        identifier, is_following = cursor.fetchone()
    return int(identifier), bool(is_following)
