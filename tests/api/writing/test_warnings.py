"""Doubtful dates over the API: they are saved, and the header X-Warnings names them as the pages do."""

import json
from typing import Any

import pytest
import time_machine

from commitments.models import Commitment
from contacts.models import Participant
from tests.api.writing.conftest import Partner
from tests.factories.commitments import CommitmentFactory

pytestmark = pytest.mark.django_db
MILESTONES = "/api/v1/milestones/"
PAST, WORKING, SUNDAY = "2026-03-31", "2027-03-31", "2027-02-28"


@pytest.fixture(autouse=True)
def _on_one_day() -> Any:
    with time_machine.travel("2026-11-25T12:00Z", tick=False):
        yield


@pytest.fixture
def commitment(ours: Participant) -> Commitment:
    return CommitmentFactory.create(lead=ours)


def warned(answer: Any) -> list[tuple[str, str]]:
    assert answer.status_code < 300, answer.content
    return [(each["pointer"], each["detail"]) for each in json.loads(answer.headers.get("X-Warnings", "[]"))]


def body(commitment: Commitment, due_on: str) -> dict[str, str]:
    return {"commitment": commitment.reference, "title": "Study", "due_on": due_on}


def test_a_date_in_the_past_is_saved_with_a_warning(partner: Partner, commitment: Commitment) -> None:
    answer = partner.post(MILESTONES, body(commitment, PAST))
    assert (answer.json()["due_on"], warned(answer)) == (PAST, [("/due_on", "31 March 2026 is in the past.")])
    assert warned(partner.post(MILESTONES, body(commitment, WORKING))) == []


def test_a_change_warns_of_the_dates_that_it_sets(partner: Partner, commitment: Commitment) -> None:
    made = partner.post(MILESTONES, body(commitment, PAST)).json()
    address = f"{MILESTONES}{made['id']}/"
    assert warned(partner.patch(address, {"title": "Other"}, if_match="*")) == []
    ((pointer, detail),) = warned(partner.patch(address, {"due_on": SUNDAY}, if_match="*"))
    assert (pointer, "is on a weekend" in detail) == ("/due_on", True)


def test_the_records_of_a_list_are_named_by_position_and_the_header_stays_short(
    partner: Partner, commitment: Commitment
) -> None:
    days = [WORKING, PAST, SUNDAY, *[PAST] * 20]
    pointers = [
        pointer for pointer, _detail in warned(partner.post(MILESTONES, [body(commitment, day) for day in days]))
    ]
    assert (pointers[:2], len(pointers)) == (["/1/due_on", "/2/due_on"], 8)


def test_a_repeated_request_has_the_same_warnings_in_the_language_of_the_request(
    partner: Partner, commitment: Commitment
) -> None:
    answers = [partner.post(f"{MILESTONES}?lang=ja", body(commitment, PAST), idempotency_key="a") for _turn in range(2)]
    first, second = map(warned, answers)
    assert first == second
    assert "2026年3月31日" in first[0][1]
