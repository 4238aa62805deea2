"""What stands for errors: in the frame, in words, and without telling what is hidden."""

import re

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path

from contacts.enums import Role
from demo.marking import mark
from mocportal.urls import handler500, urlpatterns
from tests.factories.commitments import InstrumentFactory
from tests.sessions import signed_in_as

__all__ = ["handler500"]


def breaks(request: HttpRequest) -> HttpResponse:
    raise RuntimeError(request.path)


def refuses(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied(request.path)


def doubts(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation(request.path)


def is_away(request: HttpRequest) -> HttpResponse:
    raise OperationalError(request.path)


VIEWS = {"breaks": breaks, "refuses": refuses, "doubts": doubts, "is-away": is_away}
urlpatterns = [*urlpatterns, *(path(f"{name}/", view) for name, view in VIEWS.items())]

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def reader() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "status", "heading"),
    [
        ("/nothing-here/", 404, "Page not found"),
        ("/refuses/", 403, "You do not have permission"),
        ("/doubts/", 400, "Invalid request"),
        ("/breaks/", 500, "Something went wrong"),
    ],
)
def test_an_error_has_a_page_in_the_frame(reader: Client, address: str, status: int, heading: str) -> None:
    answer = reader.get(address)
    page = answer.content.decode()
    assert answer.status_code == status
    assert f"<h1>{heading}</h1>" in page
    assert f"<title>{heading} | MOC Portal</title>" in page
    assert "not legally binding" in page


@pytest.mark.parametrize("address", ["/nothing-here/", "/refuses/", "/doubts/", "/breaks/", "/is-away/"])
def test_the_page_of_an_error_in_a_demonstration_has_its_banner(reader: Client, address: str) -> None:
    instrument = InstrumentFactory()
    for shown in (False, True):
        # Any page that can read the register.
        reader.get("/admin/login/")
        assert ("Demonstration: invented data." in reader.get(address).content.decode()) is shown
        mark(instrument)


def test_a_pop_up_of_the_admin_has_the_standing_line() -> None:
    page = signed_in_as(Role.SECRETARIAT).get("/admin/contacts/organization/add/?_popup=1").content.decode()
    assert 'class="standing' in page


def test_what_is_hidden_and_what_never_was_have_one_wording(reader: Client) -> None:
    page = reader.get("/nothing-here/").content.decode()
    assert "The page does not exist or is not shared with your ministry." in page
    assert "nothing-here" not in page.replace('value="/nothing-here/"', "")


def test_the_page_for_what_broke_reads_no_database(reader: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        reader.get("/breaks/")
    assert len(queries) == 0


def test_the_page_for_what_broke_gives_a_reference_to_tell(reader: Client) -> None:
    page = reader.get("/breaks/").content.decode()
    assert re.search(r'<span class="ref">[0-9a-f]{8}-[0-9a-f-]{27}</span>', page)
    assert "RuntimeError" not in page


def test_an_error_answers_in_the_language_of_the_reader(reader: Client) -> None:
    for address in ("/nothing-here/", "/breaks/"):
        assert '<html lang="ja">' in reader.get(address, headers={"accept-language": "ja"}).content.decode()


def test_a_form_without_its_token_says_what_to_do() -> None:
    answer = Client(enforce_csrf_checks=True).post("/language/", {"language": "fr"})
    assert answer.status_code == 403
    assert "Form not sent" in answer.content.decode()
