"""The embedded servers themselves, on a directory of their own."""

import os
import shutil
import signal
import tempfile
import time
from pathlib import Path

import psycopg
import pytest
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from mocportal.local import embedded, programs
from mocportal.local.account import servers_account
from mocportal.local.progress import QUIET
from mocportal.local.state import VarDirectory
from mocportal.local.supervisor import Supervisor


@pytest.fixture(scope="module")
def open_directory():
    """A directory that the servers' account can enter, unlike pytest's own."""
    path = Path(tempfile.mkdtemp(prefix="moc-local-"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(scope="module")
def supervisor(open_directory):
    one = Supervisor(VarDirectory(open_directory / "var"), QUIET)
    yield one
    one.stop()


@pytest.fixture(scope="module")
def servers(supervisor):
    return embedded.start(supervisor, supervisor.var, given={})


def test_the_portal_s_role_has_no_special_rights(servers):
    with psycopg.connect(servers.database_url) as connection:
        rights = connection.execute(
            "SELECT rolsuper, rolcreaterole, rolreplication, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
    assert rights == (False, False, False, False)


def test_the_portal_s_role_can_make_the_extensions_that_search_needs(servers):
    with psycopg.connect(servers.database_url) as connection:
        for extension in ("pg_trgm", "unaccent", "btree_gist"):
            connection.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")


def test_text_is_sorted_by_code_point_whatever_the_machine_s_language(servers):
    with psycopg.connect(servers.database_url) as connection:
        found = connection.execute(
            "SELECT string_agg(t, '' ORDER BY t) FROM unnest('{é,z,A,備,a}'::text[]) t"
        ).fetchone()
        assert found == ("Aazé備",)
        assert connection.execute("SHOW timezone").fetchone() == ("UTC",)


def test_nobody_enters_the_database_without_the_password(servers):
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(servers.database_url.replace(servers.database_password, "guess"))


def test_nobody_enters_the_broker_without_the_password(servers):
    with (
        redis.Redis(port=servers.broker_port, retry=Retry(NoBackoff(), 0)) as client,
        pytest.raises(redis.AuthenticationError),
    ):
        client.ping()


def test_passwords_are_not_shown_in_the_list_of_processes(supervisor, servers):
    lines = [Path(f"/proc/{one.process.pid}/cmdline").read_text() for one in supervisor.running]
    assert servers.broker_password not in "".join(lines)
    assert servers.database_password not in "".join(lines)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root changes who the servers are")
def test_started_by_root_no_server_runs_as_root(supervisor, servers):
    assert [Path(f"/proc/{one.process.pid}").stat().st_uid for one in supervisor.running] == [
        servers_account().uid,
        servers_account().uid,
    ]


def test_data_survives_a_supervisor_that_was_killed(supervisor, servers):
    with psycopg.connect(servers.database_url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'here' AS word")
    # As after `kill -9` of the supervisor: nobody ended the servers, and the next one finds them.
    following = Supervisor(supervisor.var, QUIET)
    following.stop_leftovers()
    for one in supervisor.running:
        one.process.wait(timeout=20)
    supervisor.running.clear()
    try:
        again = embedded.start(following, following.var, given={})
        with psycopg.connect(again.database_url) as connection:
            assert connection.execute("SELECT word FROM kept").fetchone() == ("here",)
    finally:
        supervisor.running, following.running = following.running, []


def test_a_database_that_is_killed_comes_back_with_what_was_committed(supervisor, servers):
    with psycopg.connect(servers.database_url) as connection:
        connection.execute("CREATE TABLE committed AS SELECT 1 AS number")
    database = supervisor.running[0]
    os.killpg(database.process.pid, signal.SIGKILL)
    database.process.wait()
    deadline = time.monotonic() + 20
    while database.process.poll() is not None or not database.service.ready():
        assert time.monotonic() < deadline
        supervisor._tend(database)
        time.sleep(0.1)
    with psycopg.connect(servers.database_url) as connection:
        assert connection.execute("SELECT number FROM committed").fetchone() == (1,)


@pytest.fixture
def closed_var(open_directory, monkeypatch):
    """A var directory that the servers' account cannot enter, as below /root."""
    monkeypatch.setattr(programs, "REACHABLE", open_directory / "reachable")
    with tempfile.TemporaryDirectory(dir=open_directory) as closed:
        yield VarDirectory(Path(closed) / "var")


def stored_words(var, word):
    """The words that a database start finds, after it has added ``word``."""
    supervisor = Supervisor(var, QUIET)
    try:
        servers = embedded.start(supervisor, var, given={}, durable=False)
        with psycopg.connect(servers.database_url) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS words (word text)")
            connection.execute("INSERT INTO words VALUES (%s)", [word])
            return [found for (found,) in connection.execute("SELECT word FROM words ORDER BY word")]
    finally:
        supervisor.stop()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has places that its servers cannot enter")
def test_below_a_closed_directory_the_database_lives_elsewhere(closed_var, open_directory):
    assert stored_words(closed_var, "first") == ["first"]
    assert (closed_var.root / "database").resolve().is_relative_to(open_directory / "reachable")
    assert stored_words(closed_var, "second") == ["first", "second"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has places that its servers cannot enter")
def test_who_deletes_var_begins_anew_also_where_the_database_lives_elsewhere(closed_var):
    stored_words(closed_var, "before")
    shutil.rmtree(closed_var.root)
    assert stored_words(closed_var, "after") == ["after"]


def test_servers_that_the_environment_names_are_not_started(tmp_path):
    supervisor = Supervisor(VarDirectory(tmp_path), QUIET)
    embedded.start(supervisor, supervisor.var, given={"DATABASE_URL": "postgres://own", "REDIS_URL": "redis://own"})
    assert supervisor.running == []
