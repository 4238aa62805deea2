"""Filters that no row of a table describes."""

import django_filters

from core.rest.read.filters import BooleanFilter, NullableKeyFilter, RecordFilters
from dialogue.records.agendas import ACTION_ITEM_FIELDS, AGENDA_ITEM_FIELDS
from dialogue.records.discussion_records import CLEARANCE_FIELDS


class ActionItemFilters(RecordFilters):
    table = ACTION_ITEM_FIELDS
    lead = NullableKeyFilter(field_name="lead__code")


class AgendaItemFilters(RecordFilters):
    table = AGENDA_ITEM_FIELDS
    key = django_filters.CharFilter()


class ClearanceFilters(RecordFilters):
    table = CLEARANCE_FIELDS
    stands = BooleanFilter(field_name="voided_at", lookup_expr="isnull")
