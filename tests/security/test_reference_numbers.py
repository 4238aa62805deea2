"""Reference numbers: a hidden record has one of the series, as docs/security.md states under that heading."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from commitments.enums import CommitmentState
from commitments.models import Commitment, Instrument
from commitments.services import commitments
from contacts.enums import Role
from contacts.models import HandlingMark, Participant, User
from tests.api.conftest import client_of
from tests.factories.contacts import UserFactory

pytestmark = pytest.mark.django_db

STATED = (
    "**Reference numbers reveal that hidden records exist.** A number is assigned when a record is entered, from one "
    "series for all Participants."
)


def entered(by: User, state: CommitmentState) -> Commitment:
    return commitments.enter(
        instrument=Instrument.objects.shipped(),
        by=by,
        on=date(2026, 11, 25),
        state=state,
        title_en="Fictitious",
        lead=by.participant,
        mark=HandlingMark.objects.get(),
    )


def test_a_draft_has_a_number_between_those_that_others_read_and_keeps_it(
    ours: Participant, theirs: Participant
) -> None:
    editor, other = (UserFactory.create(role=Role.EDITOR, participant=each) for each in (ours, theirs))
    draft = entered(other, CommitmentState.DRAFT)
    shared = entered(editor, CommitmentState.ACTIVE)
    assert [draft.reference, shared.reference] == ["MOC-2026-001", "MOC-2026-002"]
    reader = client_of(editor)
    assert [each["reference"] for each in reader.get("/api/v1/commitments/").json()["results"]] == [shared.reference]
    assert reader.get(f"/api/v1/commitments/{draft.reference}/").status_code == 404
    commitments.change_state(commitment=draft, to=CommitmentState.ACTIVE, on=date(2026, 11, 25), by=other)
    assert reader.get(f"/api/v1/commitments/{draft.reference}/").json()["reference"] == "MOC-2026-001"
    assert STATED in Path(settings.BASE_DIR, "docs/security.md").read_text()
