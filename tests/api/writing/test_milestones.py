"""Milestones over the API: entered on the way of one's own commitments, resolved, and taken off."""

import pytest

from commitments.models import Milestone
from contacts.models import Participant
from tests.api.writing.conftest import Partner
from tests.factories.commitments import CommitmentFactory, MilestoneFactory

pytestmark = pytest.mark.django_db
MILESTONES = "/api/v1/milestones/"


def test_it_is_entered_for_an_own_commitment(partner: Partner, ours: Participant) -> None:
    commitment = CommitmentFactory.create(lead=ours)
    answer = partner.post(
        MILESTONES, {"commitment": commitment.reference, "title": {"ja": "予備調査"}, "due_on": "2027-01-31"}
    )
    assert answer.status_code == 201, answer.content
    milestone = Milestone.objects.get()
    assert (milestone.title_ja, milestone.original_language, milestone.commitment) == ("予備調査", "ja", commitment)


def test_it_is_not_entered_for_the_commitment_of_another(partner: Partner, theirs: Participant) -> None:
    commitment = CommitmentFactory.create(lead=theirs)
    answer = partner.post(MILESTONES, {"commitment": commitment.reference, "title": "Study", "due_on": "2027-01-31"})
    assert (answer.status_code, Milestone.objects.count()) == (403, 0)


def test_it_is_resolved_and_opened_again(partner: Partner, ours: Participant) -> None:
    milestone = MilestoneFactory.create(commitment__lead=ours)
    address = f"{MILESTONES}{milestone.pk}/"
    resolved = partner.patch(address, {"resolved_on": "2026-01-20", "resolution": "met"}, if_match="*")
    assert (resolved.status_code, resolved.json()["resolution"]) == (200, "met")
    opened = partner.patch(address, {"resolved_on": None, "resolution": ""}, if_match="*")
    assert (opened.status_code, opened.json()["resolved_on"]) == (200, None)


def test_a_day_without_how_it_was_resolved_is_refused(partner: Partner, ours: Participant) -> None:
    milestone = MilestoneFactory.create(commitment__lead=ours)
    refusal = partner.patch(f"{MILESTONES}{milestone.pk}/", {"resolved_on": "2026-01-20"}, if_match="*")
    assert [each["pointer"] for each in refusal.json()["errors"]] == ["/resolution"]


def test_it_is_not_resolved_on_a_day_that_has_not_come(partner: Partner, ours: Participant) -> None:
    milestone = MilestoneFactory.create(commitment__lead=ours)
    resolved = {"resolved_on": "2100-01-01", "resolution": "met"}
    refusal = partner.patch(f"{MILESTONES}{milestone.pk}/", resolved, if_match="*")
    assert [(each["pointer"], each["code"]) for each in refusal.json()["errors"]] == [("/resolved_on", "ahead")]
    milestone.refresh_from_db()
    assert milestone.resolved_on is None


def test_it_is_taken_off(partner: Partner, ours: Participant) -> None:
    milestone = MilestoneFactory.create(commitment__lead=ours)
    gone = partner.delete(f"{MILESTONES}{milestone.pk}/", if_match="*")
    assert (gone.status_code, gone.content, Milestone.objects.count()) == (204, b"", 0)
