"""Items for areas of cooperation (article 2(c)) with active, recurring or missing work."""

from collections.abc import Iterator, Sequence

from dialogue.enums import ItemPurpose
from dialogue.rules.agenda.area_records import area_record_reasons
from dialogue.rules.agenda.inputs import AgendaInput, AreaOrForm, CommitmentFact, PastDialogue
from dialogue.rules.agenda.items import AREA_MINUTES, Item, ItemKind
from dialogue.rules.agenda.proposed_items import proposed
from dialogue.rules.agenda.reasons import Reason, ReasonCode
from moc import article_2c_ii_emergencies

# Number of successive Dialogues without discussion, and without active work, after which an area is silent.
SILENT_FOR = 2


def area_items(register: AgendaInput) -> Iterator[Item]:
    """Yield a sub-item for each area that has active work or another reason, in the order of the text.

    The open end of the list has none: nothing refers to article 2(c)(x) itself.
    """
    for area in register.areas:
        if area.is_open_ended:
            continue
        commitments = register.in_area(area.code)
        key = f"area:{area.code}"
        proposal_reasons = tuple(proposed(register, key))
        reasons = (*_reasons(register, area, commitments), *proposal_reasons)
        if not reasons and not commitments:
            continue
        yield Item(
            key=key,
            kind=ItemKind.AREA,
            purpose=ItemPurpose.DISCUSSION,
            minutes=AREA_MINUTES,
            subject=area.code,
            lead=_common_lead(commitments),
            # A further area refers to the open end it was added under: the text has no provision with its code.
            provisions=(area.code.rpartition("-")[0] or area.code,),
            reasons=reasons or (Reason(ReasonCode.ACTIVE_WORK, count=len(commitments)),),
            commitments=tuple(fact.reference for fact in commitments),
        )


def is_silent(register: AgendaInput, area: AreaOrForm) -> bool:
    """Return whether nothing is active in the area and the last two Dialogues did not discuss it.

    The area of emergencies is not silent if there was one since the last Dialogue: the item on the status of the MOC
    covers it.
    """
    if register.in_area(area.code) or (area.code == article_2c_ii_emergencies.ARTICLE and register.law.emergencies):
        return False
    return long_unspoken(register.past, area, key=f"area:{area.code}")


def long_unspoken(past: Sequence[PastDialogue], place: AreaOrForm, *, key: str) -> bool:
    """Return whether none of the last two Dialogues discussed an area or a form, whose agenda item has that key.

    For one added by a joint decision only Dialogues since its addition count.
    """
    last = [dialogue for dialogue in past if place.since is None or dialogue.held_by >= place.since]
    if len(last) < SILENT_FOR:
        return False
    return not any(dialogue.spoke_of(place.code, key) for dialogue in last[-SILENT_FOR:])


def _reasons(register: AgendaInput, area: AreaOrForm, commitments: tuple[CommitmentFact, ...]) -> Iterator[Reason]:
    if is_silent(register, area):
        yield Reason(ReasonCode.SILENT, count=SILENT_FOR)
    yield from area_record_reasons(register, area.code)
    previous = register.previous
    if area.since is not None and (previous is None or area.since > previous.held_by):
        yield Reason(ReasonCode.NEW, record=area.code, on=area.since)
    carried = {action.commitment: action.dialogue for action in register.open_actions if action.commitment}
    for fact in commitments:
        if fact.reference in carried:
            yield Reason(ReasonCode.CARRIED_OVER, record=fact.reference, dialogue=carried[fact.reference])
        yield from commitment_reasons(register, fact)
        if previous is not None and fact.active_since > previous.held_by:
            yield Reason(ReasonCode.NEW, record=fact.reference, on=fact.active_since)


def commitment_reasons(register: AgendaInput, fact: CommitmentFact) -> Iterator[Reason]:
    """Yield reasons within a commitment: overdue, at risk, a milestone, a report."""
    today, meeting, previous = register.today, register.meeting, register.previous
    if fact.days_overdue(today):
        yield Reason(ReasonCode.OVERDUE, record=fact.reference, days=fact.days_overdue(today), on=fact.due_on)
    report = fact.last_report
    if report is not None and report.health.needs_attention:
        yield Reason(ReasonCode.NEEDS_ATTENTION, record=fact.reference, on=report.reported_on)
    elif report is not None and (previous is None or report.reported_on > previous.held_by):
        yield Reason(ReasonCode.REPORTED, record=fact.reference, on=report.reported_on)
    before = meeting.held_on or today
    for milestone in fact.milestones:
        if milestone.due_on < today:
            yield Reason(ReasonCode.MILESTONE_PASSED, record=fact.reference, on=milestone.due_on)
        elif milestone.due_on <= before:
            yield Reason(ReasonCode.MILESTONE_DUE, record=fact.reference, on=milestone.due_on)


def _common_lead(commitments: tuple[CommitmentFact, ...]) -> str | None:
    leads = {fact.lead for fact in commitments}
    return leads.pop() if len(leads) == 1 else None
