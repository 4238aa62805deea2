"""Fields of meeting_entries."""

from contacts.records.expansions import PARTICIPANT
from core.records import CHOICE, KEY, MULTILINGUAL, NUMBER, ORIGINAL_LANGUAGE, TEXT, TIMESTAMP, Field, Record
from dialogue.models import ItemOutcome, Speaker

ITEM_OUTCOME_FIELDS = Record(
    ItemOutcome,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("dialogue", KEY, key="number", filter=True, order="dialogue__number"),
        Field("item_key", TEXT, filter=True),
        Field("result", CHOICE, filter=True),
        Field("begun_at", TIMESTAMP, filter=True, order=True),
        Field("ended_at", TIMESTAMP, filter=True),
        Field("seconds_paused", NUMBER),
        Field("summary", MULTILINGUAL),
        Field("decision", MULTILINGUAL),
        Field("decision_number", NUMBER),
        ORIGINAL_LANGUAGE,
        Field("entered_at", TIMESTAMP),
    ),
)

SPEAKER_FIELDS = Record(
    Speaker,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("dialogue", KEY, key="number", filter=True, order="dialogue__number"),
        Field("item_key", TEXT, filter=True),
        Field("participant", KEY, filter=True, expands=PARTICIPANT),
        Field("invitee", KEY, key="id"),
        Field("asked_at", TIMESTAMP, filter=True),
        Field("begun_at", TIMESTAMP, filter=True),
        Field("ended_at", TIMESTAMP, filter=True),
    ),
)
