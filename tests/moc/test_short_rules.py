"""Rules of a line each: areas, emergencies, invitees, the working group, instruments, contact points, notices."""

from datetime import date, timedelta

import pytest

from moc.article_2c_areas import is_listed, may_be_retired
from moc.article_2c_ii_emergencies import EmergencyState, state
from moc.article_4a_ii_invitees import attended
from moc.article_4a_iii_duplication import may_issue
from moc.article_5a_intellectual_property import Answer, lacks_instrument, needs_instrument
from moc.article_6a_contact_points import unreachable
from moc.article_7a_consultations import is_open
from moc.article_9b_modification import Modification, in_effect
from moc.article_9c_discontinuance import may_be_received_on, may_be_withdrawn

DAY = date(2026, 11, 29)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


def test_only_a_further_area_is_retired_and_only_once() -> None:
    assert may_be_retired(is_further=True, retired_on=None)
    assert not may_be_retired(is_further=True, retired_on=DAY)
    assert not may_be_retired(is_further=False, retired_on=None)


@pytest.mark.parametrize(
    ("added_on", "retired_on", "is_used", "listed"),
    [
        (None, None, False, True),
        (DAY, None, False, True),
        (AFTER, None, True, False),
        (None, DAY, False, False),
        (None, DAY, True, True),
        (None, AFTER, False, True),
    ],
)
def test_an_area_is_listed_from_its_addition_to_its_retirement(
    added_on: date | None, retired_on: date | None, is_used: bool, listed: bool
) -> None:
    assert is_listed(added_on=added_on, retired_on=retired_on, on=DAY, is_used=is_used) is listed


@pytest.mark.parametrize(
    ("begun_on", "stood_down_on", "expected"),
    [
        (None, None, EmergencyState.RAISED),
        (AFTER, None, EmergencyState.RAISED),
        (DAY, None, EmergencyState.ON),
        (BEFORE, AFTER, EmergencyState.ON),
        (BEFORE, DAY, EmergencyState.DOWN),
    ],
)
def test_a_decision_changes_an_emergency_from_its_day_on(
    begun_on: date | None, stood_down_on: date | None, expected: EmergencyState
) -> None:
    assert state(begun_on=begun_on, stood_down_on=stood_down_on, on=DAY) is expected


def test_an_invitee_attends_its_items_unless_it_declined() -> None:
    assert attended(["a", "b"], has_declined=False) == {"a", "b"}
    assert attended(["a", "b"], has_declined=True) == frozenset()


def test_an_agenda_is_issued_with_an_entry_or_with_a_reason() -> None:
    assert may_issue(has_entry=True, reason="")
    assert may_issue(has_entry=False, reason="The working group meets tomorrow.")
    assert not may_issue(has_entry=False, reason="")


def test_a_commitment_that_expects_such_matters_needs_an_instrument() -> None:
    assert [answer for answer in Answer if needs_instrument(answer)] == [Answer.EXPECTED, Answer.ARISING]
    assert lacks_instrument(Answer.EXPECTED, has_instrument=False)
    assert not lacks_instrument(Answer.EXPECTED, has_instrument=True)
    assert not lacks_instrument(Answer.NOT_EXPECTED, has_instrument=False)


def test_a_participant_without_an_address_is_not_reached() -> None:
    assert unreachable({"A": ["a@example.org"], "B": [], "C": ()}) == ["B", "C"]


def test_a_consultation_is_open_until_a_common_understanding() -> None:
    assert (is_open(None), is_open(DAY)) == (True, False)


def test_of_two_modifications_from_one_day_the_later_version_is_in_effect() -> None:
    first, second, third = (Modification("JD", version, DAY) for version in (2, 3, 4))
    later = Modification("JD", 5, AFTER)
    assert in_effect([first, third, second, later], DAY) == third
    assert in_effect([later], DAY) is None


@pytest.mark.parametrize(("day", "possible"), [(BEFORE, False), (DAY, True), (AFTER, False)])
def test_a_receipt_is_between_issue_and_today(day: date, possible: bool) -> None:
    assert may_be_received_on(day, issued_on=DAY, today=DAY) is possible


@pytest.mark.parametrize(("last_day", "possible"), [(None, True), (AFTER, True), (DAY, True), (BEFORE, False)])
def test_a_notice_is_withdrawn_until_its_last_day(last_day: date | None, possible: bool) -> None:
    assert may_be_withdrawn(takes_effect_on=last_day, today=DAY) is possible
