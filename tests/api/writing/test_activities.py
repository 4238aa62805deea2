"""Activities over the API: entered and changed by whoever organizes them, with the wall time at the place."""

from datetime import time
from typing import Any

import pytest

from commitments.enums import CommitmentState
from commitments.models import Activity, ActivityCommitment
from contacts.enums import Audience
from contacts.models import Participant
from tests.api.writing.conftest import Partner
from tests.factories.commitments import ActivityFactory, CommitmentFactory, FormFactory
from tests.factories.contacts import HandlingMarkFactory

pytestmark = pytest.mark.django_db
ACTIVITIES = "/api/v1/activities/"


@pytest.fixture
def workshop(ours: Participant) -> dict[str, Any]:
    """The least that an activity is entered with."""
    FormFactory.create(key="3.a.ii", code="3(a)(ii)")
    mark = HandlingMarkFactory.create(audience=Audience.PARTICIPANTS)
    return {"kind": "workshop", "form": "3(a)(ii)", "title": "Workshop on recycling", "mark": mark.code}


def test_it_is_entered_with_its_wall_time(partner: Partner, ours: Participant, workshop: dict[str, Any]) -> None:
    commitment = CommitmentFactory.create(lead=ours)
    more = {
        "local_start": "2027-02-03T09:30",
        "time_zone": "Asia/Tokyo",
        "participants": [ours.code],
        "commitments": [commitment.reference],
    }
    answer = partner.post(ACTIVITIES, workshop | more)
    assert answer.status_code == 201, answer.content
    told = answer.json()
    assert (told["starts_on"], told["local_start"]) == ("2027-02-03", "2027-02-03T09:30:00")
    assert told["starts_at"].startswith("2027-02-03T00:30:00")
    assert (told["organizer"], told["participants"], told["commitments"]) == (
        ours.code,
        [ours.code],
        [commitment.reference],
    )


@pytest.mark.parametrize(
    ("said", "status", "code"),
    [
        ({"local_start": "2027-03-14T02:30", "time_zone": "America/Toronto"}, 409, "time-does-not-exist"),
        ({"local_start": "2027-11-07T01:30", "time_zone": "America/Toronto"}, 409, "time-is-ambiguous"),
        ({"local_start": "2027-11-07T01:30"}, 400, "required"),
        ({"local_start": "0001-01-01T00:00", "time_zone": "Asia/Tokyo"}, 400, "invalid"),
        ({"local_start": "2027-02-03T09:30+09:00", "time_zone": "Asia/Tokyo"}, 400, "invalid"),
        ({"local_start": "2027-02-03T09:30", "time_zone": "Asia/Atlantis"}, 400, "invalid"),
        ({"local_start": "2027-02-03T09:30", "starts_on": "2027-02-04", "time_zone": "Asia/Tokyo"}, 400, "another-day"),
        ({"starts_on": "2027-02-04", "ends_on": "2027-02-03"}, 400, "ends-before-it-starts"),
        ({"ends_on": "2027-02-03"}, 400, "ends-before-it-starts"),
    ],
)
def test_times_that_cannot_be_are_refused(
    partner: Partner, workshop: dict[str, Any], said: dict[str, str], status: int, code: str
) -> None:
    refusal = partner.post(ACTIVITIES, workshop | said)
    told = refusal.json()
    assert (refusal.status_code, told.get("code") or told["errors"][0]["code"]) == (status, code)
    assert not Activity.objects.exists()


@pytest.mark.parametrize("zone", ["Mars/Olympus", "America", "../UTC"])
def test_an_hour_that_is_moved_in_a_zone_that_is_none_is_refused(
    partner: Partner, ours: Participant, zone: str
) -> None:
    activity = ActivityFactory.create(organizer=ours, starts_at=time(9), time_zone=zone)
    refusal = partner.patch(f"{ACTIVITIES}{activity.reference}/", {"starts_on": "2027-02-03"}, if_match="*")
    assert (refusal.status_code, refusal.json()["errors"][0]["pointer"]) == (400, "/time_zone")


def test_activity_belongs_to_its_organizer(partner: Partner, theirs: Participant, workshop: dict[str, Any]) -> None:
    given_away = partner.post(ACTIVITIES, workshop | {"organizer": theirs.code})
    assert [each["pointer"] for each in given_away.json()["errors"]] == ["/organizer"]
    other = ActivityFactory.create(organizer=theirs)
    assert partner.patch(f"{ACTIVITIES}{other.reference}/", {"state": "held"}, if_match="*").status_code == 403


def test_commitments_out_of_sight_stay_tied_when_the_list_is_changed(
    partner: Partner, ours: Participant, theirs: Participant
) -> None:
    activity = ActivityFactory.create(organizer=ours)
    hidden = CommitmentFactory.create(lead=theirs, state=CommitmentState.DRAFT)
    seen, new = CommitmentFactory.create(lead=theirs), CommitmentFactory.create(lead=ours)
    for commitment in (hidden, seen):
        ActivityCommitment.objects.create(activity=activity, commitment=commitment)
    answer = partner.patch(f"{ACTIVITIES}{activity.reference}/", {"commitments": [new.reference]}, if_match="*")
    assert answer.json()["commitments"] == [new.reference]
    assert set(activity.commitments.all()) == {hidden, new}
