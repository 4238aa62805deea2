"""Embedded Valkey, the broker between web, scheduler and worker."""

import os

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from mocportal.local import programs
from mocportal.local.account import OsAccount
from mocportal.local.ports import LOOPBACK
from mocportal.local.service import Service
from mocportal.local.state import Servers

# Nothing is stored on disk: the database is the source of truth, and lost tasks are sent again from it. The
# configuration is read from standard input, so that the password is neither in a file nor in `ps`.
CONFIGURATION = """\
bind {address}
port {port}
requirepass "{password}"
protected-mode yes
daemonize no
save ""
appendonly no
maxmemory-policy noeviction
"""


def service(servers: Servers, account: OsAccount) -> Service:
    """Return the broker service, listening on loopback only."""
    return Service(
        name="broker",
        command=(str(programs.valkey(account)), "-"),
        environment={"PATH": os.defpath},
        account=account,
        configuration=CONFIGURATION.format(
            address=LOOPBACK, port=servers.broker_port, password=servers.broker_password
        ),
        ready=lambda: _answers(servers),
    )


def _answers(servers: Servers) -> bool:
    with redis.Redis(
        host=LOOPBACK,
        port=servers.broker_port,
        password=servers.broker_password,
        socket_timeout=2,
        # The supervisor polls more often itself.
        retry=Retry(NoBackoff(), 0),
    ) as client:
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False
