"""The list of activities and the page of one: what they tell whom."""

from datetime import date, time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from commitments.enums import ActivityState, Purpose
from contacts.enums import Audience, Role
from contacts.models import Participant, Side, User
from dialogue.enums import AgendaStatus
from tests.factories.commitments import ActivityFactory, CommitmentFactory
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory, SideFactory, UserFactory
from tests.factories.dialogue import AgendaItemFactory

pytestmark = pytest.mark.django_db

LIST = reverse("commitments:activities")


@pytest.fixture
def ours() -> Participant:
    return ParticipantFactory.create()


def hidden(model: type[ActivityFactory] | type[CommitmentFactory], **fields: object) -> Any:
    """One of another ministry, and for that ministry alone."""
    return model.create(mark=HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT), **fields)


def client_of(role: Role, participant: Participant | None = None, **fields: object) -> Client:
    own = {} if participant is None else {"participant": participant}
    account: User = UserFactory.create(role=role, **own | fields)
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_hidden_and_never_given_are_one_answer(ours: Participant) -> None:
    client, activity = client_of(Role.READER, ours), hidden(ActivityFactory)
    never = client.get(reverse("commitments:activity", args=["MOC-A-2097-777"]))
    there = client.get(activity.get_absolute_url())
    assert never.status_code == there.status_code == 404
    assert never.text.partition("<main")[2] == there.text.partition("<main")[2] != ""
    assert client.get("/activities/%00/").status_code == 404
    shared = ActivityFactory.create()
    assert client_of(Role.ADMINISTRATOR).get(shared.get_absolute_url()).status_code == 404
    assert Client().get(shared.get_absolute_url()).status_code == 302


def test_the_page_names_the_commitments_that_its_reader_may_see_and_no_others(
    ours: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    activity = ActivityFactory.create()
    shared, narrow = CommitmentFactory.create(state="active"), hidden(CommitmentFactory, state="active")
    activity.commitments.set([shared, narrow])
    client = client_of(Role.READER, ours)
    text = client.get(activity.get_absolute_url()).text
    assert shared.get_absolute_url() in text
    assert narrow.reference not in text
    # As on the page of a commitment, the mark stands in full at its head.
    assert str(activity.mark.name) in text
    assert activity.mark.tlp not in text
    # A list that is cut says of how many, and counts no other.
    monkeypatch.setattr("commitments.views.activities.MOST", 1)
    assert "1 to 1 of" not in client.get(activity.get_absolute_url()).text
    activity.commitments.add(CommitmentFactory.create(state="active"))
    assert "1 to 1 of 2<" in client.get(activity.get_absolute_url()).text


def test_an_hour_stands_there_by_the_clocks_of_both_capitals() -> None:
    Side.objects.all().delete()
    SideFactory.create(code="JP", order=1, capital_en="Tokyo", time_zone="Asia/Tokyo")
    SideFactory.create(code="CA", order=2, capital_en="Ottawa", time_zone="America/Toronto")
    activity = ActivityFactory.create(
        organizer=None,
        starts_on=date(2027, 2, 9),
        starts_at=time(9),
        time_zone="America/Winnipeg",
        place_en="Winnipeg",
    )
    clocks = client_of(Role.SECRETARIAT).get(activity.get_absolute_url()).context["clocks"]
    assert [(clock.zone.split(",")[0], clock.date, clock.hours) for clock in clocks] == [
        ("Winnipeg", "Tuesday 9 February 2027", "09:00"),
        ("Tokyo", "Wednesday 10 February 2027", "00:00"),
        ("Ottawa", "Tuesday 9 February 2027", "10:00"),
    ]
    # What no clock shows leaves the page as it is: no zone of that name, or no such day in one of the capitals.
    for zone in ("Mars/Olympus", "America", "../UTC", "UTC", "America/Toronto"):
        odd = ActivityFactory.create(starts_on=date.max, starts_at=time(23), time_zone=zone)
        assert client_of(Role.SECRETARIAT).get(odd.get_absolute_url()).context["clocks"] == [], zone


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"starts_on": None}, "Planned (date to be determined)"),
        ({"starts_on": date(2099, 2, 1)}, "Planned for 1 February 2099."),
        ({"starts_on": date(2020, 2, 1)}, "Confirm whether it was held."),
        (
            {"state": ActivityState.HELD, "starts_on": date(2020, 2, 1), "ends_on": date(2020, 2, 3)},
            "Held from 1 February 2020 to 3 February 2020.",
        ),
    ],
)
def test_a_sentence_says_how_it_stands(fields: dict[str, object], said: str) -> None:
    assert said in client_of(Role.READER).get(ActivityFactory.create(**fields).get_absolute_url()).text


def test_who_may_change_it_is_led_to_its_form_and_with_a_button_where_an_answer_is_due(ours: Participant) -> None:
    over, ahead = (ActivityFactory.create(organizer=ours, starts_on=date(year, 2, 1)) for year in (2020, 2099))
    editor, reader = client_of(Role.EDITOR, ours), client_of(Role.READER, ours)
    form = reverse("commitments:edit-activity", args=[over.reference])
    assert (
        f'<a class="btn" href="{form}">Record whether the activity was held</a>'
        in editor.get(over.get_absolute_url()).text
    )
    assert 'class="btn"' not in editor.get(ahead.get_absolute_url()).text
    assert form not in reader.get(over.get_absolute_url()).text


def test_the_agendas_on_which_it_stands_are_told_as_far_as_the_reader_sees_them() -> None:
    activity = ActivityFactory.create()
    given, _draft = (AgendaItemFactory.create(records=[activity.reference]).agenda for _ in range(2))
    issued = {"status": AgendaStatus.ISSUED, "issued_on": date(2025, 1, 1), "issued_at": timezone.now()}
    type(given).objects.filter(pk=given.pk).update(**issued)
    told = [
        len(client_of(role).get(activity.get_absolute_url()).context["mentions"])
        for role in (Role.READER, Role.SECRETARIAT)
    ]
    assert told == [1, 2]


def test_the_list_filters_searches_and_counts_what_its_reader_may_see(ours: Participant) -> None:
    held = ActivityFactory.create(state=ActivityState.HELD, purposes=[Purpose.SECURING], title_en="Zinnober")
    ActivityFactory.create()
    hidden(ActivityFactory, title_en="Zinnober too")
    client = client_of(Role.READER, ours)

    def found(**asked: str) -> list[str]:
        return [each.reference for each in client.get(LIST, asked).context["listing"].page]

    assert len(found()) == 2
    assert found(state="held,planned", search="zinnober") == found(purpose="securing,diversifying") == [held.reference]
    page = client.get(LIST, {"state": "held", "form": "9.z", "nothing": "1"})
    assert "2 activities" not in page.text
    assert page.text.count("Unknown filter ignored") == 2
    assert client.get(f"{LIST}?state=&search=x").headers["Location"] == f"{LIST}?search=x"
    assert client.get(LIST, {"search": "a\x00", "p": "x"}).status_code == 200


def test_many_activities_cost_as_many_statements_as_one() -> None:
    client, counts = client_of(Role.READER), []
    for _ in range(2):
        for activity in ActivityFactory.create_batch(3):
            activity.commitments.add(CommitmentFactory.create(state="active"))
            activity.participants.add(ParticipantFactory.create())
        client.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
            client.get(activity.get_absolute_url())
        counts.append(len(queries))
    assert counts[0] == counts[1]
