"""What a request asks of a record: fields=, omit=, expand=, and whether it has changed."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from commitments.models import Commitment
from contacts.enums import Audience
from contacts.models import Participant
from core.changes.models import Standing
from core.rest.read import tags
from tests.factories.commitments import AreaFactory, CommitmentAreaFactory, CommitmentFactory, MilestoneFactory
from tests.factories.contacts import HandlingMarkFactory
from tests.factories.dialogue import ActionItemFactory

pytestmark = pytest.mark.django_db
LIST = "/api/v1/commitments/"


@pytest.fixture
def commitment(ours: Participant) -> Commitment:
    return CommitmentFactory.create(lead=ours, title_en="Stockpile", title_fr="Stocks")


def address_of(commitment: Commitment) -> str:
    return reverse("api:commitment-detail", args=[commitment.reference])


def first(client: Client, **query: str) -> dict[str, Any]:
    record: dict[str, Any] = client.get(LIST, query).json()["results"][0]
    return record


@pytest.mark.parametrize("address", ["list", "record"])
def test_response_has_exactly_the_requested_fields(commitment: Commitment, reader: Client, address: str) -> None:
    query = {"fields": "title,reference", "lang": "fr"}
    body = first(reader, **query) if address == "list" else reader.get(address_of(commitment), query).json()
    assert body == {"reference": commitment.reference, "title": "Stocks"}


def test_all_but_those_that_were_left_out(commitment: Commitment, reader: Client) -> None:
    whole, part = first(reader), first(reader, omit="text,lead")
    assert part == {name: value for name, value in whole.items() if name not in {"text", "lead"}}


@pytest.mark.parametrize(
    ("query", "parameter", "code"),
    [
        ({"fields": "title,tilte"}, "fields", "unknown-field"),
        ({"omit": "tilte"}, "omit", "unknown-field"),
        ({"expand": "title"}, "expand", "unknown-field"),
        ({"fields": ""}, "fields", "unknown-field"),
        ({"fields": "title", "omit": "title"}, "omit", "invalid"),
    ],
    ids=str,
)
def test_what_is_not_known_is_refused(
    commitment: Commitment, reader: Client, query: dict[str, str], parameter: str, code: str
) -> None:
    for address in (LIST, address_of(commitment)):
        answer = reader.get(address, query)
        assert answer.status_code == 400
        assert [(each["parameter"], each["code"]) for each in answer.json()["errors"]] == [(parameter, code)]


def test_expanded_key_is_replaced_by_its_record(commitment: Commitment, ours: Participant, reader: Client) -> None:
    area = AreaFactory.create()
    CommitmentAreaFactory.create(commitment=commitment, area=area)
    body = first(reader, expand="lead,areas", lang="ja")
    assert body["lead"] == reader.get(f"/api/v1/participants/{ours.code}/", {"lang": "ja"}).json()
    assert body["areas"] == [reader.get(f"/api/v1/areas/{area.key}/", {"lang": "ja"}).json()]


def test_expanded_null_key_stays_null(ours: Participant, reader: Client) -> None:
    CommitmentFactory.create(lead=None)
    assert first(reader, expand="lead")["lead"] is None


def test_a_hidden_record_is_not_put_into_its_place(theirs: Participant, reader: Client) -> None:
    mark = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    ActionItemFactory.create(commitment=CommitmentFactory.create(lead=theirs, mark=mark, title_en="Unspeakable"))
    answer = reader.get("/api/v1/actions/", {"expand": "commitment"})
    assert answer.json()["results"][0]["commitment"] is None
    assert b"Unspeakable" not in answer.content


def test_a_part_of_a_record_is_no_place_for_another(commitment: Commitment, reader: Client) -> None:
    MilestoneFactory.create(commitment=commitment)
    body = reader.get("/api/v1/milestones/", {"expand": "commitment"}).json()["results"][0]
    assert body["commitment"]["reference"] == commitment.reference
    # One level: the keys of the record that was put in stay keys.
    assert body["commitment"]["lead"] == "OURS"


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("{tag}", 304),
        ("W/{tag}", 304),
        ('"other", {tag}', 304),
        ("*", 304),
        ('"other"', 200),
        ("{bare}", 200),
        ("nonsense, ", 200),
    ],
)
def test_if_none_match(commitment: Commitment, reader: Client, header: str, status: int) -> None:
    for address in (LIST, address_of(commitment)):
        tag = reader.get(address)["ETag"]
        asked = header.format(tag=tag, bare=tag.strip('"'))
        for ask in (reader.get, reader.head):
            answer = ask(address, headers={"if-none-match": asked})
            assert (answer.status_code, answer["ETag"]) == (status, tag)
            if status == 304:
                assert answer.content == b""
                assert {"Cache-Control", "Vary"} <= set(answer.headers)


def test_each_form_has_a_tag_of_its_own(commitment: Commitment, reader: Client) -> None:
    forms: list[dict[str, str]] = [
        {},
        {"lang": "fr"},
        {"lang": "*"},
        {"fields": "reference"},
        {"omit": "reference"},
        {"expand": "lead"},
    ]
    found = [reader.get(address_of(commitment), form)["ETag"] for form in forms]
    assert len(set(found)) == len(forms)
    assert {tags.version_of(tag) for tag in found} == {1}


@pytest.mark.owner
def test_record_has_version_and_time_of_change(commitment: Commitment, reader: Client) -> None:
    changed = datetime(2026, 11, 24, 5, 2, tzinfo=UTC)
    Standing.objects.filter(type="commitment", record=commitment.pk).update(version=7, updated_at=changed)
    answer = reader.get(address_of(commitment))
    assert (answer.json()["version"], answer.json()["updated_at"]) == (7, "2026-11-24T05:02:00.000000Z")
    assert answer["Last-Modified"] == "Tue, 24 Nov 2026 05:02:00 GMT"
    assert tags.version_of(answer["ETag"]) == 7


def test_another_record_of_the_same_version_is_another_list(ours: Participant, reader: Client) -> None:
    old, new = CommitmentFactory.create(lead=ours), CommitmentFactory.create(lead=ours)
    tag = reader.get(LIST, {"limit": 1})["ETag"]
    Commitment.objects.filter(pk=old.pk).delete()
    answer = reader.get(LIST, {"limit": 1}, headers={"if-none-match": tag})
    assert [each["reference"] for each in answer.json()["results"]] == [new.reference]


def test_readers_with_other_permissions_get_a_new_response(
    theirs: Participant, ours: Participant, clients: dict[Any, Client]
) -> None:
    """What one account is answered is kept for that account alone."""
    mark = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    CommitmentFactory.create(lead=ours, mark=mark)
    seen = {role: client.get(LIST, {"limit": 17}).json()["results"] for role, client in clients.items()}
    again = {role: client.get(LIST, {"limit": 17}).json()["results"] for role, client in clients.items()}
    assert seen == again
    assert {role.value for role, found in seen.items() if found} == {"reader", "editor", "contact_officer", "partner"}
