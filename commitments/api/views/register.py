"""Endpoints of the text, areas, forms, fora, minerals, state changes and internal notes."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.decorators import method_decorator
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from commitments import models
from commitments.api import serializers
from commitments.api.filters import register as filters
from commitments.api.status import StatusSerializer, requested_day, status_of
from commitments.records.progress import INTERNAL_NOTE_FIELDS, STATE_CHANGE_FIELDS
from commitments.records.text import FORUM_FIELDS, MINERAL_FIELDS, PROVISION_FIELDS, SIGNATURE_FIELDS
from commitments.services.clocks import status_day
from core.rest.endpoints.natural_keys import PART, NaturalKeyLookupMixin, number_or
from core.rest.endpoints.record_view import NUMBER, RecordViewSet
from core.rest.read.conditional import tagged_by_content
from core.rest.read.filters import RecordFilters
from core.rest.read.requests import refuse_unknown_parameters, wanted_language


class InstrumentScopeMixin(RecordViewSet):
    """Records whose keys are unique within a memorandum of cooperation: those of the one that is shipped."""

    def get_queryset(self) -> QuerySet[Any]:
        shipped = models.Instrument.objects.order_by("pk").values("pk")[:1]
        return super().get_queryset().filter(instrument__in=shipped)


class InstrumentViewSet(RecordViewSet):
    """The memorandum of cooperation: its names, its signatures, and from when it is in operation."""

    queryset = models.Instrument.objects.all()
    serializer_class = serializers.InstrumentSerializer
    lookup_field = "code"
    ordering = ("code__natural", "pk")

    @extend_schema(
        operation_id="instruments_status_retrieve",
        parameters=[
            OpenApiParameter(
                "on", OpenApiTypes.DATE, description="A day; by default the latest that it is in any of the capitals."
            )
        ],
        responses=StatusSerializer,
    )
    @action(detail=True)
    @method_decorator(tagged_by_content)
    def status(self, request: Request, key: str) -> Response:
        """Status of the MOC on a day (article 9): in operation, under notice, or discontinued."""
        refuse_unknown_parameters(request, {"lang", "on"})
        instrument = self.get_queryset().filter(code=key).first()
        if instrument is None:
            raise Http404
        on = requested_day(request.query_params.get("on"), status_day(instrument, timezone.now()))
        return Response(status_of(instrument, on, wanted_language(request)))


class SignatureViewSet(NaturalKeyLookupMixin):
    """Signatures with place and date, local to the place; the code of the Participant also identifies them."""

    queryset = models.Signature.objects.all()
    serializer_class = serializers.SignatureSerializer
    filterset_class = RecordFilters.of(SIGNATURE_FIELDS)
    lookup_value_regex = number_or(PART)
    natural_key = ("participant__code",)
    ordering = ("participant__order", "pk")


class TextVersionViewSet(InstrumentScopeMixin):
    """The versions of the text by date of effect, and the languages that each exists in."""

    queryset = models.TextVersion.objects.all()
    serializer_class = serializers.TextVersionSerializer
    lookup_field = "number"
    lookup_value_regex = NUMBER
    ordering = ("number", "pk")


class ProvisionViewSet(InstrumentScopeMixin):
    """The text, provision by provision, as it is in effect today."""

    queryset = models.Provision.objects.all()
    serializer_class = serializers.ProvisionSerializer
    filterset_class = filters.ProvisionFilters
    lookup_field = "key"
    ordering_fields: ClassVar = PROVISION_FIELDS.orders
    ordering = ("order", "pk")


class AreaViewSet(InstrumentScopeMixin):
    """The areas of cooperation of article 2(c)."""

    queryset = models.AreaOfCooperation.objects.all()
    serializer_class = serializers.AreaSerializer
    filterset_class = filters.AreaFilters
    lookup_field = "key"
    search_fields = ("code", "title")
    ordering = ("order", "pk")


class FormViewSet(InstrumentScopeMixin):
    """The forms of cooperation of article 3(a)."""

    queryset = models.FormOfCooperation.objects.all()
    serializer_class = serializers.FormSerializer
    filterset_class = filters.FormFilters
    lookup_field = "key"
    search_fields = ("code", "title")
    ordering = ("order", "pk")


class ForumViewSet(RecordViewSet):
    """Bodies and processes in which cooperation is also handled (articles 2(a), 3(b), 4(a)(iii))."""

    queryset = models.Forum.objects.all()
    serializer_class = serializers.ForumSerializer
    filterset_class = RecordFilters.of(FORUM_FIELDS)
    lookup_field = "code"
    search_fields = ("code", "abbreviation", "name")
    ordering = ("order",)


class MineralViewSet(RecordViewSet):
    """Critical minerals. Article 2(c)(i) names some with "such as", so the list is open."""

    queryset = models.Mineral.objects.all()
    serializer_class = serializers.MineralSerializer
    filterset_class = RecordFilters.of(MINERAL_FIELDS)
    lookup_field = "code"
    search_fields = ("code", "name")
    ordering = ("order",)


class StateChangeViewSet(RecordViewSet):
    """Changes of the status of commitments."""

    queryset = models.StateChange.objects.all()
    serializer_class = serializers.StateChangeSerializer
    filterset_class = RecordFilters.of(STATE_CHANGE_FIELDS)
    lookup_value_regex = NUMBER
    ordering_fields: ClassVar = STATE_CHANGE_FIELDS.orders
    ordering = ("on", "pk")


class InternalNoteViewSet(RecordViewSet):
    """A Participant's own notes, hidden from all others, including the secretariat and partner systems."""

    queryset = models.InternalNote.objects.all()
    serializer_class = serializers.InternalNoteSerializer
    filterset_class = RecordFilters.of(INTERNAL_NOTE_FIELDS)
    lookup_value_regex = NUMBER
    search_fields = ("text",)
    ordering = ("-written_at", "-pk")
