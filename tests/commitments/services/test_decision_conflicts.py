"""What two decisions that are open at the same time can do to each other, and what a second proposal asks anew."""

from datetime import date, timedelta
from typing import Any

import pytest

from commitments.enums import ChangeKind, Effect
from commitments.exceptions import DecisionIncompleteError
from commitments.models import (
    AreaOfCooperation,
    FormOfCooperation,
    JointDecision,
    Provision,
    ProvisionChange,
    TextVersion,
)
from commitments.services import decisions
from contacts.enums import Role
from contacts.exceptions import NotYoursError
from contacts.models import Message
from tests.constraint_assertions import refused_by
from tests.factories import law
from tests.factories.contacts import UserFactory

pytestmark = pytest.mark.django_db

LATER = law.AT + timedelta(hours=1)
APRIL = date(2027, 4, 1)


@pytest.fixture
def moc() -> law.Memorandum:
    return law.memorandum()


def inserting(moc: law.Memorandum, code: str = "1(c)", **fields: Any) -> JointDecision:
    """A modification that inserts a provision, proposed."""
    decision = law.draft(moc, effect=Effect.MODIFICATION, **fields)
    after = Provision.objects.get(code="1(b)")
    ProvisionChange.objects.create(
        decision=decision, kind=ChangeKind.INSERT, provision=after, new_code=code, text_en="Inserted."
    )
    decisions.propose(decision=decision, by=moc.officers["JP1"], at=law.AT)
    return decision


@pytest.mark.parametrize(
    ("adds", "retires", "field", "model"),
    [
        (Effect.FURTHER_AREA, Effect.RETIRE_AREA, "retires_area", AreaOfCooperation),
        (Effect.FURTHER_FORM, Effect.RETIRE_FORM, "retires_form", FormOfCooperation),
    ],
)
def test_retired_area_is_not_retired_again(
    moc: law.Memorandum, adds: Effect, retires: Effect, field: str, model: Any
) -> None:
    law.decided(moc, effect=adds, subject_en="Fictitious")
    further = model.objects.get(is_further=True)
    first, second = (law.proposed(moc, effect=retires, **{field: further}) for _ in range(2))
    law.concur(moc, first)
    law.concur(moc, second, *moc.codes[:4])
    with pytest.raises(DecisionIncompleteError):
        law.concur(moc, second, moc.codes[4])
    assert len(decisions.count(second).given) == 4


def test_ended_emergency_does_not_end_again(moc: law.Memorandum) -> None:
    emergency = law.emergency(moc)
    law.decided(moc, effect=Effect.EMERGENCY_BEGINS, emergency=emergency)
    emergency.refresh_from_db()
    first, second = (law.proposed(moc, effect=Effect.EMERGENCY_ENDS, emergency=emergency) for _ in range(2))
    law.concur(moc, first)
    law.concur(moc, second, *moc.codes[:4])
    with pytest.raises(DecisionIncompleteError):
        law.concur(moc, second, moc.codes[4])


def test_an_emergency_does_not_end_before_it_begins(moc: law.Memorandum) -> None:
    emergency = law.emergency(moc)
    law.decided(moc, effect=Effect.EMERGENCY_BEGINS, emergency=emergency, effective_on=APRIL)
    emergency.refresh_from_db()
    with pytest.raises(DecisionIncompleteError, match="1 April 2027"):
        law.proposed(moc, effect=Effect.EMERGENCY_ENDS, emergency=emergency, effective_on=date(2027, 3, 31))
    ending = law.proposed(moc, effect=Effect.EMERGENCY_ENDS, emergency=emergency)
    law.concur(moc, ending, *moc.codes[:4])
    with pytest.raises(DecisionIncompleteError, match="1 April 2027"):
        law.concur(moc, ending, moc.codes[4])


def test_code_taken_by_another_modification_is_refused(moc: law.Memorandum) -> None:
    first, second = inserting(moc), inserting(moc)
    law.concur(moc, first)
    law.concur(moc, second, *moc.codes[:4])
    with pytest.raises(DecisionIncompleteError, match=r"1\(c\)"):
        law.concur(moc, second, moc.codes[4])


def test_a_version_never_has_effect_before_the_one_that_it_builds_on(moc: law.Memorandum) -> None:
    law.concur(moc, inserting(moc, effective_on=APRIL))
    with pytest.raises(DecisionIncompleteError, match="1 April 2027"):
        inserting(moc, "1(d)", effective_on=date(2027, 3, 31))
    at_once = inserting(moc, "1(d)")
    law.concur(moc, at_once, *moc.codes[:4])
    with pytest.raises(DecisionIncompleteError, match="1 April 2027"):
        law.concur(moc, at_once, moc.codes[4])
    law.concur(moc, inserting(moc, "1(d)", effective_on=APRIL))
    assert TextVersion.objects.in_effect(APRIL)[0].number == 3


def test_unchanged_text_proposed_again_needs_new_responses(moc: law.Memorandum) -> None:
    decision = law.proposed(moc)
    first = decision.text_hash
    law.concur(moc, decision, "CA1")
    decisions.take_back(decision=decision, by=moc.officers["JP1"], at=law.AT)
    decisions.propose(decision=decision, by=moc.officers["JP1"], at=LATER)
    assert decision.text_hash == first
    assert decisions.count(decision).given == ()
    asked = Message.objects.filter(key__startswith=f"decision:{decision.reference}:proposed")
    assert asked.count() == 2 * len(moc.codes)


def test_who_saves_a_draft_as_it_was_read_before_the_proposal_takes_nothing_back(moc: law.Memorandum) -> None:
    decision = law.draft(moc)
    as_read = JointDecision.objects.get(pk=decision.pk)
    decisions.propose(decision=decision, by=moc.officers["JP1"], at=law.AT)
    with refused_by("decision_text_is_frozen"):
        as_read.save()
    decisions.take_back(decision=decision, by=moc.officers["JP1"], at=law.AT)
    as_read.refresh_from_db()
    decisions.propose(decision=decision, by=moc.officers["JP1"], at=LATER)
    with refused_by("decision_text_is_frozen"):
        as_read.save()


@pytest.mark.parametrize("role", [Role.READER, Role.PARTNER, Role.ADMINISTRATOR])
def test_who_neither_edits_nor_runs_the_register_puts_nothing_on_record(moc: law.Memorandum, role: Role) -> None:
    by = moc.user("JP1", role) if role.belongs_to_participant else UserFactory.create(role=role)
    decision = JointDecision(instrument=moc.instrument, title_en="Fictitious", text_en="Fictitious.")
    with pytest.raises(NotYoursError):
        decisions.put_on_record(decision=decision, by=by, on=law.AT.date())
    assert not JointDecision.objects.exists()
