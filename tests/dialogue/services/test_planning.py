"""Planned days: which are computed, which stay, what is told of them, and until when something is in time."""

from datetime import UTC, date, datetime, timedelta

import pytest

from contacts.enums import Role
from contacts.models import User
from contacts.rules.holidays import holidays_of
from core.refusals.errors import TransitionNotAllowedError
from dialogue.enums import DialogueStatus, PlanStep
from dialogue.models import Dialogue, PlannedStep
from dialogue.services import key_dates
from tests import tables
from tests.factories.contacts import UserFactory

pytestmark = pytest.mark.django_db

START = datetime(2027, 2, 9, 9, 0, tzinfo=UTC)


@pytest.fixture
def third() -> Dialogue:
    tables.seed()
    dialogue: Dialogue = Dialogue.objects.get(number=3)
    dialogue.local_start, dialogue.time_zone = START, "America/Toronto"
    dialogue.save(update_fields=["local_start", "time_zone"])
    return dialogue


@pytest.fixture
def secretariat() -> User:
    user: User = UserFactory.create(role=Role.SECRETARIAT)
    return user


def test_a_dialogue_without_a_date_has_no_planned_days(third: Dialogue) -> None:
    third.local_start = None
    assert [each.on for each in key_dates.steps(dialogue=third)] == [None] * len(PlanStep)
    assert key_dates.day_of(dialogue=third, step=PlanStep.PAPERS) is None
    assert not key_dates.is_late(dialogue=third, step=PlanStep.PAPERS, at=START)


def test_the_days_avoid_the_holidays_of_both_countries(third: Dialogue) -> None:
    days = {each.step: each.on for each in key_dates.steps(dialogue=third)}
    # Six weeks before is 29 December: Japan's ministries are closed, and Canada's keep Boxing Day on the 28th.
    assert days[PlanStep.INVITATIONS] == date(2026, 12, 24)
    assert days[PlanStep.DELEGATIONS] == date(2027, 1, 26)


@pytest.mark.parametrize(
    ("side", "day"),
    [
        ("JP", date(2027, 3, 22)),  # A substitute for the equinox, which falls on a Sunday.
        ("JP", date(2027, 1, 3)),
        ("CA", date(2027, 9, 30)),
        ("CA", date(2028, 11, 13)),  # Remembrance Day falls on a Saturday.
        ("CA", date(2027, 2, 15)),  # Family Day in Ontario.
        ("CA", date(2027, 12, 27)),
    ],
)
def test_holidays_are_those_of_the_ministries(side: str, day: date) -> None:
    assert day in holidays_of(side, day.year)


def test_a_day_set_by_people_stays_when_the_meeting_moves_and_the_others_move(
    third: Dialogue, secretariat: User
) -> None:
    key_dates.set_day(dialogue=third, step=PlanStep.PAPERS, on=date(2027, 1, 5), by=secretariat)
    before = key_dates.steps(dialogue=third)
    third.local_start = START + timedelta(days=28)
    after = key_dates.steps(dialogue=third)
    assert {each.step for each in after if each.set_by_people} == {PlanStep.PAPERS}
    assert {then.step for now, then in zip(before, after, strict=True) if now.on == then.on} == {PlanStep.PAPERS}


def test_a_day_that_is_no_longer_set_is_planned_again(third: Dialogue, secretariat: User) -> None:
    planned = key_dates.day_of(dialogue=third, step=PlanStep.PAPERS)
    key_dates.set_day(dialogue=third, step=PlanStep.PAPERS, on=date(2027, 1, 5), by=secretariat)
    key_dates.unset_day(dialogue=third, step=PlanStep.PAPERS, by=secretariat)
    assert key_dates.day_of(dialogue=third, step=PlanStep.PAPERS) == planned


@pytest.mark.parametrize(
    ("on", "told"),
    [
        (date(2027, 1, 12), ()),
        (date(2027, 1, 9), ("Saturday 9 January 2027 is on a weekend.",)),
        (date(2027, 1, 11), ("11 January 2027 is a public holiday in Japan.",)),
        (date(2027, 1, 20), ("“Deadline for papers” must be before “Agenda issued”.",)),
        (
            date(2026, 12, 23),
            ("“Invitations sent” must be before “Deadline for papers”.",),
        ),
    ],
)
def test_what_speaks_against_a_day_is_told_and_not_refused(
    on: date, told: tuple[str, ...], third: Dialogue, secretariat: User
) -> None:
    assert key_dates.set_day(dialogue=third, step=PlanStep.PAPERS, on=on, by=secretariat) == told
    assert PlannedStep.objects.get().on == on


def test_a_step_after_the_meeting_is_told(third: Dialogue, secretariat: User) -> None:
    told = key_dates.set_day(dialogue=third, step=PlanStep.DELEGATIONS, on=date(2027, 2, 10), by=secretariat)
    assert told == ("“Delegations named” must be before the meeting.",)


@pytest.mark.parametrize("status", [DialogueStatus.HELD, DialogueStatus.CANCELLED])
def test_nothing_is_planned_for_a_dialogue_that_is_over(
    status: DialogueStatus, third: Dialogue, secretariat: User
) -> None:
    Dialogue.objects.filter(pk=third.pk).update(status=status, held_on=START.date())
    with pytest.raises(TransitionNotAllowedError):
        key_dates.set_day(dialogue=third, step=PlanStep.PAPERS, on=date(2027, 1, 5), by=secretariat)
    with pytest.raises(TransitionNotAllowedError):
        key_dates.unset_day(dialogue=third, step=PlanStep.PAPERS, by=secretariat)


@pytest.mark.parametrize(
    ("at", "late"),
    [
        pytest.param(datetime(2027, 1, 5, 15, 30, tzinfo=UTC), False, id="over in Tokyo"),
        pytest.param(datetime(2027, 1, 6, 4, 59, 59, tzinfo=UTC), False, id="the last second in Ottawa"),
        pytest.param(datetime(2027, 1, 6, 5, 0, tzinfo=UTC), True, id="over in Ottawa too"),
    ],
)
def test_something_is_in_time_until_the_day_has_ended_in_both_capitals(
    at: datetime, late: bool, third: Dialogue, secretariat: User
) -> None:
    key_dates.set_day(dialogue=third, step=PlanStep.PAPERS, on=date(2027, 1, 5), by=secretariat)
    assert key_dates.is_late(dialogue=third, step=PlanStep.PAPERS, at=at) is late
