"""When a Dialogue is ready, and what of its preparation is done."""

from dataclasses import replace

import pytest

from dialogue.rules.readiness import ReadinessInput, ReadinessRequirement, ReadinessState

DONE = ReadinessInput(
    has_date=True,
    is_confirmed=True,
    sides=2,
    chairs=2,
    has_working_group=True,
    proposals_waiting=0,
    papers_expected=7,
    papers_received=7,
    has_agenda=True,
    items_untranslated=0,
    is_issued=True,
    is_overtaken=False,
    seats=5,
    delegations=5,
)


def test_everything_can_be_done() -> None:
    assert {DONE.progress(need) for need in ReadinessRequirement} == {ReadinessState.DONE}
    assert DONE.is_ready


@pytest.mark.parametrize(
    ("facts", "need", "progress"),
    [
        ({"has_date": False}, ReadinessRequirement.DATE, ReadinessState.TO_DO),
        ({"is_confirmed": False}, ReadinessRequirement.CONFIRMATION, ReadinessState.WAITING),
        ({"chairs": 1}, ReadinessRequirement.CHAIRS, ReadinessState.WAITING),
        ({"has_working_group": False}, ReadinessRequirement.WORKING_GROUP, ReadinessState.TO_DO),
        ({"proposals_waiting": 1}, ReadinessRequirement.PROPOSALS, ReadinessState.TO_DO),
        ({"papers_received": 6}, ReadinessRequirement.PAPERS, ReadinessState.WAITING),
        ({"is_overtaken": True}, ReadinessRequirement.ISSUE, ReadinessState.TO_DO),
        ({"items_untranslated": 1}, ReadinessRequirement.TRANSLATIONS, ReadinessState.TO_DO),
        ({"has_agenda": False}, ReadinessRequirement.TRANSLATIONS, ReadinessState.TO_DO),
        ({"is_issued": False}, ReadinessRequirement.ISSUE, ReadinessState.TO_DO),
        ({"delegations": 4}, ReadinessRequirement.DELEGATIONS, ReadinessState.WAITING),
    ],
)
def test_what_is_missing_is_to_do_or_waits_for_others(
    facts: dict[str, int], need: ReadinessRequirement, progress: ReadinessState
) -> None:
    known = replace(DONE, **facts)
    assert {each for each in ReadinessRequirement if known.progress(each) is not ReadinessState.DONE} == {need}
    assert known.progress(need) is progress
    assert known.is_ready is (need is not ReadinessRequirement.WORKING_GROUP)


def test_no_paper_to_wait_for_is_nothing_to_wait_for() -> None:
    assert (
        replace(DONE, papers_expected=0, papers_received=0).progress(ReadinessRequirement.PAPERS) is ReadinessState.DONE
    )
