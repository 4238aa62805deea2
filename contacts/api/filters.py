"""Filters of people and institutions."""

from contacts.records.people import CONTACT_POINT_FIELDS
from core.rest.read.filters import KeyFilter, RecordFilters


class ContactPointFilters(RecordFilters):
    table = CONTACT_POINT_FIELDS
    side = KeyFilter(field_name="participant__side__code")
