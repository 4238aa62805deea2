"""No log holds the words of a search, however the request ends."""

import io
import logging
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from contacts.enums import Role
from contacts.models import Participant, User
from mocportal.operations import logs
from mocportal.urls import handler500, urlpatterns
from tests.factories.partners import token_text

__all__ = ["handler500"]

WORD = "Quagliarello"
JAPANESE = "黒鉛"


def fails(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT title FROM no_such_table WHERE title LIKE %s", [request.GET["q"]])
    return HttpResponse()


def cannot_be_read(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::integer", [request.GET["q"]])
    return HttpResponse()


urlpatterns = [path("fails/", fails), path("api/v1/unread/", cannot_be_read), *urlpatterns]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls(__name__)]


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Everything that any logger writes, in the form of the settings, that of libraries included."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.formatter())
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield stream
    root.removeHandler(handler)
    root.setLevel(before)


@pytest.mark.parametrize("word", [WORD, JAPANESE])
@pytest.mark.parametrize(
    ("address", "statuses"),
    [
        ("/commitments/?search={}", {200}),
        ("/search/?q={}", {200}),
        ("/admin/commitments/commitment/?q={}", {200}),
        ("/admin/commitments/commitment/?{}=1", {302}),
        ("/admin/autocomplete/?term={}&app_label=commitments&model_name=commitment&field_name=lead", {200, 403}),
        ("/nothing/?search={}", {404}),
        ("/fails/?q={}", {500}),
        ("/api/v1/commitments/?search={}", {200, 304}),
        ("/api/v1/commitments/?state={}", {400}),
        ("/api/v1/commitments/?{}=1", {400}),
        ("/api/v1/commitments/none/?lang={}", {400}),
        ("/api/v1/nothing/?search={}", {404}),
        ("/api/v1/unread/?q={}", {500}),
        ("/healthz?{}", {200}),
    ],
)
def test_no_line_has_them(
    written: io.StringIO, participant: Participant, address: str, statuses: set[int], word: str
) -> None:
    person, program = (Client(raise_request_exception=False) for _ in range(2))
    person.force_login(User.objects.create(username="someone", role=Role.SECRETARIAT))
    reader = User.objects.create(username="program", role=Role.PARTNER, participant=participant)
    program.defaults["HTTP_AUTHORIZATION"] = f"Bearer {token_text(reader)}"
    client = program if address.startswith("/api/") else person
    written.truncate(0)
    answer = client.get(address.format(quote(word)))
    if answer.streaming:
        b"".join(answer)
    assert answer.status_code in statuses, answer.content[:500]
    lines = written.getvalue()
    assert "/healthz" in address or '"request_finished"' in lines
    assert ("Traceback" in lines) is (500 in statuses)
    assert [form for form in (word, quote(word), ascii(word).strip("'")) if form in lines] == []
