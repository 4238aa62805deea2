"""Properties of the planner: on any day of any year, time is kept, and nothing urgent is dropped."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given, strategies as st

from commitments.enums import Completion, Health
from dialogue.enums import DebateRule, Track
from dialogue.rules.agenda.compiling import compile_items, compile_plan
from dialogue.rules.agenda.inputs import AgendaInput, TrackChange
from dialogue.rules.agenda.items import ItemKind
from dialogue.rules.agenda.planning import GUEST_MARGIN, guests_after_close, overrun, spans
from tests.dialogue.rules.agenda.registers import (
    AREAS,
    DAY,
    FIRST,
    commitment,
    invitee,
    meeting,
    paper,
    register,
    report,
)


def change(key: str, track: Track, participant: str = "") -> TrackChange:
    return TrackChange(key, track, participant, "Fictitious.", FIRST)


REFERENCES = [f"MOC-2026-{number:03}" for number in range(1, 26)]


@st.composite
def registers_of_a_year(draw: st.DrawFn) -> AgendaInput:
    """Draw registers of up to 25 commitments in any state, with guests, papers, changes and a day of any length."""
    count = draw(st.integers(0, 25))
    healths, completions = st.sampled_from(Health), st.sampled_from(Completion)
    facts = [
        commitment(
            number,
            lead=draw(st.sampled_from(["METI", None])),
            due_on=draw(st.sampled_from([None, FIRST, DAY - timedelta(days=3), DAY + timedelta(days=3)])),
            areas=draw(st.lists(st.sampled_from(AREAS), min_size=1, max_size=2, unique=True).map(tuple)),
            last_report=draw(
                st.none() | st.builds(report, on=st.sampled_from([FIRST, DAY]), health=healths, completion=completions)
            ),
        )
        for number in range(1, count + 1)
    ]
    keys = st.sampled_from([*REFERENCES, *(f"area:{code}" for code in AREAS)])
    changes = draw(st.lists(st.builds(change, keys, st.sampled_from(Track), st.sampled_from(["", "METI"])), max_size=6))
    guests = draw(st.lists(st.sampled_from([(), ("stakeholders",), ("area:2(c)(i)", "stakeholders")]), max_size=2))
    return register(
        facts,
        track_changes=tuple(changes),
        papers=tuple(paper(f"area:{code}") for code in draw(st.lists(st.sampled_from(AREAS), max_size=2))),
        meeting=meeting(
            minutes=draw(st.integers(1, 240)),
            invitees=tuple(invitee(str(number), *items) for number, items in enumerate(guests)),
        ),
    )


@given(registers_of_a_year())
def test_the_day_closes_on_time_or_all_cuts_are_made_and_it_overruns(among: AgendaInput) -> None:
    plan = compile_plan(among)
    if not overrun(among, plan.items):
        return
    short = register(among.commitments, **_of(among, minutes=1))
    assert plan.cuts == compile_plan(short).cuts


@given(registers_of_a_year())
def test_nothing_urgent_loses_its_debate_for_lack_of_time(among: AgendaInput) -> None:
    rows = {row.reference: row for top in compile_items(among) for one in top.children for row in one.work}
    for row in rows.values():
        if row.relieved:
            assert (row.rules, row.changed) == ((DebateRule.AT_RISK,), None)
        elif row.rules and row.changed is None:
            assert row.track is Track.DEBATE
    assert set(rows) == {fact.reference for fact in among.commitments}


@given(registers_of_a_year())
def test_each_debate_has_its_minutes_once(among: AgendaInput) -> None:
    items = compile_items(among)
    for child in (child for top in items for child in top.children if child.kind is ItemKind.AREA):
        if child.is_debated:
            # A start at a full five minutes takes up to four of them.
            assert child.minutes >= max(sum(row.minutes for row in child.work) - 4, 3)
    debated = [row for top in items for one in top.children if one.kind is ItemKind.AREA for row in one.work]
    for row in debated:
        assert row.minutes == 0 or row.is_debated
    timed = [row.reference for row in debated if row.minutes]
    assert len(timed) == len(set(timed))


@given(registers_of_a_year())
def test_guests_leave_in_time_on_every_day_that_fits(among: AgendaInput) -> None:
    items = compile_items(among)
    keys = {key for each in among.meeting.invitees for key in each.items or ("stakeholders",)}
    attended = [top for top in items if {top.key, *(child.key for child in top.children)} & keys]
    limit = among.meeting.minutes - GUEST_MARGIN
    if 10 + sum(top.total_minutes for top in attended) <= limit:
        placed = spans(items)
        assert all(placed[key].ends <= limit for key in keys if key in placed)
        assert guests_after_close(items, among) == {}


def _of(among: AgendaInput, minutes: int) -> dict[str, Any]:
    return {
        "meeting": replace(among.meeting, minutes=minutes),
        "papers": among.papers,
        "track_changes": among.track_changes,
    }
