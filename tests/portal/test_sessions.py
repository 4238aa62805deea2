"""How long one stays signed in: what a page says of it, who puts it off, and how far."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts import signed_in as sessions
from contacts.enums import Role
from contacts.models import User
from tests.factories.register import PASSWORD
from tests.portal.conftest import SignIn

pytestmark = pytest.mark.django_db

AT = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
PAGE, ADDRESS = "/accessibility/", "/session/"


@pytest.fixture
def reader(signed_in: SignIn) -> User:
    signed_in(Role.READER).logout()
    user = User.objects.get()
    user.set_password(PASSWORD)
    user.save()
    return user


def come_in(user: User, **how: bool) -> Client:
    """Sign in by the page, as people do."""
    client = Client(**how)
    given = {"username": user.username, "password": PASSWORD, "next": PAGE}
    if how:
        given["csrfmiddlewaretoken"] = token(client, "/admin/login/")
    assert client.post("/admin/login/", given).status_code == 302
    return client


def token(client: Client, page: str) -> str:
    found = re.search(r'csrfmiddlewaretoken" value="(\w+)"', client.get(page).text)
    assert found
    return found[1]


def left(page: str) -> int | None:
    found = re.search(r'data-left="(\d+)"', page)
    return int(found[1]) if found else None


def hours(count: float) -> int:
    return int(timedelta(hours=count).total_seconds())


def test_signing_in_begins_under_another_key(reader: User) -> None:
    """Whoever gave somebody a key before knows nothing of the session that begins under it."""
    client, cookie = Client(), settings.SESSION_COOKIE_NAME
    client.session.save()
    before = client.cookies[cookie].value
    client.post("/admin/login/", {"username": reader.username, "password": PASSWORD, "next": PAGE})
    assert Session.objects.filter(pk=client.cookies[cookie].value).exists()
    assert before != client.cookies[cookie].value
    assert not Session.objects.filter(pk=before).exists()


def test_a_page_says_when_the_session_ends_on_the_clocks_of_the_capitals(reader: User) -> None:
    with time_machine.travel(AT, tick=False) as clock:
        client = come_in(reader)
        clock.shift(hours(7))
        page = client.get(PAGE, headers={"accept-language": "fr"}).text
    assert left(page) == hours(1)
    assert f'datetime="{(AT + timedelta(hours=8)).isoformat()}"' in page
    assert "12 h 30 (Ottawa)</" in page.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("address", [PAGE, "/admin/commitments/commitment/"])
def test_pages_of_both_kinds_say_it_without_another_statement(reader: User, address: str) -> None:
    counts = []
    client = come_in(reader)
    plain = Client()
    plain.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    for one in (client, plain):
        one.get(address)
        with CaptureQueriesContext(connection) as statements:
            page = one.get(address).text
        counts.append(len(statements))
        assert (left(page) is None) == (one is plain)
    assert counts[0] == counts[1]


def test_anonymous_page_has_no_session_data(client: Client) -> None:
    assert left(client.get(PAGE).text) is None


def test_reading_and_entering_move_the_end_by_nothing(reader: User) -> None:
    with time_machine.travel(AT, tick=False) as clock:
        client = come_in(reader)
        clock.shift(hours(7))
        client.post("/language/", {"language": "fr", "next": PAGE})
        assert left(client.get(PAGE).text) == hours(1)
        clock.shift(hours(1) + 1)
        assert client.get("/")["Location"].startswith("/admin/login/")


def test_who_asks_stays_for_eight_hours_more_and_never_past_a_day(reader: User) -> None:
    with time_machine.travel(AT, tick=False) as clock:
        client = come_in(reader)
        clock.shift(hours(7))
        answer = client.post(ADDRESS)
        assert (answer.status_code, left(answer.text)) == (200, hours(8))
        assert 'data-warn="ending"' in answer.text
        assert Session.objects.get().expire_date == AT + timedelta(hours=15)
        clock.shift(hours(7))
        client.post(ADDRESS)
        clock.shift(hours(7))
        answer = client.post(ADDRESS)
        assert left(answer.text) == left(client.get(PAGE).text) == hours(3)
        assert 'data-warn="last"' in answer.text
        clock.shift(hours(2))
        assert left(client.post(ADDRESS).text) == hours(1)
        clock.shift(hours(1) + 1)
        assert client.post(ADDRESS)["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("role", Role)
def test_every_role_that_has_pages_stays_by_post_alone(signed_in: SignIn, role: Role) -> None:
    client = signed_in(role)
    expected = 200 if User.objects.get().is_staff else 302
    assert client.post(ADDRESS).status_code == expected
    assert client.get(ADDRESS).status_code == (405 if expected == 200 else 302)


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_is_not_signed_in_is_led_to_the_door(client: Client, method: str) -> None:
    assert getattr(client, method)(ADDRESS)["Location"] == f"/admin/login/?next={ADDRESS}"


def test_another_site_keeps_nobody_signed_in(reader: User) -> None:
    with time_machine.travel(AT, tick=False) as clock:
        client = come_in(reader, enforce_csrf_checks=True)
        clock.shift(hours(7))
        assert client.post(ADDRESS).status_code == 403
        assert left(client.get(PAGE).text) == hours(1)
        assert client.post(ADDRESS, {"csrfmiddlewaretoken": token(client, PAGE)}).status_code == 200


@pytest.fixture
def idle(monkeypatch: pytest.MonkeyPatch) -> None:
    """End sessions after half an hour without a request, as a deployment does."""
    monkeypatch.setattr(sessions, "IDLE", timedelta(minutes=30))


@pytest.mark.usefixtures("idle")
def test_an_idle_session_ends(reader: User) -> None:
    with time_machine.travel(AT, tick=False) as clock:
        client = come_in(reader)
        assert left(client.get(PAGE).text) == hours(0.5)
        clock.shift(timedelta(minutes=32))
        assert client.get("/")["Location"].startswith("/admin/login/")


@pytest.mark.usefixtures("idle")
def test_requests_of_a_person_keep_a_session_until_its_last_end(reader: User) -> None:
    with time_machine.travel(AT, tick=False) as clock:
        client = come_in(reader)
        for _ in range(19):
            clock.shift(timedelta(minutes=25))
            client.get(PAGE)
        assert left(client.get(PAGE).text) == 5 * 60
        clock.shift(timedelta(minutes=6))
        assert client.get("/")["Location"].startswith("/admin/login/")


@pytest.mark.usefixtures("idle")
def test_a_page_that_follows_something_keeps_no_session(reader: User) -> None:
    with time_machine.travel(AT, tick=False) as clock:
        client = come_in(reader)
        for _ in range(4):
            clock.shift(timedelta(minutes=8))
            client.get(PAGE, headers={"sec-fetch-dest": "empty"})
        assert client.get("/")["Location"].startswith("/admin/login/")


@pytest.mark.usefixtures("idle")
def test_a_saved_session_stays_no_longer(reader: User) -> None:
    """A request that saves something in the session does not move its idle end to its last one."""
    with time_machine.travel(AT, tick=False):
        client = come_in(reader)
        session = client.session
        session["seen"] = "something"
        session.save()
        assert Session.objects.get().expire_date == AT + timedelta(minutes=31)


@pytest.mark.usefixtures("idle")
def test_typing_moves_the_idle_end_and_no_other(reader: User) -> None:
    with time_machine.travel(AT, tick=False) as clock:
        client = come_in(reader)
        clock.shift(timedelta(minutes=25))
        assert left(client.post(ADDRESS, {"active": "1"}).text) == hours(0.5)
        assert client.session.get_expiry_date() == AT + timedelta(hours=8)
        clock.shift(timedelta(minutes=29))
        assert client.get(PAGE).status_code == 200
        assert left(client.post(ADDRESS).text) == hours(0.5)
        assert client.session.get_expiry_date() > AT + timedelta(hours=8)
