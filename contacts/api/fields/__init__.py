"""Fields that know which columns they read, so that one statement serves a whole page of records.

Each says twice how it is read: as an expression whose value PostgreSQL writes into the record's JSON, and as columns
of a row of ``QuerySet.values()`` with what Python makes of them. No model is built and nothing is fetched a second
time. Where a field has no expression, its serializer is read in the second way; a test holds both against each other.
"""

from contacts.api.fields.base import Columns, Expandable, Expansion, Reads, Row, Writer
from contacts.api.fields.keys import Address, Code, Key, Keys, Number, Numbers, VisibleKey, VisibleNumber
from contacts.api.fields.parts import Derived, Moment, Parts
from contacts.api.fields.standing import OfStanding, StandingSince, Version
from contacts.api.fields.words import Fallbacks, Text, WrittenIn

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
