"""Fields of consultations."""

from commitments.records.expansions import COMMITMENT, FORUM
from core.records import BOOLEAN, CHOICE, DATE, KEY, MULTILINGUAL, NUMBER, ORIGINAL_LANGUAGE, OTHER, TEXT, Field, Record
from dialogue.models import CmwgStatus, ConsultationSession, Overlap

OVERLAP_FIELDS = Record(
    Overlap,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("status", KEY, key="id", filter=True),
        Field("commitment", KEY, key="reference", filter=True, expands=COMMITMENT),
        Field("avoided_by", MULTILINGUAL),
        ORIGINAL_LANGUAGE,
        Field("dialogue", KEY, source="status__dialogue__number", filter=True, answer=False),
    ),
)

CMWG_STATUS_FIELDS = Record(
    CmwgStatus,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("dialogue", KEY, key="number", filter=True, order="dialogue__number"),
        Field("as_of", DATE, filter=True),
        Field("nothing_to_report", BOOLEAN, filter=True),
        Field("text", MULTILINGUAL),
        ORIGINAL_LANGUAGE,
        Field("overlaps", OTHER),
        Field("source", TEXT),
    ),
)

CONSULTATION_SESSION_FIELDS = Record(
    ConsultationSession,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("forum", KEY, filter=True, expands=FORUM, order="forum__order"),
        Field("number", NUMBER, order=True),
        Field("held_on", DATE, filter=True, order=True),
        # The filter is not named "format": every list uses that parameter for its output format.
        Field("format", CHOICE, filter="meeting_format"),
        Field("level", MULTILINGUAL),
        Field("place", MULTILINGUAL),
        Field("note", MULTILINGUAL),
        ORIGINAL_LANGUAGE,
        Field("source", TEXT),
    ),
)
