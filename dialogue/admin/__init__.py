"""When: the Dialogues with their chairs, delegations, subjects and actions, agendas, consultations, arrangements."""

from dialogue.admin import (
    actions,
    agendas,
    arrangements,
    consultations,
    delegations,
    dialogues,
    documents,
    once_sentences,
    papers,
    planning,
    proposals,
    record_sentences,
    records,
    referrals,
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
    "once_sentences",
    "papers",
    "planning",
    "proposals",
    "record_sentences",
    "records",
    "referrals",
    "room",
    "sentences",
]
