"""When: the Dialogues with their chairs, delegations, subjects and actions, agendas, consultations, arrangements."""

from dialogue.admin import (
    actions,
    agendas,
    arrangements,
    consultations,
    delegations,
    dialogues,
    documents,
    planning,
    proposals,
    records,
    room,
    sentences,
)

__all__ = [
    "actions",
    "agendas",
    "arrangements",
    "consultations",
    "delegations",
    "dialogues",
    "documents",
    "planning",
    "proposals",
    "records",
    "room",
    "sentences",
]
