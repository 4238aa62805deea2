"""Fields of arrangements."""

from commitments.records.expansions import INSTRUMENT
from contacts.records.expansions import PARTICIPANT, RANK, SIDE
from core.records import CHOICE, DATE, KEY, MULTILINGUAL, NUMBER, ORIGINAL_LANGUAGE, OTHER, TEXT, Field, Record
from dialogue.models import ChairEligibility, WorkingArrangement

CHAIR_ELIGIBILITY_FIELDS = Record(
    ChairEligibility,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("instrument", KEY, expands=INSTRUMENT),
        Field("side", KEY, filter=True, expands=SIDE),
        Field("participant", KEY, filter=True, expands=PARTICIPANT),
        Field("rank", KEY, filter=True, expands=RANK),
    ),
)

WORKING_ARRANGEMENT_FIELDS = Record(
    WorkingArrangement,
    url="code",
    rows=(
        Field("code", TEXT),
        Field("instrument", KEY, expands=INSTRUMENT),
        Field("kind", CHOICE, filter=True),
        Field("side", KEY, filter=True, expands=SIDE),
        Field("basis", CHOICE, filter=True),
        Field("effective_on", DATE, filter=True),
        Field("title", MULTILINGUAL),
        Field("text", MULTILINGUAL),
        ORIGINAL_LANGUAGE,
        Field("turns", OTHER),
        Field("decision", KEY, key="reference", filter=True),
        Field("source", TEXT),
    ),
)
