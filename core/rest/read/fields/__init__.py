"""Serializer fields that name the columns they read, so that one statement reads a whole page of records.

Each field is defined twice: as an expression with which PostgreSQL writes JSON, and as columns of a
``QuerySet.values()`` row with a Python function that writes them. No model instances are created, and no further
queries are made. If a field has no expression, Python writes its whole record; a test compares both results.
"""

from core.rest.read.fields.base import ColumnField, Columns, ExpandableField, Expansion, Row, Writer
from core.rest.read.fields.keys import (
    CompositeKeyField,
    ForeignKeyField,
    ManyKeysField,
    ManyNumberKeysField,
    NumberKeyField,
    RecordUrlField,
    VisibleKey,
    VisibleNumber,
)
from core.rest.read.fields.multilingual_fields import Fallbacks, MultilingualTextField, TranslationStatuses, WrittenIn
from core.rest.read.fields.nested_fields import ComputedField, Parts, TimestampField
from core.rest.read.fields.record_state_fields import RecordStateField, TimestampsField, VersionField
