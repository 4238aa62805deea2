"""Reasons why an item is on the agenda: a code for machines, and the facts for its sentence."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ReasonCode(StrEnum):
    STANDING = "standing"
    CARRIED_OVER = "carried_over"
    CARRIED_ITEM = "carried_item"
    ITEM_NOT_TAKEN_UP = "item_not_taken_up"
    OVERDUE = "overdue"
    MILESTONE_DUE = "milestone_due"
    MILESTONE_PASSED = "milestone_passed"
    NEEDS_ATTENTION = "needs_attention"
    NEW = "new"
    REPORTED = "reported"
    ACTIVE_WORK = "active_work"
    NO_LEAD = "no_lead"
    SILENT = "silent"
    CMWG_MISSING = "cmwg_missing"
    CMWG_OVERLAP = "cmwg_overlap"
    REFERRAL_AHEAD = "referral_ahead"
    REFERRAL_RAISED = "referral_raised"
    REFERRAL_ANSWERED = "referral_answered"
    IP_UNANSWERED = "ip_unanswered"
    IP_WITHOUT_INSTRUMENT = "ip_without_instrument"
    ACTIVITY_AHEAD = "activity_ahead"
    PROGRAMME_OPENED = "programme_opened"
    PROGRAMME_CLOSED = "programme_closed"
    STANDARD_DIFFERS = "standard_differs"
    INFORMATION_GIVEN = "information_given"
    INFORMATION_EXPIRES = "information_expires"
    SIGNATURE_MISSING = "signature_missing"
    MODIFIED = "modified"
    NOTICE_RECEIVED = "notice_received"
    CONSULTATION_OPEN = "consultation_open"
    EMERGENCY_RAISED = "emergency_raised"
    EMERGENCY_ON = "emergency_on"
    EMERGENCY_OVER = "emergency_over"
    AWAITS_CONCURRENCE = "awaits_concurrence"
    OBJECTED = "objected"
    INVITEES = "invitees"
    PROPOSED = "proposed"
    PROPOSED_LATE = "proposed_late"
    PERSON = "person"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class Reason:
    """Reason: ``record`` is the reference of a record, ``dialogue`` the number of a Dialogue; days are whole."""

    code: ReasonCode
    record: str = ""
    days: int = 0
    dialogue: int = 0
    count: int = 0
    on: date | None = None
    participant: str = ""
