"""Embedded servers together: persistent ones for `make run`, temporary ones for a test run."""

import os
from collections.abc import Mapping

from mocportal.local import broker, database, mail_catcher
from mocportal.local.account import servers_account
from mocportal.local.ports import keep_or_choose
from mocportal.local.state import Servers, VarDirectory
from mocportal.local.supervisor import Supervisor


def start(
    supervisor: Supervisor, var: VarDirectory, *, given: Mapping[str, str] = os.environ, durable: bool = True
) -> Servers:
    """Start the servers that ``given``, an environment, does not specify, and wait until they respond.

    Raise LocalError if one does not start.
    """
    servers = Servers.load(var)
    if not given.get("DATABASE_URL"):
        start_database(supervisor, var, servers, durable=durable)
    if not given.get("REDIS_URL"):
        servers.broker_port = keep_or_choose(servers.broker_port)
        with supervisor.progress.step("Starting the broker"):
            supervisor.start(broker.service(servers, servers_account()))
    servers.save(var)
    return servers


def start_catcher(supervisor: Supervisor, var: VarDirectory, *, given: Mapping[str, str] = os.environ) -> Servers:
    """Start the mail catcher, unless ``given``, an environment, specifies a mail server.

    Raise LocalError if it does not start.
    """
    servers = Servers.load(var)
    if not given.get("EMAIL_HOST"):
        servers.mail_port = keep_or_choose(servers.mail_port)
        with supervisor.progress.step("Starting the mail server"):
            supervisor.start(mail_catcher.service(servers, var, given))
        servers.save(var)
    return servers


def start_database(supervisor: Supervisor, var: VarDirectory, servers: Servers, *, durable: bool) -> None:
    """Start the embedded database, and create it on the first start."""
    cluster = database.cluster(var, servers_account())
    if not cluster.exists:
        with supervisor.progress.step("Creating the database"):
            cluster.create(servers)
    cluster.stop_leftover()
    servers.database_port = keep_or_choose(servers.database_port)
    with supervisor.progress.step("Starting the database"):
        supervisor.start(cluster.service(servers, durable=durable))
        database.open_for_portal(servers)
