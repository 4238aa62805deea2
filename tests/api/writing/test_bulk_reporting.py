"""Bulk requests with reporting schedules need the same number of statements for 2 and for 20 rows."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from commitments.models import Commitment
from contacts.models import Participant
from partners.models import Token
from tests.api.writing.conftest import LIST, Partner
from tests.factories.commitments import CommitmentFactory
from tests.factories.dialogue import DialogueFactory

pytestmark = pytest.mark.django_db(transaction=True)
REPORTS = "/api/v1/progress-reports/"
SIZES = (2, 20)


@pytest.fixture(autouse=True)
def _dialogue(partner: Partner) -> None:
    """Create a dated Dialogue, and record no further use of the token, which takes a statement each minute."""
    DialogueFactory.create(held_on=timezone.now().date() + timedelta(days=150))
    partner.get("/api/v1/access/")
    Token.objects.update(last_used_at=timezone.now() + timedelta(hours=1))


def registered(ours: Participant, count: int, **fields: Any) -> list[Commitment]:
    return CommitmentFactory.create_batch(count, lead=ours, state="active", **fields)


def report_on(commitment: Commitment) -> dict[str, Any]:
    """Return a report of a day that is past in every capital."""
    day = timezone.now().date() - timedelta(days=2)
    content = {"text": "Under way.", "health": "on_track", "completion": "limited"}
    return content | {"commitment": commitment.reference, "reported_on": day.isoformat()}


def test_new_commitments(partner: Partner, body: dict[str, Any]) -> None:
    costs = []
    for size in SIZES:
        with CaptureQueriesContext(connection) as captured:
            answer = partner.post(LIST, [body | {"reporting": "before_dialogue"}] * size)
        assert answer.status_code == 201, answer.content
        assert None not in {each["report_due_on"] for each in answer.json()}
        costs.append(len(captured))
    assert costs[0] == costs[1], [query["sql"][:200] for query in captured]


def test_changed_schedules(partner: Partner, ours: Participant) -> None:
    """The last report of each commitment decides on its new date."""
    costs = []
    for size in SIZES:
        commitments = registered(ours, size)
        assert partner.post(REPORTS, [report_on(each) for each in commitments[::2]]).status_code == 201
        rows = [
            {"reference": each.reference, "version": partner.get(f"{LIST}{each.reference}/").json()["version"]}
            | {"reporting": "quarterly" if number % 4 > 1 else "before_dialogue"}
            for number, each in enumerate(commitments)
        ]
        with CaptureQueriesContext(connection) as captured:
            answer = partner.patch(LIST, rows)
        assert answer.status_code == 200, answer.content
        assert None not in {each["report_due_on"] for each in answer.json()}
        costs.append(len(captured))
    assert costs[0] == costs[1], [query["sql"][:200] for query in captured]


def test_reports_before_a_dialogue(partner: Partner, ours: Participant) -> None:
    costs = []
    due_on = timezone.now().date() + timedelta(days=30)
    for size in SIZES:
        commitments = registered(ours, size, reporting="before_dialogue", report_due_on=due_on)
        with CaptureQueriesContext(connection) as captured:
            answer = partner.post(REPORTS, [report_on(each) for each in commitments])
        assert answer.status_code == 201, answer.content
        costs.append(len(captured))
    assert not Commitment.objects.filter(report_due_on=due_on).exists()
    assert costs[0] == costs[1], [query["sql"][:200] for query in captured]
