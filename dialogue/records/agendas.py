"""Fields of agendas."""

from commitments.records.expansions import COMMITMENT
from contacts.records.expansions import PARTICIPANT
from core.records import (
    CHOICE,
    DATE,
    KEY,
    KEYS,
    MULTILINGUAL,
    NUMBER,
    ORIGINAL_LANGUAGE,
    OTHER,
    TEXT,
    TIMESTAMP,
    Field,
    Record,
)
from dialogue.models import ActionItem, Agenda, AgendaItem

ACTION_ITEM_FIELDS = Record(
    ActionItem,
    rows=(
        Field("code", OTHER),
        Field("dialogue", KEY, key="number", filter=True, order="dialogue__number"),
        Field("number", NUMBER, order=True),
        Field("item", TEXT),
        Field("title", MULTILINGUAL),
        Field("note", MULTILINGUAL),
        ORIGINAL_LANGUAGE,
        Field("lead", KEY, expands=PARTICIPANT, order="lead__order"),
        Field("supporting", KEYS, filter=True, expands=PARTICIPANT),
        Field("due_on", DATE, filter=True, order=True),
        Field("state", CHOICE, filter=True),
        Field("state_reason", TEXT),
        Field("closed_on", DATE, filter=True),
        Field("commitment", KEY, key="reference", hidden=True, filter=True, expands=COMMITMENT),
        Field("source", TEXT),
    ),
)

AGENDA_FIELDS = Record(
    Agenda,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("dialogue", KEY, key="number", filter=True, order="dialogue__number"),
        Field("symbol", OTHER),
        Field("state", CHOICE, source="status", filter=True),
        Field("form", CHOICE, filter=True),
        Field("revision", NUMBER),
        Field("base", KEY, key="id"),
        Field("as_of", TIMESTAMP, filter=True),
        Field("issued_on", DATE, filter=True),
        Field("issued_at", TIMESTAMP),
        Field("adopted_on", DATE, filter=True),
        Field("overtaken", OTHER),
        Field("saved_at", TIMESTAMP),
        Field("files", OTHER),
    ),
)

AGENDA_ITEM_FIELDS = Record(
    AgendaItem,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("agenda", KEY, key="id", filter=True),
        Field("parent", KEY, key="id"),
        Field("item_key", OTHER),
        Field("number", OTHER),
        Field("order", NUMBER),
        Field("origin", CHOICE, filter=True),
        Field("purpose", CHOICE, filter=True),
        Field("minutes", NUMBER),
        Field("lead", KEY, filter=True, expands=PARTICIPANT),
        Field("presenter", TEXT),
        Field("title", MULTILINGUAL),
        Field("background", MULTILINGUAL),
        Field("action", MULTILINGUAL),
        Field("decision", MULTILINGUAL),
        ORIGINAL_LANGUAGE,
        Field("debate", OTHER),
        Field("reasons", OTHER),
        Field("records", OTHER),
        Field("dialogue", KEY, source="agenda__dialogue__number", filter=True, answer=False),
    ),
)
