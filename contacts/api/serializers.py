"""Serializers of people and institutions; ``core.rest.read`` has the common parts."""

from typing import ClassVar

from contacts.api.expansions import ORGANIZATION, PARTICIPANT, RANK, SIDE
from contacts.models import (
    ContactPoint,
    ContactPointOfficer,
    HandlingMark,
    Official,
    Organization,
    Participant,
    Rank,
    Reminder,
    Side,
    Stakeholder,
)
from core.rest.read.fields import ForeignKeyField, MultilingualTextField, NumberKeyField, Parts, RecordUrlField
from core.rest.read.serializers import NestedTable, ProblemTextSerializer, RecordSerializer

__all__ = ["NestedTable", "ProblemTextSerializer", "RecordSerializer"]


class SideSerializer(ProblemTextSerializer):
    url = RecordUrlField("code")
    name = MultilingualTextField()
    capital = MultilingualTextField()

    class Meta:
        model = Side
        fields: ClassVar = ["url", "code", "name", "capital", "time_zone", "order", "language", "fallbacks"]


class ParticipantSerializer(ProblemTextSerializer):
    url = RecordUrlField("code")
    side = ForeignKeyField("side__code", expands=SIDE)
    label = MultilingualTextField()  # type: ignore[assignment]  # Fields have a label of their own, unread here.
    applied_title = MultilingualTextField()
    legal_name = MultilingualTextField()

    class Meta:
        model = Participant
        fields: ClassVar = [
            "url",
            "code",
            "side",
            "order",
            "label",
            "applied_title",
            "legal_name",
            "language",
            "fallbacks",
        ]


class HandlingMarkSerializer(ProblemTextSerializer):
    url = RecordUrlField("code")
    name = MultilingualTextField()

    class Meta:
        model = HandlingMark
        fields: ClassVar = ["url", "code", "rank", "tlp", "audience", "name", "language", "fallbacks"]


class RankSerializer(ProblemTextSerializer):
    url = RecordUrlField("code")
    name = MultilingualTextField()

    class Meta:
        model = Rank
        fields: ClassVar = ["url", "code", "name", "order", "language", "fallbacks"]


class OfficialSerializer(ProblemTextSerializer):
    url = RecordUrlField("id")
    participant = ForeignKeyField("participant__code", expands=PARTICIPANT)
    rank = ForeignKeyField("rank__code", allow_null=True, expands=RANK)
    title = MultilingualTextField()

    class Meta:
        model = Official
        fields: ClassVar = [
            "url",
            "id",
            "participant",
            "rank",
            "family_name",
            "given_name",
            "name_order",
            "name_ja",
            "reading_ja",
            "title",
            "email",
            "active",
            "language",
            "fallbacks",
        ]


class ContactPointOfficerSerializer(RecordSerializer):
    official = NumberKeyField("official_id")

    class Meta:
        model = ContactPointOfficer
        fields: ClassVar = ["id", "official", "function", "telephone", "since", "until"]


class ContactPointSerializer(RecordSerializer):
    url = RecordUrlField("participant__code")
    participant = ForeignKeyField("participant__code", expands=PARTICIPANT)
    officers = Parts(ContactPointOfficerSerializer(), of="contact_point")

    class Meta:
        model = ContactPoint
        fields: ClassVar = ["url", "participant", "mailbox", "telephone", "language", "officers"]


class OrganizationSerializer(ProblemTextSerializer):
    url = RecordUrlField("id")
    name = MultilingualTextField()
    side = ForeignKeyField("side__code", allow_null=True, expands=SIDE)

    class Meta:
        model = Organization
        fields: ClassVar = ["url", "id", "name", "side", "website", "language", "fallbacks"]


class StakeholderSerializer(ProblemTextSerializer):
    """A person from outside. The address for mail is left to whoever invites; machines have no use for it."""

    url = RecordUrlField("id")
    organization = NumberKeyField("organization_id", expands=ORGANIZATION)
    proposed_by = ForeignKeyField("proposed_by__code", expands=PARTICIPANT)
    title = MultilingualTextField()

    class Meta:
        model = Stakeholder
        fields: ClassVar = [
            *("url", "id", "organization", "name", "name_ja", "title", "proposed_by"),
            *("language", "fallbacks"),
        ]


class ReminderSerializer(RecordSerializer):
    """``obligation`` is the key of what is expected, such as ``acknowledge:N-2026-001:3``."""

    url = RecordUrlField("id")
    participant = ForeignKeyField("participant__code", expands=PARTICIPANT)

    class Meta:
        model = Reminder
        fields: ClassVar = ["url", "id", "obligation", "kind", "participant", "due_on", "remind_on", "state", "sent_at"]
