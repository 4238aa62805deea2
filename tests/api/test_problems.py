"""Refusals: problem details that say what is wrong and where, and never a 500."""

import uuid

import pytest
from django.apps import apps
from django.test import Client, override_settings
from django.urls import reverse

from contacts.enums import Role
from core.refusals.constraint_messages import SENTENCES
from core.refusals.errors import DomainError
from core.rest.problems.conflict_codes import code_of, refusals
from core.rest.problems.problem_details import MEDIA_TYPE
from core.rest.problems.problem_types import KINDS

pytestmark = pytest.mark.django_db
LIST = "/api/v1/commitments/"


@pytest.mark.parametrize(
    ("query", "parameter", "code"),
    [
        ("foo=1", "foo", "unknown-parameter"),
        ("format=xml", "format", "invalid"),
        ("limit=0", "limit", "invalid"),
        ("limit=201", "limit", "invalid"),
        ("limit=²", "limit", "invalid"),
        ("limit=99999999999999999999999", "limit", "invalid"),
        ("cursor=abc", "cursor", "invalid-cursor"),
        ("cursor=%00", "cursor", "invalid-cursor"),
        ("cursor=é", "cursor", "invalid-cursor"),
        ("cursor=W10", "cursor", "invalid-cursor"),
        ("cursor=" + "A" * 5000, "cursor", "invalid-cursor"),
        ("count=yes", "count", "invalid"),
        ("search=%00", "search", "invalid"),
        ("search=" + "a" * 201, "search", "invalid"),
        ("lead=%00", "lead", "invalid-characters"),
        ("state=lost", "state", "invalid_choice"),
        ("state__in=active,lost", "state__in", "invalid_choice"),
        ("stage=sideways", "stage", "invalid_choice"),
        ("lead__isnull=maybe", "lead__isnull", "invalid_choice"),
        ("due_on__lte=2026-13-01", "due_on__lte", "invalid"),
        ("due_on__lte=01/02/2026", "due_on__lte", "invalid"),
        ("due_on__lte=", "due_on__lte", "empty"),
        ("lead__isnull=", "lead__isnull", "empty"),
        ("state=", "state", "empty"),
        ("state__in=", "state__in", "empty"),
        ("created_at__gte=yesterday", "created_at__gte", "invalid"),
        ("ordering=secret", "ordering", "invalid"),
        ("ordering=", "ordering", "invalid"),
        ("lang=de", "lang", "invalid"),
        ("state=active&state=completed", "state", "twice"),
        ("view=overdue&view=overdue", "view", "twice"),
        ("fields=title&fields=secret", "fields", "unknown-field"),
    ],
)
def test_a_value_that_cannot_be_is_named(reader: Client, query: str, parameter: str, code: str) -> None:
    refusal = reader.get(f"{LIST}?{query}")
    problem = refusal.json()
    assert (refusal.status_code, refusal.headers["Content-Type"]) == (400, MEDIA_TYPE)
    assert problem["type"] == "/api/v1/problems/invalid-parameters/"
    assert [(each["parameter"], each["code"]) for each in problem["errors"]] == [(parameter, code)]
    assert str(uuid.UUID(problem["instance"])) == problem["instance"]


def test_unknown_parameter_error_lists_the_known_ones(reader: Client) -> None:
    message = reader.get(f"{LIST}?due=1").json()["errors"][0]["message"]
    assert {"due_on__lte", "search", "ordering", "cursor"} <= set(message.replace(".", "").replace(",", "").split())


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("state=active,completed", "Choose one of: draft, active, completed, not_pursued, superseded."),
        ("state__in=active,lost", "Choose one of: draft, active, completed, not_pursued, superseded."),
        ("lead__isnull=1", "Choose one of: true, false."),
        ("due_on__lte=31/12/2026", "Enter the date in the format YYYY-MM-DD, for example 2027-03-31."),
        ("updated_at__gte=2026-11-26T09:00:00+09:00", "Enter a timestamp in the format 2027-03-31T09:30:00Z."),
        ("fields=", "Enter a value or omit the parameter."),
    ],
)
def test_a_parameter_says_what_its_value_has_to_be(reader: Client, query: str, said: str) -> None:
    assert [each["message"] for each in reader.get(f"{LIST}?{query}").json()["errors"]] == [said]


def test_where_no_key_leads_to_a_record_none_is_named_that_would(reader: Client) -> None:
    (error,) = reader.get("/api/v1/sides/?expand=capital").json()["errors"]
    assert (error["code"], error["message"]) == (
        "unknown-field",
        "No related record can be expanded here. Omit the parameter.",
    )


@pytest.mark.parametrize(
    "query",
    [
        "search=%ED%A0%80",
        "search=%E2%80%AE%F0%9F%92%A9",
        "search=%25_%5C",
        "created_at__gte=9999-12-31T23:59:59-14:00",
        "created_at__gte=0001-01-01T00:00:00%2B14:00",
        # RFC 3339 has such offsets, PostgreSQL has none.
        "created_at__gte=2026-11-26T12:00:00-18:44",
        "due_on__gte=0001-01-01",
        "lead=",
        "lead=,,",
        "area=(((",
        "superseded_by=nothing",
    ],
)
def test_odd_values_are_only_values(reader: Client, query: str) -> None:
    assert reader.get(f"{LIST}?{query}").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/nothing/",
        "/api/nothing",
        "/api/v1/commitments/MOC-0000-000/",
        "/api/v1/commitments/%00/",
        "/api/v1/commitments/%ED%A0%80/",
        "/api/v1/dialogues/999999999/",
        "/api/v1/dialogues/99999999999999999999999999/",
        "/api/v1/dialogues/-1/",
        "/api/v1/actions/1.999999999/",
        "/api/v1/problems/nothing/",
        "/api/v1/dialogues/999/agenda/",
    ],
)
def test_what_is_not_there_is_a_problem_too(reader: Client, path: str) -> None:
    refusal = reader.get(path)
    assert (refusal.status_code, refusal.headers["Content-Type"]) == (404, MEDIA_TYPE)
    assert refusal.json()["type"] == "/api/v1/problems/not-found/"


def test_a_forgotten_slash_is_added(reader: Client) -> None:
    moved = reader.get("/api/v1/commitments?lead=OURS")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/api/v1/commitments/?lead=OURS")


def test_write_without_trailing_slash_gets_the_right_address(reader: Client) -> None:
    refusal = reader.post("/api/v1/commitments", {}, content_type="application/json")
    assert refusal.status_code == 405
    assert refusal.json()["detail"].endswith("Use /api/v1/commitments/.")


def test_a_method_that_is_not_offered_is_405_and_names_those_that_are(reader: Client) -> None:
    refusal = reader.post("/api/v1/sides/", "{", content_type="application/json")
    assert (refusal.status_code, refusal.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert "GET, HEAD, OPTIONS" in refusal.json()["detail"]
    assert refusal.json()["type"] == "/api/v1/problems/method-not-allowed/"


def test_a_format_that_is_not_offered_is_406(reader: Client) -> None:
    refusal = reader.get(LIST, headers={"accept": "image/png"})
    assert (refusal.status_code, refusal.headers["Content-Type"]) == (406, MEDIA_TYPE)


def test_the_address_of_a_problem_explains_it_without_sign_in() -> None:
    for name, kind in KINDS.items():
        page = Client().get(reverse("api:problem", args=[name])).json()
        assert (page["status"], page["title"]) == (kind.status, str(kind.title))
    listed = Client().get(reverse("api:problems")).json()
    assert [each["type"].split("/")[-2] for each in listed] == [*KINDS, *refusals()]


def test_each_refusal_has_an_address_of_its_own() -> None:
    assert codes(DomainError) - set(KINDS) - set(refusals()) == set()
    for code, error in refusals().items():
        page = Client().get(reverse("api:problem", args=[code])).json()
        assert (page["status"], page["title"], page["example"]["code"]) == (409, str(error.title), code)


def test_the_address_of_a_constraint_says_what_it_refuses() -> None:
    names = {each.name for model in apps.get_models() for each in model._meta.constraints}
    refusing = names | set(SENTENCES)
    assert refusing
    for name in refusing:
        address = reverse("api:problem", args=[code_of(name)])
        assert Client().get(address).json()["status"] == 409, name


def codes(kind: type[DomainError]) -> set[str]:
    """The codes of the kinds of a refusal, and of theirs."""
    return {each.code for each in kind.__subclasses__()}.union(*map(codes, kind.__subclasses__()))


@override_settings(ROOT_URLCONF="tests.api.error_urls")
def test_internal_error_is_a_problem_without_its_cause() -> None:
    refusal = Client(raise_request_exception=False).get("/api/v1/fails/")
    assert (refusal.status_code, refusal.headers["Content-Type"]) == (500, MEDIA_TYPE)
    assert b"the secret cause" not in refusal.content


def test_a_form_that_is_not_offered_or_not_read_is_refused_with_those_that_are(clients: dict[Role, Client]) -> None:
    officer = clients[Role.CONTACT_OFFICER]
    none = officer.get("/api/v1/commitments/", headers={"accept": "image/png"})
    assert none.status_code == 406
    assert "application/json" in none.json()["detail"]
    assert "text/csv" in none.json()["detail"]
    unread = officer.post("/api/v1/commitments/", "<title/>", content_type="application/xml")
    assert unread.status_code == 415
    assert "application/json" in unread.json()["detail"]


def test_invalid_token_is_reported_before_an_unknown_language(client: Client) -> None:
    answer = client.get("/api/v1/provisions/?lang=de", headers={"authorization": "Bearer none-of-ours"})

    assert answer.status_code == 401
    assert answer.json()["type"] == "/api/v1/problems/not-authenticated/"
