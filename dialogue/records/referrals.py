"""Fields of referrals."""

from commitments.records.expansions import COMMITMENT, FORUM
from core.records import CHOICE, DATE, KEY, MULTILINGUAL, NUMBER, ORIGINAL_LANGUAGE, TIMESTAMP, Field, Record
from dialogue.models import DismissedOverlap, Referral

REFERRAL_FIELDS = Record(
    Referral,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("dialogue", KEY, key="number", filter=True, order="dialogue__number"),
        Field("forum", KEY, filter=True, expands=FORUM),
        Field("item", KEY, source="item_key"),
        Field("state", CHOICE, filter=True),
        Field("title", MULTILINGUAL),
        Field("text", MULTILINGUAL),
        ORIGINAL_LANGUAGE,
        Field("session", KEY, key="id"),
        Field("raised_on", DATE, filter=True),
        Field("answer", MULTILINGUAL),
        Field("answered_on", DATE, filter=True),
    ),
)

DISMISSED_OVERLAP_FIELDS = Record(
    DismissedOverlap,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("status", KEY, key="id", filter=True),
        Field("commitment", KEY, key="reference", filter=True, expands=COMMITMENT),
        Field("dismissed_at", TIMESTAMP, filter=True),
        Field("dialogue", KEY, source="status__dialogue__number", filter=True, answer=False),
    ),
)
