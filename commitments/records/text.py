"""Fields of the MOC and its text, of areas, forms, fora and minerals."""

from commitments.models import (
    AreaOfCooperation,
    FormOfCooperation,
    Forum,
    Instrument,
    Mineral,
    Provision,
    ProvisionText,
    Signature,
    TextVersion,
)
from commitments.records.expansions import INSTRUMENT, PROVISION
from contacts.records.expansions import PARTICIPANT
from core.records import BOOLEAN, CHOICE, DATE, KEY, KEYS, MULTILINGUAL, NUMBER, OTHER, TEXT, Field, Record

INSTRUMENT_FIELDS = Record(
    Instrument,
    url="code",
    rows=(
        Field("code", TEXT),
        Field("title", MULTILINGUAL),
        Field("name", MULTILINGUAL),
        Field("dialogue", MULTILINGUAL),
        Field("status_line", MULTILINGUAL),
        Field("reference_prefix", TEXT),
        Field("document_symbol", TEXT),
        Field("notice_months", NUMBER),
        Field("dialogue_months", NUMBER),
        # Not expandable: ``in_operation_from`` compares these keys with the signatures.
        Field("participants", KEYS),
        Field("signatures", OTHER),
        Field("in_operation_from", OTHER),
    ),
)

SIGNATURE_FIELDS = Record(
    Signature,
    url="id",
    rows=(
        Field("id", NUMBER),
        Field("instrument", KEY, expands=INSTRUMENT),
        Field("participant", KEY, filter=True, expands=PARTICIPANT),
        Field("signed_on", DATE, filter=True),
        Field("place", MULTILINGUAL),
        Field("signatory", TEXT),
        Field("signatory_ja", TEXT),
        Field("signatory_title", MULTILINGUAL),
        Field("source", TEXT),
    ),
)

TEXT_VERSION_FIELDS = Record(
    TextVersion,
    url="number",
    rows=(
        Field("number", NUMBER),
        Field("instrument", KEY, expands=INSTRUMENT),
        Field("effective_on", DATE),
        # Taken decisions are visible to all readers of the register, here and for areas and forms.
        Field("decision", KEY, key="reference"),
        Field("summary", MULTILINGUAL),
        Field("languages", OTHER),
    ),
)

PROVISION_FIELDS = Record(
    Provision,
    url="key",
    rows=(
        Field("key", TEXT),
        Field("code", TEXT),
        Field("identifier", OTHER),
        Field("instrument", KEY, expands=INSTRUMENT),
        Field("kind", CHOICE, filter=True),
        Field("parent", KEY, key="key", filter=True),
        Field("order", NUMBER, order=True),
        Field("heading", OTHER),
        Field("text", OTHER),
        Field("text_status", OTHER),
        Field("language", OTHER),
    ),
)

# Rows of the lists of areas and of forms.
LISTED = (
    Field("key", TEXT),
    Field("code", TEXT),
    Field("instrument", KEY, expands=INSTRUMENT),
    Field("provision", KEY, key="key", expands=PROVISION),
    Field("order", NUMBER),
    Field("title", MULTILINGUAL),
    Field("is_open_ended", BOOLEAN, filter=True),
    Field("is_further", BOOLEAN, filter=True),
    Field("added_by", KEY, key="reference"),
    Field("retired_by", KEY, key="reference"),
    Field("retired_on", DATE, filter=True),
)
AREA_FIELDS = Record(AreaOfCooperation, url="key", rows=LISTED)
FORM_FIELDS = Record(FormOfCooperation, url="key", rows=LISTED)


FORUM_FIELDS = Record(
    Forum,
    url="code",
    rows=(
        Field("code", TEXT),
        Field("name", MULTILINGUAL),
        Field("abbreviation", TEXT),
        Field("kind", CHOICE, filter=True),
        Field("parent", KEY, filter=True),
        Field("weighs_duplication", BOOLEAN, filter=True),
        Field("order", NUMBER),
    ),
)

MINERAL_FIELDS = Record(
    Mineral,
    url="code",
    rows=(
        Field("code", TEXT),
        Field("name", MULTILINGUAL),
        Field("named_in_text", BOOLEAN, filter=True),
        Field("order", NUMBER),
    ),
)

WORDING_FIELDS = Record(
    ProvisionText,
    rows=(
        Field("key", OTHER),
        Field("text_version", KEY, source="language_version__version__number", filter=True),
        Field("language", KEY, source="language_version__language"),
        Field("status", KEY, source="language_version__status"),
        Field("provision", KEY, key="key", filter=True, expands=PROVISION),
        Field("heading", TEXT),
        Field("text", TEXT),
    ),
)
