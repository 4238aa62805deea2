"""A database that is away is answered 503 wherever it is found out, and a fault of the portal itself 500.

The database is a real one: killed, stopped, full of connections, without rights to write, and lost at each statement of
a request in turn.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from commitments.models import Commitment
from contacts.enums import Audience, Role
from contacts.models import Participant
from mocportal.urls import handler500, urlpatterns
from tests.factories.commitments import AreaFactory, CommitmentFactory, FormFactory, ShippedInstrumentFactory
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory, UserFactory
from tests.factories.partners import token_text
from tests.faults.portal import Portal

__all__ = ["handler500"]

type Ask = Callable[[], Any]


def breaks(_request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT no_such_column FROM commitments_commitment")
    return HttpResponse()


def writes_where_it_only_reads(_request: HttpRequest) -> HttpResponse:
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("BEGIN READ ONLY")
        try:
            cursor.execute("UPDATE commitments_commitment SET source = source")
        finally:
            cursor.execute("ROLLBACK")
    return HttpResponse()


urlpatterns = [
    path("breaks/", breaks),
    path("api/breaks/", breaks),
    path("writes/", writes_where_it_only_reads),
    *urlpatterns,
]

pytestmark = pytest.mark.urls(__name__)


@pytest.fixture(scope="module")
def requests_of(portal: Portal) -> dict[str, Ask]:
    """What people and programs ask: pages, the admin and the API, for reading and for writing."""
    ShippedInstrumentFactory.create()
    mark = HandlingMarkFactory.create(audience=Audience.PARTICIPANTS)
    AreaFactory.create(key="2.c.iv", code="2(c)(iv)")
    FormFactory.create(key="3.a.ii", code="3(a)(ii)")
    ours: Participant = ParticipantFactory.create(code="OURS", order=9001)
    commitment: Commitment = CommitmentFactory.create(lead=ours)
    person, program = (Client(raise_request_exception=False) for _ in range(2))
    person.force_login(UserFactory.create(role=Role.SECRETARIAT, participant=None))
    program.defaults["HTTP_AUTHORIZATION"] = (
        f"Bearer {token_text(UserFactory.create(role=Role.PARTNER, participant=ours))}"
    )
    stranger = Client(raise_request_exception=False)
    body = {"title": "Joint workshop", "areas": ["2.c.iv"], "forms": ["3.a.ii"], "mark": mark.code}
    record = f"/api/v1/commitments/{commitment.reference}/"
    sent: dict[str, Any] = {"content_type": "application/json"}
    return {
        "home": lambda: person.get("/"),
        "register": lambda: person.get("/commitments/"),
        "search": lambda: person.get("/search/?q=graphite"),
        "admin": lambda: person.get("/admin/commitments/commitment/"),
        "admin form": lambda: person.post("/admin/contacts/rank/add/", {"code": "x"}),
        "sign in": lambda: stranger.post("/admin/login/", {"username": "nobody", "password": "x"}),
        "language": lambda: person.post("/language/", {"language": "en"}),
        "API list": lambda: program.get("/api/v1/commitments/?search=graphite"),
        "API record": lambda: program.get(record),
        "API feed": lambda: program.get("/api/v1/changes/"),
        "API create": lambda: program.post("/api/v1/commitments/", body, **sent),
        "API change": lambda: program.patch(record, {"source": "x"}, headers={"If-Match": "*"}, **sent),
        "API delete": lambda: program.delete("/api/v1/activities/none/", headers={"If-Match": "*"}),
    }


def is_unavailable(answer: Any, name: str) -> None:
    assert answer.status_code == 503, (name, answer.status_code, answer.content[:300])
    assert int(answer.headers["Retry-After"]) > 0, name
    assert answer.headers["Cache-Control"] == "no-store", name
    assert answer.headers["X-Request-ID"], name
    if name.startswith("API"):
        assert answer.headers["Content-Type"] == "application/problem+json", name
        assert answer.json()["type"] == "/api/v1/problems/unavailable/", name
    else:
        assert b"<h1>The portal is temporarily unavailable</h1>" in answer.content, name


def all_unavailable(requests_of: dict[str, Ask]) -> None:
    for name, ask in requests_of.items():
        is_unavailable(ask(), name)
        connection.close()


@contextmanager
def stopped(portal: Portal) -> Iterator[None]:
    portal.kill("database")
    try:
        yield
    finally:
        connection.close()
        portal.start_again("database")


def test_a_database_that_was_killed(portal: Portal, requests_of: dict[str, Ask]) -> None:
    with stopped(portal):
        all_unavailable(requests_of)


def test_the_answer_is_in_the_language_of_the_request(portal: Portal, requests_of: dict[str, Ask]) -> None:
    client = Client(raise_request_exception=False)
    with stopped(portal):
        page = client.get("/search/?q=x", headers={"accept-language": "ja"}, REMOTE_USER="x")
        told = client.get("/api/v1/commitments/?lang=fr", headers={"authorization": "Bearer moc_12345678_x" + "y" * 40})
    # Without a session nothing is read for the page; a token is looked up.
    assert page.status_code == 302
    assert (told.status_code, told.headers["Content-Language"]) == (503, "fr")
    assert told.json()["title"] == "Service non disponible"


def test_a_database_that_is_shutting_down(portal: Portal, requests_of: dict[str, Ask]) -> None:
    connection.close()
    # It waits for this session, and takes no other.
    with psycopg.connect(portal.environment["DATABASE_URL"]) as last:
        portal.running("database").process.send_signal(signal.SIGTERM)
        portal.wait_while(lambda: can_connect(portal), seconds=10)
        all_unavailable(requests_of)
        last.close()
    portal.running("database").process.wait(timeout=20)
    portal.start_again("database")


def can_connect(portal: Portal) -> bool:
    try:
        psycopg.connect(portal.environment["DATABASE_URL"]).close()
    except psycopg.OperationalError:
        return False
    return True


def test_a_database_with_too_many_connections(portal: Portal, requests_of: dict[str, Ask]) -> None:
    connection.close()
    with ExitStack() as stack:
        with pytest.raises(psycopg.OperationalError, match=r"too many|remaining connection slots"):  # noqa: PT012  # Which one is refused depends on the server.
            for _ in range(1000):
                stack.enter_context(psycopg.connect(portal.environment["DATABASE_URL"]))
        all_unavailable(requests_of)


def test_a_database_that_takes_no_writes_after_a_failover(portal: Portal, requests_of: dict[str, Ask]) -> None:
    def only_reads(value: str) -> None:
        with psycopg.connect(portal.environment["DATABASE_URL"], autocommit=True) as owner:
            owner.execute("SET default_transaction_read_only = off")
            owner.execute(f"ALTER DATABASE {owner.info.dbname} SET default_transaction_read_only = {value}")
        connection.close()

    only_reads("on")
    try:
        for name in ("API create", "API change", "language"):
            is_unavailable(requests_of[name](), name)
            # It is let go, so that the next request finds the machine that writes.
            assert connection.connection is None, name
    finally:
        only_reads("off")


def test_a_connection_that_is_lost_at_any_statement(portal: Portal, requests_of: dict[str, Ask]) -> None:
    lost = 0
    with psycopg.connect(portal.environment["DATABASE_URL"], autocommit=True) as operator:
        for name, ask in requests_of.items():
            for place in range(60):
                connection.close()
                statements = 0

                def end(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
                    nonlocal statements
                    statements += 1
                    if statements == place + 1:  # noqa: B023  # It is called within this turn of the loop.
                        pid = context["connection"].connection.info.backend_pid
                        operator.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
                    return execute(sql, params, many, context)

                with connection.execute_wrapper(end):
                    answer = ask()
                if statements <= place:
                    break
                # What is noted beside the answer may fail without the answer.
                assert answer.status_code < 500 or answer.status_code == 503, (name, place, answer.content[:300])
                lost += answer.status_code == 503
            assert lost > 0, name
    assert lost > 5 * len(requests_of), lost


@pytest.mark.parametrize("address", ["/breaks/", "/api/breaks/", "/writes/"])
def test_a_fault_of_the_portal_stays_one(portal: Portal, address: str) -> None:
    answer = Client(raise_request_exception=False).get(address)
    assert answer.status_code == 500
    assert "Retry-After" not in answer.headers
    connection.close()
