"""Fields of records of discussion."""

from contacts.records.expansions import PARTICIPANT
from core.records import (
    BOOLEAN,
    CHOICE,
    DATE,
    KEY,
    MULTILINGUAL,
    NUMBER,
    ORIGINAL_LANGUAGE,
    OTHER,
    TEXT,
    TIMESTAMP,
    Field,
    Record,
)
from dialogue.models import Clearance, Record as DiscussionRecord, RecordCorrection, RecordParagraph

DISCUSSION_RECORD_FIELDS = Record(
    DiscussionRecord,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("dialogue", KEY, key="number", filter=True, order="dialogue__number"),
        Field("symbol", OTHER),
        Field("state", CHOICE, source="status", filter=True),
        Field("opened_on", DATE, filter=True),
        Field("clear_by", DATE, filter=True),
        Field("adopted_on", DATE, filter=True),
    ),
)

RECORD_PARAGRAPH_FIELDS = Record(
    RecordParagraph,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("dialogue", KEY, source="record__dialogue__number", filter=True, order="record__dialogue__number"),
        Field("record", KEY, key="id", filter=True),
        Field("order", NUMBER),
        Field("item_key", TEXT, filter=True),
        Field("number", TEXT),
        Field("text", MULTILINGUAL),
        ORIGINAL_LANGUAGE,
        Field("text_hash", TEXT),
    ),
)

CLEARANCE_FIELDS = Record(
    Clearance,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("dialogue", KEY, source="paragraph__record__dialogue__number", filter=True),
        Field("paragraph", KEY, key="id", filter=True),
        Field("participant", KEY, filter=True, expands=PARTICIPANT),
        Field("cleared", BOOLEAN, filter=True),
        Field("comment", TEXT),
        Field("given_at", TIMESTAMP, filter=True, order=True),
        Field("text_hash", TEXT),
        Field("voided_at", TIMESTAMP),
    ),
)

RECORD_CORRECTION_FIELDS = Record(
    RecordCorrection,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("dialogue", KEY, source="record__dialogue__number", filter=True),
        Field("record", KEY, key="id", filter=True),
        Field("number", NUMBER),
        Field("paragraph", KEY, key="id", filter=True),
        Field("text", MULTILINGUAL),
        ORIGINAL_LANGUAGE,
        Field("reason", TEXT),
        Field("issued_on", DATE, filter=True, order=True),
    ),
)
