"""HEAD: the headers that GET has, so that a program can ask whether there is anything to fetch."""

import pytest
from django.test import Client

from contacts.enums import Role
from tests.api.conftest import client_of
from tests.factories import law
from tests.factories.contacts import UserFactory

pytestmark = pytest.mark.django_db
REGISTER = "/api/v1/register/"


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/access/",
        "/api/v1/changes/",
        "/api/v1/changes/?after=now",
        "/api/v1/commitments/",
        "/api/v1/problems/",
        "/api/v1/problems/refused/",
        "/api/v1/calendar/",
        "/api/v1/schema/",
    ],
)
def test_head_has_the_entity_tag_of_get(address: str, reader: Client) -> None:
    tag = reader.get(address).headers["ETag"]
    assert reader.head(address).headers["ETag"] == tag
    for ask in (reader.get, reader.head):
        assert ask(address, headers={"if-none-match": tag}).status_code == 304


def test_unchanged_moc_status_returns_304() -> None:
    moc = law.memorandum()
    partner = client_of(moc.user("CA3", Role.PARTNER))
    address = f"/api/v1/instruments/{moc.instrument.code}/status/"
    tag = partner.get(address, {"on": "2026-11-25"}).headers["ETag"]
    again = partner.get(address, {"on": "2026-11-25"}, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert partner.get(address, {"on": "2020-11-25"}, headers={"if-none-match": tag}).status_code == 200


def test_the_register_says_what_it_is_and_not_that_it_is_empty(ours: object) -> None:
    partner = client_of(UserFactory.create(role=Role.PARTNER, participant=ours))
    answer = partner.head(REGISTER)
    assert answer.headers["Content-Type"] == partner.get(REGISTER).headers["Content-Type"] == "application/x-ndjson"
    assert "Content-Length" not in answer.headers


@pytest.mark.parametrize(
    ("accepted", "zipped"),
    [("gzip", True), ("br, GZIP ; q=0.5", True), ("gzip;q=0", False), ("gzip; q=0.0, identity", False), ("br", False)],
)
def test_the_register_is_compressed_for_who_takes_it_so(ours: object, accepted: str, zipped: bool) -> None:
    partner = client_of(UserFactory.create(role=Role.PARTNER, participant=ours))
    answer = partner.get(REGISTER, headers={"accept-encoding": accepted})
    assert (answer.headers.get("Content-Encoding") == "gzip") is zipped
    assert b"".join(answer).startswith(b"\x1f\x8b") is zipped
