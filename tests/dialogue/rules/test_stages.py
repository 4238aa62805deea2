"""Which stage of the year is the one to reach next."""

from dataclasses import replace

import pytest

from dialogue.rules.stages import Stage, StageFacts, now

NOTHING = StageFacts(
    is_held=False,
    has_date_and_host=False,
    proposals_closed=False,
    has_agenda=False,
    is_issued=False,
    is_overtaken=False,
    record_adopted=False,
)


@pytest.mark.parametrize(
    ("facts", "stage"),
    [
        ({}, Stage.DATE),
        ({"has_date_and_host": True}, Stage.PROPOSALS),
        ({"has_date_and_host": True, "has_agenda": True}, Stage.PROPOSALS),
        ({"has_date_and_host": True, "proposals_closed": True}, Stage.DRAFT),
        ({"has_date_and_host": True, "proposals_closed": True, "has_agenda": True}, Stage.ISSUED),
        ({"has_date_and_host": True, "is_issued": True, "has_agenda": True}, Stage.MEETING),
        (
            {"has_date_and_host": True, "is_issued": True, "is_overtaken": True, "has_agenda": True},
            Stage.ISSUED,
        ),
        ({"is_held": True}, Stage.RECORD),
        ({"is_held": True, "record_adopted": True}, None),
    ],
)
def test_the_stage_is_the_first_that_is_not_reached(facts: dict[str, bool], stage: Stage | None) -> None:
    assert now(replace(NOTHING, **facts)) is stage


def test_proposals_remain_open_until_their_date_after_the_issue_of_an_agenda() -> None:
    assert not replace(NOTHING, is_issued=True).has(Stage.PROPOSALS)
    assert replace(NOTHING, is_issued=True, proposals_closed=True).has(Stage.PROPOSALS)
