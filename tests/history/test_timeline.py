"""The history page: who, when in both capitals, which request, why, before and after; and nothing that is hidden."""

from datetime import UTC, date, datetime

import pghistory
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audit.history_reader import FieldChange, entries
from commitments.enums import CommitmentState
from commitments.models import Commitment
from commitments.services import commitments
from contacts.enums import Role
from contacts.models import User
from tests.factories.commitments import CommitmentFactory, MilestoneFactory
from tests.factories.contacts import ParticipantFactory, SideFactory, UserFactory
from tests.factories.dialogue import AgendaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> User:
    return UserFactory.create(role=Role.SECRETARIAT)


def page(user: User, commitment: Commitment) -> str:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(reverse("admin:commitments_commitment_history", args=[commitment.pk]))
    assert response.status_code == 200
    return response.text


def test_a_change_says_what_stood_there_before_and_after(reader: User) -> None:
    commitment = CommitmentFactory.create(title_en="First title")
    Commitment.objects.filter(pk=commitment.pk).update(title_en="Second title")
    latest = entries(commitment, reader)[0]
    assert latest.kind == "Updated"
    assert latest.changes == [FieldChange("Title (English)", "First title", "Second title")]


def test_values_are_told_in_words(reader: User) -> None:
    old, new = ParticipantFactory.create(label_en="OLD"), ParticipantFactory.create(label_en="NEW")
    commitment = CommitmentFactory.create(lead=old)
    commitment.lead, commitment.ip_answer, commitment.stages = new, "not_expected", ["upstream", "midstream"]
    commitment.save()
    assert entries(commitment, reader)[0].changes == [
        FieldChange("Lead", "OLD", "NEW"),
        FieldChange("Supply chain stages", "", "Upstream, Midstream"),
        FieldChange("Intellectual property", "Not recorded", "Not expected"),
    ]


def test_what_was_kept_of_a_meeting_is_told_by_its_values(reader: User) -> None:
    agenda = AgendaFactory.create()
    agenda.meeting = {"minutes": 180, "city": {"en": "Exampleville", "fr": ""}, "host": None}
    agenda.save()
    (told,) = (change for change in entries(agenda, reader)[0].changes if "meeting" in change.label.casefold())
    assert (told.before, told.after) == ("", "Exampleville, 180")


def test_who_changed_it_and_which_request_it_was(reader: User) -> None:
    commitment, client = CommitmentFactory.create(), Client()
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    client.post(
        reverse("commitments:commitment-act", args=[commitment.reference, "not_pursued"]),
        {"on": "2026-11-25", "reason": "Not possible."},
    )
    latest = next(entry for entry in entries(commitment, reader) if not entry.part)
    assert (latest.who, latest.reason) == (str(reader), "Not possible.")
    assert latest.request


def test_a_change_without_a_request_is_the_portal_s(reader: User) -> None:
    with pghistory.context(reason="Seed files"):
        commitment = CommitmentFactory.create()
    first = entries(commitment, reader)[-1]
    assert (first.who, first.reason, first.kind) == ("the portal", "Seed files", "Entered")


def test_parts_stand_in_the_history_of_their_record_even_when_taken_out(reader: User) -> None:
    commitment = CommitmentFactory.create()
    MilestoneFactory.create(commitment=commitment, title_en="Invitations sent").delete()
    taken_out = next(entry for entry in entries(commitment, reader) if entry.kind == "Deleted")
    assert taken_out.part == "milestone"
    assert FieldChange("Title (English)", "Invitations sent", "") in taken_out.changes


def test_the_time_of_a_draft_stays_with_its_ministry(reader: User) -> None:
    commitment = CommitmentFactory.create(state=CommitmentState.DRAFT, title_en="Zinnober")
    own = UserFactory.create(role=Role.EDITOR, participant=commitment.lead)
    commitment.title_en = "For all to read"
    commitment.save()
    commitments.change_state(commitment=commitment, to=CommitmentState.ACTIVE, on=date(2026, 11, 25), by=own)
    assert "Zinnober" in page(own, commitment)
    for_others = page(reader, commitment)
    assert "Zinnober" not in for_others
    assert "For all to read" in for_others


def test_both_capitals_read_their_own_clock(reader: User) -> None:
    SideFactory.create(code="JP", capital_en="Tokyo")
    SideFactory.create(code="CA", capital_en="Ottawa")
    commitment = CommitmentFactory.create()
    at = entries(commitment, reader)[-1].at
    assert at.tzinfo is not None
    shown = page(reader, commitment)
    assert "Tokyo: " in shown
    assert "Ottawa: " in shown
    assert (datetime.now(UTC) - at).total_seconds() < 60


def test_a_long_history_comes_in_pages_and_costs_the_same(reader: User) -> None:
    commitment = CommitmentFactory.create()
    counts = []
    for more in (1, 60):
        for _ in range(more):
            commitment.source += "x"
            commitment.save()
        with CaptureQueriesContext(connection) as queries:
            shown = page(reader, commitment)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert "Page 1 of 2" in shown


@pytest.mark.parametrize("path", ["commitments/nothing/1", "sessions/session/1", "commitments/commitment/x"])
def test_what_is_not_there_has_no_history(path: str, reader: User) -> None:
    client = Client()
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/admin/{path}/history/").status_code == 404
