"""Filters of the text and its lists."""

from commitments.records.text import AREA_FIELDS, FORM_FIELDS, PROVISION_FIELDS
from core.rest.read.filters import KeyFilter, RecordFilters


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
