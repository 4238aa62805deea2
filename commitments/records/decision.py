"""Fields of joint decisions."""

from commitments.models import JointDecision
from commitments.records.expansions import EMERGENCY, INSTRUMENT
from contacts.records.expansions import PARTICIPANT, SIDE
from core.records import CHOICE, DATE, KEY, MULTILINGUAL, ORIGINAL_LANGUAGE, OTHER, TEXT, TIMESTAMP, Field, Record

DECISION_FIELDS = Record(
    JointDecision,
    url="reference",
    rows=(
        Field("reference", TEXT, order="reference__natural"),
        Field("instrument", KEY, expands=INSTRUMENT),
        Field("state", CHOICE, filter=True, order=True),
        Field("title", MULTILINGUAL),
        Field("text", MULTILINGUAL),
        ORIGINAL_LANGUAGE,
        Field("effect", CHOICE, filter=True),
        Field("subject", MULTILINGUAL),
        Field("retires_area", KEY, key="key"),
        Field("retires_form", KEY, key="key"),
        Field("emergency", KEY, key="reference", filter=True, expands=EMERGENCY),
        Field("rotating_side", KEY, expands=SIDE),
        Field("turns", OTHER),
        Field("counting", CHOICE),
        Field("provision_changes", OTHER),
        Field("effective_on", DATE, filter=True),
        Field("intention", KEY, key="reference", hidden=True, filter=True),
        Field("proposed_by", KEY, filter=True, expands=PARTICIPANT),
        Field("proposed_at", TIMESTAMP, order=True),
        Field("text_hash", TEXT),
        Field("concurrences", OTHER),
        Field("objections", OTHER),
        Field("awaiting", OTHER),
        Field("decided_on", DATE, filter=True, order=True),
        Field("outcome", CHOICE, filter=True),
        Field("outcome_on", DATE),
        Field("outcome_reason", TEXT),
        Field("superseded_by", KEY, key="reference"),
        Field("area", KEY, source="added_areaofcooperation__key"),
        Field("form", KEY, source="added_formofcooperation__key"),
        Field("text_version", KEY, source="version__number"),
        Field("arrangement", KEY, source="arrangement__code"),
        Field("withdrawn_on", DATE),
        Field("withdrawn_reason", TEXT),
        Field("updated_at", TIMESTAMP, filter=True, answer=False, order=True),
    ),
)
