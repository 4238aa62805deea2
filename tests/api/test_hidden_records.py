"""A hidden record leaves no trace: not in search, order, filters, counts, nor as the key of another record."""

import pytest
from django.test import Client
from django.urls import reverse

from commitments.enums import CommitmentState
from commitments.models import ActivityCommitment, Commitment
from contacts.enums import Audience, Role
from contacts.models import Participant
from tests.factories.commitments import ActivityFactory, CommitmentFactory, EvidenceFactory, ProgressReportFactory
from tests.factories.contacts import HandlingMarkFactory
from tests.factories.dialogue import ActionItemFactory, CmwgStatusFactory, OverlapFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hidden(theirs: Participant) -> Commitment:
    mark = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    return CommitmentFactory.create(lead=theirs, mark=mark, title_en="Unspeakable", reference="MOC-1999-900")


@pytest.mark.parametrize(
    "query",
    [
        {"search": "Unspeakable"},
        {"lead": "THEIRS"},
        {"due_on__gte": "2000-01-01"},
        {"state": "active"},
        {"mark": "own-participant"},
        {"ordering": "-due_on"},
    ],
    ids=str,
)
def test_no_question_finds_it(hidden: Commitment, reader: Client, query: dict[str, str]) -> None:
    assert hidden.state == "active"
    answer = reader.get(reverse("api:commitment-list"), query | {"count": "exact"}).json()
    assert (answer["count"], answer["results"]) == (0, [])


def test_what_succeeds_a_record_is_not_named(hidden: Commitment, ours: Participant, reader: Client) -> None:
    old = CommitmentFactory.create(lead=ours, state=CommitmentState.SUPERSEDED, superseded_by=hidden)
    shown = reader.get(reverse("api:commitment-detail", args=[old.reference])).json()
    assert shown["superseded_by"] is None
    found = reader.get(reverse("api:commitment-list"), {"superseded_by": hidden.reference}).json()
    assert found["results"] == []


def test_a_visible_successor_is_named_and_found(ours: Participant, reader: Client) -> None:
    new = CommitmentFactory.create(lead=ours)
    old = CommitmentFactory.create(lead=ours, state=CommitmentState.SUPERSEDED, superseded_by=new)
    found = reader.get(reverse("api:commitment-list"), {"superseded_by": new.reference}).json()["results"]
    assert [(each["reference"], each["superseded_by"]) for each in found] == [(old.reference, new.reference)]


def test_the_commitment_of_an_action_is_not_named(hidden: Commitment, reader: Client) -> None:
    action = ActionItemFactory.create(commitment=hidden)
    shown = reader.get(reverse("api:action-detail", args=[f"{action.dialogue.number}.{action.number}"])).json()
    assert shown["commitment"] is None
    assert reader.get(reverse("api:action-list"), {"commitment": hidden.reference}).json()["results"] == []


def test_the_commitment_that_an_activity_serves_is_not_named(hidden: Commitment, reader: Client) -> None:
    activity, open_one = ActivityFactory.create(), CommitmentFactory.create()
    for commitment in (hidden, open_one):
        ActivityCommitment.objects.create(activity=activity, commitment=commitment)
    shown = reader.get(reverse("api:activity-detail", args=[activity.reference])).json()
    assert shown["commitments"] == [open_one.reference]
    assert reader.get(reverse("api:activity-list"), {"commitment": hidden.reference}).json()["results"] == []
    assert reader.get(reverse("api:activity-list"), {"commitment": open_one.reference}).json()["results"]


def test_an_overlap_with_it_is_not_counted(hidden: Commitment, reader: Client) -> None:
    status = CmwgStatusFactory.create()
    OverlapFactory.create(status=status, commitment=hidden)
    shown = reader.get(reverse("api:cmwg-status-detail", args=[status.pk])).json()
    assert shown["overlaps"] == []


def test_evidence_does_not_name_a_report_that_is_being_written(theirs: Participant, reader: Client) -> None:
    report = ProgressReportFactory.create(commitment=CommitmentFactory.create(lead=theirs))
    evidence = EvidenceFactory.create(commitment=report.commitment, report=report)
    assert reader.get(reverse("api:evidence-detail", args=[evidence.pk])).json()["report"] is None


def test_an_entity_tag_does_not_change_with_it(theirs: Participant, reader: Client) -> None:
    before = reader.get(reverse("api:commitment-list"))
    CommitmentFactory.create(lead=theirs, state=CommitmentState.DRAFT)
    assert reader.get(reverse("api:commitment-list")).headers["ETag"] == before.headers["ETag"]


def test_rights_end_with_the_role(ours: Participant, clients: dict[Role, Client]) -> None:
    draft = CommitmentFactory.create(lead=ours, state=CommitmentState.DRAFT)
    address = reverse("api:commitment-detail", args=[draft.reference])
    client, editor = clients[Role.EDITOR], ours.users.get(role=Role.EDITOR).username
    assert client.get(address).status_code == 200
    # Personal tokens end with the role, and do not open anything again with it.
    for role in (Role.SECRETARIAT, Role.EDITOR):
        ours.users.filter(username=editor).update(role=role)
        assert client.get(address).status_code == 401
