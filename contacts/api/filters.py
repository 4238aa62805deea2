"""Filters of people and institutions."""

from typing import ClassVar

from contacts.models import ContactPoint, Official, Organization, Participant, Reminder, Stakeholder
from core.rest.read.filters import DAYS, WORDS, IntegerFilter, KeyFilter, RecordFilters


class ParticipantFilters(RecordFilters):
    side = KeyFilter(field_name="side__code")

    class Meta(RecordFilters.Meta):
        model = Participant
        fields: ClassVar = ["side"]


class OfficialFilters(RecordFilters):
    participant = KeyFilter(field_name="participant__code")
    rank = KeyFilter(field_name="rank__code")

    class Meta(RecordFilters.Meta):
        model = Official
        fields: ClassVar = ["participant", "rank", "active"]


class ContactPointFilters(RecordFilters):
    side = KeyFilter(field_name="participant__side__code")

    class Meta(RecordFilters.Meta):
        model = ContactPoint
        fields: ClassVar = ["side"]


class OrganizationFilters(RecordFilters):
    side = KeyFilter(field_name="side__code")

    class Meta(RecordFilters.Meta):
        model = Organization
        fields: ClassVar = ["side"]


class StakeholderFilters(RecordFilters):
    proposed_by = KeyFilter(field_name="proposed_by__code")
    organization = IntegerFilter(field_name="organization_id")

    class Meta(RecordFilters.Meta):
        model = Stakeholder
        fields: ClassVar = ["proposed_by", "organization"]


class ReminderFilters(RecordFilters):
    participant = KeyFilter(field_name="participant__code")

    class Meta(RecordFilters.Meta):
        model = Reminder
        fields: ClassVar = {"kind": WORDS, "state": WORDS, "due_on": DAYS, "remind_on": DAYS}
