"""When a Dialogue is ready, and what of its preparation is done."""

from dataclasses import replace

import pytest

from dialogue.rules.readiness import Facts, Need, Progress

DONE = Facts(
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
    assert {DONE.progress(need) for need in Need} == {Progress.DONE}
    assert DONE.is_ready


@pytest.mark.parametrize(
    ("facts", "need", "progress"),
    [
        ({"has_date": False}, Need.DATE, Progress.TO_DO),
        ({"is_confirmed": False}, Need.CONFIRMATION, Progress.WAITING),
        ({"chairs": 1}, Need.CHAIRS, Progress.WAITING),
        ({"has_working_group": False}, Need.WORKING_GROUP, Progress.TO_DO),
        ({"proposals_waiting": 1}, Need.PROPOSALS, Progress.TO_DO),
        ({"papers_received": 6}, Need.PAPERS, Progress.WAITING),
        ({"is_overtaken": True}, Need.ISSUE, Progress.TO_DO),
        ({"items_untranslated": 1}, Need.TRANSLATIONS, Progress.TO_DO),
        ({"has_agenda": False}, Need.TRANSLATIONS, Progress.TO_DO),
        ({"is_issued": False}, Need.ISSUE, Progress.TO_DO),
        ({"delegations": 4}, Need.DELEGATIONS, Progress.WAITING),
    ],
)
def test_what_is_missing_is_to_do_or_waits_for_others(facts: dict[str, int], need: Need, progress: Progress) -> None:
    known = replace(DONE, **facts)
    assert {each for each in Need if known.progress(each) is not Progress.DONE} == {need}
    assert known.progress(need) is progress
    assert known.is_ready is (need is not Need.WORKING_GROUP)


def test_no_paper_to_wait_for_is_nothing_to_wait_for() -> None:
    assert replace(DONE, papers_expected=0, papers_received=0).progress(Need.PAPERS) is Progress.DONE
