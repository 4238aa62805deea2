"""Fields of Participants, people and institutions."""

from contacts.models import (
    ContactPoint,
    HandlingMark,
    Official,
    Organization,
    Participant,
    Rank,
    Reminder,
    Side,
    Stakeholder,
)
from contacts.records.expansions import ORGANIZATION, PARTICIPANT, RANK, SIDE
from core.records import BOOLEAN, CHOICE, DATE, KEY, MULTILINGUAL, NUMBER, OTHER, TEXT, TIMESTAMP, Field, Record

SIDE_FIELDS = Record(
    Side,
    url="code",
    rows=(
        Field("code", TEXT),
        Field("name", MULTILINGUAL),
        Field("capital", MULTILINGUAL),
        Field("time_zone", TEXT),
        Field("order", NUMBER),
    ),
)

PARTICIPANT_FIELDS = Record(
    Participant,
    url="code",
    rows=(
        Field("code", TEXT, order=True),
        Field("side", KEY, filter=True, expands=SIDE),
        Field("order", NUMBER, order=True),
        Field("label", MULTILINGUAL),
        Field("applied_title", MULTILINGUAL),
        Field("legal_name", MULTILINGUAL),
    ),
)

HANDLING_MARK_FIELDS = Record(
    HandlingMark,
    url="code",
    rows=(
        Field("code", TEXT),
        Field("rank", NUMBER),
        Field("tlp", TEXT),
        Field("audience", CHOICE),
        Field("name", MULTILINGUAL),
    ),
)

RANK_FIELDS = Record(
    Rank,
    url="code",
    rows=(Field("code", TEXT), Field("name", MULTILINGUAL), Field("order", NUMBER)),
)

OFFICIAL_FIELDS = Record(
    Official,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("participant", KEY, filter=True, expands=PARTICIPANT, order="participant__order"),
        Field("rank", KEY, filter=True, expands=RANK, order="rank__order"),
        Field("family_name", TEXT, order=True),
        Field("given_name", TEXT),
        Field("name_order", CHOICE),
        Field("name_ja", TEXT),
        Field("reading_ja", TEXT),
        Field("title", MULTILINGUAL),
        Field("email", TEXT),
        Field("active", BOOLEAN, filter=True),
    ),
)

CONTACT_POINT_FIELDS = Record(
    ContactPoint,
    url="participant__code",
    rows=(
        Field("participant", KEY, expands=PARTICIPANT),
        Field("mailbox", TEXT),
        Field("telephone", TEXT),
        Field("language", CHOICE),
        Field("officers", OTHER),
    ),
)

ORGANIZATION_FIELDS = Record(
    Organization,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("name", MULTILINGUAL),
        Field("side", KEY, filter=True, expands=SIDE),
        Field("website", TEXT),
    ),
)

STAKEHOLDER_FIELDS = Record(
    Stakeholder,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("organization", KEY, key="id", filter=True, expands=ORGANIZATION),
        Field("name", TEXT),
        Field("name_ja", TEXT),
        Field("title", MULTILINGUAL),
        Field("proposed_by", KEY, filter=True, expands=PARTICIPANT),
    ),
)

REMINDER_FIELDS = Record(
    Reminder,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("obligation", TEXT),
        Field("kind", CHOICE, filter=True),
        Field("participant", KEY, filter=True, expands=PARTICIPANT),
        Field("due_on", DATE, filter=True, order=True),
        Field("remind_on", DATE, filter=True, order=True),
        Field("state", CHOICE, filter=True),
        Field("sent_at", TIMESTAMP),
    ),
)
