"""Fields of dialogues."""

from commitments.records.expansions import AREA, INSTRUMENT
from contacts.records.expansions import MARK, OFFICIAL, PARTICIPANT, STAKEHOLDER
from core.records import (
    BOOLEAN,
    CHOICE,
    DATE,
    KEY,
    KEYS,
    MULTILINGUAL,
    NUMBER,
    ORIGINAL_LANGUAGE,
    OTHER,
    TEXT,
    Field,
    Record,
)
from dialogue.models import CoChair, Delegate, Dialogue, Discussion, Invitee, PlannedStep

DIALOGUE_FIELDS = Record(
    Dialogue,
    url="number",
    rows=(
        Field("number", NUMBER, filter=True, order=True),
        Field("number_was", NUMBER),
        Field("instrument", KEY, expands=INSTRUMENT),
        Field("state", CHOICE, source="status", filter=True),
        Field("year", NUMBER, filter=True, order=True),
        Field("held_on", DATE, filter=True, order=True),
        Field("earliest_on", DATE),
        Field("latest_on", DATE),
        Field("date_note", MULTILINGUAL),
        Field("local_start", OTHER),
        Field("time_zone", TEXT),
        Field("starts_at", OTHER),
        Field("clocks", OTHER),
        Field("minutes", NUMBER),
        Field("host", KEY, filter=True, expands=PARTICIPANT),
        Field("city", MULTILINGUAL),
        Field("venue", MULTILINGUAL),
        # The filter is not named "format": every list uses that parameter for its output format.
        Field("format", CHOICE, filter="meeting_format"),
        Field("languages", OTHER),
        Field("interpretation", MULTILINGUAL),
        Field("contact", TEXT),
        Field("cochairs", OTHER),
        Field("steps", OTHER),
        Field("mark", KEY, expands=MARK),
        Field("source", TEXT),
    ),
)

CO_CHAIR_FIELDS = Record(
    CoChair,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("dialogue", KEY, key="number", filter=True, order="dialogue__number"),
        Field("side", KEY, filter=True),
        Field("participant", KEY, filter=True),
        Field("rank", KEY, source="eligibility__rank__code"),
        Field("official", KEY, key="id"),
        Field("title", MULTILINGUAL),
        Field("acting", BOOLEAN, filter=True),
        Field("out_of_turn_reason", TEXT),
    ),
)

DISCUSSION_FIELDS = Record(
    Discussion,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("dialogue", KEY, key="number", filter=True, order="dialogue__number"),
        Field("order", NUMBER),
        Field("title", MULTILINGUAL),
        Field("summary", MULTILINGUAL),
        ORIGINAL_LANGUAGE,
        Field("areas", KEYS, key="key", filter="area", expands=AREA),
        Field("source", TEXT),
    ),
)

DELEGATE_FIELDS = Record(
    Delegate,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("dialogue", KEY, key="number", filter=True, order="dialogue__number"),
        Field("participant", KEY, filter=True, expands=PARTICIPANT),
        Field("official", KEY, key="id", expands=OFFICIAL),
        Field("function", CHOICE, filter=True),
        Field("title", MULTILINGUAL),
        Field("organization", MULTILINGUAL),
        Field("order", NUMBER),
    ),
)

INVITEE_FIELDS = Record(
    Invitee,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("dialogue", KEY, key="number", filter=True, order="dialogue__number"),
        Field("stakeholder", KEY, key="id", expands=STAKEHOLDER),
        Field("proposed_by", KEY, filter=True, expands=PARTICIPANT),
        Field("language", CHOICE),
        Field("state", CHOICE, filter=True),
        Field("invited_on", DATE),
        Field("answered_on", DATE),
        Field("items", OTHER),
    ),
)

PLANNED_STEP_FIELDS = Record(
    PlannedStep,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("dialogue", KEY, key="number", filter=True, order="dialogue__number"),
        Field("step", CHOICE, filter=True),
        Field("on", DATE, filter=True),
    ),
)
