"""Entering commitments and changing their state."""

from datetime import date

import pytest

from audit.history_reader import event_model
from commitments.enums import CommitmentState
from commitments.exceptions import DayBeforeLastChangeError, SuccessorMissingError
from commitments.models import Commitment
from commitments.services import commitments
from contacts.enums import Role
from contacts.models import User
from core.refusals.errors import ReasonMissingError, TransitionNotAllowedError
from tests.factories.commitments import ShippedInstrumentFactory
from tests.factories.contacts import HandlingMarkFactory, UserFactory

ENTERED = date(2026, 4, 1)
LATER = date(2026, 11, 25)


@pytest.fixture
def editor(db: None) -> User:
    return UserFactory.create(role=Role.EDITOR)


def enter(editor: User | None, state: CommitmentState = CommitmentState.ACTIVE, **fields: object) -> Commitment:
    return commitments.enter(
        instrument=ShippedInstrumentFactory.create(),
        by=editor,
        on=ENTERED,
        state=state,
        title_en="Fictitious",
        mark=HandlingMarkFactory.create(),
        **fields,
    )


def test_a_new_commitment_gets_the_next_number_of_its_year(editor: User) -> None:
    assert [enter(editor).reference, enter(editor).reference] == ["MOC-2026-001", "MOC-2026-002"]


def test_a_commitment_that_brings_its_number_keeps_it_from_being_given_again(editor: User) -> None:
    assert enter(None, reference="MOC-2026-007").reference == "MOC-2026-007"
    assert enter(editor).reference == "MOC-2026-008"


def test_entering_says_by_whom_and_from_which_day_the_state_holds(editor: User) -> None:
    commitment = enter(editor, CommitmentState.DRAFT)
    change = commitment.state_changes.get()
    assert commitment.entered_by == editor
    assert (change.before, change.after, change.on, change.by) == ("", CommitmentState.DRAFT, ENTERED, editor)


@pytest.mark.parametrize("state", sorted(set(CommitmentState) - {CommitmentState.DRAFT, CommitmentState.ACTIVE}))
def test_no_life_begins_at_its_end(editor: User, state: CommitmentState) -> None:
    with pytest.raises(TransitionNotAllowedError):
        enter(editor, state)
    assert not Commitment.objects.exists()


def test_draft_becomes_active_and_the_change_is_recorded(editor: User) -> None:
    commitment = enter(editor, CommitmentState.DRAFT)
    commitments.change_state(commitment=commitment, to=CommitmentState.ACTIVE, on=LATER, by=editor)
    commitment.refresh_from_db()
    change = commitment.state_changes.last()
    assert commitment.state == CommitmentState.ACTIVE
    assert change is not None
    assert (change.before, change.after, change.on) == (CommitmentState.DRAFT, CommitmentState.ACTIVE, LATER)


def test_not_pursued_needs_a_reason_and_is_no_failure(editor: User) -> None:
    commitment = enter(editor)
    with pytest.raises(ReasonMissingError):
        commitments.change_state(commitment=commitment, to=CommitmentState.NOT_PURSUED, on=LATER, by=editor, reason=" ")
    commitments.change_state(
        commitment=commitment, to=CommitmentState.NOT_PURSUED, on=LATER, by=editor, reason="Not possible."
    )
    commitment.refresh_from_db()
    assert (commitment.state, commitment.state_reason) == (CommitmentState.NOT_PURSUED, "Not possible.")


def test_reason_is_in_the_history(editor: User) -> None:
    commitment = enter(editor)
    commitments.change_state(
        commitment=commitment, to=CommitmentState.NOT_PURSUED, on=LATER, by=editor, reason="Not possible."
    )
    latest = event_model(Commitment).objects.filter(pgh_obj_id=commitment.pk).latest("pgh_id")
    assert latest.pgh_context["reason"] == "Not possible."


def test_a_completed_commitment_does_not_become_a_draft(editor: User) -> None:
    commitment = enter(editor)
    commitments.change_state(commitment=commitment, to=CommitmentState.COMPLETED, on=LATER, by=editor)
    with pytest.raises(TransitionNotAllowedError):
        commitments.change_state(commitment=commitment, to=CommitmentState.DRAFT, on=LATER, by=editor)


def test_the_present_state_counts_and_not_the_one_that_a_page_showed(editor: User) -> None:
    commitment = enter(editor)
    as_a_page_showed_it = Commitment.objects.get(pk=commitment.pk)
    commitments.change_state(commitment=commitment, to=CommitmentState.COMPLETED, on=LATER, by=editor)
    with pytest.raises(TransitionNotAllowedError):
        commitments.change_state(
            commitment=as_a_page_showed_it, to=CommitmentState.NOT_PURSUED, on=LATER, by=editor, reason="Late."
        )


def test_superseded_names_another_commitment(editor: User) -> None:
    commitment, successor = enter(editor), enter(editor)
    for nobody in (None, commitment):
        with pytest.raises(SuccessorMissingError):
            commitments.change_state(
                commitment=commitment, to=CommitmentState.SUPERSEDED, on=LATER, by=editor, successor=nobody
            )
    commitments.change_state(
        commitment=commitment, to=CommitmentState.SUPERSEDED, on=LATER, by=editor, successor=successor
    )
    commitment.refresh_from_db()
    assert commitment.superseded_by == successor


def test_only_what_is_superseded_has_a_successor(editor: User) -> None:
    commitment, other = enter(editor), enter(editor)
    with pytest.raises(SuccessorMissingError):
        commitments.change_state(
            commitment=commitment, to=CommitmentState.COMPLETED, on=LATER, by=editor, successor=other
        )


def test_a_change_does_not_hold_from_before_the_one_it_follows(editor: User) -> None:
    commitment = enter(editor)
    with pytest.raises(DayBeforeLastChangeError):
        commitments.change_state(commitment=commitment, to=CommitmentState.COMPLETED, on=date(2026, 3, 31), by=editor)
    commitments.change_state(commitment=commitment, to=CommitmentState.COMPLETED, on=ENTERED, by=editor)
    assert commitment.state_changes.count() == 2
