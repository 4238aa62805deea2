"""Start-up checks of web and worker processes."""

from typing import NoReturn

import structlog
from django.conf import settings
from django.core.checks import Error
from django.db import connections

from mocportal.operations.checks import database

logger = structlog.get_logger(__name__)


class UnfitDatabaseError(SystemExit):
    """Error for a database that is not durable. Exits the process, with the reasons as its message."""


def refuse_what_forgets() -> None:
    """Exit unless the database is durable.

    If the database is unavailable, the process continues: it waits for it as it would later. Raise UnfitDatabaseError.
    """
    if settings.THROWAWAY:
        return
    messages = database.promises("default")
    # Forked processes must not share the connection.
    connections.close_all()
    errors = [message for message in messages if isinstance(message, Error)]
    for message in messages:
        logger.error("database_check", id=message.id, text=message.msg)
    if errors:
        _end(errors)


def _end(errors: list[Error]) -> NoReturn:
    raise UnfitDatabaseError("\n".join(f"{error.id}: {error.msg} {error.hint}" for error in errors))
