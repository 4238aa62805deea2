"""The portal that is broken, and the table of what that cost."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from contacts.models import Message
from mocportal.local import embedded
from mocportal.local.progress import QUIET
from mocportal.local.state import VarDirectory
from mocportal.local.supervisor import Supervisor
from tests import template_database
from tests.faults.portal import Portal, Tally, broker_at, database_of
from tests.fixtures.smtp import listening

type Count = Callable[[str, list[Message]], Tally]


@pytest.fixture(scope="module")
def portal(django_db_blocker: DjangoDbBlocker) -> Iterator[Portal]:
    """Start database, broker, worker and a server that takes mail, all for this module alone."""
    directory = Path(tempfile.mkdtemp(prefix="moc-faults-"))
    # The servers' account passes through; what lies inside guards itself.
    directory.chmod(0o711)
    supervisor = Supervisor(VarDirectory(directory), QUIET)
    try:
        servers = embedded.start(supervisor, supervisor.var, given={}, durable=False)
        template_database.make(servers)
        with listening() as sink, django_db_blocker.unblock(), database_of(servers), broker_at(servers.redis_url):
            portal = Portal(supervisor, servers, sink)
            portal.start()
            yield portal
            supervisor.stop()
    finally:
        supervisor.stop()
        shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture
def count(portal: Portal, record_property: Callable[[str, object], None]) -> Count:
    """Count what became of messages, and write it into the table at the end of the run."""

    def counted(fault: str, messages: list[Message]) -> Tally:
        tally = portal.tally(messages)
        figures = (len(messages), tally.lost, tally.duplicated, tally.uncertain, tally.failed)
        record_property("fault", (fault, *figures))
        return tally

    return counted
