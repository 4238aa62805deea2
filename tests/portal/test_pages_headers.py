"""Headers on every answer, errors included; and no page that would need them weaker."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponseNotFound
from django.test import Client, RequestFactory
from structlog.testing import capture_logs
from whitenoise.middleware import WhiteNoiseMiddleware

from contacts.enums import Role
from tests.portal.conftest import SignIn
from tests.portal.security_headers import check_headers

ADDRESSES = ["/", "/healthz", "/accessibility/", "/admin/login/", "/nothing-here/", "/language/"]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("method", ["GET", "TRACE"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_bears_the_headers(client: Client, address: str, method: str) -> None:
    check_headers(client.generic(method, address))


def test_no_page_of_another_origin_reads_static_files() -> None:
    served = WhiteNoiseMiddleware(lambda _request: HttpResponseNotFound())
    served.add_files(str(settings.BASE_DIR / "static"), prefix="/static/")
    answer = served(RequestFactory().get("/static/css/tokens.css", headers={"origin": "https://other.example"}))
    answer.close()
    assert answer.status_code == 200
    assert [name for name in answer.headers if name.lower().startswith("access-control")] == []


def test_a_trace_is_refused_and_has_its_line_in_the_log(client: Client) -> None:
    with capture_logs() as lines:
        assert client.trace("/").status_code == 405
    assert [(line["request"], line["code"]) for line in lines if line["event"] == "request_finished"] == [
        ("TRACE /", 405)
    ]


def test_what_a_signed_in_reader_saw_is_stored_nowhere(signed_in: SignIn) -> None:
    assert "no-store" in signed_in(Role.READER).get("/accessibility/")["Cache-Control"]


@pytest.mark.parametrize("address", ["/accessibility/", "/admin/login/", "/nothing-here/"])
def test_no_page_has_style_or_script_inside(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert "<style" not in page
    assert not re.search(r"\s(style|on\w+)=", page)
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert re.findall(r'(?:src|href)="(?:https?:)?//', page) == []


def test_plain_http_sends_people_on_and_tells_programs_that_they_sent_in_the_clear(
    client: Client, settings: Any
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    on = client.get("/accessibility/")
    assert (on.status_code, on["Location"]) == (301, "https://testserver/accessibility/")
    refused = client.get("/api/v1/commitments/", headers={"authorization": "Bearer fictitious"})
    assert (refused.status_code, refused["Content-Type"]) == (403, "application/problem+json")
    assert refused.json()["type"].endswith("encrypted-only/")
    assert refused["X-Request-ID"]
    assert "Location" not in refused
    assert client.get("/api/v1/commitments/", secure=True).status_code == 401
