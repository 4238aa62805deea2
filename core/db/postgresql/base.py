"""The database engine of the settings."""

import select
from typing import Any

from django.db.backends.postgresql import base

from core.db.postgresql import APPLICATION_NAME

# Seconds after which a silent client is asked whether it is there, between two questions, and how many; by itself the
# server would take two hours. The locks of a worker whose machine was cut off are free again after these.
NOTICES_A_CLIENT_THAT_IS_GONE = """
SELECT set_config('tcp_keepalives_idle', '10', false), set_config('tcp_keepalives_interval', '2', false),
    set_config('tcp_keepalives_count', '3', false)
"""


class DatabaseWrapper(base.DatabaseWrapper):
    """Looks at a kept connection before each request without a round trip.

    A database that went away has closed its end, so that there is something to read where nothing was asked; only then
    is it asked, as Django does each time.
    """

    def get_connection_params(self) -> dict[str, Any]:
        return super().get_connection_params() | {"application_name": APPLICATION_NAME}

    def is_usable(self) -> bool:
        if self.connection is None or self.connection.closed:
            return False
        poll = select.poll()
        poll.register(self.connection.fileno(), select.POLLIN)
        return not poll.poll(0) or super().is_usable()

    def init_connection_state(self) -> None:
        super().init_connection_state()
        with self.connection.cursor() as cursor:
            cursor.execute(NOTICES_A_CLIENT_THAT_IS_GONE)
