"""Admin of Dialogues: chairs, delegations, subjects, actions, agendas, consultations and working arrangements."""

from dialogue.admin import (
    actions,
    agendas,
    arrangements,
    consultations,
    delegations,
    dialogues,
    documents,
    papers,
    planning,
    proposals,
    records,
    referrals,
    room,
)

__all__ = [
    "actions",
    "agendas",
    "arrangements",
    "consultations",
    "delegations",
    "dialogues",
    "documents",
    "papers",
    "planning",
    "proposals",
    "records",
    "referrals",
    "room",
]
