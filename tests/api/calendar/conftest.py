"""One moment, a Dialogue that is planned, and an officer who reads the calendar."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar

from commitments.models import Instrument
from contacts.enums import Role
from contacts.models import Participant, Side, User
from dialogue.enums import DialogueStatus
from dialogue.models import Dialogue
from tests.api.conftest import client_of
from tests.factories.contacts import SideFactory, UserFactory
from tests.factories.dialogue import DialogueFactory

CALENDAR = "/api/v1/calendar/"
NOW = datetime(2026, 11, 26, 5, tzinfo=UTC)
DAY = date(2027, 4, 14)


@pytest.fixture(autouse=True)
def _now() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def third(ours: Participant) -> Dialogue:
    """A Third Dialogue at nine in the morning in Ottawa in winter."""
    for side, capital in (("JP", "Tokyo"), ("CA", "Ottawa")):
        SideFactory.create(code=side, capital_en=capital)
        Side.objects.filter(code=side).update(capital_en=capital)
    Instrument.objects.update(status_line_en="Not legally binding.", dialogue_en="Fictitious Dialogue")
    dialogue: Dialogue = DialogueFactory.create(
        number=3,
        status=DialogueStatus.CONFIRMED,
        host=Side.objects.get(code="CA"),
        local_start=datetime(2027, 2, 9, 9, tzinfo=UTC),
        time_zone="America/Toronto",
        minutes=180,
    )
    return dialogue


@pytest.fixture
def ministry(third: Dialogue, ours: Participant) -> Participant:
    return ours


@pytest.fixture
def other(theirs: Participant) -> Participant:
    return theirs


@pytest.fixture
def officer(ministry: Participant) -> User:
    user: User = UserFactory.create(role=Role.CONTACT_OFFICER, participant=ministry)
    return user


@pytest.fixture
def member(officer: User) -> Client:
    return client_of(officer)


def read(client: Client, **query: str) -> dict[str, Any]:
    """The events of the calendar by their UID without the part that all share."""
    answer = client.get(CALENDAR, query)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    events = Calendar.from_ical(answer.content).events
    return {str(event["UID"]).split("@")[0].removeprefix("moc-"): event for event in events}
