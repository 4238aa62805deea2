"""Fields that know which columns they read, so that one statement serves a whole page of records.

Each says twice how it is read: as an expression whose value PostgreSQL writes into the record's JSON, and as columns
of a row of ``QuerySet.values()`` with what Python makes of them. No model is built and nothing is fetched a second
time. Where a field has no expression, its serializer is read in the second way; a test holds both against each other.
"""

from core.rest.read.fields.base import Columns, Expandable, Expansion, Reads, Row, Writer
from core.rest.read.fields.keys import Address, Code, Key, Keys, Number, Numbers, VisibleKey, VisibleNumber
from core.rest.read.fields.multilingual_fields import Fallbacks, Text, WrittenIn
from core.rest.read.fields.nested_fields import Derived, Moment, Parts
from core.rest.read.fields.record_state_fields import OfStanding, StandingSince, Version

__all__ = [
    "Address",
    "Code",
    "Columns",
    "Derived",
    "Expandable",
    "Expansion",
    "Fallbacks",
    "Key",
    "Keys",
    "Moment",
    "Number",
    "Numbers",
    "OfStanding",
    "Parts",
    "Reads",
    "Row",
    "StandingSince",
    "Text",
    "Version",
    "VisibleKey",
    "VisibleNumber",
    "Writer",
    "WrittenIn",
]
