"""What is asked of the database before it is trusted, of one that really forgets: that of the tests."""

from datetime import datetime, timedelta

import pytest
from django.core.checks import Warning  # noqa: A004  # Django's own name.
from django.db import OperationalError, connection

from mocportal.operations import startup_checks
from mocportal.operations.checks import clocks, database

pytestmark = pytest.mark.django_db


def ids(messages):
    return [message.id for message in messages]


@pytest.fixture
def _kept(settings):
    settings.THROWAWAY = False


@pytest.mark.usefixtures("_kept")
def test_a_database_that_forgets_is_refused_for_each_reason():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")

    assert ids(database.durability(["default"])) == ["mocportal.E010", "mocportal.E011", "mocportal.E012"]


@pytest.mark.usefixtures("_kept")
def test_neither_web_nor_worker_starts_on_it(monkeypatch):
    monkeypatch.setattr("mocportal.operations.startup_checks.connections.close_all", lambda: None)

    with pytest.raises(SystemExit, match=r"mocportal\.E010: fsync is off"):
        startup_checks.refuse_what_forgets()


@pytest.mark.usefixtures("_kept")
def test_both_start_while_it_is_away_and_wait_for_it(monkeypatch):
    def away(_alias):
        return [Warning("The database does not answer.", id="mocportal.W014")]

    monkeypatch.setattr(database, "promises", away)
    monkeypatch.setattr("mocportal.operations.startup_checks.connections.close_all", lambda: None)

    startup_checks.refuse_what_forgets()


def test_tests_throw_theirs_away():
    assert database.durability(["default"]) == []


def test_a_database_that_is_away_is_a_warning_of_one_check_alone(monkeypatch):
    def away(*_args):
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", away)

    assert ids(database.promises("default")) == ["mocportal.W014"]
    assert clocks.zones(["default"]) == clocks.skew(["default"]) == []


@pytest.mark.owner
def test_a_migration_that_was_not_run_is_named():
    assert database.migrations(["default"]) == []

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'history' AND name = '0001_initial'")
        cursor.execute("DELETE FROM django_migrations WHERE app = 'history'")
    (message,) = database.migrations(["default"])

    assert message.id == "mocportal.E015"
    assert "history.0001_initial" in message.msg


def test_python_and_the_database_know_the_same_summer_times(monkeypatch):
    assert clocks.zones(["default"]) == []

    monkeypatch.setattr(clocks, "offset_of", lambda zone, at: 0 if zone == "America/Toronto" else 32400)
    messages = clocks.zones(["default"])

    assert {message.id for message in messages} == {"mocportal.E016"}
    assert any("America/Toronto" in message.msg for message in messages)


def test_clock_difference_is_reported():
    class Behind(datetime):
        @classmethod
        def now(cls, tz=None):
            return super().now(tz) - timedelta(minutes=1)

    assert clocks.skew(["default"]) == []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(clocks, "datetime", Behind)
        assert ids(clocks.skew(["default"])) == ["mocportal.W017"]
