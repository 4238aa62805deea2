"""PostgreSQL and Valkey for one run of the tests, thrown away at its end."""

import os
import secrets
import shutil
import tempfile
from pathlib import Path

from mocportal.local import postgresql, valkey
from mocportal.local.places import Places
from mocportal.local.children import Process


class TestServers:
    """Both servers and the environment that points Django at them.

    Servers named by DATABASE_URL and REDIS_URL are used as they are. With MOC_LOCAL set these are the servers of a
    `make run`, whose data tests leave alone.
    """

    __test__ = False

    def __init__(self) -> None:
        self._running: list[Process] = []
        self._directory = Path(tempfile.mkdtemp(prefix="moc-tests-"))
        # The servers' user passes through; what lies inside guards itself.
        self._directory.chmod(0o711)

    def start(self) -> None:
        """Start what the environment does not name and set the variables that mocportal/settings.py reads."""
        programs = Places.of_environment()
        places = Places.of(self._directory)
        given = os.environ if os.environ.get("MOC_LOCAL") != "1" else {}
        if "DATABASE_URL" not in given:
            self._run(Process(postgresql.service(places, programs, durable=False)))
            postgresql.make_database(places)
            os.environ["DATABASE_URL"] = postgresql.url(places)
        if "REDIS_URL" not in given:
            self._run(Process(valkey.service(places, programs)))
            os.environ["REDIS_URL"] = valkey.url(places)
        os.environ["MOC_LOCAL"] = "1"
        os.environ["VAR_DIR"] = str(places.var)
        os.environ["SECRET_KEY"] = secrets.token_urlsafe(50)

    def stop(self) -> None:
        for process in reversed(self._running):
            process.stop()
        shutil.rmtree(self._directory, ignore_errors=True)

    def _run(self, process: Process) -> None:
        self._running.append(process)
        process.wait_until_ready()
