"""A connection that is of no use any more is noticed before the next request, and one that stands costs nothing."""

import pytest
from django.db import NotSupportedError, close_old_connections, connection
from django.test.utils import CaptureQueriesContext

from core.rest.read.prepared import prepared_cursor

# Of another's sessions it may end none.
pytestmark = pytest.mark.owner


def ended_by_the_database() -> None:
    """End the process behind the connection, from another one."""
    pid = connection.connection.info.backend_pid
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
        assert cursor.fetchone() == (True,)
    other.close()


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_stands_is_not_asked() -> None:
    connection.ensure_connection()
    with CaptureQueriesContext(connection) as captured:
        assert connection.is_usable()
    assert not captured


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_was_ended_is_noticed() -> None:
    connection.ensure_connection()
    ended_by_the_database()
    assert not connection.is_usable()
    connection.close()
    assert not connection.is_usable()


@pytest.mark.django_db
def test_the_database_soon_notices_that_a_client_is_gone() -> None:
    """Else it would keep the locks of a worker whose machine was cut off for two hours."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(setting, ' ' ORDER BY name) FROM pg_settings WHERE name LIKE 'tcp_keepalives%'"
        )
        assert cursor.fetchone() == ("3 10 2",)


@pytest.mark.django_db(transaction=True)
def test_what_was_prepared_before_a_column_changed_its_type_is_asked_once_more_and_then_forgotten() -> None:
    connection.ensure_connection()
    session = connection.connection
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE changed_meanwhile AS SELECT 1::integer AS number")
    try:
        for _ in range(4):
            prepared_query()
        # From another session, as a migration does: psycopg forgets what this one changes itself.
        other = connection.copy()
        with other.cursor() as cursor:
            cursor.execute("ALTER TABLE changed_meanwhile ALTER number TYPE bigint")
        other.close()
        with pytest.raises(NotSupportedError, match="cached plan"):
            prepared_query()
        # As after each request.
        close_old_connections()
        assert prepared_query() == 1
        assert connection.connection is not session
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE changed_meanwhile")


def prepared_query() -> int:
    with prepared_cursor() as cursor:
        cursor.execute("SELECT number FROM changed_meanwhile")
        number: int = cursor.fetchone()[0]
    return number
