"""Serializer fields with the expressions of their values, so that PostgreSQL writes a whole page in one statement.

No model instances are created, and no further queries are made. What SQL cannot compute, Python adds to the JSON.
"""

from core.rest.read.fields.base import ColumnField, Columns, Completion, ExpandableField, Expansion, Row
from core.rest.read.fields.keys import (
    CompositeKeyField,
    ForeignKeyField,
    ManyKeysField,
    ManyNumberKeysField,
    NumberKeyField,
    RecordUrlField,
    RenamedChoiceField,
    VisibleKey,
    VisibleNumber,
)
from core.rest.read.fields.multilingual_fields import Fallbacks, MultilingualTextField, TranslationStatuses, WrittenIn
from core.rest.read.fields.nested_fields import ComputedField, Parts, TimestampField
from core.rest.read.fields.record_state_fields import RecordStateField, TimestampsField, VersionField
