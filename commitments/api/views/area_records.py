"""Endpoints of the registers of the areas of cooperation, writable by the Participants that enter the records."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from commitments import models
from commitments.api import inputs, serializers
from commitments.api.views.write_viewset import RegisterWriteMixin
from commitments.records.area_records import INFORMATION_FIELDS, POSITION_FIELDS, PROGRAMME_FIELDS, STANDARD_FIELDS
from commitments.services import area_records
from contacts.services.today import today_for
from core.rest.endpoints.create import CreateMixin
from core.rest.endpoints.record_view import NUMBER
from core.rest.endpoints.update import Changes
from core.rest.read.filters import RecordFilters


class AreaRecordViewSet(RegisterWriteMixin, CreateMixin, Changes):
    """Base of the registers: a subclass names its model, its fields and its bodies."""

    lookup_field = "reference"
    search_fields: tuple[str, ...] = ("reference", "title", "text")
    ordering = ("reference__natural",)
    write_scope = "activities:write"
    changed_with = ("mark",)

    def enter(self, values: dict[str, Any]) -> models.AreaEntry:
        receivers = values.pop("receivers", None)
        record: models.AreaEntry = self.queryset.model(**values)
        area_records.put_on_record(
            record=record, instrument=self.instrument, on=today_for(self.writer), receivers=receivers
        )
        return record

    def doubts(self, rows: Sequence[Mapping[str, Any]]) -> Iterable[tuple[int, str, str]]:
        """Return none: others fixed the dates of a programme, which may be long past."""
        return ()

    def change(self, record: models.AreaEntry, values: dict[str, Any]) -> None:
        area_records.change(record=record, by=self.writer, reason=self.reason, **values)


class SupportProgrammeViewSet(AreaRecordViewSet):
    """Publicly available support in both countries (articles 2(c)(i) and (iii)), as its owners publish it."""

    queryset = models.SupportProgramme.objects.all()
    serializer_class = serializers.SupportProgrammeSerializer
    filterset_class = RecordFilters.of(PROGRAMME_FIELDS)
    search_fields = ("reference", "title", "text", "owner", "beneficiaries", "link")
    ordering_fields: ClassVar = PROGRAMME_FIELDS.orders
    entry_class = inputs.ProgrammeEntry
    edit_class = inputs.ProgrammeEdit


class StandardViewSet(AreaRecordViewSet):
    """Watch list of international standards, guides and recommendations (article 2(c)(viii))."""

    queryset = models.Standard.objects.all()
    serializer_class = serializers.StandardSerializer
    filterset_class = RecordFilters.of(STANDARD_FIELDS)
    search_fields = ("reference", "title", "text", "body", "committee", "designation")
    ordering_fields: ClassVar = STANDARD_FIELDS.orders
    entry_class = inputs.StandardEntry
    edit_class = inputs.StandardEdit


class InformationGivenViewSet(AreaRecordViewSet):
    """Information that Participants gave each other, with the terms of its use (articles 2(c)(ix) and 3(c))."""

    queryset = models.InformationGiven.objects.all()
    serializer_class = serializers.InformationGivenSerializer
    filterset_class = RecordFilters.of(INFORMATION_FIELDS)
    search_fields = ("reference", "title", "text", "terms")
    ordering_fields: ClassVar = INFORMATION_FIELDS.orders
    entry_class = inputs.InformationEntry
    edit_class = inputs.InformationEdit


class StandardPositionViewSet(AreaRecordViewSet):
    """Shared positions of the Participants on standards."""

    queryset = models.StandardPosition.objects.all()
    serializer_class = serializers.StandardPositionSerializer
    filterset_class = RecordFilters.of(POSITION_FIELDS)
    lookup_field = "pk"
    lookup_value_regex = NUMBER
    search_fields = ()
    ordering_fields: ClassVar = POSITION_FIELDS.orders
    ordering = ("pk",)
    entry_class = inputs.PositionEntry
    edit_class = inputs.PositionEdit
