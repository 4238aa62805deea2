"""What every test stands on: real servers started once for the whole run, a real worker, a real browser."""

import atexit
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import django
import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.servers.basehttp import WSGIRequestHandler
from django.db import connection
from django.test import TransactionTestCase, override_settings
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from mocportal.celery import app
from mocportal.local import catalogues, database
from tests import tables
from tests.servers import APPLICATION, TEMPLATE, EphemeralServers

pytest_plugins = ["tests.fixtures.worker", "tests.fixtures.browser", "tests.fixtures.smtp", "tests.fixtures.faults"]


# How long an example takes tells how busy the machine is, and nothing of the portal.
hypothesis_settings.register_profile(
    "portal", hypothesis_settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
)
hypothesis_settings.load_profile("portal")


def start_servers() -> None:
    """Start the servers and set the variables that the settings read; pytest-xdist's workers inherit both."""
    catalogues.compile_all()
    servers = EphemeralServers()
    atexit.register(servers.stop)
    servers.start()


def take_own_queue(worker: str) -> None:
    """Give a worker of pytest-xdist a queue of its own, as it has a database: gw0 is database 1 of the broker."""
    address = settings.REDIS_URL.rpartition("/")[0] + f"/{int(worker.removeprefix('gw')) + 1}"
    # Settings and app are read by now: pytest-django found them in the environment that the worker inherited.
    os.environ["REDIS_URL"] = settings.REDIS_URL = address
    app.conf.update(broker_url=address)


# Not in a hook: the conftest.py files below this one import models, and pytest reads them before its first hook.
if xdist_worker := os.environ.get("PYTEST_XDIST_WORKER"):
    take_own_queue(xdist_worker)
else:
    start_servers()
    django.setup()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Copy each test database from the migrated one; Django then finds every migration applied."""
    settings.DATABASES["default"]["TEST"]["TEMPLATE"] = os.environ.get(TEMPLATE)


@pytest.fixture(scope="session", autouse=True)
def _settings_for_tests() -> Iterator[None]:
    """Change what only costs time in tests: hashed names of static files, slow hashes of passwords, and limits."""
    with override_settings(
        STORAGES={
            "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        # A test sends in a second what a person sends in an hour.
        PERSONAL_RATE=1_000_000,
        ACCOUNT_SECONDS=1_000_000,
        PARTICIPANT_SECONDS=1_000_000,
        ACCOUNT_OPERATIONS=1_000,
        PARTICIPANT_OPERATIONS=1_000,
        ACCOUNT_REQUESTS=1_000,
        # One more statement after each answer, which tests of the number of statements do not mean.
        NOTE_ACCESSES=False,
    ):
        yield


@pytest.fixture(scope="session", autouse=True)
def _tables_emptied_quickly() -> Iterator[None]:
    """Empty what a test with committed rows leaves by our own way; pytest-django makes its test cases of this class."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: tables.empty())
        yield


@pytest.fixture(scope="session", autouse=True)
def _answers_sent_at_once() -> Iterator[None]:
    """Let the live server send the body of an answer without waiting until its head is acknowledged.

    Whoever keeps a connection acknowledges after 40 milliseconds, which would come upon each request.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(WSGIRequestHandler, "disable_nagle_algorithm", True)
        yield


# What takes longest, begun first and in this order: a core that is done early would have nothing to do beside the last
# of these.
LONGEST = (
    "tests/e2e/sweep/test_sweep.py",
    "tests/api/contract/test_schemathesis.py",
    "tests/e2e/test_year.py",
    "tests/api/reading/",
    "tests/e2e/",
    "tests/faults/",
    "tests/history/feed/test_following.py",
    "tests/api/test_matrix",
    "tests/dialogue/services/test_documents.py",
    "tests/commitments/properties/",
    "tests/local/",
    "tests/security/",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the order of pytest-randomly but for the files that take longest."""
    places = range(len(LONGEST))
    items.sort(key=lambda item: next((at for at in places if item.nodeid.startswith(LONGEST[at])), len(LONGEST)))


# Seconds that a request or a task may take to end once its test has.
PATIENCE = 20


def _commits(request: pytest.FixtureRequest) -> bool:
    """Whether the rows of the test are committed."""
    marker = request.node.get_closest_marker("django_db")
    committed = {"transactional_db", "live_server", "live_worker"} & set(request.fixturenames)
    return bool(committed or (marker and marker.kwargs.get("transaction")))


@pytest.fixture(autouse=True)
def _with_the_rights_of_a_deployment(
    request: pytest.FixtureRequest, _quiet_before_the_tables_are_emptied: None
) -> Iterator[None]:
    """Work with the rights that the portal's role has, for as long as the test lasts.

    The owner of the tables has every right, so that one which the role lacks would be missed in a deployment alone.
    What has to be tried as the owner bears the mark ``owner``.
    """
    uses = _commits(request) or "db" in request.fixturenames or request.node.get_closest_marker("django_db")
    if not uses or request.node.get_closest_marker("owner") or APPLICATION not in os.environ:
        yield
    elif _commits(request):
        request.getfixturevalue("transactional_db")
        with _every_session_as(database.APPLICATION):
            yield
    else:
        request.getfixturevalue("db")
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL ROLE {database.APPLICATION}")
        yield


@contextmanager
def _every_session_as(role: str) -> Iterator[None]:
    """Have each session that begins inside take ``role``, those of the live server and of threads included.

    This thread's own session goes on, since a new one would have to read and to plan everything anew. The tables are
    emptied outside, by the owner.
    """
    options = connection.settings_dict["OPTIONS"]
    options["options"] = f"-c role={role}"
    _take_role(role)
    try:
        yield
    finally:
        del options["options"]
        _take_role("NONE")


def _take_role(role: str) -> None:
    """In the session that is open; one that begins later begins as its options say."""
    if connection.is_usable() and not connection.needs_rollback:
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {role}")
    else:
        connection.close()


@pytest.fixture(autouse=True)
def _quiet_before_the_tables_are_emptied(request: pytest.FixtureRequest) -> Iterator[None]:
    """Wait, after a test with committed rows, for requests still being answered: emptying would deadlock with them."""
    if not _commits(request):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    deadline = time.monotonic() + PATIENCE
    quiet = 0
    while time.monotonic() < deadline:
        looks = _looks() if "live_server" in request.fixturenames else 1
        quiet = 0 if _others_at_work() else quiet + 1
        if quiet >= looks:
            return
        time.sleep(0.02)


def _looks() -> int:
    """How often the live server has to be found at rest.

    A request is at rest for the database between two statements, so that one look would not do while anybody is
    connected. A browser closes its connections with its last page; one of them may not have been taken up yet.
    """
    connected = any("process_request_thread" in thread.name for thread in threading.enumerate())
    return 25 if connected else 3


def _others_at_work() -> bool:
    """Whether another session of this test's database is in a statement or a transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND state <> 'idle')"
        )
        return bool(cursor.fetchone()[0])


@pytest.fixture(autouse=True)
def _no_heads_of_other_tests() -> None:
    """Empty what the file store in memory, which outlives a test, has of the history that went with its test."""
    from audit.services import head_copies  # noqa: PLC0415  # Models, which are there once Django is set up.

    if "InMemoryStorage" in settings.STORAGES["default"]["BACKEND"]:
        for copy in head_copies.copies():
            default_storage.delete(copy.name)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Begin each test in English, whatever language the one before it left behind."""
    with translation.override("en"):
        yield
