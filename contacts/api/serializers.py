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
from core.rest.read.fields import Address, Key, Number, Parts, Text
from core.rest.read.serializers import Part, RecordSerializer, WordedSerializer

__all__ = ["Part", "RecordSerializer", "WordedSerializer"]


class SideSerializer(WordedSerializer):
    url = Address("code")
    name = Text()
    capital = Text()

    class Meta:
        model = Side
        fields: ClassVar = ["url", "code", "name", "capital", "time_zone", "order", "language", "fallbacks"]


class ParticipantSerializer(WordedSerializer):
    url = Address("code")
    side = Key("side__code", expands=SIDE)
    label = Text()  # type: ignore[assignment]  # Fields have a label of their own, unread here.
    applied_title = Text()
    legal_name = Text()

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


class HandlingMarkSerializer(WordedSerializer):
    url = Address("code")
    name = Text()

    class Meta:
        model = HandlingMark
        fields: ClassVar = ["url", "code", "rank", "tlp", "audience", "name", "language", "fallbacks"]


class RankSerializer(WordedSerializer):
    url = Address("code")
    name = Text()

    class Meta:
        model = Rank
        fields: ClassVar = ["url", "code", "name", "order", "language", "fallbacks"]


class OfficialSerializer(WordedSerializer):
    url = Address("id")
    participant = Key("participant__code", expands=PARTICIPANT)
    rank = Key("rank__code", allow_null=True, expands=RANK)
    title = Text()

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
    official = Number("official_id")

    class Meta:
        model = ContactPointOfficer
        fields: ClassVar = ["id", "official", "function", "telephone", "since", "until"]


class ContactPointSerializer(RecordSerializer):
    url = Address("participant__code")
    participant = Key("participant__code", expands=PARTICIPANT)
    officers = Parts(ContactPointOfficerSerializer(), of="contact_point")

    class Meta:
        model = ContactPoint
        fields: ClassVar = ["url", "participant", "mailbox", "telephone", "language", "officers"]


class OrganizationSerializer(WordedSerializer):
    url = Address("id")
    name = Text()
    side = Key("side__code", allow_null=True, expands=SIDE)

    class Meta:
        model = Organization
        fields: ClassVar = ["url", "id", "name", "side", "website", "language", "fallbacks"]


class StakeholderSerializer(WordedSerializer):
    """A person from outside. The address for mail is left to whoever invites; machines have no use for it."""

    url = Address("id")
    organization = Number("organization_id", expands=ORGANIZATION)
    proposed_by = Key("proposed_by__code", expands=PARTICIPANT)
    title = Text()

    class Meta:
        model = Stakeholder
        fields: ClassVar = ["url", "id", "organization", "name", "title", "proposed_by", "language", "fallbacks"]


class ReminderSerializer(RecordSerializer):
    """``obligation`` is the key of what is expected, such as ``acknowledge:N-2026-001:3``."""

    url = Address("id")
    participant = Key("participant__code", expands=PARTICIPANT)

    class Meta:
        model = Reminder
        fields: ClassVar = ["url", "id", "obligation", "kind", "participant", "due_on", "remind_on", "state", "sent_at"]
