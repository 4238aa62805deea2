"""``view``: a list as a view of the register asks for it, read by each with the own rights."""

from datetime import date

import pytest
from django.test import Client

from commitments.enums import CommitmentState, ViewSharing
from commitments.models import SavedView
from commitments.records.commitment import COMMITMENT_FIELDS
from commitments.services.register_views import PAGE_ORDERS
from commitments.views.register import ordering
from contacts.enums import Role
from contacts.models import Participant
from partners.enums import Scope
from partners.models import Client as PartnerSystem
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import UserFactory
from tests.factories.dialogue import DialogueFactory

pytestmark = pytest.mark.django_db
LIST = "/api/v1/commitments/"


@pytest.fixture
def view(ours: Participant) -> SavedView:
    """Three to a ministry's own: two of them active and ours, one of theirs with a draft that only they see."""
    for day in (date(2027, 3, 1), date(2027, 1, 1)):
        CommitmentFactory.create(lead=ours, state=CommitmentState.ACTIVE, due_on=day)
    CommitmentFactory.create(lead=ours, state=CommitmentState.COMPLETED)
    return SavedView.objects.create(
        made_by=UserFactory.create(role=Role.EDITOR, participant=ours),
        name="Ours by day",
        slug="ours-by-day-5f0c2a",
        query="state=active&lead=OURS&ordering=due_on&columns=lead,due_on",
        sharing=ViewSharing.PARTICIPANT,
        participant=ours,
    )


def test_a_view_asks_as_its_address_on_the_page_does(
    view: SavedView, ours: Participant, clients: dict[Role, Client]
) -> None:
    CommitmentFactory.create(lead=ours, state=CommitmentState.ACTIVE, due_on=date(2027, 2, 1), reference="MOC-2026-900")
    partner, named = clients[Role.PARTNER], {"view": view.slug}
    written_out = {"state": "active", "lead": "OURS", "ordering": "due_on"}
    assert partner.get(LIST, named).json()["results"] == partner.get(LIST, written_out).json()["results"]
    # The view goes along to the next page, and what stands beside it takes the place of its own.
    first = partner.get(LIST, named | {"limit": 2}).json()
    assert "view=ours-by-day-5f0c2a" in first["next"]
    assert [each["due_on"] for each in first["results"]] == ["2027-01-01", "2027-02-01"]
    assert [each["due_on"] for each in partner.get(first["next"]).json()["results"]] == ["2027-03-01"]
    assert [each["state"] for each in partner.get(LIST, named | {"state": "completed"}).json()["results"]] == [
        "completed"
    ]
    table = partner.get(LIST, named | {"format": "csv", "fields": "reference"})
    assert len(b"".join(table.streaming_content).splitlines()) == 4  # type: ignore[attr-defined]  # A stream.


def test_a_view_that_is_not_there_or_not_shared_is_refused_and_says_what_to_do(
    view: SavedView, clients: dict[Role, Client]
) -> None:
    SavedView.objects.filter(pk=view.pk).update(sharing=ViewSharing.PRIVATE, participant=None)
    for slug in (view.slug, "nothing", "\x00", "x" * 5_000):
        refusal = clients[Role.PARTNER].get(LIST, {"view": slug})
        (error,) = refusal.json()["errors"]
        assert (refusal.status_code, error["parameter"], error["code"]) == (400, "view", "does_not_exist"), slug
        assert "all-active, ours, our-overdue, this-fiscal-year, overdue" in error["message"]


def test_view_with_outdated_filters_is_an_error_at_its_parameter(view: SavedView, clients: dict[Role, Client]) -> None:
    SavedView.objects.filter(pk=view.pk).update(query="state=asleep&colour=red&ordering=size")
    (error,) = clients[Role.PARTNER].get(LIST, {"view": view.slug}).json()["errors"]
    assert (error["parameter"], error["code"]) == ("view", "outdated")
    assert "colour, ordering, state" in error["message"]


def test_an_order_of_the_page_falls_away(view: SavedView, clients: dict[Role, Client]) -> None:
    for order, used in (("-title", ""), ("areas,-due_on", "-due_on")):
        SavedView.objects.filter(pk=view.pk).update(query=f"state=active&ordering={order}")
        answer = clients[Role.PARTNER].get(LIST, {"view": view.slug})
        written_out = {"state": "active"} | ({"ordering": used} if used else {})
        assert answer.status_code == 200
        assert answer.json()["results"] == clients[Role.PARTNER].get(LIST, written_out).json()["results"]


def test_the_orders_of_the_page_are_those_that_it_computes() -> None:
    assert ordering.COMPUTED.keys() == PAGE_ORDERS
    assert not PAGE_ORDERS & COMMITMENT_FIELDS.orders.keys()


def test_the_day_of_a_dialogue_shows_in_no_view_of_a_system_that_may_not_read_dialogues(
    clients: dict[Role, Client],
) -> None:
    DialogueFactory.create(latest_on=date(2100, 3, 1))
    partner, named = clients[Role.PARTNER], {"view": "before-the-dialogue"}
    assert partner.get(LIST, named).status_code == 200
    PartnerSystem.objects.update(scopes=[Scope.READ_REGISTER.value])
    assert partner.get(LIST, named).status_code == 400
