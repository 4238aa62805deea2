"""What web and worker look at before they take any work."""

from typing import NoReturn

import structlog
from django.conf import settings
from django.core.checks import Error
from django.db import connections

from mocportal.operations.checks import database

logger = structlog.get_logger(__name__)


class UnfitDatabaseError(SystemExit):
    """The database may lose what it has confirmed. Ends the process, with the reasons as its last words."""


def refuse_what_forgets() -> None:
    """Let the process go on only where the database keeps what it has confirmed.

    Where the database is away it goes on too: it waits for it as it would later. Raises UnfitDatabaseError.
    """
    if settings.THROWAWAY:
        return
    messages = database.promises("default")
    # The processes that are made of this one must not share its connection.
    connections.close_all()
    errors = [message for message in messages if isinstance(message, Error)]
    for message in messages:
        logger.error("database_check", id=message.id, text=message.msg)
    if errors:
        _end(errors)


def _end(errors: list[Error]) -> NoReturn:
    raise UnfitDatabaseError("\n".join(f"{error.id}: {error.msg} {error.hint}" for error in errors))
