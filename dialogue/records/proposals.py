"""Fields of proposals."""

from commitments.records.expansions import COMMITMENT
from contacts.records.expansions import PARTICIPANT
from core.records import BOOLEAN, CHOICE, KEY, MULTILINGUAL, NUMBER, ORIGINAL_LANGUAGE, TEXT, TIMESTAMP, Field, Record
from dialogue.models import Proposal

PROPOSAL_FIELDS = Record(
    Proposal,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("dialogue", KEY, key="number", filter=True, order="dialogue__number"),
        Field("participant", KEY, filter=True, expands=PARTICIPANT),
        Field("state", CHOICE, filter=True),
        Field("title", MULTILINGUAL),
        Field("background", MULTILINGUAL),
        Field("decision", MULTILINGUAL),
        ORIGINAL_LANGUAGE,
        Field("purpose", CHOICE, filter=True),
        Field("minutes", NUMBER),
        Field("presenter", TEXT),
        Field("provision", KEY),
        Field("commitment", KEY, key="reference", hidden=True, filter=True, expands=COMMITMENT),
        Field("proposed_at", TIMESTAMP, filter=True, order=True),
        Field("is_late", BOOLEAN, filter=True),
        Field("settled_at", TIMESTAMP),
        Field("reason", TEXT),
        Field("item", KEY, source="item_key"),
        Field("provision", KEY, key="key", filter=True, answer=False),
    ),
)
