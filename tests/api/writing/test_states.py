"""The state of a commitment is changed by an act of its own, on the ways that its life knows."""

from typing import Any

import pytest

from commitments.models import Commitment, StateChange
from contacts.enums import Role
from contacts.models import Participant
from tests.api.writing.conftest import LIST, Partner, Staff
from tests.factories.commitments import CommitmentFactory, StateChangeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def state(ours: Participant) -> str:
    """The address at which the state of an active commitment of ours is changed."""
    commitment = CommitmentFactory.create(lead=ours)
    StateChangeFactory.create(commitment=commitment)
    return f"{LIST}{commitment.reference}/state/"


def test_it_holds_from_the_day_that_is_named(partner: Partner, state: str) -> None:
    done = partner.post(state, {"to": "not_pursued", "on": "2026-05-01", "reason": "No budget."}, if_match="*")
    assert (done.status_code, done.json()["state"], done.json()["state_reason"]) == (200, "not_pursued", "No budget.")
    last = StateChange.objects.latest("id")
    assert (str(last.on), last.before, last.reason) == ("2026-05-01", "active", "No budget.")


def test_it_holds_from_no_day_that_has_not_come(partner: Partner, state: str) -> None:
    refusal = partner.post(state, {"to": "completed", "on": "2100-01-01"}, if_match="*")
    assert [(each["pointer"], each["code"]) for each in refusal.json()["errors"]] == [("/on", "ahead")]
    assert not StateChange.objects.filter(after="completed").exists()


def test_the_reason_may_come_with_the_change(partner: Partner, state: str) -> None:
    done = partner.post(state, {"to": "not_pursued"}, if_match="*", x_change_reason="No budget.")
    assert done.json()["state_reason"] == "No budget."


def test_it_is_superseded_by_another_that_is_active(partner: Partner, state: str) -> None:
    successor = CommitmentFactory.create().reference
    done = partner.post(state, {"to": "superseded", "successor": successor}, if_match="*")
    assert done.json()["superseded_by"] == successor


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"to": "draft"}, "state-cannot-change"),
        ({"to": "active"}, "state-cannot-change"),
        ({"to": "not_pursued"}, "reason-missing"),
        ({"to": "superseded"}, "successor-missing"),
        ({"to": "completed", "on": "2026-03-31"}, "day-before-last-change"),
    ],
)
def test_what_its_life_does_not_know_is_refused(partner: Partner, state: str, body: dict[str, Any], code: str) -> None:
    refusal = partner.post(state, body, if_match="*")
    assert (refusal.status_code, refusal.json()["code"]) == (409, code)
    assert Commitment.objects.get().state == "active"


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/to"),
        ({"to": "done"}, "/to"),
        ({"to": "completed", "on": "today"}, "/on"),
        ({"to": "superseded", "successor": "MOC-1066-001"}, "/successor"),
        ({"to": "completed", "why": "x"}, "/why"),
    ],
)
def test_invalid_body_is_reported_with_its_pointer(
    partner: Partner, state: str, body: dict[str, Any], pointer: str
) -> None:
    problem = partner.post(state, body, if_match="*").json()
    assert [each["pointer"] for each in problem["errors"]] == [pointer]


def test_nothing_succeeds_itself(partner: Partner, state: str) -> None:
    own = Commitment.objects.get().reference
    problem = partner.post(state, {"to": "superseded", "successor": own}, if_match="*").json()
    assert [each["code"] for each in problem["errors"]] == ["not-to-be-chosen"]


def test_a_draft_is_made_active_by_its_ministry(staff: Staff, ours: Participant) -> None:
    draft = CommitmentFactory.create(lead=ours, state="draft")
    done = staff(Role.EDITOR).post(f"{LIST}{draft.reference}/state/", {"to": "active"}, if_match="*")
    assert (done.status_code, done.json()["state"]) == (200, "active")


def test_the_address_of_the_act_is_for_nothing_else(partner: Partner, state: str) -> None:
    for method in ("get", "patch", "delete", "put"):
        assert partner.send(method, state, None if method == "get" else {}).status_code == 405
