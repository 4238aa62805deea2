"""Twin track: the rule by which each commitment is debated, and changes by people."""

from datetime import date, timedelta

import pytest

from commitments.enums import Completion, Health, ReviewAnswer
from core.text.multilingual_text import MultilingualText
from dialogue.enums import DebateRule, Track
from dialogue.rules.agenda import tracks
from dialogue.rules.agenda.inputs import AgendaInput, CommitmentFact, TrackChange
from dialogue.rules.agenda.tracks import CommitmentTrack, commitment_track, is_unreported, requests_close, settled
from tests.dialogue.rules.agenda.registers import (
    DAY,
    FIRST,
    SECOND,
    commitment,
    meeting,
    past,
    proposal,
    register,
    report,
)

DEBATE, NO_DEBATE = Track.DEBATE, Track.NO_DEBATE
REFERENCE = "MOC-2026-001"
COMPLETE = report(completion=Completion.COMPLETE)
DECISION_TEXT = MultilingualText(en="The Participants jointly decide to meet.")


def change(track: Track = DEBATE, participant: str = "", on: date = SECOND, key: str = REFERENCE) -> TrackChange:
    return TrackChange(key, track, participant, "Fictitious.", on)


def track_of(fact: CommitmentFact, among: AgendaInput | None = None) -> CommitmentTrack:
    return commitment_track(among or register([fact]), fact)


@pytest.mark.parametrize(
    ("fact", "rules"),
    [
        (commitment(), ()),
        (commitment(lead=None), (DebateRule.DECISION,)),
        (commitment(due_on=None), (DebateRule.DECISION,)),
        (commitment(due_on=DAY), ()),
        (commitment(due_on=DAY - timedelta(days=1)), (DebateRule.OVERDUE,)),
        (commitment(last_report=report(health=Health.AT_RISK)), (DebateRule.AT_RISK,)),
        (commitment(last_report=report(health=Health.DELAYED)), (DebateRule.AT_RISK,)),
        (commitment(last_report=None), (DebateRule.SILENT,)),
        (commitment(last_report=report(on=FIRST)), (DebateRule.SILENT,)),
        (commitment(last_report=report(on=FIRST + timedelta(days=1))), ()),
        (commitment(last_report=None, active_since=FIRST + timedelta(days=1)), ()),
        (
            commitment(lead=None, due_on=SECOND, last_report=report(on=FIRST, health=Health.AT_RISK)),
            (DebateRule.DECISION, DebateRule.OVERDUE, DebateRule.AT_RISK, DebateRule.SILENT),
        ),
        (commitment(lead=None, due_on=SECOND, last_report=COMPLETE), ()),
        (commitment(reviewed_on=None), (DebateRule.UNREVIEWED,)),
        (commitment(reviewed_on=SECOND), (DebateRule.UNREVIEWED,)),
        (commitment(reviewed_on=None, lead=None), (DebateRule.DECISION,)),
        (commitment(reviewed_on=None, active_since=DAY - timedelta(days=364)), ()),
        (commitment(reviewed_on=None, last_report=COMPLETE), ()),
        (commitment(review=ReviewAnswer.CLOSE), (DebateRule.CLOSING,)),
        # A proposal for the Dialogue before is no proposal for this one.
        (commitment(review=ReviewAnswer.CLOSE, reviewed_on=SECOND), (DebateRule.UNREVIEWED,)),
    ],
)
def test_each_rule_proposes_a_debate(fact: CommitmentFact, rules: tuple[DebateRule, ...]) -> None:
    track = track_of(fact)
    assert (track.rules, track.track) == (rules, DEBATE if rules else NO_DEBATE)


def test_days_overdue_are_counted_to_the_day_of_the_dialogue() -> None:
    fact = commitment(due_on=DAY - timedelta(days=9))
    assert track_of(fact).days_overdue == 9
    undated = register([fact], meeting=meeting(held_on=None), today=DAY - timedelta(days=7))
    assert commitment_track(undated, fact).days_overdue == 2


def test_a_commitment_is_not_silent_before_the_second_dialogue() -> None:
    fact = commitment(last_report=None)
    assert not is_unreported(register([fact], past=(past(1, FIRST),)), fact)
    assert is_unreported(register([fact]), fact)


def test_names_that_are_asked_for_take_four_minutes_each() -> None:
    track = track_of(commitment(lead=None, due_on=None))
    assert (track.names_lead, track.names_date, track.naming_minutes) == (True, True, 8)
    changed = register([commitment(lead=None)], track_changes=(change(NO_DEBATE),))
    assert commitment_track(changed, changed.commitments[0]).naming_minutes == 0


def test_a_proposal_raises_its_commitment_and_its_draft_decision_is_counted() -> None:
    fact = commitment()
    raised = track_of(fact, register([fact], proposals=(proposal(commitment=REFERENCE),)))
    assert (raised.rules, raised.decisions, raised.raised_by) == ((DebateRule.RAISED,), 0, ("METI",))
    decided = track_of(fact, register([fact], proposals=(proposal(commitment=REFERENCE, decision=DECISION_TEXT),)))
    assert (decided.rules, decided.decisions) == ((DebateRule.DECISION, DebateRule.RAISED), 1)
    other = track_of(fact, register([fact], proposals=(proposal(commitment="MOC-2026-002"),)))
    assert other.rules == ()


def test_a_request_of_a_participant_raises_its_commitment_for_debate() -> None:
    fact = commitment()
    for participant, rules in (("NRCan", (DebateRule.RAISED,)), ("", ())):
        track = track_of(fact, register([fact], track_changes=(change(DEBATE, participant),)))
        assert (track.track, track.rules, track.changed) == (DEBATE, rules, change(DEBATE, participant))
    assert track_of(fact, register([fact], track_changes=(change(DEBATE, "NRCan", key="area:2(c)(i)"),))).rules == ()


def test_a_debate_can_be_taken_from_a_commitment_whose_rules_still_show() -> None:
    fact = commitment(due_on=SECOND)
    track = track_of(fact, register([fact], track_changes=(change(NO_DEBATE),)))
    assert (track.track, track.rules, track.changed) == (NO_DEBATE, (DebateRule.OVERDUE,), change(NO_DEBATE))


def test_a_request_for_debate_prevails_then_one_against_then_the_secretariat() -> None:
    secretariat, against, asked = change(DEBATE), change(NO_DEBATE, "METI"), change(DEBATE, "ISED")
    assert settled((), NO_DEBATE) == (NO_DEBATE, None)
    assert settled((), DEBATE) == (DEBATE, None)
    assert settled((secretariat,), NO_DEBATE) == (DEBATE, secretariat)
    assert settled((secretariat, against), DEBATE) == (NO_DEBATE, against)
    assert settled((secretariat, against, asked), NO_DEBATE) == (DEBATE, asked)
    assert settled((change(NO_DEBATE), asked), NO_DEBATE) == (DEBATE, asked)


def test_completed_work_is_closed_en_bloc_unless_people_want_it_debated() -> None:
    fact = commitment(last_report=COMPLETE)
    assert track_of(fact).closing
    assert not track_of(commitment()).closing
    assert not track_of(fact, register([fact], track_changes=(change(DEBATE),))).closing
    assert not track_of(fact, register([fact], proposals=(proposal(commitment=REFERENCE),))).closing
    assert not track_of(commitment(last_report=None)).closing


def test_the_most_urgent_comes_first() -> None:
    rows = [
        CommitmentTrack("A", NO_DEBATE),
        CommitmentTrack("B", DEBATE, (DebateRule.SILENT,)),
        CommitmentTrack("C", DEBATE, (DebateRule.OVERDUE,), days_overdue=3),
        CommitmentTrack("D", DEBATE, (DebateRule.OVERDUE,), days_overdue=40),
        CommitmentTrack("E", DEBATE, (DebateRule.DECISION,)),
        CommitmentTrack("F", DEBATE),
    ]
    assert "".join(row.reference for row in sorted(rows, key=lambda row: row.urgency)) == "EDCBFA"


def test_requests_close_two_weeks_before_the_day() -> None:
    assert requests_close(None) is None
    assert requests_close(DAY) == date(2027, 1, 26)


def test_tracks_are_those_of_all_active_commitments() -> None:
    both = register([commitment(1), commitment(2, lead=None)])
    assert {code: track.track for code, track in tracks.commitment_tracks(both).items()} == {
        "MOC-2026-001": NO_DEBATE,
        "MOC-2026-002": DEBATE,
    }
