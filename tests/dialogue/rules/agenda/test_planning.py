"""Minutes of the agenda: the day closes on time, guests leave before the close, and nothing urgent is dropped."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from commitments.enums import Completion, Health, ReviewAnswer
from core.text.multilingual_text import MultilingualText
from dialogue.enums import DebateRule, ItemOrigin, ItemPurpose, ItemResult, RecordStatus, Track
from dialogue.rules.agenda.compiling import compile_plan
from dialogue.rules.agenda.inputs import (
    ActivityFact,
    CarriedOverItem,
    CommitmentFact,
    ManualEdit,
    OpenDecision,
    PreviousRecord,
    TrackChange,
)
from dialogue.rules.agenda.issued_version import FixedNumber
from dialogue.rules.agenda.items import Item, ItemGroup
from dialogue.rules.agenda.planning import (
    GUEST_MARGIN,
    CutKind,
    Plan,
    Span,
    guests_after_close,
    guests_in_time,
    needed,
    overrun,
    spans,
)
from tests.dialogue.rules.agenda import registers
from tests.dialogue.rules.agenda.registers import (
    AREAS,
    DAY,
    FIRST,
    action,
    area,
    commitment,
    invitee,
    meeting,
    paper,
    proposal,
    register,
    report,
)

OVERDUE = commitment(1, due_on=DAY - timedelta(days=30))
AT_RISK = commitment(2, last_report=report(health=Health.AT_RISK))
SILENT = commitment(3, last_report=None)
COMPLETE = commitment(4, last_report=report(completion=Completion.COMPLETE))
# Opening, organization, other fora, next Dialogue, other matters and closing.
STANDING_MINUTES = 5 + 5 + 10 + 5 + 5 + 10


def many(count: int, first: int = 1, **changed: Any) -> list[CommitmentFact]:
    return [commitment(number, **changed) for number in range(first, first + count)]


def planned(*commitments: CommitmentFact, minutes: int = 180, **changed: Any) -> Plan:
    return compile_plan(register(commitments, meeting=meeting(minutes=minutes, **changed.pop("at", {})), **changed))


def item(plan: Plan, key: str) -> Item:
    return next(one for top in plan.items for one in (top, *top.children) if one.key == key)


def edit(key: str, **changed: Any) -> ManualEdit:
    facts: dict[str, Any] = {
        "parent": None,
        "origin": ItemOrigin.EDITED,
        "title": MultilingualText(),
        "purpose": ItemPurpose.DISCUSSION,
        "minutes": None,
        "lead": None,
        "presenter": "",
        "background": MultilingualText(),
        "action": MultilingualText(),
        "decision": MultilingualText(),
        "reasons": (),
    }
    return ManualEdit(key, **{**facts, **changed})


def change(key: str, track: Track, participant: str = "") -> TrackChange:
    return TrackChange(key, track, participant, "Fictitious.", FIRST)


def test_a_full_day_has_the_minutes_of_its_items() -> None:
    plan = planned(OVERDUE, minutes=STANDING_MINUTES + 5)
    assert [(top.key, top.total_minutes) for top in plan.items] == [
        ("opening", 5),
        ("organisation", 5),
        ("other-fora", 10),
        ("areas", 5),
        ("next-dialogue", 5),
        ("other-matters", 5),
        ("closing", 10),
    ]
    assert plan.cuts == ()


def test_free_minutes_go_to_areas_with_debate_up_to_fifteen_each() -> None:
    assert item(planned(OVERDUE), "area:2(c)(i)").minutes == 15
    assert item(planned(OVERDUE, minutes=STANDING_MINUTES + 14), "area:2(c)(i)").minutes == 10
    four = planned(*many(4, due_on=FIRST))
    assert item(four, "area:2(c)(i)").minutes == 20
    two = planned(OVERDUE, replace(AT_RISK, areas=AREAS[1:2]), minutes=STANDING_MINUTES + 15)
    assert [child.minutes for child in item(two, "areas").children] == [10, 5]


def test_areas_without_debate_come_last_and_take_five_minutes_together() -> None:
    plan = planned(commitment(7, areas=AREAS[:2]), replace(OVERDUE, areas=AREAS[2:]))
    children = item(plan, "areas").children
    assert [(child.key, child.letter, child.track, child.minutes) for child in children] == [
        ("area:2(c)(v)", "a", Track.DEBATE, 15),
        ("area:2(c)(i)", "b", Track.NO_DEBATE, 5),
        ("area:2(c)(iii)", "c", Track.NO_DEBATE, 0),
    ]
    assert [child.purpose for child in children] == [ItemPurpose.DISCUSSION, *[ItemPurpose.INFORMATION] * 2]


def test_issued_areas_keep_their_place() -> None:
    fixed = {
        "areas": FixedNumber(4),
        "area:2(c)(i)": FixedNumber(4, letter="a", parent="areas"),
        "area:2(c)(v)": FixedNumber(4, letter="b", parent="areas"),
    }
    plan = planned(commitment(2), replace(OVERDUE, areas=AREAS[2:]), fixed=fixed)
    assert [child.key for child in item(plan, "areas").children] == ["area:2(c)(i)", "area:2(c)(v)"]


def test_a_commitment_of_two_areas_is_debated_once() -> None:
    plan = planned(replace(OVERDUE, areas=AREAS[:2]), minutes=STANDING_MINUTES + 10)
    assert [(row.minutes, row.taken_under) for row in item(plan, "area:2(c)(i)").work] == [(5, "area:2(c)(i)")]
    assert [(row.minutes, row.taken_under) for row in item(plan, "area:2(c)(iii)").work] == [(0, "area:2(c)(i)")]
    assert not item(plan, "area:2(c)(iii)").is_debated


def test_work_is_sorted_by_urgency_and_its_rules_are_those_of_the_area() -> None:
    area_of = item(planned(SILENT, AT_RISK, OVERDUE), "area:2(c)(i)")
    assert [row.reference for row in area_of.work] == ["MOC-2026-001", "MOC-2026-002", "MOC-2026-003"]
    assert area_of.rules == (DebateRule.OVERDUE, DebateRule.AT_RISK, DebateRule.SILENT)


def test_several_rules_take_five_minutes_once_and_a_decision_ten() -> None:
    both = commitment(1, due_on=FIRST, last_report=report(health=Health.AT_RISK))
    plan = planned(both, minutes=STANDING_MINUTES + 5)
    assert item(plan, "area:2(c)(i)").minutes == 5
    accepted = proposal("added:1", commitment=both.reference, decision=MultilingualText(en="We meet."))
    decided = planned(both, minutes=STANDING_MINUTES + 15, proposals=(accepted,))
    assert item(decided, "area:2(c)(i)").minutes == 15


def test_names_are_given_at_the_follow_up_or_else_in_the_area() -> None:
    nameless = commitment(1, lead=None, due_on=None)
    own = planned(nameless, minutes=STANDING_MINUTES + 8)
    assert (item(own, "area:2(c)(i)").minutes, own.cuts) == (8, ())
    silent = planned(replace(nameless, last_report=None), minutes=STANDING_MINUTES + 8)
    assert (item(silent, "area:2(c)(i)").minutes, silent.cuts) == (8, ())
    carried = planned(
        nameless,
        minutes=STANDING_MINUTES + 5 + 8,
        actions=(action(commitment=nameless.reference), action(2, lead=None)),
    )
    assert (item(carried, "follow-up").minutes, item(carried, "area:2(c)(i)").minutes) == (8, 5)
    assert item(carried, "area:2(c)(i)").work[0].named_under == "follow-up"
    set_by_people = planned(actions=(action(lead=None),), edits={"follow-up": edit("follow-up", minutes=30)})
    assert item(set_by_people, "follow-up").minutes == 30


def test_a_paper_takes_five_minutes_of_an_area_with_debate_only() -> None:
    papers = (paper("area:2(c)(i)"), paper("area:2(c)(iii)"))
    plan = planned(OVERDUE, commitment(2, areas=AREAS[1:2]), papers=papers, minutes=STANDING_MINUTES + 15)
    assert [child.minutes for child in item(plan, "areas").children] == [10, 5]


def test_the_closing_en_bloc_is_one_decision_without_debate() -> None:
    plan = planned(COMPLETE, replace(COMPLETE, reference="MOC-2026-005"))
    en_bloc = item(plan, "en-bloc")
    assert (en_bloc.track, en_bloc.purpose, en_bloc.minutes) == (Track.NO_DEBATE, ItemPurpose.DECISION, 5)
    assert en_bloc.commitments == ("MOC-2026-004", "MOC-2026-005") == tuple(row.reference for row in en_bloc.work)
    assert en_bloc.group is ItemGroup.DECISION
    assert item(plan, "opening").group is ItemGroup.PROCEDURE
    removed = planned(COMPLETE, edits={"en-bloc": edit("en-bloc", origin=ItemOrigin.REMOVED)})
    assert item(removed, "closing").key == "closing"


def test_an_open_joint_decision_is_debated_for_ten_minutes() -> None:
    decision = OpenDecision("MOC-D-1", registers.WORDS, registers.WORDS, "METI", FIRST, ("NRCan",), ())
    plan = planned(law=replace(register().law, decisions=(decision,)))
    found = item(plan, "decision:MOC-D-1")
    assert (found.track, found.rules, found.minutes) == (Track.DEBATE, (DebateRule.DECISION,), 10)


def test_a_record_to_adopt_takes_five_minutes_more() -> None:
    for status, minutes in ((RecordStatus.CLEARING, 10), (RecordStatus.ADOPTED, 5)):
        record = PreviousRecord("JCBD/2/2", status, None, None)
        assert item(planned(previous_record=record), "organisation").minutes == minutes


def test_people_change_the_track_of_areas_and_forms() -> None:
    key = "area:2(c)(i)"
    taken = item(planned(OVERDUE, track_changes=(change(key, Track.NO_DEBATE),)), key)
    assert (taken.track, taken.rules) == (Track.NO_DEBATE, (DebateRule.OVERDUE,))
    asked = item(planned(commitment(), track_changes=(change(key, Track.DEBATE, "METI"),)), key)
    assert (asked.track, asked.rules, asked.minutes) == (Track.DEBATE, (DebateRule.RAISED,), 15)
    ahead = ActivityFact("ACT-1", registers.WORDS, "3(a)(i)", DAY, None, registers.WORDS, ())
    forms = (area("3(a)(i)"),)
    quiet = planned(activities=(ahead,), forms=forms)
    assert (item(quiet, "form:3(a)(i)").track, item(quiet, "forms").total_minutes) == (Track.NO_DEBATE, 0)
    wanted = planned(activities=(ahead,), forms=forms, track_changes=(change("form:3(a)(i)", Track.DEBATE),))
    assert (item(wanted, "form:3(a)(i)").minutes, item(wanted, "form:3(a)(i)").track) == (5, Track.DEBATE)


def test_an_area_is_debated_for_a_proposal_a_draft_decision_or_unfinished_business() -> None:
    key, decision = "area:2(c)(i)", MultilingualText(en="We meet.")
    for facts, rules in (
        ({"proposals": (proposal(key, minutes=7),)}, (DebateRule.RAISED,)),
        ({"proposals": (proposal(key, decision=decision),)}, (DebateRule.DECISION, DebateRule.RAISED)),
        ({"edits": {key: edit(key, decision=decision)}}, (DebateRule.DECISION,)),
        ({"carried": (CarriedOverItem(key, ItemResult.CONTINUES, since=2),)}, ()),
    ):
        found = item(planned(commitment(), **facts), key)
        assert (found.track, found.rules) == (Track.DEBATE, rules)


def test_minutes_set_by_people_are_left_alone() -> None:
    key = "area:2(c)(i)"
    plan = planned(*many(30, due_on=FIRST), edits={key: edit(key, minutes=40)}, minutes=60)
    assert item(plan, key).minutes == 40
    assert [cut.kind for cut in plan.cuts] == [CutKind.FORA]
    free = planned(commitment(), edits={key: edit(key, minutes=0)})
    assert item(free, key).minutes == 0
    set_by_people = planned(OVERDUE, edits={"other-fora": edit("other-fora", minutes=10)}, minutes=30)
    assert CutKind.FORA not in [cut.kind for cut in set_by_people.cuts]


FULL = [
    *many(2, due_on=FIRST),
    *many(2, 11, due_on=DAY - timedelta(days=1)),
    *many(2, 21, last_report=AT_RISK.last_report),
]
FULL_MINUTES = STANDING_MINUTES + 20 + 30 + 5


def full_day(short_by: int) -> Plan:
    """Return the plan of a day with guests, a paper and six commitments, too short by these minutes."""
    return planned(
        *FULL,
        minutes=FULL_MINUTES - short_by,
        papers=(paper("area:2(c)(i)"),),
        at={"invitees": (invitee(),)},
    )


@pytest.mark.parametrize(
    ("short_by", "cuts"),
    [
        (0, []),
        (1, ["guests"]),
        (6, ["guests", "fora"]),
        (11, ["guests", "fora", "paper"]),
        (16, ["guests", "fora", "paper", "MOC-2026-021"]),
        (18, ["guests", "fora", "paper", "MOC-2026-021", "MOC-2026-022"]),
        (20, ["guests", "fora", "paper", "MOC-2026-021", "MOC-2026-022", "MOC-2026-011"]),
        (28, [*["guests", "fora", "paper"], *["commitment"] * 6, "MOC-2026-021"]),
    ],
)
def test_a_day_too_short_is_cut_in_order_and_no_further_than_needed(short_by: int, cuts: list[str]) -> None:
    plan = full_day(short_by)
    assert len(plan.cuts) == len(cuts)
    assert all(wanted in {cut.kind.value, cut.of} for cut, wanted in zip(plan.cuts, cuts, strict=True))
    assert needed(plan.items) <= FULL_MINUTES - short_by


def test_only_what_is_at_risk_loses_its_debate_and_the_rest_overruns() -> None:
    plan = full_day(FULL_MINUTES - 60)
    work = item(plan, "area:2(c)(i)").work
    assert {row.reference: row.track for row in work} == {
        **dict.fromkeys(["MOC-2026-001", "MOC-2026-002", "MOC-2026-011", "MOC-2026-012"], Track.DEBATE),
        **dict.fromkeys(["MOC-2026-021", "MOC-2026-022"], Track.NO_DEBATE),
    }
    assert [row.relieved for row in work if row.track is Track.NO_DEBATE] == [True, True]
    assert needed(plan.items) == 40 - 5 + 15 + 4 * 3 > 60


def test_an_area_of_relieved_commitments_alone_loses_its_debate() -> None:
    plan = planned(AT_RISK, minutes=30)
    found = item(plan, "area:2(c)(i)")
    assert (found.track, found.rules, found.minutes, found.purpose) == (Track.NO_DEBATE, (), 3, ItemPurpose.INFORMATION)
    beside = planned(AT_RISK, commitment(3, areas=AREAS[1:2]), minutes=30)
    assert [child.minutes for child in item(beside, "areas").children] == [5, 0]
    asked = planned(AT_RISK, minutes=30, track_changes=(change("area:2(c)(i)", Track.DEBATE),))
    assert item(asked, "area:2(c)(i)").track is Track.DEBATE
    raised = planned(AT_RISK, minutes=30, proposals=(proposal(),))
    assert item(raised, "area:2(c)(i)").track is Track.DEBATE
    wanted = planned(AT_RISK, minutes=30, track_changes=(change(AT_RISK.reference, Track.DEBATE),))
    assert item(wanted, "area:2(c)(i)").track is Track.DEBATE


def test_a_commitment_proposed_for_closing_keeps_its_debate() -> None:
    found = item(planned(commitment(review=ReviewAnswer.CLOSE), minutes=30), "area:2(c)(i)")
    assert [(row.track, row.relieved) for row in found.work] == [(Track.DEBATE, False)]


def test_what_people_added_under_the_areas_keeps_its_minutes() -> None:
    added = edit("added:1", origin=ItemOrigin.ADDED, parent="areas", minutes=25)
    assert item(planned(OVERDUE, edits={"added:1": added}, minutes=60), "added:1").minutes == 25


def test_an_item_has_a_start_and_an_end() -> None:
    placed = spans(planned(OVERDUE).items)
    assert placed["areas"] == placed["area:2(c)(i)"] == Span(20, 15)
    assert placed["areas"].ends == placed["next-dialogue"].begins == 35


def test_guests_leave_a_quarter_of_an_hour_before_the_close() -> None:
    plan = planned(OVERDUE, at={"invitees": (invitee("One", "other-matters"), invitee("Two"))}, minutes=70)
    placed = spans(plan.items)
    assert placed["other-matters"].ends <= 70 - GUEST_MARGIN
    assert [top.key for top in plan.items][-2:] == ["next-dialogue", "closing"]


def test_items_that_all_guests_attend_move_forward_without_passing_the_opening() -> None:
    crowd = (
        invitee("One", "area:2(c)(i)"),
        invitee("Two", "stakeholders"),
        invitee("Three", "other-matters", "closing"),
    )
    plan = planned(OVERDUE, at={"invitees": crowd}, minutes=50)
    assert [top.key for top in plan.items][:2] == ["opening", "organisation"]
    assert [top.key for top in plan.items][-1] == "closing"
    assert overrun(register(meeting=meeting(minutes=50)), plan.items) > 0
    among = register(meeting=meeting(minutes=50, invitees=crowd))
    assert set(guests_after_close(plan.items, among)) == {"Three"}
    assert guests_in_time(plan.items[2:3], among) == plan.items[2:3]


def test_guests_are_in_time_where_the_item_that_they_attend_is_gone() -> None:
    plan = planned(at={"invitees": (invitee("One", "added:9"),)})
    assert guests_after_close(plan.items, register(meeting=meeting(invitees=(invitee("One", "added:9"),)))) == {}


@pytest.mark.parametrize("minutes", [180, 70, 65])
def test_each_item_begins_at_a_full_five_minutes_where_the_day_has_room(minutes: int) -> None:
    unnamed = [commitment(number, lead=None, areas=AREAS[number - 5 : number - 4]) for number in (5, 6)]
    plan = planned(OVERDUE, *unnamed, minutes=minutes)
    assert needed(plan.items) <= minutes
    assert {span.begins % 5 for span in spans(plan.items).values()} == {0}


def test_minutes_set_by_a_user_stay_beside_those_of_the_plan() -> None:
    unnamed = commitment(5, lead=None)
    plan = planned(OVERDUE, unnamed, edits={"opening": edit("opening", minutes=7)}, minutes=70)
    assert item(plan, "opening").minutes == 7
