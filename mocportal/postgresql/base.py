"""The database engine of the settings."""

import select

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Looks at a kept connection before each request without a round trip.

    A database that went away has closed its end, so that there is something to read where nothing was asked; only then
    is it asked, as Django does each time.
    """

    def is_usable(self) -> bool:
        if self.connection is None or self.connection.closed:
            return False
        poll = select.poll()
        poll.register(self.connection.fileno(), select.POLLIN)
        return not poll.poll(0) or super().is_usable()
