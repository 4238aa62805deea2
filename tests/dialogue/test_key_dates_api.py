"""The days before a Dialogue as partner systems read them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contacts.enums import Role
from dialogue.enums import PlanStep
from dialogue.models import Dialogue
from dialogue.services import key_dates
from tests import tables
from tests.dialogue.sessions import signed_in
from tests.factories.dialogue import DialogueFactory, PlannedStepFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _moc() -> None:
    tables.seed()


def third() -> Dialogue:
    Dialogue.objects.filter(number=3).update(
        local_start=datetime(2027, 2, 9, 9, tzinfo=UTC), time_zone="America/Toronto"
    )
    found: Dialogue = Dialogue.objects.get(number=3)
    return found


def read(path: str) -> Any:
    return signed_in(Role.READER).get(path).json()


def test_a_dialogue_tells_all_its_steps_and_which_of_them_people_set() -> None:
    dialogue = third()
    PlannedStepFactory.create(dialogue=dialogue, step=PlanStep.PAPERS, on=date(2027, 1, 5))
    steps = read("/api/v1/dialogues/3/")["steps"]
    assert steps == [
        {"step": each.step, "on": each.on and each.on.isoformat(), "set_by_people": each.set_by_people}
        for each in key_dates.steps(dialogue=dialogue)
    ]
    assert {"step": "papers", "on": "2027-01-05", "set_by_people": True} in steps


def test_a_dialogue_without_a_date_has_steps_without_a_day() -> None:
    assert {step["on"] for step in read("/api/v1/dialogues/3/")["steps"]} == {None}


def test_many_dialogues_are_read_with_as_few_statements_as_one() -> None:
    client, counts = signed_in(Role.READER), []
    for _ in range(2):
        DialogueFactory.create(instrument=third().instrument, number=Dialogue.objects.count() + 1)
        client.get("/api/v1/dialogues/")
        with CaptureQueriesContext(connection) as statements:
            client.get("/api/v1/dialogues/")
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_days_that_people_set_are_found_by_step() -> None:
    PlannedStepFactory.create(dialogue=third(), step=PlanStep.PAPERS)
    PlannedStepFactory.create(dialogue=third(), step=PlanStep.CALL)
    found = read("/api/v1/planned-steps/?step=papers")["results"]
    assert [(step["dialogue"], step["step"], step["on"]) for step in found] == [(3, "papers", "2027-01-12")]
