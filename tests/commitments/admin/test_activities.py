"""The times that the form of an activity takes."""

from datetime import time

import pytest

from contacts.enums import Role
from tests.factories.commitments import ActivityFactory
from tests.fixtures.ministries import Ministries, SignIn, address
from tests.form_data import filled


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ({"time_zone": "Mars/Olympus"}, {"time_zone": "Choose an IANA time zone, for example Asia/Tokyo."}),
        ({"time_zone": ""}, {"time_zone": "Enter the IANA time zone"}),
        ({"starts_at": "09:30:45"}, {"starts_at": "Enter the time in 24-hour format, for example 09:30."}),
        ({"starts_on": "2027-03-14", "starts_at": "02:30"}, {"starts_at": "Clocks in America/Toronto move forward"}),
        ({"starts_on": "9999-12-31", "starts_at": "23:00"}, {"starts_on": "The date is out of range. Check the year."}),
        (
            {"starts_on": "", "ends_on": "2027-03-02"},
            {"starts_on": "Enter a start date", "ends_on": "The end date must be on or after the start date."},
        ),
        (
            {"starts_on": "2027-03-03", "ends_on": "2027-03-02"},
            {"ends_on": "The end date must be on or after the start date"},
        ),
        ({"starts_on": "2027-03-02", "ends_on": "2027-03-02"}, {}),
    ],
)
def test_the_form_of_an_activity_refuses_the_times_that_the_api_refuses(
    ministries: Ministries, sign_in: SignIn, typed: dict[str, str], refused: dict[str, str]
) -> None:
    activity = ActivityFactory.create(organizer=ministries.ours, starts_at=time(9), time_zone="America/Toronto")
    client, url = sign_in(Role.EDITOR), address("change", activity, model="commitments_activity")
    response = client.post(url, filled(client.get(url), **typed))
    assert response.status_code == (200 if refused else 302)
    errors = response.context["adminform"].form.errors if refused else {}
    assert set(errors) == set(refused)
    for field, told in refused.items():
        assert told in errors[field][0]
        assert len(errors[field]) == 1
