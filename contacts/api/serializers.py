"""Serializers of people and institutions; ``core.rest.read`` has the common parts."""

from typing import ClassVar

from contacts.models import ContactPointOfficer
from contacts.records.people import (
    CONTACT_POINT_FIELDS,
    HANDLING_MARK_FIELDS,
    OFFICIAL_FIELDS,
    ORGANIZATION_FIELDS,
    PARTICIPANT_FIELDS,
    RANK_FIELDS,
    REMINDER_FIELDS,
    SIDE_FIELDS,
    STAKEHOLDER_FIELDS,
)
from core.rest.read.fields import NumberKeyField, Parts
from core.rest.read.serializers import NestedTable, ProblemTextSerializer, RecordSerializer

__all__ = ["NestedTable", "ProblemTextSerializer", "RecordSerializer"]


class SideSerializer(ProblemTextSerializer):
    Meta = SIDE_FIELDS.meta


class ParticipantSerializer(ProblemTextSerializer):
    Meta = PARTICIPANT_FIELDS.meta


class HandlingMarkSerializer(ProblemTextSerializer):
    Meta = HANDLING_MARK_FIELDS.meta


class RankSerializer(ProblemTextSerializer):
    Meta = RANK_FIELDS.meta


class OfficialSerializer(ProblemTextSerializer):
    Meta = OFFICIAL_FIELDS.meta


class ContactPointOfficerSerializer(RecordSerializer):
    official = NumberKeyField("official_id")

    class Meta:
        model = ContactPointOfficer
        fields: ClassVar = ["id", "official", "function", "telephone", "since", "until"]


class ContactPointSerializer(RecordSerializer):
    officers = Parts(ContactPointOfficerSerializer(), of="contact_point")

    Meta = CONTACT_POINT_FIELDS.meta


class OrganizationSerializer(ProblemTextSerializer):
    Meta = ORGANIZATION_FIELDS.meta


class StakeholderSerializer(ProblemTextSerializer):
    """A person from outside, without email address."""

    Meta = STAKEHOLDER_FIELDS.meta


class ReminderSerializer(RecordSerializer):
    """``obligation`` is the key of the expected act, such as ``acknowledge:N-2026-001:3``."""

    Meta = REMINDER_FIELDS.meta
