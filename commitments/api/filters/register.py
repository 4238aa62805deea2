"""Filters of the text, commitments, activities and progress."""

from typing import Any

import django_filters
from django.db.models import QuerySet

from commitments.models import ActivityCommitment, Commitment
from commitments.records.activity import ACTIVITY_FIELDS
from commitments.records.text import AREA_FIELDS, FORM_FIELDS, PROVISION_FIELDS
from core.rest.read.filters import KeyFilter, RecordFilters
from core.rest.read.visibility import visible


class ProvisionFilters(RecordFilters):
    """Filters of provisions; ``code`` accepts the citation, ``2(c)(iv)``, or the key, ``2.c.iv``."""

    table = PROVISION_FIELDS

    code = KeyFilter(field_name="key")


class AreaFilters(RecordFilters):
    table = AREA_FIELDS
    code = KeyFilter(field_name="key")


class FormFilters(RecordFilters):
    table = FORM_FIELDS
    code = KeyFilter(field_name="key")


class ActivityFilters(RecordFilters):
    table = ACTIVITY_FIELDS
    commitment = django_filters.CharFilter(method="serving")

    def serving(self, rows: QuerySet[Any], _name: str, reference: str) -> QuerySet[Any]:
        """Filter activities that serve the commitment; a hidden one matches nothing."""
        assert self.request is not None
        seen = visible(Commitment, self.request.user).filter(reference=reference)
        return rows.filter(pk__in=ActivityCommitment.objects.filter(commitment__in=seen).values("activity"))
