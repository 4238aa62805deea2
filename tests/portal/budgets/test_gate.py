"""The gate before the portal: a few requests of one account at once, whatever they ask for."""

import threading
import time
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory

from mocportal.budgets import gate
from mocportal.budgets.gate import Gate, GateMiddleware
from tests.factories.contacts import UserFactory


@pytest.fixture(autouse=True)
def _two_at_once(settings: Any) -> None:
    settings.ACCOUNT_REQUESTS = 2


def waits(told: Gate, key: str) -> None:
    """Wait until somebody waits for a place."""
    for _each in range(500):
        if told._waiting[key]:
            return
        time.sleep(0.01)
    raise AssertionError


def test_a_request_waits_for_a_place_and_too_many_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "WAITING", 1)
    limited, entered = Gate(), []
    assert [limited.enter("one"), limited.enter("one"), limited.enter("other")] == [True, True, True]
    waiting = threading.Thread(target=lambda: entered.append(limited.enter("one")))
    waiting.start()
    waits(limited, "one")
    assert limited.enter("one") is False
    for _each in range(2):
        limited.leave("one")
    waiting.join()
    assert entered == [True]
    limited.leave("one")
    limited.leave("other")
    assert not limited._running
    assert not limited._waiting


def test_an_account_that_sends_more_than_can_wait_gets_one_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "WAITING", 2)
    limited, entered = Gate(), []
    assert [limited.enter("one"), limited.enter("one")] == [True, True]
    waiting = [threading.Thread(target=lambda: entered.append(limited.enter("one"))) for _each in range(2)]
    for thread in waiting:
        thread.start()
    for _each in range(500):
        if limited._waiting["one"] == 2:
            break
        time.sleep(0.01)
    limited.leave("one")
    # One of the first two still runs, and that is all while two wait.
    time.sleep(0.05)
    assert (limited._running["one"], entered) == (1, [])
    limited.leave("one")
    for thread in waiting:
        thread.join()
    assert entered == [True, True]


def test_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "PATIENCE", 0.01)
    limited = Gate()
    assert [limited.enter("one") for _each in range(3)] == [True, True, False]
    assert not limited._waiting


@pytest.mark.parametrize(
    ("address", "language", "words"),
    [
        ("/", "en", "Your account has too many requests open."),
        ("/", "fr", "Trop de requêtes de votre compte sont en cours."),
        ("/api/v1/commitments/", "ja", "同じアカウントからの処理中の要求が多すぎます。"),
    ],
)
def test_a_refusal_reads_nothing_and_says_what_to_do(
    settings: Any, monkeypatch: pytest.MonkeyPatch, address: str, language: str, words: str
) -> None:
    # Without a mark for the database, any statement fails the test.
    settings.ACCOUNT_REQUESTS = 0
    monkeypatch.setattr(gate, "PATIENCE", 0)
    browser = Client(headers={"Accept-Language": language})
    browser.cookies[settings.SESSION_COOKIE_NAME] = "any"
    answer = browser.get(address)
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "1"
    assert words in (answer.json()["detail"] if address.startswith("/api/") else answer.text)
    assert answer.headers["X-Request-ID"]


def test_what_has_no_credential_has_no_gate(settings: Any) -> None:
    settings.ACCOUNT_REQUESTS = 0
    assert Client().get("/healthz").status_code == 200


@pytest.mark.django_db
def test_sessions_of_one_account_share_its_places() -> None:
    user, keys = UserFactory.create(), []

    class Noting(Gate):
        def enter(self, key: str) -> bool:
            keys.append(key)
            return super().enter(key)

    def answer(request: HttpRequest) -> HttpResponse:
        request.user = user
        return HttpResponse()

    middleware = GateMiddleware(answer)
    middleware.gate = Noting()
    for given in ("Bearer one", "Bearer two"):
        for _each in range(2):
            middleware(RequestFactory().get("/", headers={"Authorization": given}))
    first, second = keys[0], keys[2]
    assert first != second
    assert keys == [first, f"account {user.pk}", second, f"account {user.pk}"]


def test_a_header_beside_a_session_is_no_other_credential(settings: Any) -> None:
    asked = RequestFactory(headers={"Authorization": "Bearer any"})
    asked.cookies[settings.SESSION_COOKIE_NAME] = "session"
    alone = RequestFactory()
    alone.cookies[settings.SESSION_COOKIE_NAME] = "session"
    assert gate._credential(asked.get("/")) == gate._credential(alone.get("/"))
    assert gate._credential(asked.get("/api/v1/")) != gate._credential(alone.get("/api/v1/"))


# Closing an answer looks at the connections of the database.
@pytest.mark.django_db
def test_a_stream_keeps_its_place_until_it_is_closed() -> None:
    stream: Any = StreamingHttpResponse(iter([b"part"]))
    middleware = GateMiddleware(lambda _request: stream)
    answer = middleware(RequestFactory().get("/", headers={"Authorization": "Bearer one"}))
    assert sum(middleware.gate._running.values()) == 1
    answer.close()
    assert not middleware.gate._running


def test_a_failure_gives_the_place_back() -> None:
    def fails(_request: HttpRequest) -> HttpResponse:
        raise RuntimeError

    middleware = GateMiddleware(fails)
    with pytest.raises(RuntimeError):
        middleware(RequestFactory().get("/", headers={"Authorization": "Bearer one"}))
    assert not middleware.gate._running
