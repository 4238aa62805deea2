"""A connection that the database has closed is noticed before the next request, and one that stands costs nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

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
