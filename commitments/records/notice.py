"""Fields of notices."""

from commitments.models import Notice
from commitments.records.expansions import CONSULTATION, EMERGENCY, INSTRUMENT
from contacts.records.expansions import PARTICIPANT
from core.records import (
    BOOLEAN,
    CHOICE,
    DATE,
    KEY,
    MULTILINGUAL,
    ORIGINAL_LANGUAGE,
    OTHER,
    TEXT,
    TIMESTAMP,
    Field,
    Record,
)

NOTICE_FIELDS = Record(
    Notice,
    url="reference",
    rows=(
        Field("reference", TEXT, order="reference__natural"),
        Field("instrument", KEY, expands=INSTRUMENT),
        Field("kind", CHOICE, filter=True),
        Field("sender", KEY, filter=True, expands=PARTICIPANT),
        Field("state", CHOICE, filter=True),
        Field("subject", MULTILINGUAL),
        Field("body", MULTILINGUAL),
        ORIGINAL_LANGUAGE,
        Field("link_only", BOOLEAN),
        Field("scope", CHOICE),
        Field("stated_on", DATE),
        Field("emergency", KEY, key="reference", filter=True, expands=EMERGENCY),
        Field("consultation", KEY, key="reference", filter=True, expands=CONSULTATION),
        Field("text_hash", TEXT),
        Field("issued_at", TIMESTAMP),
        Field("issued_on", DATE, filter=True, order=True),
        Field("takes_effect_on", DATE, filter=True, order=True),
        Field("settled_by", KEY, key="reference"),
        Field("addressees", OTHER),
        Field("clock", OTHER),
        Field("log", OTHER),
        Field("withdrawn_on", DATE),
        Field("withdrawn_reason", TEXT),
        Field("updated_at", TIMESTAMP, filter=True, answer=False, order=True),
    ),
)
