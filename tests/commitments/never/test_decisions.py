"""What must never happen to a joint decision and to what belongs to its text."""

from datetime import date
from typing import Any

import pytest

from commitments.enums import ChangeKind, DecisionState, Effect
from commitments.models import (
    AreaOfCooperation,
    Concurrence,
    DecisionTurn,
    FormOfCooperation,
    JointDecision,
    Provision,
    ProvisionChange,
)
from commitments.services import decisions
from tests.constraint_assertions import delete, insert_like, refused_by, update
from tests.factories import law

DAY = date(2026, 11, 25)
DECIDED = {"state": "decided", "decided_on": DAY, "outcome": "active", "outcome_on": DAY}


def five_of_five(moc: law.Memorandum, decision: JointDecision) -> JointDecision:
    """Every concurrence is there, and nothing has followed from it yet."""
    for code, participant in moc.participants.items():
        Concurrence.objects.create(
            decision=decision,
            participant=participant,
            by=moc.officers[code],
            given_on=DAY,
            recorded_at=law.AT,
            text_hash=decision.text_hash,
            standing_hash=decision.text_hash,
        )
    return decision


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({"title_en": ""}, "decision_has_a_title"),
        ({"state": "open"}, "decision_is_proposed_with_a_frozen_text"),
        ({"state": "open", "text_hash": "0" * 64}, "decision_is_proposed_with_a_frozen_text"),
        ({"text_hash": "0" * 64}, "decision_draft_has_no_hash"),
        ({"decided_on": DAY}, "decision_decided_has_a_day_and_an_outcome"),
        ({"outcome": "active"}, "decision_decided_has_a_day_and_an_outcome"),
        ({"withdrawn_on": DAY}, "decision_withdrawn_has_a_day"),
        ({"state": "withdrawn"}, "decision_withdrawn_has_a_day"),
        ({"effect": "further_area"}, "decision_names_what_comes_to_be"),
        ({"effect": "arrangement"}, "decision_names_what_comes_to_be"),
        ({"subject_en": "Name", "subject_ja": "名前"}, "decision_names_what_comes_to_be"),
        ({"effect": "retire_area"}, "decision_retires_a_named_area"),
        ({"effect": "retire_form"}, "decision_retires_a_named_form"),
        ({"effect": "emergency_begins"}, "decision_concerns_a_named_emergency"),
        ({"effect": "emergency_ends"}, "decision_concerns_a_named_emergency"),
        ({"effect": "rotation"}, "decision_rotates_a_named_side"),
        ({"effect": "counting"}, "decision_names_the_counting"),
        ({"counting": "later"}, "decision_names_the_counting"),
    ],
)
def test_a_draft_does_not_contradict_itself(moc: law.Memorandum, columns: dict[str, Any], constraint: str) -> None:
    decision = law.draft(moc)
    with refused_by(constraint):
        update(decision, **columns)


def test_a_superseded_decision_names_what_takes_its_place(moc: law.Memorandum) -> None:
    decision = law.decided(moc)
    with refused_by("decision_superseded_has_a_successor"):
        update(decision, outcome="superseded")


def test_only_a_superseded_decision_names_it(moc: law.Memorandum) -> None:
    decision = law.decided(moc)
    with refused_by("decision_superseded_has_a_successor"):
        update(decision, superseded_by_id=law.draft(moc).pk)


def test_four_of_five_decide_nothing(moc: law.Memorandum) -> None:
    decision = law.proposed(moc)
    law.concur(moc, decision, *moc.codes[:4])
    with refused_by("decision_needs_all_participants"):
        update(decision, **DECIDED)


def test_a_concurrence_that_is_void_does_not_count(moc: law.Memorandum) -> None:
    decision = five_of_five(moc, law.proposed(moc))
    given = decision.concurrences.all()[2]
    update(given, standing_hash=None, voided_at=law.AT, void_reason="objected")
    with refused_by("decision_needs_all_participants"):
        update(decision, **DECIDED)


def test_a_decision_is_not_entered_as_decided(moc: law.Memorandum) -> None:
    decision = law.proposed(moc)
    with refused_by("decision_needs_all_participants"):
        insert_like(decision, reference="JD-2026-900", **DECIDED)


def test_five_concurrences_to_one_text_do_not_decide_another(moc: law.Memorandum) -> None:
    decision = five_of_five(moc, law.proposed(moc))
    with refused_by("decision_needs_all_participants"):
        update(decision, text_hash="0" * 64, **DECIDED)


# One column of each kind; each of the others stands in the same condition.
FROZEN = [
    {"text_fr": "Autre."},
    {"title_en": "Another"},
    {"original_language": "ja"},
    {"effective_on": DAY},
    {"effect": "counting", "counting": "later"},
    {"effect": "further_form", "subject_en": "Another"},
    {"reference": "JD-2026-900"},
    {"text_hash": "0" * 64},
    {"state": "draft", "text_hash": "", "text_en": "Another."},
]


@pytest.mark.parametrize("columns", FROZEN)
def test_the_text_is_frozen_once_it_was_proposed(moc: law.Memorandum, columns: dict[str, Any]) -> None:
    decision = law.proposed(moc)
    with refused_by("decision_text_is_frozen"):
        update(decision, **columns)


@pytest.mark.parametrize(
    "columns",
    [
        {"state": "open"},
        {"state": "withdrawn", "withdrawn_on": DAY},
        {"decided_on": date(2026, 11, 26)},
        {"text_hash": "0" * 64},
        {"proposed_by_id": None},
    ],
)
def test_what_was_decided_stays_decided(moc: law.Memorandum, columns: dict[str, Any]) -> None:
    decision = law.decided(moc)
    with refused_by("decision_settled_stays"):
        update(decision, **columns)


@pytest.mark.parametrize("columns", [{"state": "draft", "text_hash": ""}, {"state": "open"}, {"withdrawn_reason": ""}])
def test_what_was_withdrawn_stays_withdrawn(moc: law.Memorandum, columns: dict[str, Any]) -> None:
    decision = law.proposed(moc)
    decisions.withdraw(decision=decision, by=moc.officers["JP1"], at=law.AT, reason="Overtaken.")
    with refused_by("decision_settled_stays"):
        update(decision, withdrawn_on=None, **columns)


def test_a_decision_that_was_proposed_is_never_deleted(moc: law.Memorandum) -> None:
    decision = law.proposed(moc)
    with refused_by("decision_proposed_is_never_deleted"):
        delete(decision)
    decisions.take_back(decision=decision, by=moc.officers["JP1"], at=law.AT)
    with refused_by("decision_proposed_is_never_deleted"):
        delete(decision)


def test_a_draft_that_was_never_proposed_can_be_deleted(moc: law.Memorandum) -> None:
    decision = law.draft(moc)
    delete(decision)
    assert not JointDecision.objects.filter(pk=decision.pk).exists()


def once(moc: law.Memorandum, effect: Effect) -> dict[str, Any]:
    """What a decision with this effect names."""
    if effect.concerns_emergency:
        return {"effect": effect, "emergency": law.emergency(moc, begun_on=None)}
    adds, model, field = {
        Effect.RETIRE_AREA: (Effect.FURTHER_AREA, AreaOfCooperation, "retires_area"),
        Effect.RETIRE_FORM: (Effect.FURTHER_FORM, FormOfCooperation, "retires_form"),
    }[effect]
    law.decided(moc, effect=adds, subject_en="Fictitious")
    return {"effect": effect, field: model._default_manager.get(is_further=True)}


@pytest.mark.parametrize(
    ("effect", "constraint"),
    [
        (Effect.EMERGENCY_BEGINS, "decided_once_emergency_begins"),
        (Effect.EMERGENCY_ENDS, "decided_once_emergency_ends"),
        (Effect.RETIRE_AREA, "decided_once_retire_area"),
        (Effect.RETIRE_FORM, "decided_once_retire_form"),
    ],
)
def test_it_is_decided_once(moc: law.Memorandum, effect: Effect, constraint: str) -> None:
    named = once(moc, effect)
    first, second = law.draft(moc, **named), law.draft(moc, **named)
    for decision in (first, second):
        JointDecision.objects.filter(pk=decision.pk).update(
            state=DecisionState.OPEN, proposed_at=law.AT, text_hash="0" * 64
        )
        decision.refresh_from_db()
        five_of_five(moc, decision)
    update(first, **DECIDED)
    with refused_by(constraint):
        update(second, **DECIDED)


def rotation(moc: law.Memorandum) -> DecisionTurn:
    """The first turn of a draft that has a second one."""
    decision = law.draft(moc, effect=Effect.ROTATION, rotating_side=law.side("CA"))
    for position, code in enumerate(("CA1", "CA2", "CA3"), start=1):
        DecisionTurn.objects.create(decision=decision, position=position, participant=moc.participants[code])
    return DecisionTurn.objects.get(decision=decision, position=1)


def test_two_turns_do_not_share_a_place_or_a_participant(moc: law.Memorandum) -> None:
    turn = rotation(moc)
    with refused_by("decision_turn_position_once"):
        insert_like(turn, participant_id=moc.participants["JP1"].pk)
    with refused_by("decision_turn_participant_once"):
        insert_like(turn, position=9)


def test_the_turns_are_frozen_with_the_text(moc: law.Memorandum) -> None:
    turn = rotation(moc)
    decisions.propose(decision=turn.decision, by=moc.officers["JP1"], at=law.AT)
    with refused_by("decision_turns_are_frozen"):
        update(turn, position=9)
    with refused_by("decision_turns_are_frozen"):
        delete(turn)
    with refused_by("decision_turns_are_frozen"):
        insert_like(turn, position=9)


def changed_provision(moc: law.Memorandum) -> ProvisionChange:
    decision = law.draft(moc, effect=Effect.MODIFICATION)
    return ProvisionChange.objects.create(
        decision=decision, provision=Provision.objects.get(code="1(a)"), text_en="Changed."
    )


def test_a_provision_changes_once_in_a_decision(moc: law.Memorandum) -> None:
    change = changed_provision(moc)
    with refused_by("decision_changes_provision_once"):
        insert_like(change)


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({"kind": ChangeKind.INSERT.value}, "inserted_provision_has_a_code"),
        ({"new_code": "1(c)"}, "inserted_provision_has_a_code"),
        ({"text_en": ""}, "changed_provision_has_a_text"),
        ({"kind": ChangeKind.REMOVE.value}, "changed_provision_has_a_text"),
    ],
)
def test_a_change_says_what_becomes_of_the_provision(
    moc: law.Memorandum, columns: dict[str, Any], constraint: str
) -> None:
    change = changed_provision(moc)
    with refused_by(constraint):
        update(change, **columns)


def test_the_changes_are_frozen_with_the_text(moc: law.Memorandum) -> None:
    change = changed_provision(moc)
    decisions.propose(decision=change.decision, by=moc.officers["JP1"], at=law.AT)
    with refused_by("provision_changes_are_frozen"):
        update(change, text_en="Changed again.")
    with refused_by("provision_changes_are_frozen"):
        delete(change)
    with refused_by("provision_changes_are_frozen"):
        insert_like(change, provision_id=Provision.objects.get(code="1(b)").pk)
