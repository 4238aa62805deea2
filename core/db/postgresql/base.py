"""Database backend that the settings name."""

import select
from typing import Any

from django.db.backends.postgresql import base

from core.db.postgresql import APPLICATION_NAME

# Keep-alive: seconds of silence before the first probe, seconds between probes, and number of probes. The server's
# default is two hours; with these, the locks of a disconnected worker are released soon.
NOTICES_A_CLIENT_THAT_IS_GONE = """
SELECT set_config('tcp_keepalives_idle', '10', false), set_config('tcp_keepalives_interval', '2', false),
    set_config('tcp_keepalives_count', '3', false)
"""


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL backend that checks a persistent connection before each request without a round trip.

    If the server has closed the connection, its socket is readable; only then is a query sent, as Django does each
    time.
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
