"""Somebody edits a draft at the instant in which it is proposed: it comes before the hash or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import IntegrityError, connection

from commitments.enums import Effect
from commitments.models import JointDecision, Provision, ProvisionChange
from commitments.services import decisions
from commitments.services.decision_texts import hash_of
from tests.commitments.races.actions import after, as_owner, one_after_the_other, together, without_locks, without_notes
from tests.factories import law

HASHED = "commitments.services.decisions.hash_of"
LOCK = " FOR SHARE"


@pytest.fixture
def modification(moc: law.Memorandum) -> JointDecision:
    """A draft that changes 1(a)."""
    decision = law.draft(moc, effect=Effect.MODIFICATION)
    ProvisionChange.objects.create(decision=decision, provision=Provision.objects.get(code="1(a)"), text_en="Changed.")
    return decision


def propose(moc: law.Memorandum, decision: JointDecision) -> Any:
    by = moc.officers["JP1"]
    return lambda: decisions.propose(decision=JointDecision.objects.get(pk=decision.pk), by=by, at=law.AT)


def change_another(decision: JointDecision) -> ProvisionChange:
    return ProvisionChange.objects.create(
        decision=decision, provision=Provision.objects.get(code="1(b)"), text_en="Changed as well."
    )


def is_frozen_as_hashed(decision: JointDecision) -> bool:
    decision.refresh_from_db()
    return hash_of(decision) == decision.text_hash


def test_a_change_that_comes_while_the_text_is_being_frozen_is_refused(
    moc: law.Memorandum, modification: JointDecision
) -> None:
    outcomes = one_after_the_other(propose(moc, modification), lambda: change_another(modification), inside=HASHED)
    assert [type(each) for each in outcomes] == [type(None), IntegrityError]
    assert outcomes[1].__cause__.diag.constraint_name == "provision_changes_are_frozen"
    assert is_frozen_as_hashed(modification)


def test_without_the_lock_in_the_trigger_it_would_slip_into_the_frozen_text(
    moc: law.Memorandum, modification: JointDecision
) -> None:
    """The red twin of the test above."""
    with without_notes(JointDecision, ProvisionChange), trigger_without_lock("provision_changes_are_frozen"):
        outcomes = one_after_the_other(propose(moc, modification), lambda: change_another(modification), inside=HASHED)
    assert [type(each) for each in outcomes] == [type(None), ProvisionChange]
    assert not is_frozen_as_hashed(modification)


def test_a_text_that_is_saved_while_it_is_being_frozen_is_refused(moc: law.Memorandum) -> None:
    decision = law.draft(moc)
    as_read = JointDecision.objects.get(pk=decision.pk)
    as_read.text_en = "Otherwise."
    outcomes = one_after_the_other(
        propose(moc, decision), lambda: as_read.save(update_fields=["text_en"]), inside=HASHED
    )
    assert [type(each) for each in outcomes] == [type(None), IntegrityError]
    assert is_frozen_as_hashed(decision)


def test_without_the_row_lock_another_text_than_the_hashed_one_would_be_frozen(moc: law.Memorandum) -> None:
    """The red twin of the test above: the other text is saved between the hash and the freezing."""
    decision = law.draft(moc)

    def edit() -> None:
        together(lambda: JointDecision.objects.filter(pk=decision.pk).update(text_en="Otherwise."))

    with without_locks(), after(HASHED, edit):
        together(propose(moc, decision))
    assert not is_frozen_as_hashed(decision)


@contextmanager
def trigger_without_lock(name: str) -> Iterator[None]:
    """Let the trigger read its decision without waiting for whoever has it locked."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_functiondef(pg_proc.oid) FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid"
            " WHERE tgname LIKE %s",
            [f"pgtrigger_{name}%"],
        )
        (whole,) = cursor.fetchone()
        assert LOCK in whole
        with as_owner():
            cursor.execute(whole.replace(LOCK, ""))
        try:
            yield
        finally:
            with as_owner():
                cursor.execute(whole)
