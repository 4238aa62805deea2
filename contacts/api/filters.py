"""Filters of people and institutions."""

from typing import ClassVar

from contacts.models import ContactPoint, Official, Organization, Participant, Reminder, Stakeholder
from core.rest.read.filters import DAYS, WORDS, Keyed, RecordFilters, Whole


class ParticipantFilters(RecordFilters):
    side = Keyed(field_name="side__code")

    class Meta(RecordFilters.Meta):
        model = Participant
        fields: ClassVar = ["side"]


class OfficialFilters(RecordFilters):
    participant = Keyed(field_name="participant__code")
    rank = Keyed(field_name="rank__code")

    class Meta(RecordFilters.Meta):
        model = Official
        fields: ClassVar = ["participant", "rank", "active"]


class ContactPointFilters(RecordFilters):
    side = Keyed(field_name="participant__side__code")

    class Meta(RecordFilters.Meta):
        model = ContactPoint
        fields: ClassVar = ["side"]


class OrganizationFilters(RecordFilters):
    side = Keyed(field_name="side__code")

    class Meta(RecordFilters.Meta):
        model = Organization
        fields: ClassVar = ["side"]


class StakeholderFilters(RecordFilters):
    proposed_by = Keyed(field_name="proposed_by__code")
    organization = Whole(field_name="organization_id")

    class Meta(RecordFilters.Meta):
        model = Stakeholder
        fields: ClassVar = ["proposed_by", "organization"]


class ReminderFilters(RecordFilters):
    participant = Keyed(field_name="participant__code")

    class Meta(RecordFilters.Meta):
        model = Reminder
        fields: ClassVar = {"kind": WORDS, "state": WORDS, "due_on": DAYS, "remind_on": DAYS}
