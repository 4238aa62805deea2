"""Fields of documents."""

from contacts.records.expansions import PARTICIPANT
from core.records import BOOLEAN, CHOICE, KEY, NUMBER, TEXT, TIMESTAMP, Field, Record
from dialogue.models import DocumentTemplate, ProducedDocument

PRODUCED_DOCUMENT_FIELDS = Record(
    ProducedDocument,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("dialogue", KEY, key="number", filter=True, order="dialogue__number"),
        Field("agenda", KEY, key="id"),
        Field("kind", CHOICE, filter=True),
        Field("form", TEXT, filter=True),
        Field("language", CHOICE, filter=True),
        Field("participant", KEY, filter=True, expands=PARTICIPANT),
        Field("shared", BOOLEAN),
        Field("state", CHOICE, filter=True),
        Field("name", TEXT),
        Field("sha256", KEY, source="file__sha256"),
        Field("as_of", TIMESTAMP),
        Field("asked_at", TIMESTAMP, filter=True),
    ),
)

DOCUMENT_TEMPLATE_FIELDS = Record(
    DocumentTemplate,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("participant", KEY, expands=PARTICIPANT),
        Field("kind", CHOICE, filter=True),
        Field("name", TEXT),
        Field("sha256", KEY, source="file__sha256"),
        Field("uploaded_at", TIMESTAMP, filter=True),
    ),
)
