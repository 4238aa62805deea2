"""Reminders by the planned days of a Dialogue: to whom, of what, and when no longer."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils import translation

from contacts.enums import Audience, ReminderKind
from contacts.models import Participant
from contacts.rules.reminder_schedule import Obligation
from dialogue.enums import DialogueStatus, PlanStep
from dialogue.models import Dialogue, Paper
from dialogue.services.action_reminders import owed
from tests.factories import law
from tests.factories.contacts import HandlingMarkFactory, OfficialFactory
from tests.factories.dialogue import DelegateFactory, DialogueFactory, PlannedStepFactory

pytestmark = pytest.mark.django_db

CALL, CLOSE, PAPERS, DELEGATIONS = date(2026, 11, 17), date(2026, 12, 15), date(2027, 1, 12), date(2027, 1, 26)


@pytest.fixture
def moc() -> law.Memorandum:
    return law.memorandum()


@pytest.fixture
def third(moc: law.Memorandum) -> Dialogue:
    dialogue: Dialogue = DialogueFactory.create(instrument=moc.instrument, number=3, status=DialogueStatus.CONFIRMED)
    days = {
        PlanStep.CALL: CALL,
        PlanStep.PROPOSALS: CLOSE,
        PlanStep.PAPERS: PAPERS,
        PlanStep.DELEGATIONS: DELEGATIONS,
    }
    for step, on in days.items():
        PlannedStepFactory.create(dialogue=dialogue, step=step, on=on)
    return dialogue


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def keys(obligations: Iterable[Obligation], kind: str) -> set[str]:
    return {each.key for each in obligations if each.key.startswith(kind)}


def everybody(kind: str, moc: law.Memorandum) -> set[str]:
    return {f"{kind}:3:{code}" for code in moc.codes}


def paper(dialogue: Dialogue, expected_from: Participant, **fields: Any) -> Paper:
    given = {"number": 2, "title_en": "Fictitious paper", "mark": HandlingMarkFactory.create()}
    return Paper.objects.create(dialogue=dialogue, expected_from=expected_from, **given | fields)


def test_the_call_and_the_close_of_proposals_are_told_to_all_five(third: Dialogue, moc: law.Memorandum) -> None:
    found = list(owed(noon(CALL)))
    assert keys(found, "call") == everybody("call", moc)
    assert keys(found, "proposals") == everybody("proposals", moc)
    with translation.override("en"):
        said = {each.words(ReminderKind.SOON, "en").subject for each in found}
    assert said == {
        "Third Dialogue: call for proposals, until 15 December 2026",
        "Reminder: proposals for the Third Dialogue close on 15 December 2026",
    }


def test_after_the_close_nobody_is_called_any_more(third: Dialogue) -> None:
    found = list(owed(noon(CLOSE + timedelta(days=1))))
    assert not keys(found, "call") | keys(found, "proposals")


def test_on_the_day_of_the_close_it_is_still_open(third: Dialogue, moc: law.Memorandum) -> None:
    assert keys(owed(noon(CLOSE)), "proposals") == everybody("proposals", moc)


def test_who_has_not_named_a_delegation_is_reminded(third: Dialogue, moc: law.Memorandum) -> None:
    named = moc.participants["JP1"]
    DelegateFactory.create(dialogue=third, participant=named, official=OfficialFactory.create(participant=named))
    found = list(owed(noon(DELEGATIONS)))
    assert keys(found, "delegation") == everybody("delegation", moc) - {"delegation:3:JP1"}
    assert {each.due_on for each in found if each.key.startswith("delegation")} == {DELEGATIONS}


def test_a_paper_is_owed_by_its_own_day_or_the_day_of_all(third: Dialogue, moc: law.Memorandum) -> None:
    own = paper(third, moc.participants["JP1"], due_on=PAPERS - timedelta(days=5))
    other = paper(third, moc.participants["CA1"], number=3)
    found = {each.key: (each.participant_id, each.due_on) for each in owed(noon(PAPERS))}
    assert found[f"paper:{own.pk}"] == (moc.participants["JP1"].pk, PAPERS - timedelta(days=5))
    assert found[f"paper:{other.pk}"] == (moc.participants["CA1"].pk, PAPERS)


def test_a_paper_that_came_or_that_the_secretariat_brings_is_not_owed(third: Dialogue, moc: law.Memorandum) -> None:
    paper(third, moc.participants["JP1"], received_on=PAPERS)
    Paper.objects.create(dialogue=third, number=3, title_en="Fictitious", mark=HandlingMarkFactory.create())
    assert not keys(owed(noon(PAPERS)), "paper")


def test_the_reminder_of_a_restricted_paper_tells_nothing_of_it(third: Dialogue, moc: law.Memorandum) -> None:
    mark = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    restricted = paper(third, moc.participants["JP1"], mark=mark, title_en="Hidden words")
    (found,) = (each for each in owed(noon(PAPERS)) if "paper" in each.key)
    assert found.key == f"own:paper:{restricted.pk}"
    with translation.override("en"):
        letter = found.words(ReminderKind.DUE, "en")
    told = " ".join((letter.subject, *letter.lines))
    assert "Hidden words" not in told
    assert restricted.symbol not in told


@pytest.mark.parametrize("status", [DialogueStatus.CANCELLED, DialogueStatus.HELD])
def test_nothing_is_asked_for_a_dialogue_that_is_over(status: DialogueStatus, third: Dialogue) -> None:
    Dialogue.objects.filter(pk=third.pk).update(status=status, held_on=CALL)
    assert not list(owed(noon(DELEGATIONS)))


def test_a_dialogue_without_a_date_asks_for_nothing(moc: law.Memorandum) -> None:
    DialogueFactory.create(instrument=moc.instrument, number=3)
    assert not list(owed(noon(CALL)))
