"""Compiler of agenda items: selection, order and reasons.

Deterministic: the same register yields the same items. It writes nothing and reads no clock: days are counted to
``register.today``.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from dialogue.enums import ItemPurpose, RecordStatus
from dialogue.rules.agenda.areas import area_items
from dialogue.rules.agenda.carried_over_items import with_carried
from dialogue.rules.agenda.debated_items import areas_in_order, with_tracks
from dialogue.rules.agenda.edits import apply_edits
from dialogue.rules.agenda.inputs import AgendaInput, EmergencyData, ReferralFact
from dialogue.rules.agenda.items import SKELETON, Item, ItemKind
from dialogue.rules.agenda.numbering import numbered
from dialogue.rules.agenda.ordering import arranged
from dialogue.rules.agenda.planning import TOGETHER_MINUTES, Plan, guests_in_time, plan
from dialogue.rules.agenda.proposed_items import with_proposals
from dialogue.rules.agenda.reasons import Reason, ReasonCode
from dialogue.rules.agenda.tracks import DECISION_MINUTES, CommitmentTrack, commitment_tracks
from moc.article_5a_intellectual_property import lacks_instrument

STANDING = Reason(ReasonCode.STANDING)

# Additional minutes of the organizational matters if the record of the last Dialogue is to be adopted.
RECORD_MINUTES = 5


def compile_items(register: AgendaInput) -> tuple[Item, ...]:
    """Return the numbered items of the agenda: the skeleton filled from the register, then manual edits, then times."""
    return compile_plan(register).items


def compile_plan(register: AgendaInput) -> Plan:
    """Return the numbered items, and the cuts by which the planner fitted them into the day."""
    tracks = commitment_tracks(register)
    compiled = with_carried(tuple(_skeleton(register, tracks)), register)
    items = with_tracks(with_proposals(apply_edits(compiled, register.edits), register), register, tracks)
    planned = plan(items, register)
    ordered = arranged(planned.items, register.order)
    # Issued numbers are fixed, and with them the order of the areas.
    placed = guests_in_time(ordered if register.fixed else areas_in_order(ordered), register)
    return Plan(numbered(placed, register.fixed), planned.cuts)


def _skeleton(register: AgendaInput, tracks: Mapping[str, CommitmentTrack]) -> Iterator[Item]:
    yield _standing(ItemKind.OPENING)
    yield _organisation(register)
    yield from _follow_up(register)
    yield from _status(register)
    yield _other_fora(register)
    yield from _areas(register)
    yield from _forms(register)
    yield from _decisions(register, tracks)
    yield from _intellectual_property(register)
    if register.meeting.invitees:
        count = len(register.meeting.invitees)
        yield _standing(ItemKind.STAKEHOLDERS, Reason(ReasonCode.INVITEES, count=count))
    yield _standing(ItemKind.NEXT_DIALOGUE)
    yield _standing(ItemKind.OTHER_MATTERS)
    yield _standing(ItemKind.CLOSING)


def _standing(kind: ItemKind, *reasons: Reason, key: str = "") -> Item:
    slot = SKELETON[kind]
    return Item(
        key=key or kind.value,
        kind=kind,
        purpose=slot.purpose,
        minutes=slot.minutes,
        provisions=slot.provisions,
        reasons=reasons or (STANDING,),
    )


def _organisation(register: AgendaInput) -> Item:
    item = _standing(ItemKind.ORGANISATION)
    record = register.previous_record
    if record is not None and record.status is RecordStatus.CLEARING:
        item = replace(item, minutes=item.minutes + RECORD_MINUTES)
    kinds = [ItemKind.ADOPTION, ItemKind.DELEGATIONS]
    if register.past:
        kinds.append(ItemKind.PREVIOUS_RECORD)
    children = tuple(Item(kind.value, kind, item.purpose, 0, reasons=(STANDING,)) for kind in kinds)
    return replace(item, children=children)


def _follow_up(register: AgendaInput) -> Iterator[Item]:
    actions = register.open_actions
    if not actions:
        return
    since = min(action.dialogue for action in actions)
    reasons = [Reason(ReasonCode.CARRIED_OVER, dialogue=since, count=len(actions))]
    reasons += [
        Reason(ReasonCode.OVERDUE, record=action.code, days=action.days_overdue(register.today))
        for action in actions
        if action.days_overdue(register.today)
    ]
    without_lead = [action for action in actions if action.lead is None]
    if without_lead:
        reasons.append(Reason(ReasonCode.NO_LEAD, count=len(without_lead)))
    item = _standing(ItemKind.FOLLOW_UP, *reasons)
    references = tuple(dict.fromkeys(action.commitment for action in actions if action.commitment))
    yield replace(item, actions=tuple(action.code for action in actions), commitments=references)


def _status(register: AgendaInput) -> Iterator[Item]:
    """Yield the item on articles 2(c)(ii), 7 and 9 if there is anything to report."""
    law = register.law
    reasons = [Reason(ReasonCode.SIGNATURE_MISSING, participant=code) for code in law.status.missing_signatures]
    modified = law.status.modification
    if modified and (register.previous is None or modified.effective_on > register.previous.held_by):
        reasons.append(Reason(ReasonCode.MODIFIED, record=modified.decision, on=modified.effective_on))
    for code, facts in (
        (ReasonCode.NOTICE_RECEIVED, law.notices),
        (ReasonCode.CONSULTATION_OPEN, law.consultations),
    ):
        reasons += [Reason(code, record=fact.reference, on=fact.on, participant=fact.raised_by or "") for fact in facts]
    reasons += map(_emergency, law.emergencies)
    if reasons:
        yield _standing(ItemKind.STATUS, *reasons)


def _emergency(fact: EmergencyData) -> Reason:
    if fact.stood_down_on is not None:
        return Reason(ReasonCode.EMERGENCY_OVER, record=fact.reference, on=fact.stood_down_on)
    if fact.begun_on is not None:
        return Reason(ReasonCode.EMERGENCY_ON, record=fact.reference, on=fact.begun_on)
    return Reason(ReasonCode.EMERGENCY_RAISED, record=fact.reference, on=fact.occurred_on)


def _decisions(register: AgendaInput, tracks: Mapping[str, CommitmentTrack]) -> Iterator[Item]:
    """Yield each open joint decision, with the Participants that have not yet concurred, and the closing en bloc.

    A Participant that objects is not listed as awaited too.
    """
    children = tuple(
        Item(
            key=f"decision:{fact.reference}",
            kind=ItemKind.DECISION,
            purpose=SKELETON[ItemKind.DECISIONS].purpose,
            minutes=DECISION_MINUTES,
            subject=fact.reference,
            lead=fact.proposed_by,
            reasons=(
                *(
                    Reason(ReasonCode.AWAITS_CONCURRENCE, record=fact.reference, participant=code)
                    for code in fact.missing
                    if code not in fact.objecting
                ),
                *(Reason(ReasonCode.OBJECTED, record=fact.reference, participant=code) for code in fact.objecting),
            ),
        )
        for fact in register.law.decisions
    )
    children += tuple(_en_bloc(tracks))
    if children:
        yield replace(_standing(ItemKind.DECISIONS), reasons=(), children=children)


def _en_bloc(tracks: Mapping[str, CommitmentTrack]) -> Iterator[Item]:
    """Yield the item that closes all completed commitments by one decision, without debate."""
    closing = tuple(code for code, track in tracks.items() if track.closing)
    if closing:
        yield Item(
            key=ItemKind.EN_BLOC.value,
            kind=ItemKind.EN_BLOC,
            purpose=ItemPurpose.DECISION,
            minutes=TOGETHER_MINUTES,
            reasons=(Reason(ReasonCode.COMPLETE, count=len(closing)),),
            commitments=closing,
        )


def _other_fora(register: AgendaInput) -> Item:
    """Return the item on article 4(a)(iii); it is on every agenda because every meeting considers it."""
    reasons = [STANDING]
    if register.cmwg is None:
        reasons.append(Reason(ReasonCode.CMWG_MISSING))
    else:
        reasons += [Reason(ReasonCode.CMWG_OVERLAP, record=fact.commitment) for fact in register.cmwg.overlaps]
    reasons += _referrals(register)
    elsewhere = tuple(fact.reference for fact in register.commitments if fact.also_in)
    return replace(_standing(ItemKind.OTHER_FORA, *reasons), commitments=elsewhere)


def _referrals(register: AgendaInput) -> Iterator[Reason]:
    """Yield reasons for referrals (article 3(b)): to be raised, raised without a response, answered."""
    for reason, count in Counter(map(_referral, register.referrals)).items():
        yield replace(reason, count=count)


def _referral(fact: ReferralFact) -> Reason:
    if fact.answered_on is not None:
        return Reason(ReasonCode.REFERRAL_ANSWERED, record=fact.forum, dialogue=fact.dialogue, on=fact.answered_on)
    if fact.raised_on is not None:
        return Reason(ReasonCode.REFERRAL_RAISED, record=fact.forum, dialogue=fact.dialogue, on=fact.raised_on)
    return Reason(ReasonCode.REFERRAL_AHEAD, record=fact.forum, dialogue=fact.dialogue)


def _areas(register: AgendaInput) -> Iterator[Item]:
    children = tuple(area_items(register))
    if children:
        yield replace(_standing(ItemKind.AREAS), reasons=(), children=children)


def _forms(register: AgendaInput) -> Iterator[Item]:
    children = []
    for form in register.forms:
        ahead = [activity for activity in register.activities if activity.form == form.code]
        if not ahead:
            continue
        reasons = tuple(
            Reason(ReasonCode.ACTIVITY_AHEAD, record=activity.reference, on=activity.starts_on) for activity in ahead
        )
        references = tuple(dict.fromkeys(code for activity in ahead for code in activity.commitments))
        children.append(
            Item(
                key=f"form:{form.code}",
                kind=ItemKind.FORM,
                purpose=SKELETON[ItemKind.FORMS].purpose,
                minutes=0,
                subject=form.code,
                provisions=(form.code,),
                reasons=reasons,
                commitments=references,
            )
        )
    if children:
        yield replace(_standing(ItemKind.FORMS), reasons=(), children=tuple(children))


def _intellectual_property(register: AgendaInput) -> Iterator[Item]:
    """Yield the item on article 5(a): open questions, and answers that require an instrument not yet recorded."""
    unanswered = [fact for fact in register.commitments if fact.ip_answer == "not_asked"]
    expected = [
        fact for fact in register.commitments if lacks_instrument(fact.ip_answer, has_instrument=fact.has_ip_instrument)
    ]
    reasons = [Reason(ReasonCode.IP_WITHOUT_INSTRUMENT, record=fact.reference) for fact in expected]
    if unanswered:
        reasons.append(Reason(ReasonCode.IP_UNANSWERED, count=len(unanswered)))
    if reasons:
        item = _standing(ItemKind.INTELLECTUAL_PROPERTY, *reasons)
        yield replace(item, commitments=tuple(fact.reference for fact in (*expected, *unanswered)))
