"""The contact tree: who is in function today, where something is given and where not."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contacts.enums import OfficerFunction
from contacts.models import ContactPoint
from contacts.services.emergency_contact_list import ParticipantContacts, read_tree
from tests.factories.contacts import (
    ContactPointFactory,
    ContactPointOfficerFactory,
    OfficialFactory,
    ParticipantFactory,
    SideFactory,
)

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def point() -> ContactPoint:
    return ContactPointFactory.create(participant__side=SideFactory.create(code="CA"))


def only_branch(at: datetime = AT) -> ParticipantContacts:
    (branch,) = [branch for trunk in read_tree(at) for branch in trunk.branches]
    return branch


def functions(at: datetime = AT) -> list[str]:
    return [line.officer.function for line in only_branch(at).officers]


def test_the_participants_stand_under_their_sides_in_the_order_of_the_moc() -> None:
    last, first = (ParticipantFactory.create(side=SideFactory.create(code="CA"), order=order) for order in (5, 4))
    ParticipantFactory.create(side=SideFactory.create(code="JP"), order=1)
    japan, canada = read_tree(AT)
    assert (japan.side.code, len(japan.branches)) == ("JP", 1)
    assert [branch.participant for branch in canada.branches] == [first, last]


def test_the_primary_officer_stands_first_and_copies_last(point: ContactPoint) -> None:
    for function in (OfficerFunction.COPY, OfficerFunction.ALTERNATE, OfficerFunction.PRIMARY):
        ContactPointOfficerFactory.create(contact_point=point, function=function)
    assert functions() == ["primary", "alternate", "copy"]


def test_who_is_not_in_function_yet_or_any_more_is_left_out(point: ContactPoint) -> None:
    ContactPointOfficerFactory.create(contact_point=point, until=date(2026, 11, 25))
    ContactPointOfficerFactory.create(contact_point=point, since=date(2026, 11, 26))
    assert functions() == []


def test_who_left_office_is_left_out(point: ContactPoint) -> None:
    official = OfficialFactory.create(participant=point.participant, active=False)
    ContactPointOfficerFactory.create(contact_point=point, official=official)
    assert functions() == []


def test_today_is_the_day_in_the_capital_of_the_participant(point: ContactPoint) -> None:
    """At three in the morning of the 25th in UTC it still is the 24th in Ottawa."""
    ContactPointOfficerFactory.create(contact_point=point, since=date(2026, 11, 25))
    assert functions(datetime(2026, 11, 25, 3, tzinfo=UTC)) == []
    assert functions(datetime(2026, 11, 25, 6, tzinfo=UTC)) == ["primary"]


@pytest.mark.parametrize(
    ("given", "reachable"), [({}, False), ({"telephone": "+1 613"}, True), ({"mailbox": "a@b.example"}, True)]
)
def test_a_participant_is_reachable_by_any_number_or_address(given: dict[str, str], reachable: bool) -> None:
    ContactPointFactory.create(**given)
    assert only_branch().is_reachable is reachable


def test_a_participant_without_a_contact_point_stands_there_all_the_same() -> None:
    ParticipantFactory.create()
    assert not only_branch().is_reachable


def test_more_officers_cost_no_more_statements(point: ContactPoint) -> None:
    counts = []
    for function in (OfficerFunction.PRIMARY, *[OfficerFunction.COPY] * 5):
        ContactPointOfficerFactory.create(contact_point=point, function=function)
        with CaptureQueriesContext(connection) as queries:
            assert all(str(line.officer.official) for line in only_branch().officers)
        counts.append(len(queries))
    assert len(set(counts)) == 1
