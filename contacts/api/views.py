"""Endpoints of the Participants, their people and contact points, and of those outside."""

from typing import ClassVar

from contacts.api import filters, serializers
from contacts.models import (
    ContactPoint,
    HandlingMark,
    Official,
    Organization,
    Participant,
    Rank,
    Reminder,
    Side,
    Stakeholder,
)
from contacts.records.people import (
    OFFICIAL_FIELDS,
    ORGANIZATION_FIELDS,
    PARTICIPANT_FIELDS,
    REMINDER_FIELDS,
    STAKEHOLDER_FIELDS,
)
from core.rest.endpoints.record_view import NUMBER, RecordViewSet
from core.rest.read.filters import RecordFilters


class SideViewSet(RecordViewSet):
    """The countries, each with its capital and the zone in which its times are read."""

    queryset = Side.objects.all()
    serializer_class = serializers.SideSerializer
    lookup_field = "code"
    ordering = ("order",)


class ParticipantViewSet(RecordViewSet):
    """The ministries that signed, in the order of the text."""

    queryset = Participant.objects.all()
    serializer_class = serializers.ParticipantSerializer
    filterset_class = RecordFilters.of(PARTICIPANT_FIELDS)
    lookup_field = "code"
    search_fields = ("code", "label", "applied_title", "legal_name")
    ordering_fields: ClassVar = PARTICIPANT_FIELDS.orders
    ordering = ("order",)


class HandlingMarkViewSet(RecordViewSet):
    """The handling marks that define the readers of a record, from public to the narrowest."""

    queryset = HandlingMark.objects.all()
    serializer_class = serializers.HandlingMarkSerializer
    lookup_field = "code"
    ordering = ("rank",)


class RankViewSet(RecordViewSet):
    """The ranks of officials; the highest is 1."""

    queryset = Rank.objects.all()
    serializer_class = serializers.RankSerializer
    lookup_field = "code"
    ordering = ("order",)


class OfficialViewSet(RecordViewSet):
    """The people who act for a Participant."""

    queryset = Official.objects.all()
    serializer_class = serializers.OfficialSerializer
    filterset_class = RecordFilters.of(OFFICIAL_FIELDS)
    lookup_value_regex = NUMBER
    search_fields = ("family_name", "given_name", "name_ja", "reading_ja", "title")
    ordering_fields: ClassVar = OFFICIAL_FIELDS.orders
    ordering = ("participant__order", "family_name", "given_name", "pk")


class ContactPointViewSet(RecordViewSet):
    """The designated contact points of article 6, with the officers behind them."""

    queryset = ContactPoint.objects.all()
    serializer_class = serializers.ContactPointSerializer
    filterset_class = filters.ContactPointFilters
    lookup_field = "participant__code"
    ordering = ("participant__order", "pk")


class OrganizationViewSet(RecordViewSet):
    """Companies, associations, research agencies and communities from outside the Participants."""

    queryset = Organization.objects.all()
    serializer_class = serializers.OrganizationSerializer
    filterset_class = RecordFilters.of(ORGANIZATION_FIELDS)
    lookup_value_regex = NUMBER
    search_fields = ("name",)


class StakeholderViewSet(RecordViewSet):
    """People who speak for an organization and whom a Dialogue may hear (article 4(a)(ii))."""

    queryset = Stakeholder.objects.all()
    serializer_class = serializers.StakeholderSerializer
    filterset_class = RecordFilters.of(STAKEHOLDER_FIELDS)
    lookup_value_regex = NUMBER
    search_fields = ("name", "title", "organization__name")


class ReminderViewSet(RecordViewSet):
    """Planned and sent reminders of the tasks of a Participant, for its contact point officers.

    A reminder is a courtesy; nothing of it binds. The secretariat sees those that are not a Participant's own.
    """

    queryset = Reminder.objects.all()
    serializer_class = serializers.ReminderSerializer
    filterset_class = RecordFilters.of(REMINDER_FIELDS)
    lookup_value_regex = NUMBER
    ordering_fields: ClassVar = REMINDER_FIELDS.orders
    ordering = ("-remind_on", "-pk")
