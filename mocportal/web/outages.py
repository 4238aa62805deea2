"""Outages of the database and the file store, which return 503; errors of the portal return 500.

A client retries after 503, and a proxy tries another machine; after 500 neither does.
"""

import errno

from botocore.exceptions import BotoCoreError, ClientError
from django.db import DEFAULT_DB_ALIAS, InterfaceError, InternalError, OperationalError, connections

# Retry delay in seconds, the same as the proxy's.
RETRY_AFTER = 10
# SQLSTATE classes not caused by the statement: connection, resources, operator, input and output.
OUTAGES = ("08", "53", "57P", "58")
# The client's own error, in the class of connections.
PROTOCOL = "08P01"
# Rolled back for another transaction, or timed out on a lock. A retry succeeds.
UNDONE = frozenset({"40001", "40P01", "55P03"})
READ_ONLY = "25006"
# Parameters that PostgreSQL reports to each session. After a failover they distinguish a replica from a primary.
READS_ONLY = (b"in_hot_standby", b"default_transaction_read_only")
SERVER_ERROR = 500
# A full, read-only or broken disk, or a mount whose server is unavailable.
OF_DISKS = frozenset(
    getattr(errno, name)
    for name in ("ENOSPC", "EDQUOT", "EROFS", "EIO", "ESTALE", "ETIMEDOUT", "EHOSTDOWN", "EHOSTUNREACH", "ENOTCONN")
)


def is_outage(error: BaseException | None) -> bool:
    """Return whether the error, or one of its causes, is an outage of the database or of a file store.

    Django replaces some: a transaction whose connection was lost rejects the next statement with its own error.
    """
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if _of_the_database(error) or _of_files(error):
            return True
        error = error.__cause__ or error.__context__
    return False


def _of_the_database(error: BaseException) -> bool:
    if not isinstance(error, OperationalError | InterfaceError | InternalError):
        return False
    state: str | None = getattr(error.__cause__, "sqlstate", None)
    if state is None:
        # Without a server response: no connection, or it ended.
        return isinstance(error, OperationalError)
    if state == READ_ONLY:
        return _reads_only()
    return state in UNDONE or (state != PROTOCOL and state.startswith(OUTAGES))


def _reads_only() -> bool:
    """Return whether the server is read-only; the connection is then closed, so that the next one finds another server.

    A write in a transaction that the portal itself made read-only is an error of the portal.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.connection is None or connection.connection.closed:
        return False
    found = any(connection.connection.pgconn.parameter_status(name) == b"on" for name in READS_ONLY)
    if found:
        connection.close()
    return found


def _of_files(error: BaseException) -> bool:
    if isinstance(error, ClientError):
        status: int = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
        return status >= SERVER_ERROR
    return isinstance(error, BotoCoreError) or (isinstance(error, OSError) and error.errno in OF_DISKS)
