"""Fields of emergencies, consultations and IP instruments."""

from commitments.models import Consultation, Emergency, IpInstrument
from commitments.records.expansions import COMMITMENT, INSTRUMENT, MINERAL, PROVISION
from contacts.records.expansions import MARK, PARTICIPANT
from core.records import CHOICE, DATE, KEY, KEYS, MULTILINGUAL, NUMBER, ORIGINAL_LANGUAGE, OTHER, TEXT, Field, Record

EMERGENCY_FIELDS = Record(
    Emergency,
    url="reference",
    rows=(
        Field("reference", TEXT, order="reference__natural"),
        Field("instrument", KEY, expands=INSTRUMENT),
        Field("title", MULTILINGUAL),
        Field("trigger", MULTILINGUAL),
        Field("measures", MULTILINGUAL),
        ORIGINAL_LANGUAGE,
        Field("occurred_on", DATE, filter=True, order=True),
        Field("raised_by", KEY, filter=True, expands=PARTICIPANT),
        Field("minerals", KEYS, filter="mineral", expands=MINERAL),
        Field("begun_on", DATE, filter=True, order=True),
        Field("stood_down_on", DATE, filter=True),
    ),
)

CONSULTATION_FIELDS = Record(
    Consultation,
    url="reference",
    rows=(
        Field("reference", TEXT, order="reference__natural"),
        Field("instrument", KEY, expands=INSTRUMENT),
        Field("raised_by", KEY, filter=True, expands=PARTICIPANT),
        Field("raised_on", DATE, filter=True, order=True),
        Field("title", MULTILINGUAL),
        Field("question", MULTILINGUAL),
        Field("understanding", MULTILINGUAL),
        ORIGINAL_LANGUAGE,
        Field("concluded_on", DATE, filter=True, order=True),
        Field("provisions", KEYS, key="key", filter="provision", expands=PROVISION),
        Field("meetings", OTHER),
    ),
)

IP_INSTRUMENT_FIELDS = Record(
    IpInstrument,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("instrument", KEY, expands=INSTRUMENT),
        Field("kind", CHOICE, filter=True),
        Field("title", MULTILINGUAL),
        ORIGINAL_LANGUAGE,
        Field("concluded_between", TEXT),
        Field("signed_on", DATE, filter=True, order=True),
        Field("term_ends_on", DATE, filter=True, order=True),
        Field("custodian", TEXT),
        Field("custodian_reference", TEXT),
        Field("held_by", KEY, filter=True, expands=PARTICIPANT, order="held_by__order"),
        Field("commitments", KEYS, key="reference", filter="commitment", hidden=True, expands=COMMITMENT),
        Field("mark", KEY, filter=True, expands=MARK),
    ),
)
