"""Endpoints of Dialogues and their related records."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request

from commitments.api.views.write_viewset import RegisterWriteMixin
from commitments.models import Instrument
from core.rest.endpoints.natural_keys import PART, CitationLookupMixin, NaturalKeyLookupMixin, number_or
from core.rest.endpoints.record_view import NUMBER, RecordViewSet
from core.rest.endpoints.update import Acts
from core.rest.read.filters import RecordFilters
from dialogue import models
from dialogue.api import citations, filters, serializers
from dialogue.api.inputs.tracks import TrackInput
from dialogue.enums import Track
from dialogue.records.agendas import ACTION_ITEM_FIELDS, AGENDA_FIELDS
from dialogue.records.arrangements import CHAIR_ELIGIBILITY_FIELDS, WORKING_ARRANGEMENT_FIELDS
from dialogue.records.consultations import CMWG_STATUS_FIELDS, CONSULTATION_SESSION_FIELDS, OVERLAP_FIELDS
from dialogue.records.dialogues import (
    CO_CHAIR_FIELDS,
    DELEGATE_FIELDS,
    DIALOGUE_FIELDS,
    DISCUSSION_FIELDS,
    INVITEE_FIELDS,
)
from dialogue.services import tracks


class DialogueViewSet(RegisterWriteMixin, Acts):
    """The Dialogues of the series, with their co-chairs and the hour in each capital."""

    queryset = models.Dialogue.objects.all()
    serializer_class = serializers.DialogueSerializer
    filterset_class = RecordFilters.of(DIALOGUE_FIELDS)
    lookup_field = "number"
    lookup_value_regex = NUMBER
    search_fields = ("city", "venue", "contact")
    ordering_fields: ClassVar = DIALOGUE_FIELDS.orders
    ordering = ("number", "pk")
    write_scope = "proposals:write"

    def get_queryset(self) -> QuerySet[Any]:
        # A number is unique within one memorandum of cooperation; only one is installed.
        return super().get_queryset().filter(instrument__in=Instrument.objects.order_by("pk").values("pk")[:1])

    def require(self, act: str, record: Any = None) -> None:
        # A Dialogue belongs to no Participant: each requests for itself, whichever record it names.
        super().require(act)

    @extend_schema(request=TrackInput, responses=serializers.DialogueSerializer)
    @action(detail=True, methods=["post"])
    def debate(self, request: Request, key: str) -> HttpResponse:
        """Request that a commitment, an area or a form be debated or not; the agenda shows the present state.

        A Participant's request suffices until 14 days before the Dialogue. The secretariat changes a track with a
        reason until the Dialogue is held.
        """

        def change(dialogue: models.Dialogue, values: dict[str, Any]) -> None:
            given = {"subject": values["subject"], "by": self.writer, "at": timezone.now()}
            if values["track"] is None:
                tracks.withdraw_own(dialogue=dialogue, **given)
            else:
                track, reason = Track(values["track"]), values.get("reason", "")
                tracks.change(dialogue=dialogue, track=track, reason=reason, **given)

        return self.acted(key, TrackInput, change, right="debate")


class PartViewSet(RecordViewSet):
    """What belongs to a Dialogue and has no key of its own but a number."""

    lookup_value_regex = NUMBER
    ordering: tuple[str, ...] = ("dialogue__number", "pk")
    ordering_fields: ClassVar = {"dialogue": "dialogue__number"}


class CoChairViewSet(NaturalKeyLookupMixin, PartViewSet):
    """Co-chairs with their side and their title at the meeting (article 4(a)(i)); 3.JP for Japan's of the third."""

    queryset = models.CoChair.objects.all()
    serializer_class = serializers.CoChairSerializer
    filterset_class = RecordFilters.of(CO_CHAIR_FIELDS)
    lookup_value_regex = number_or(NUMBER, PART)
    natural_key = ("dialogue__number", "side__code")
    numbered = frozenset({"dialogue__number"})


class DiscussionViewSet(PartViewSet):
    """Subjects that a Dialogue spoke about, and the areas that they touched."""

    queryset = models.Discussion.objects.all()
    serializer_class = serializers.DiscussionSerializer
    filterset_class = RecordFilters.of(DISCUSSION_FIELDS)
    search_fields = ("title", "summary")
    ordering = ("dialogue__number", "order", "pk")


class DelegateViewSet(PartViewSet):
    """The delegations, in the order of the text."""

    queryset = models.Delegate.objects.all()
    serializer_class = serializers.DelegateSerializer
    filterset_class = RecordFilters.of(DELEGATE_FIELDS)
    ordering = ("dialogue__number", "participant__order", "order", "pk")


class InviteeViewSet(PartViewSet):
    """Stakeholders who were invited (article 4(a)(ii))."""

    queryset = models.Invitee.objects.all()
    serializer_class = serializers.InviteeSerializer
    filterset_class = RecordFilters.of(INVITEE_FIELDS)


class ActionItemViewSet(RecordViewSet):
    """Action items of Dialogues. The first action of the second, 2/1, is found under 2.1."""

    queryset = models.ActionItem.objects.all()
    serializer_class = serializers.ActionItemSerializer
    filterset_class = filters.ActionItemFilters
    lookup_value_regex = rf"{NUMBER}\.{NUMBER}"
    search_fields = ("title", "note")
    ordering_fields: ClassVar = ACTION_ITEM_FIELDS.orders
    ordering = ("dialogue__number", "number", "pk")

    def get_queryset(self) -> QuerySet[Any]:
        shipped = Instrument.objects.order_by("pk").values("pk")[:1]
        return super().get_queryset().filter(dialogue__instrument__in=shipped)

    def by_key(self, key: str) -> dict[str, Any]:
        dialogue, _point, number = key.partition(".")
        return {"dialogue__number": int(dialogue), "number": int(number)}


class CmwgStatusViewSet(PartViewSet):
    """CMWG updates that a Dialogue considered (article 4(a)(iii))."""

    queryset = models.CmwgStatus.objects.all()
    serializer_class = serializers.CmwgStatusSerializer
    filterset_class = RecordFilters.of(CMWG_STATUS_FIELDS)
    search_fields = ("text",)


class OverlapViewSet(RecordViewSet):
    """Commitments on which the working group works too, and how duplication is avoided."""

    queryset = models.Overlap.objects.all()
    serializer_class = serializers.OverlapSerializer
    filterset_class = RecordFilters.of(OVERLAP_FIELDS)
    lookup_value_regex = NUMBER


class ConsultationSessionViewSet(RecordViewSet):
    """Sessions of the consultations of article 3(b) in the public record."""

    queryset = models.ConsultationSession.objects.all()
    serializer_class = serializers.ConsultationSessionSerializer
    filterset_class = RecordFilters.of(CONSULTATION_SESSION_FIELDS)
    lookup_value_regex = NUMBER
    search_fields = ("note", "place")
    ordering_fields: ClassVar = CONSULTATION_SESSION_FIELDS.orders
    ordering = ("forum__order", "held_on", "number", "pk")


class ChairEligibilityViewSet(RecordViewSet):
    """Which Participants may co-chair, and at which rank (article 4(a)(i))."""

    queryset = models.ChairEligibility.objects.all()
    serializer_class = serializers.ChairEligibilitySerializer
    filterset_class = RecordFilters.of(CHAIR_ELIGIBILITY_FIELDS)
    lookup_value_regex = NUMBER
    ordering = ("participant__order", "rank__order", "pk")


class WorkingArrangementViewSet(RecordViewSet):
    """Working arrangements on matters that the text does not address, such as the order of rotation."""

    queryset = models.WorkingArrangement.objects.all()
    serializer_class = serializers.WorkingArrangementSerializer
    filterset_class = RecordFilters.of(WORKING_ARRANGEMENT_FIELDS)
    lookup_field = "code"
    search_fields = ("code", "title", "text")
    ordering = ("code__natural", "pk")


class AgendaViewSet(CitationLookupMixin, PartViewSet):
    """Saved versions of agendas. A draft is the secretariat's; an issued one is for all Participants.

    JCBD/3/1/Rev.1 is found under JCBD-3-1-Rev.1; a draft under its number alone, since the issue gives the symbol.
    """

    queryset = models.Agenda.objects.all()
    serializer_class = serializers.AgendaSerializer
    filterset_class = RecordFilters.of(AGENDA_FIELDS)
    cited = citations.AGENDA
    ordering = ("dialogue__number", "revision", "pk")

    def so_cited(self, parts: Mapping[str, str]) -> QuerySet[Any]:
        return citations.of_dialogue(self.get_queryset(), parts, through="dialogue").filter(citations.version(parts))


class AgendaItemViewSet(CitationLookupMixin):
    """Items of saved agendas, with their reasons.

    Item 6 bis(a) of JCBD/3/1/Rev.1 is found under JCBD-3-1-Rev.1.6-bis.a, once that is issued.
    """

    queryset = models.AgendaItem.objects.all()
    serializer_class = serializers.AgendaItemSerializer
    filterset_class = filters.AgendaItemFilters
    cited = citations.AGENDA_ITEM
    search_fields = ("title", "background")
    ordering = ("agenda", "order", "pk")

    def so_cited(self, parts: Mapping[str, str]) -> QuerySet[Any]:
        items = citations.of_dialogue(self.get_queryset(), parts, through="agenda__dialogue")
        return items.filter(citations.version(parts, through="agenda__"), citations.numbered(parts))
