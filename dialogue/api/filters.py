"""Filters that no row of a table describes."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from contacts.models import Participant
from core.rest.read.filters import BooleanFilter, NullableKeyFilter, RecordFilters
from dialogue.forms.excerpts import ACTION, PROVISION
from dialogue.records.agendas import ACTION_ITEM_FIELDS, AGENDA_ITEM_FIELDS
from dialogue.records.discussion_records import CLEARANCE_FIELDS, RECORD_PARAGRAPH_FIELDS
from dialogue.services.record_excerpts import ExcerptChoice


class ActionItemFilters(RecordFilters):
    table = ACTION_ITEM_FIELDS
    lead = NullableKeyFilter(field_name="lead__code")


class AgendaItemFilters(RecordFilters):
    table = AGENDA_ITEM_FIELDS
    item_key = django_filters.CharFilter(field_name="key")


class PatternFilter(django_filters.CharFilter):
    """Text filter that rejects values of another form."""

    field_class = forms.RegexField


class RecordParagraphFilters(RecordFilters):
    """Excerpts: paragraphs that name a ministry, an action (`3/1`) or a provision (`2(c)(iii)`), in any language."""

    table = RECORD_PARAGRAPH_FIELDS
    participant = django_filters.CharFilter(method="naming_participant")
    action = PatternFilter(regex=ACTION, method="naming_action")
    provision = PatternFilter(regex=PROVISION, method="naming_provision")

    def naming_participant(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        named = Participant.objects.filter(code=value).first()
        return rows.filter(ExcerptChoice(participant=named).matching) if named else rows.none()

    def naming_action(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return rows.filter(ExcerptChoice(action=value).matching)

    def naming_provision(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return rows.filter(ExcerptChoice(provision=value).matching)


class ClearanceFilters(RecordFilters):
    table = CLEARANCE_FIELDS
    stands = BooleanFilter(field_name="voided_at", lookup_expr="isnull")
