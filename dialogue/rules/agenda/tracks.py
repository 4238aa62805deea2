"""Twin track: the commitments and areas that a Dialogue debates, and the rule that proposes each.

All active commitments are on every agenda, as all cases are on that of the Council of Europe's Committee of Ministers;
those without a matching rule are taken note of or, if complete, closed en bloc. The secretariat may change a proposal
with a reason. A Participant's request suffices, and one for debate prevails over all others.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from commitments.enums import Completion, ReviewAnswer
from commitments.rules.reviews import is_unreviewed
from core.text.natural_order import natural_key
from dialogue.enums import DebateRule, Track
from dialogue.rules.agenda.inputs import AgendaInput, CommitmentFact, TrackChange

# Requests of Participants close this long before the day of the Dialogue.
REQUESTS_CLOSE = timedelta(days=14)

# Minutes for a draft decision, for a lead or a date to be named, and for every other rule.
DECISION_MINUTES, NAMING_MINUTES, DEBATE_MINUTES = 10, 4, 5

# Number of successive Dialogues without a report after which a commitment is silent.
SILENT_FOR = 2


@dataclass(frozen=True, slots=True)
class CommitmentTrack:
    """Track of one commitment, proposed by rules or changed by people.

    ``rules`` are all that match, in the order of the enum. ``minutes`` are planned, without those of ``named_under``;
    0 without debate, and where the commitment is debated under another area, ``taken_under``. ``named_under`` is the
    item at which its lead and date are named. ``days_overdue`` are counted to the day of the Dialogue. ``relieved`` is
    set if the planner proposes no debate for lack of time, ``closing`` if it is to be closed en bloc.
    """

    reference: str
    track: Track
    rules: tuple[DebateRule, ...] = ()
    minutes: int = 0
    days_overdue: int = 0
    names_lead: bool = False
    names_date: bool = False
    decisions: int = 0
    raised_by: tuple[str, ...] = ()
    changed: TrackChange | None = None
    relieved: bool = False
    closing: bool = False
    taken_under: str = ""
    named_under: str = ""

    @property
    def is_debated(self) -> bool:
        return self.track is Track.DEBATE

    @property
    def naming_minutes(self) -> int:
        """Return the minutes for the lead and the date to be named; 0 without debate."""
        return NAMING_MINUTES * (self.names_lead + self.names_date) if self.is_debated else 0

    @property
    def urgency(self) -> tuple[bool, tuple[int, ...], int, str]:
        """Return the sort key: debated ones first, by their first rule, then the longest overdue."""
        order = tuple(list(DebateRule).index(rule) for rule in self.rules)
        return not self.is_debated, order or (len(DebateRule),), -self.days_overdue, natural_key(self.reference)


def requests_close(day: date | None) -> date | None:
    """Return the last day for Participants' requests; None while the Dialogue has no date."""
    return None if day is None else day - REQUESTS_CLOSE


def settled(changes: Iterable[TrackChange], proposed: Track) -> tuple[Track, TrackChange | None]:
    """Return the track after ``changes`` of one subject, and the change that decides it.

    A Participant's request for debate prevails, then one against, then the secretariat's change.
    """
    known = sorted(changes, key=lambda change: (not change.participant, change.track is not Track.DEBATE, change.on))
    return (known[0].track, known[0]) if known else (proposed, None)


def changes_of(register: AgendaInput, key: str) -> tuple[TrackChange, ...]:
    """Return the changes of one commitment or item."""
    return tuple(change for change in register.track_changes if change.key == key)


def commitment_tracks(register: AgendaInput) -> dict[str, CommitmentTrack]:
    """Return the track of each active commitment by its reference."""
    return {fact.reference: commitment_track(register, fact) for fact in register.commitments}


def commitment_track(register: AgendaInput, fact: CommitmentFact) -> CommitmentTrack:
    """Return the track that the rules propose on the day of the Dialogue, after changes by people."""
    proposals = [proposal for proposal in register.proposals if proposal.commitment == fact.reference]
    changes = changes_of(register, fact.reference)
    requests = [change.participant for change in changes if change.participant and change.track is Track.DEBATE]
    decisions = sum(bool(proposal.decision) for proposal in proposals)
    raised_by = tuple(dict.fromkeys([*(proposal.participant for proposal in proposals), *requests]))
    rules = tuple(_rules(register, fact, decisions=decisions, raised=bool(raised_by)))
    track, changed = settled(changes, Track.DEBATE if rules else Track.NO_DEBATE)
    complete = is_complete(fact)
    return CommitmentTrack(
        reference=fact.reference,
        track=track,
        rules=rules,
        days_overdue=0 if complete else fact.days_overdue(register.day),
        names_lead=fact.lead is None and not complete,
        names_date=fact.due_on is None and not complete,
        decisions=decisions,
        raised_by=raised_by,
        changed=changed,
        closing=complete and not rules and track is Track.NO_DEBATE,
    )


def is_complete(fact: CommitmentFact) -> bool:
    """Return whether the commitment is carried out according to the last report."""
    return fact.last_report is not None and fact.last_report.completion is Completion.COMPLETE


def is_unreported(register: AgendaInput, fact: CommitmentFact) -> bool:
    """Return whether neither the last Dialogue nor this one has a report on the commitment.

    A report belongs to the Dialogue before which it was made. A commitment younger than both is not yet silent.
    """
    if len(register.past) < SILENT_FOR:
        return False
    since = register.past[-SILENT_FOR].held_by
    report = fact.last_report
    return fact.active_since <= since and (report is None or report.reported_on <= since)


def _rules(register: AgendaInput, fact: CommitmentFact, *, decisions: int, raised: bool) -> Iterator[DebateRule]:
    """Yield the matching rules; of a complete commitment only decisions and requests are left."""
    report, is_open = fact.last_report, not is_complete(fact)
    if decisions or (is_open and (fact.lead is None or fact.due_on is None)):
        yield DebateRule.DECISION
    if is_open and fact.days_overdue(register.day):
        yield DebateRule.OVERDUE
    if is_open and report is not None and report.health.needs_attention:
        yield DebateRule.AT_RISK
    if raised:
        yield DebateRule.RAISED
    if is_open and is_unreported(register, fact):
        yield DebateRule.SILENT
    if is_open and is_closing_proposed(register, fact):
        yield DebateRule.CLOSING
    if is_open and fact.lead is not None and _is_unreviewed(register, fact):
        yield DebateRule.UNREVIEWED


def is_closing_proposed(register: AgendaInput, fact: CommitmentFact) -> bool:
    """Return whether the lead proposes for this Dialogue to close the commitment."""
    return fact.review is ReviewAnswer.CLOSE and not _is_unreviewed(register, fact)


def _is_unreviewed(register: AgendaInput, fact: CommitmentFact) -> bool:
    return is_unreviewed(active_since=fact.active_since, reviewed_on=fact.reviewed_on, dialogue_on=register.day)
