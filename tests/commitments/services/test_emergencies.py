"""Emergencies on record, and the decisions on them."""

from datetime import date

import pytest

from commitments.enums import DecisionState, Effect
from commitments.models import Emergency
from commitments.services import decisions, emergencies
from contacts.enums import Role
from tests.factories.consultations_and_emergencies import EmergencyFactory
from tests.factories.contacts import UserFactory
from tests.factories.law import AT, Memorandum, concur, decided, draft, memorandum, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture
def moc() -> Memorandum:
    return memorandum()


@pytest.fixture
def emergency(moc: Memorandum) -> Emergency:
    return EmergencyFactory.create(instrument=moc.instrument, raised_by=moc.participants["JP1"])


def test_the_numbers_of_a_year_follow_each_other() -> None:
    numbers = []
    for day in (date(2026, 11, 25), date(2026, 12, 1), date(2027, 1, 4)):
        emergency = EmergencyFactory.build(instrument=EmergencyFactory.create().instrument, raised_by=None)
        emergencies.put_on_record(emergency=emergency, by=UserFactory.create(role=Role.SECRETARIAT), on=day)
        numbers.append(emergency.reference)
    assert numbers == ["E-2026-001", "E-2026-002", "E-2027-001"]


def test_who_entered_it_is_on_record(moc: Memorandum) -> None:
    emergency = EmergencyFactory.build(instrument=moc.instrument, raised_by=moc.participants["JP1"])
    emergencies.put_on_record(emergency=emergency, by=moc.officers["JP1"], on=AT.date())
    emergency.refresh_from_db()
    assert emergency.entered_by == moc.officers["JP1"]


def test_each_step_has_the_concurrences_that_stand(moc: Memorandum, emergency: Emergency) -> None:
    decision = proposed(moc, effect=Effect.EMERGENCY_BEGINS, emergency=emergency)
    concur(moc, decision, "CA1", "JP2")
    (step,) = emergencies.steps_of(emergency, moc.officers["CA3"])
    assert (step.effect, step.state) == (Effect.EMERGENCY_BEGINS, DecisionState.OPEN)
    assert [given.participant.code for given in step.given] == ["JP2", "CA1"]


def test_a_concurrence_in_a_text_that_was_taken_back_is_not_counted(moc: Memorandum, emergency: Emergency) -> None:
    decision = proposed(moc, effect=Effect.EMERGENCY_BEGINS, emergency=emergency)
    concur(moc, decision, "CA1")
    decisions.take_back(decision=decision, by=moc.officers["JP1"], at=AT)
    (step,) = emergencies.steps_of(emergency, moc.officers["CA3"])
    assert (step.state, step.given) == (DecisionState.DRAFT, [])


def test_the_steps_stand_in_their_order_and_what_was_withdrawn_is_none(moc: Memorandum, emergency: Emergency) -> None:
    withdrawn = proposed(moc, effect=Effect.EMERGENCY_BEGINS, emergency=emergency)
    decisions.withdraw(decision=withdrawn, by=moc.officers["JP1"], at=AT, reason="Overtaken.")
    decided(moc, effect=Effect.EMERGENCY_BEGINS, emergency=emergency)
    emergency.refresh_from_db()
    proposed(moc, effect=Effect.EMERGENCY_ENDS, emergency=emergency)
    steps = emergencies.steps_of(emergency, moc.officers["CA3"])
    assert [step.effect for step in steps] == [Effect.EMERGENCY_BEGINS, Effect.EMERGENCY_ENDS]


def test_the_draft_of_another_ministry_is_no_step(moc: Memorandum, emergency: Emergency) -> None:
    draft(moc, effect=Effect.EMERGENCY_BEGINS, emergency=emergency)
    assert emergencies.steps_of(emergency, moc.officers["CA3"]) == []
    assert len(emergencies.steps_of(emergency, moc.officers["JP1"])) == 1
