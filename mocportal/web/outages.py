"""Outages of the database and the store of files. They are answered 503, faults of the portal itself 500.

A client repeats a request after 503, and a proxy asks another machine; after 500 neither does.
"""

import errno

from botocore.exceptions import BotoCoreError, ClientError
from django.db import DEFAULT_DB_ALIAS, InterfaceError, InternalError, OperationalError, connections

# Seconds after which to ask again, as the proxy says where no machine answers.
RETRY_AFTER = 10
# Classes of SQLSTATE for which the statement is not the reason: connection, resources, operator, input and output.
OUTAGES = ("08", "53", "57P", "58")
# The client's own fault, in the class of connections.
PROTOCOL = "08P01"
# Undone so that another transaction could end, or waited too long for its lock. The next try succeeds.
UNDONE = frozenset({"40001", "40P01", "55P03"})
READ_ONLY = "25006"
# What PostgreSQL reports of itself to each of its sessions. After a failover both tell a reader from a writer.
READS_ONLY = (b"in_hot_standby", b"default_transaction_read_only")
SERVER_ERROR = 500
# A disk that is full, read-only, broken, or a mount whose server is away.
OF_DISKS = frozenset(
    getattr(errno, name)
    for name in ("ENOSPC", "EDQUOT", "EROFS", "EIO", "ESTALE", "ETIMEDOUT", "EHOSTDOWN", "EHOSTUNREACH", "ENOTCONN")
)


def is_outage(error: BaseException | None) -> bool:
    """Return whether the error, or one that it came of, is that of a database or of a store of files that is away.

    Django replaces some: a transaction whose connection was lost refuses the next statement with an error of its own.
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
        # Without an answer from the server: no connection could be made, or it ended.
        return isinstance(error, OperationalError)
    if state == READ_ONLY:
        return _reads_only()
    return state in UNDONE or (state != PROTOCOL and state.startswith(OUTAGES))


def _reads_only() -> bool:
    """Return whether the server takes no writes at all; the connection is closed, so that the next finds another.

    A transaction that the portal itself made read-only and then wrote in is a fault of the portal.
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
