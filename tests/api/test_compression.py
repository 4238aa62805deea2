"""Answers to tokens are compressed, and their tags, lengths and conditions stay right."""

import gzip
from typing import Any

import pytest
from django.test import Client

from contacts.enums import Role
from contacts.models import Participant
from core.feed.sequencer import settle_all
from tests.api.conftest import client_of
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import UserFactory

# A record changes its version once in a transaction.
pytestmark = pytest.mark.django_db(transaction=True)

LIST = "/api/v1/commitments/"
ZIPPED = {"accept-encoding": "gzip, br"}


@pytest.fixture
def partner(ours: Participant) -> Client:
    return client_of(UserFactory.create(role=Role.PARTNER, participant=ours))


@pytest.fixture
def record(ours: Participant) -> str:
    reference = CommitmentFactory.create(lead=ours, text_en="Fictitious text. " * 200).reference
    return f"{LIST}{reference}/"


@pytest.mark.parametrize("address", [LIST, f"{LIST}?format=csv", "/api/v1/register/", "/api/v1/changes/"])
def test_an_answer_to_a_token_is_the_same_compressed(partner: Client, ours: Participant, address: str) -> None:
    CommitmentFactory.create_batch(20, lead=ours)
    settle_all()
    plain, zipped = partner.get(address), partner.get(address, headers=ZIPPED)
    if len(content_of(plain)) < 1000:
        pytest.fail("too short to tell anything")
    assert "Content-Encoding" not in plain.headers
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert plain.headers["Vary"] == zipped.headers["Vary"]
    assert "Accept-Encoding" in plain.headers["Vary"]
    packed = content_of(zipped)
    assert gzip.decompress(packed) == content_of(plain)
    assert len(packed) < len(content_of(plain)) / 3
    if not zipped.streaming:
        assert int(zipped.headers["Content-Length"]) == len(packed)
        assert packed == partner.get(address, headers=ZIPPED).content


def content_of(answer: Any) -> bytes:
    if answer.streaming and not hasattr(answer, "read_once"):
        answer.read_once = b"".join(answer)
    content: bytes = answer.read_once if answer.streaming else answer.content
    return content


def test_each_tag_is_known_again(partner: Client, record: str) -> None:
    plain, zipped = partner.get(record), partner.get(record, headers=ZIPPED)
    tag, of_zipped = plain.headers["ETag"], zipped.headers["ETag"]
    assert of_zipped == tag[:-1] + ';gzip"'
    for sent, told in ((tag, tag), (of_zipped, of_zipped), (f"W/{of_zipped}", of_zipped), (f'"x", {tag}', tag)):
        again = partner.get(record, headers=ZIPPED | {"if-none-match": sent})
        assert (again.status_code, again.headers["ETag"], again.content) == (304, told, b""), sent
        assert "Accept-Encoding" in again.headers["Vary"], sent
    assert partner.get(record, headers=ZIPPED | {"if-none-match": '"1-other;gzip"'}).status_code == 200


def test_a_change_is_made_from_the_tag_that_was_received(partner: Client, record: str) -> None:
    def change(tag: str) -> Any:
        headers = ZIPPED | {"if-match": tag}
        return partner.patch(record, {"source": "x"}, content_type="application/json", headers=headers)

    tag = partner.get(record, headers=ZIPPED).headers["ETag"]
    changed = change(tag)
    assert (changed.status_code, changed.headers["Content-Encoding"]) == (200, "gzip")
    assert change(tag).status_code == 412
    assert change(changed.headers["ETag"]).status_code == 200
    assert change(f"W/{changed.headers['ETag']}").status_code == 412


def test_head_says_what_get_says(partner: Client, record: str) -> None:
    for headers in (ZIPPED, {}):
        told, asked = (getattr(partner, method)(record, headers=headers).headers for method in ("head", "get"))
        same = ("ETag", "Content-Length", "Content-Encoding", "Vary", "Content-Type")
        assert [told.get(name) for name in same] == [asked.get(name) for name in same]


def test_what_a_cookie_or_a_password_opens_is_never_compressed(ours: Participant, record: str) -> None:
    person = Client()
    person.force_login(UserFactory.create(role=Role.EDITOR, participant=ours))
    assert "Content-Encoding" not in person.get(record, headers=ZIPPED).headers
    # The description is the same for everyone.
    described = person.get("/api/v1/schema/", headers=ZIPPED)
    assert described.headers["Content-Encoding"] == "gzip"
    assert described.headers["ETag"].endswith(';gzip"')
    unchanged = person.get("/api/v1/schema/", headers=ZIPPED | {"if-none-match": described.headers["ETag"]})
    assert unchanged.status_code == 304
    basic = Client(headers={"authorization": "Basic eDp5"}).get("/api/v1/problems/", headers=ZIPPED)
    assert "Content-Encoding" not in basic.headers
    # A token opens it without the cookie beside it.
    token = client_of(UserFactory.create(role=Role.PARTNER, participant=ours))
    token.cookies = person.cookies
    assert token.get(record, headers=ZIPPED).headers["Content-Encoding"] == "gzip"


def test_what_is_public_is_compressed_and_what_is_short_is_not(partner: Client) -> None:
    assert Client().get("/api/v1/schema/", headers=ZIPPED).headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in partner.get(f"{LIST}none/", headers=ZIPPED).headers
    assert "Content-Encoding" not in partner.get("/api/v1/problems/", headers={"accept-encoding": "gzip;q=0"}).headers
