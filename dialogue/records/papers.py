"""Fields of papers."""

from contacts.records.expansions import MARK, PARTICIPANT
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
from dialogue.models import Paper, PaperFile

PAPER_FIELDS = Record(
    Paper,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("dialogue", KEY, key="number", filter=True, order="dialogue__number"),
        Field("symbol", OTHER),
        Field("series", CHOICE, filter=True),
        Field("number", NUMBER),
        Field("revision", NUMBER),
        Field("title", MULTILINGUAL),
        Field("note", MULTILINGUAL),
        ORIGINAL_LANGUAGE,
        Field("item", KEY, source="item_key", filter=True),
        Field("mark", KEY, filter=True, expands=MARK),
        Field("expected_from", KEY, filter=True, expands=PARTICIPANT),
        Field("due_on", DATE, filter=True),
        Field("received_on", DATE, filter=True),
        Field("for_invitees", BOOLEAN, filter=True),
    ),
)

PAPER_FILE_FIELDS = Record(
    PaperFile,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("paper", KEY, key="id", filter=True),
        Field("revision", NUMBER),
        Field("language", CHOICE, filter=True),
        Field("name", TEXT),
        Field("sha256", KEY, source="file__sha256"),
        Field("scan_state", CHOICE),
        Field("brought_at", TIMESTAMP, filter=True),
        Field("dialogue", KEY, source="paper__dialogue__number", filter=True, answer=False),
    ),
)
