"""A partner system's own identifiers: a record is entered under one, once, and found by it."""

from typing import Any

import pytest

from commitments.models import Commitment
from contacts.enums import Role
from contacts.models import Participant
from partners.enums import Scope
from partners.models import Client
from tests.api.conftest import client_of
from tests.api.writing.conftest import LIST, Partner, Staff
from tests.commitments.races.actions import one_after_the_other
from tests.factories.contacts import UserFactory
from tests.factories.dialogue import DialogueFactory

pytestmark = pytest.mark.django_db(transaction=True)
MILESTONES = "/api/v1/milestones/"


def test_the_record_is_read_and_changed_by_it(partner: Partner, body: dict[str, Any]) -> None:
    entered = partner.post(LIST, body | {"external_id": "TRK:2026@17"}).json()
    address = f"{LIST}~TRK:2026@17/"
    assert partner.get(address).json() == entered
    changed = partner.patch(address, {"source": "x"}, if_match='"1"')
    assert (changed.status_code, changed.json()["url"]) == (200, entered["url"])
    assert partner.post(f"{address}state/", {"to": "completed"}, if_match="*").json()["state"] == "completed"


def test_what_hangs_on_the_record_names_it_by_it(partner: Partner, body: dict[str, Any]) -> None:
    reference = partner.post(LIST, body | {"external_id": "T-1"}).json()["reference"]
    milestone = {"commitment": "~T-1", "title": "Study", "due_on": "2027-01-31", "external_id": "T-1"}
    entered = partner.post(MILESTONES, milestone)
    assert (entered.status_code, entered.json()["commitment"]) == (201, reference)
    assert partner.get(f"{MILESTONES}~T-1/").json() == entered.json()


def test_whatever_names_a_commitment_names_it_by_it_too(partner: Partner, body: dict[str, Any]) -> None:
    reference = partner.post(LIST, body | {"external_id": "T-1"}).json()["reference"]
    dialogue = DialogueFactory.create()
    entries: dict[str, dict[str, Any]] = {
        "progress-reports": {
            "reported_on": "2026-11-20",
            "text": "It was held.",
            "health": "on_track",
            "completion": "substantial",
        },
        "evidence": {"title": "Minutes", "link": "https://example.org/minutes", "mark": body["mark"]},
        "proposals": {"title": "Recycling", "dialogue": dialogue.number},
    }
    for collection, entry in entries.items():
        address = f"/api/v1/{collection}/"
        told = partner.post(address, entry | {"commitment": "~T-1"})
        assert (told.status_code, told.json().get("commitment")) == (201, reference), told.content
        refusal = partner.post(address, entry | {"commitment": "~T-2"})
        assert [each["pointer"] for each in refusal.json()["errors"]] == ["/commitment"]
    activity = {"kind": "workshop", "form": "3.a.ii", "title": "Workshop", "mark": body["mark"]}
    told = partner.post("/api/v1/activities/", activity | {"commitments": ["~T-1"]})
    assert told.json()["commitments"] == [reference]


def test_one_that_is_taken_leads_to_the_record_that_has_it(partner: Partner, body: dict[str, Any]) -> None:
    entered = partner.post(LIST, body | {"external_id": "T-1"}).json()
    refusal = partner.post(LIST, body | {"external_id": "T-1"})
    problem = refusal.json()
    assert (refusal.status_code, problem["type"]) == (409, "/api/v1/problems/external-id-taken/")
    assert (problem["url"], Commitment.objects.count()) == (entered["url"], 1)


def test_it_is_nothing_to_anybody_else(partner: Partner, staff: Staff, ours: Participant, body: dict[str, Any]) -> None:
    partner.post(LIST, body | {"external_id": "T-1"})
    other = Partner(client_of(UserFactory.create(role=Role.PARTNER, participant=ours)))
    for who in (other, staff(Role.EDITOR)):
        assert who.get(f"{LIST}~T-1/").status_code == 404
        assert who.patch(f"{LIST}~T-1/", {}, if_match="*").status_code == 404
    assert other.post(LIST, body | {"external_id": "T-1"}).status_code == 201


@pytest.mark.parametrize("identifier", ["none", "", "%00", "a b", "é", "x" * 101, "~"])
def test_one_that_leads_to_nothing_is_404(partner: Partner, identifier: str) -> None:
    assert partner.get(f"{LIST}~{identifier}/").status_code == 404


def test_of_two_records_at_once_under_one_identifier_one_is_entered(partner: Partner, body: dict[str, Any]) -> None:
    def enter() -> Any:
        return partner.post(LIST, body | {"external_id": "T-1"})

    # The second has found the identifier free, and waits for the number of its record.
    first, second = one_after_the_other(enter, enter, inside="commitments.services.commitments.enter")
    assert (first.status_code, second.status_code, Commitment.objects.count()) == (201, 409, 1)
    assert second.json()["type"] == "/api/v1/problems/external-id-taken/"
    assert second.json()["url"] == first.json()["url"]


def test_what_was_deleted_leaves_its_identifier_to_what_takes_its_place(partner: Partner, body: dict[str, Any]) -> None:
    reference = partner.post(LIST, body).json()["reference"]
    milestone = {"commitment": reference, "title": "Study", "due_on": "2027-01-31", "external_id": "T-1"}
    first = partner.post(MILESTONES, milestone).json()["url"]
    assert partner.delete(first, if_match="*").status_code == 204
    assert partner.get(f"{MILESTONES}~T-1/").status_code == 404
    # To one alone, though.
    assert partner.post(MILESTONES, [milestone, milestone]).status_code == 409
    second = partner.post(MILESTONES, milestone)
    assert (second.status_code, partner.get(f"{MILESTONES}~T-1/").json()["url"]) == (201, second.json()["url"])


def test_identifiers_are_listed_with_their_records_for_their_own_system(partner: Partner, body: dict[str, Any]) -> None:
    made = [partner.post(LIST, body | {"external_id": f"T-{number}"}).json() for number in range(3)]
    report = {"commitment": "~T-1", "title": "Study", "due_on": "2027-01-31", "external_id": "M-1"}
    milestone = partner.post(MILESTONES, report).json()
    rows = partner.get("/api/v1/external-ids/").json()["results"]
    assert [(each["external_id"], each["type"], each["key"], each["url"]) for each in rows] == [
        *((f"T-{number}", "commitments", each["reference"], each["url"]) for number, each in enumerate(made)),
        ("M-1", "milestones", str(milestone["id"]), milestone["url"]),
    ]
    named = partner.get("/api/v1/external-ids/?type=milestones").json()["results"]
    assert [each["external_id"] for each in named] == ["M-1"]
    # A record that is gone, or hidden from the system, has no line.
    assert partner.delete(milestone["url"], if_match="*").status_code == 204
    assert partner.get("/api/v1/external-ids/?type=milestones").json()["results"] == []
    assert partner.get("/api/v1/external-ids/?type=nothing").status_code == 400
    other = client_of(UserFactory.create(role=Role.PARTNER, participant=Participant.objects.first()))
    assert other.get("/api/v1/external-ids/").json()["results"] == []
    assert client_of(UserFactory.create(role=Role.EDITOR)).get("/api/v1/external-ids/").status_code == 403


def test_identifiers_of_records_beyond_the_scopes_are_not_listed(partner: Partner, body: dict[str, Any]) -> None:
    partner.post(LIST, body | {"external_id": "T-1"})
    Client.objects.update(scopes=[Scope.READ_DIALOGUE, Scope.READ_PEOPLE])
    assert partner.get("/api/v1/external-ids/").json()["results"] == []
    refusal = partner.get("/api/v1/external-ids/?type=commitments")
    assert (refusal.status_code, refusal.json()["scope"]) == (403, "register:read")


def test_filters_accept_identifiers(partner: Partner, body: dict[str, Any]) -> None:
    first, second = (partner.post(LIST, body | {"external_id": f"T-{number}"}).json() for number in range(2))
    milestone = {"commitment": "~T-1", "title": "Study", "due_on": "2027-01-31"}
    made = partner.post(MILESTONES, milestone).json()
    activity = {"kind": "workshop", "form": "3.a.ii", "title": "Workshop", "mark": body["mark"]}
    held = partner.post("/api/v1/activities/", activity | {"commitments": ["~T-1"]}).json()
    for address, expected in (
        (f"{MILESTONES}?commitment=~T-1", [made]),
        (f"{MILESTONES}?commitment=~T-0,~T-1", [made]),
        (f"{MILESTONES}?commitment=~T-0", []),
        (f"{MILESTONES}?commitment=~T-9", []),
        (f"{LIST}?reference__in=~T-1,{first['reference']}&ordering=reference", [first, second]),
        (f"{LIST}?reference__not=%7ET-1", [first]),
        ("/api/v1/activities/?commitment=~T-1", [held]),
    ):
        found = partner.get(address).json()["results"]
        assert [each["url"] for each in found] == [each["url"] for each in expected], address
    other = client_of(UserFactory.create(role=Role.PARTNER, participant=Participant.objects.first()))
    assert other.get(f"{LIST}?reference__in=~T-1").json()["results"] == []
