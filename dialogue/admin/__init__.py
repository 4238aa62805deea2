"""When: the Dialogues with their chairs, delegations, subjects and actions, agendas, consultations, arrangements."""

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
