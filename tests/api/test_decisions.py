"""Joint decisions over the API: followed from the proposal to what came to be, and never taken there."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from commitments.enums import ChangeKind, Effect, NoticeKind, VoidReason
from commitments.models import Concurrence, DecisionTurn, JointDecision, Notice, ProvisionChange
from commitments.services import decisions
from contacts.enums import Role
from mocportal import api
from tests.api.conftest import client_of
from tests.factories import law
from tests.factories.contacts import UserFactory

pytestmark = pytest.mark.django_db
LIST = "/api/v1/decisions/"


@pytest.fixture
def moc(db: None) -> law.Memorandum:
    return law.memorandum()


@pytest.fixture
def partner(moc: law.Memorandum) -> Client:
    """A system of a Participant that proposes nothing here."""
    return client_of(moc.user("CA3", Role.PARTNER))


def read(client: Client, decision: JointDecision, **query: str) -> dict[str, Any]:
    body: dict[str, Any] = client.get(f"{LIST}{decision.reference}/", query).json()
    return body


def found(client: Client, **query: str) -> list[str]:
    body = client.get(LIST, query | {"count": "exact"}).json()
    references = [each["reference"] for each in body["results"]]
    assert body["count"] == len(references)
    return references


def test_who_concurred_and_whom_it_awaits(moc: law.Memorandum, partner: Client) -> None:
    decision = law.proposed(moc)
    law.concur(moc, decision, "CA1", "JP1")
    body = read(partner, decision)
    assert (body["state"], body["text_hash"], body["awaiting"]) == ("open", decision.text_hash, ["JP2", "CA2", "CA3"])
    assert [(each["participant"], each["stands"]) for each in body["concurrences"]] == [("CA1", True), ("JP1", True)]
    assert body["concurrences"][0] == {
        "participant": "CA1",
        "given_on": "2026-11-25",
        "recorded_at": "2026-11-25T12:00:00.000000Z",
        "channel": "portal",
        "document_reference": "",
        "text_hash": decision.text_hash,
        "stands": True,
        "voided_at": None,
        "void_reason": "",
    }


def test_what_awaits_a_participant_is_found(moc: law.Memorandum, partner: Client) -> None:
    decision, other = law.proposed(moc), law.proposed(moc)
    law.decided(moc)
    law.draft(moc, "CA3")
    law.concur(moc, decision, "JP1")
    assert found(partner, awaiting="JP1") == [other.reference]
    assert found(partner, awaiting="JP1,JP2") == [decision.reference, other.reference]
    assert found(partner, awaiting="NOBODY") == []


def test_concurrence_with_an_earlier_text_is_void(moc: law.Memorandum, partner: Client) -> None:
    decision = law.proposed(moc)
    law.concur(moc, decision, "CA1")
    decisions.take_back(decision=decision, by=moc.officers["JP1"], at=law.AT)
    body = read(partner, decision)
    assert (body["state"], body["text_hash"], body["awaiting"]) == ("draft", "", [])
    assert [(each["stands"], each["void_reason"]) for each in body["concurrences"]] == [
        (False, VoidReason.TEXT_CHANGED)
    ]


def test_an_objection_has_its_reason(moc: law.Memorandum, partner: Client) -> None:
    decision = law.proposed(moc)
    decisions.object_to(
        decision=decision, by=moc.officers["CA1"], at=law.AT, text_hash=decision.text_hash, reason="Too early"
    )
    (objection,) = read(partner, decision)["objections"]
    assert (objection["participant"], objection["reason"], objection["lifted_at"]) == ("CA1", "Too early", None)


def test_a_further_area_is_named_on_both_sides(moc: law.Memorandum, partner: Client) -> None:
    decision = law.decided(moc, effect=Effect.FURTHER_AREA, subject_en="Second life")
    body = read(partner, decision)
    assert (body["decided_on"], body["outcome"], body["awaiting"]) == ("2026-11-25", "active", [])
    area = partner.get(reverse("api:area-detail", args=[body["area"]])).json()
    assert (area["title"], area["added_by"], area["is_further"]) == ("Second life", decision.reference, True)
    retiring = law.decided(moc, effect=Effect.RETIRE_AREA, retires_area=decision.added_areaofcooperation)
    area = partner.get(reverse("api:area-detail", args=[body["area"]])).json()
    assert (area["retired_by"], area["retired_on"]) == (retiring.reference, "2026-11-25")
    kept = partner.get(reverse("api:area-list"), {"retired_on__isnull": "true"}).json()["results"]
    assert area["key"] not in [each["key"] for each in kept]


def test_modification_has_its_changes_and_version(moc: law.Memorandum, partner: Client) -> None:
    decision = law.draft(moc, effect=Effect.MODIFICATION, effective_on=date(2027, 1, 1))
    provision = moc.instrument.provisions.get(code="1(b)")
    ProvisionChange.objects.create(decision=decision, provision=provision, text_en="New words.", text_ja="新しい文。")
    ProvisionChange.objects.create(
        decision=decision, kind=ChangeKind.INSERT, provision=provision, new_code="1(c)", text_en="More words."
    )
    decisions.propose(decision=decision, by=moc.officers["JP1"], at=law.AT)
    law.concur(moc, decision)
    body = read(partner, decision, lang="ja")
    assert [(each["kind"], each["provision"], each["new_code"]) for each in body["provision_changes"]] == [
        ("replace", "1.b", ""),
        ("insert", "1.b", "1(c)"),
    ]
    assert [(each["text"], each["fallbacks"]) for each in body["provision_changes"]] == [
        ("新しい文。", {}),
        ("More words.", {"text": "en"}),
    ]
    version = partner.get(reverse("api:text-version-detail", args=[body["text_version"]])).json()
    assert (version["decision"], version["effective_on"]) == (decision.reference, "2027-01-01")


def test_rotation_has_its_turns_and_arrangement(moc: law.Memorandum, partner: Client) -> None:
    decision = law.draft(moc, effect=Effect.ROTATION, rotating_side=law.side("JP"))
    for position, code in enumerate(("JP2", "JP1"), start=1):
        DecisionTurn.objects.create(decision=decision, position=position, participant=moc.participants[code])
    decisions.propose(decision=decision, by=moc.officers["JP1"], at=law.AT)
    law.concur(moc, decision)
    body = read(partner, decision)
    assert [turn["participant"] for turn in body["turns"]] == ["JP2", "JP1"]
    arrangement = partner.get(reverse("api:working-arrangement-detail", args=[body["arrangement"]])).json()
    assert arrangement["decision"] == decision.reference
    named = partner.get(reverse("api:working-arrangement-list"), {"decision": decision.reference}).json()["results"]
    assert [each["code"] for each in named] == [body["arrangement"]]


@pytest.mark.parametrize(
    "query",
    [
        {"search": "Unspeakable"},
        {"state": "draft"},
        {"effect": "further_area"},
        {"proposed_by": "JP1"},
        {"awaiting": "JP1"},
        {"decided_on__isnull": "true"},
        {"ordering": "-updated_at"},
    ],
    ids=str,
)
def test_no_question_finds_a_draft_of_another(moc: law.Memorandum, partner: Client, query: dict[str, str]) -> None:
    hidden = law.draft(moc, effect=Effect.FURTHER_AREA, subject_en="Unspeakable", title_en="Unspeakable")
    assert found(partner, **query) == []
    assert partner.get(f"{LIST}{hidden.reference}/").status_code == 404


def test_the_draft_of_a_notice_that_it_rests_on_is_not_named(moc: law.Memorandum, partner: Client) -> None:
    intention: Notice = law.notice(moc, kind=NoticeKind.MODIFY)
    decision = law.proposed(moc, intention=intention)
    assert read(partner, decision)["intention"] is None
    assert found(partner, intention=intention.reference) == []
    own = client_of(moc.user("JP1", Role.READER))
    assert read(own, decision)["intention"] == intention.reference
    assert found(own, intention=intention.reference) == [decision.reference]


def test_a_proposal_of_the_secretariat_is_seen_by_who_drafts_it(moc: law.Memorandum) -> None:
    account = UserFactory.create(role=Role.SECRETARIAT)
    decision = JointDecision(instrument=moc.instrument, title_en="Fictitious")
    decisions.put_on_record(decision=decision, by=account, on=law.AT.date())
    assert read(client_of(account), decision)["proposed_by"] is None
    another = client_of(UserFactory.create(role=Role.SECRETARIAT))
    assert another.get(f"{LIST}{decision.reference}/").status_code == 404


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"state": "open"}, ["open"]),
        ({"state__in": "open,decided"}, ["decided", "open"]),
        ({"outcome": "active"}, ["decided"]),
        ({"decided_on__gte": "2026-11-25"}, ["decided"]),
        ({"decided_on__lt": "2026-11-25"}, []),
        ({"effect": "further_form"}, ["decided"]),
        ({"proposed_by": "CA1"}, ["open"]),
    ],
    ids=str,
)
def test_filters(moc: law.Memorandum, partner: Client, query: dict[str, str], expected: list[str]) -> None:
    named = {
        law.decided(moc, effect=Effect.FURTHER_FORM, subject_en="Fictitious form").reference: "decided",
        law.proposed(moc, "CA1").reference: "open",
    }
    assert [named[reference] for reference in found(partner, **query)] == expected


def test_no_account_is_named(moc: law.Memorandum, partner: Client) -> None:
    decision = law.decided(moc)
    answer = partner.get(f"{LIST}{decision.reference}/").content.decode()
    for officer in moc.officers.values():
        assert officer.username not in answer


def test_an_officer_concurs_in_the_portal_and_by_no_route_of_the_api(moc: law.Memorandum) -> None:
    decision = law.proposed(moc)
    officer = client_of(moc.officers["CA1"])
    given = {"text_hash": decision.text_hash, "participant": "CA1"}
    address = f"{LIST}{decision.reference}/"
    for method in ("post", "put", "patch", "delete"):
        refusal = getattr(officer, method)(address, given, content_type="application/json")
        assert (refusal.status_code, refusal.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
    for act in ("concur", "concurrences", "object", "propose", "withdraw", "take-back"):
        assert officer.post(f"{address}{act}/", given, content_type="application/json").status_code in {404, 405}
    assert not Concurrence.objects.exists()


def test_no_address_of_decisions_takes_a_method_that_writes() -> None:
    addresses = [pattern for pattern in api.urlpatterns if "decision" in str(getattr(pattern, "name", ""))]
    assert addresses
    for pattern in addresses:
        view: Any = getattr(pattern.callback, "cls", None)
        handled = {name for name in view.http_method_names if hasattr(view, name)}
        handled |= set(getattr(pattern.callback, "actions", None) or ())
        assert handled <= {"get", "head", "options"}, pattern
