"""A request of the API that brings a token goes past sessions and forms, and keeps everything else."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from django.utils.module_loading import import_string

from contacts.enums import Role
from contacts.models import User
from partners.middleware import TokenMiddleware
from partners.services import tokens
from tests.factories.contacts import UserFactory
from tests.portal.security_headers import check_headers
from tests.sessions import BACKEND

pytestmark = pytest.mark.django_db

ACCESS = "/api/v1/access/"


@pytest.fixture
def holder() -> User:
    return UserFactory.create(role=Role.READER)


@pytest.fixture
def browser() -> Client:
    """Somebody else's, signed in, from which the token's holder asks."""
    client = Client()
    client.force_login(UserFactory.create(role=Role.SECRETARIAT), backend=BACKEND)
    return client


def bearer(holder: User) -> dict[str, str]:
    _token, text = tokens.issue(user=holder, name="Tracker", at=timezone.now())
    return {"Authorization": f"Bearer {text}"}


def test_a_token_answers_for_its_holder_and_the_cookie_beside_it_is_not_looked_at(
    holder: User, browser: Client
) -> None:
    answer = browser.get(ACCESS, headers=bearer(holder))
    assert answer.json()["account"] == holder.username
    assert not hasattr(answer.wsgi_request, "session")
    assert not answer.cookies
    assert "Cookie" not in answer.headers["Vary"]


def test_a_token_that_opens_nothing_does_not_fall_back_to_the_session_beside_it(browser: Client) -> None:
    assert browser.get(ACCESS).status_code == 200
    assert browser.get(ACCESS, headers={"Authorization": "Bearer moc_00000000_nothing"}).status_code == 401


def test_a_page_for_people_does_not_mind_a_token(holder: User, browser: Client) -> None:
    page = browser.get("/accessibility/", headers=bearer(holder))
    assert page.wsgi_request.user != holder
    assert page.wsgi_request.user.is_authenticated


def test_everything_for_people_is_passed_and_nothing_else() -> None:
    passed = [import_string(path) for path in settings.FOR_PEOPLE]

    def answer(_request: object) -> None: ...

    handler: object = answer
    for middleware in (*passed, *passed[:1]):
        outer = middleware(handler)

        def around(request: object, outer: object = outer) -> None: ...

        around.__wrapped__ = outer  # type: ignore[attr-defined]
        handler = around
    assert TokenMiddleware(handler).past_people is answer


@pytest.mark.parametrize("headers", [{}, {"If-None-Match": "*"}])
def test_an_answer_to_a_token_bears_the_headers_of_every_answer(holder: User, headers: dict[str, str]) -> None:
    client = Client(headers=bearer(holder) | headers)
    check_headers(client.get("/api/v1/sides/"))
    assert client.get("/api/v1/sides/").headers["X-Frame-Options"] == "DENY"


def test_what_says_nothing_of_its_keeping_is_kept_nowhere(holder: User) -> None:
    assert Client(headers=bearer(holder)).get(ACCESS).headers["Cache-Control"] == "private, no-store"


def test_the_language_is_that_of_the_request_and_after_it_that_of_the_account(holder: User) -> None:
    holder.language = "ja"
    holder.save(update_fields=["language"])
    headers = bearer(holder)
    assert Client(headers=headers).get("/api/v1/sides/").json()["results"][0]["language"] == "ja"
    asked = Client(headers=headers | {"Accept-Language": "fr"}).get("/api/v1/sides/")
    assert asked.json()["results"][0]["language"] == "fr"
    assert asked.headers["Content-Language"] == "fr"
