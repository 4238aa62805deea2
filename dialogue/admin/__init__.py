"""Admin of Dialogues: chairs, delegations, subjects, actions, agendas, consultations and working arrangements."""

from dialogue.admin import (
    actions,
    agendas,
    arrangements,
    consultations,
    delegations,
    dialogues,
    documents,
    key_dates,
    meeting_entries,
    papers,
    proposals,
    records,
    referrals,
    track_changes,
)
