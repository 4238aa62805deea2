"""PostgreSQL and Valkey for one run of the tests, thrown away at its end."""

import os
import secrets
import shutil
import tempfile
from pathlib import Path

from mocportal.local import embedded
from mocportal.local.progress import QUIET
from mocportal.local.state import VarDirectory
from mocportal.local.supervisor import Supervisor
from tests import template_database

# Names the database that those of the tests are copied from, where there is one.
TEMPLATE = "MOC_TESTS_TEMPLATE"
# The address of the database for the role that the portal works with. The tests' own sessions are the owner's, who may
# empty tables and switch triggers off, and take that role; their worker, and the tests of the rights, connect as it.
APPLICATION = "MOC_TESTS_APPLICATION"


class EphemeralServers:
    """Both servers, and the environment that points Django at them.

    Servers that DATABASE_URL and REDIS_URL name are used as they are. With MOC_LOCAL set they are those of a
    `make run`, whose data tests leave alone.
    """

    def __init__(self) -> None:
        self._directory = Path(tempfile.mkdtemp(prefix="moc-tests-"))
        # The servers' account passes through; what lies inside guards itself.
        self._directory.chmod(0o711)
        self._supervisor = Supervisor(VarDirectory(self._directory), QUIET)

    def start(self) -> None:
        """Start what the environment does not name, and set the variables that mocportal/settings.py reads.

        Raises LocalError where a server does not start.
        """
        given = {} if os.environ.get("MOC_LOCAL") == "1" else os.environ.copy()
        servers = embedded.start(self._supervisor, self._supervisor.var, given=given, durable=False)
        os.environ["DATABASE_URL"] = given.get("DATABASE_URL") or servers.database_url
        os.environ["REDIS_URL"] = given.get("REDIS_URL") or servers.redis_url
        # WhiteNoise looks for its files when the portal starts; in tests they come from where they were written.
        (self._directory / "static").mkdir()
        os.environ["MOC_LOCAL"] = os.environ["MOC_THROWAWAY"] = "1"
        os.environ["VAR_DIR"] = str(self._directory)
        os.environ["SECRET_KEY"] = secrets.token_urlsafe(50)
        os.environ["DJANGO_SETTINGS_MODULE"] = "mocportal.settings"
        if not given.get("DATABASE_URL"):
            template_database.make(servers)
            os.environ[TEMPLATE] = template_database.NAME
            os.environ[APPLICATION] = servers.application_url

    def stop(self) -> None:
        self._supervisor.stop()
        shutil.rmtree(self._directory, ignore_errors=True)
