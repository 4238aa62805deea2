"""Endpoints of progress reports and their evidence."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request

from commitments import models
from commitments.api import inputs, serializers
from commitments.api.views.write_viewset import RegisterWriteMixin
from commitments.exceptions import FileNotTakenError
from commitments.records.progress import EVIDENCE_FIELDS, REPORT_FIELDS
from commitments.services import evidence, evidence_files, reports
from core.rest.endpoints.create import CreateMixin
from core.rest.endpoints.record_view import NUMBER
from core.rest.endpoints.update import Acts, Changes, DeleteMixin
from core.rest.read.conditional import tagged_by_content
from core.rest.read.filters import RecordFilters
from core.rest.read.requests import refuse_unknown_parameters
from core.rest.tables.files import FileParser, RawFileRenderer, attachment, fields_of
from core.rest.write.inputs import Input
from core.rest.write.write_errors import wrong


class ProgressReportViewSet(RegisterWriteMixin, CreateMixin, Changes, Acts):
    """What Participants report. A submitted report never changes: a correction refers to the corrected report."""

    queryset = models.ProgressReport.objects.all()
    serializer_class = serializers.ProgressReportSerializer
    filterset_class = RecordFilters.of(REPORT_FIELDS)
    lookup_value_regex = NUMBER
    search_fields = ("text",)
    ordering_fields: ClassVar = REPORT_FIELDS.orders
    ordering = ("-reported_on", "-pk")
    write_scope = "reports:write"
    entry_class = inputs.ReportEntry
    edit_class = inputs.ReportEdit

    def enter(self, values: dict[str, Any]) -> models.ProgressReport:
        submitted = values.pop("submit")
        return reports.enter(by=self.writer, at=timezone.now(), submitted=submitted, **values)

    def enter_many(self, several: list[dict[str, Any]]) -> list[models.ProgressReport]:
        entries = [reports.NewReport(submitted=values.pop("submit"), fields=values) for values in several]
        return reports.enter_many(by=self.writer, at=timezone.now(), entries=entries)

    def change(self, record: models.ProgressReport, values: dict[str, Any]) -> None:
        reports.change(report=record, **values)

    def change_several(self, several: Sequence[tuple[models.ProgressReport, dict[str, Any]]]) -> None:
        reports.change_many(changes=several)

    @extend_schema(request=None, responses=serializers.ProgressReportSerializer)
    @action(detail=True, methods=["post"])
    def submission(self, request: Request, key: str) -> HttpResponse:
        """Submit a report that was entered as a draft. From then on it never changes."""
        return self.acted(key, Input, self.submit)

    def submit(self, record: models.ProgressReport, values: dict[str, Any]) -> None:
        reports.submit(report=record, by=self.writer, at=timezone.now())

    @extend_schema(request=inputs.ReportCorrection, responses={201: serializers.ProgressReportSerializer})
    @action(detail=True, methods=["post"])
    def correction(self, request: Request, key: str) -> HttpResponse:
        """Submit a report that supersedes this one, with the same content except for the values in the body."""

        def correct() -> HttpResponse:
            report = self.locked(key)
            self.require("change", report)
            self.check_version(report)
            said = self.read(inputs.ReportCorrection, self.request.data, report, partial=True).values()
            made = reports.correct(report=report, by=self.writer, at=timezone.now(), **said)
            return self.written(made, created=True)

        return self.done_once(correct)


class EvidenceViewSet(RegisterWriteMixin, CreateMixin, Changes, DeleteMixin):
    """Supporting documents of reports: links and files, each with its handling mark."""

    queryset = models.Evidence.objects.all()
    serializer_class = serializers.EvidenceSerializer
    filterset_class = RecordFilters.of(EVIDENCE_FIELDS)
    lookup_value_regex = NUMBER
    search_fields = ("title",)
    ordering_fields: ClassVar = EVIDENCE_FIELDS.orders
    write_scope = "evidence:write"
    entry_class = inputs.EvidenceEntry
    edit_class = inputs.EvidenceEdit
    changed_with = ("commitment", "mark")

    def enter(self, values: dict[str, Any]) -> models.Evidence:
        self.require("add", models.Evidence(commitment=values["commitment"]))
        return evidence.enter(**values)

    def enter_many(self, several: list[dict[str, Any]]) -> list[models.Evidence]:
        self.require_each("add", [models.Evidence(commitment=values["commitment"]) for values in several])
        return evidence.enter_many(entries=several)

    @extend_schema(
        request={"multipart/form-data": inputs.EvidenceFileEntry}, responses={201: serializers.EvidenceSerializer}
    )
    @action(detail=False, methods=["post"], parser_classes=[FileParser])
    def files(self, request: Request) -> HttpResponse:
        """Upload a file as a supporting document, as a form. Name and content together determine the accepted types.

        Where the portal has a virus scanner, the file can be read once that has found nothing in it.
        """
        return self.done_once(self._brought)

    def _brought(self) -> HttpResponse:
        self.require("add")
        form = self.read(inputs.EvidenceFileEntry, fields_of(self.request.data))
        given, values = form.given.get("external_id"), form.values()
        self._refuse_taken(given)
        self.require("add", models.Evidence(commitment=values["commitment"]))
        try:
            brought = evidence_files.bring(at=timezone.now(), **values)
        except FileNotTakenError as error:
            raise wrong(str(error), error.fault.value, at="file") from error
        self._keep(given, brought)
        return self.written(brought, created=True)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True, methods=["get"], renderer_classes=[RawFileRenderer])
    @method_decorator(tagged_by_content)
    def file(self, request: Request, key: str) -> HttpResponse:
        """The unchanged file; 404 if the file is not available."""
        refuse_unknown_parameters(request, {"lang"})
        found = self.get_queryset().select_related("mark").filter(**self.by_key(key)).first()
        if found is None or not found.can_be_had:
            raise Http404
        response = attachment(evidence_files.read(found), found.media_type, evidence_files.name_of(found))
        # The file name includes the mark, which can change.
        response["ETag"] = f'"{found.sha256}-{found.mark.code}"'
        return response

    def change(self, record: models.Evidence, values: dict[str, Any]) -> None:
        evidence.change(evidence=record, by=self.writer, reason=self.reason, **values)

    def change_several(self, several: Sequence[tuple[models.Evidence, dict[str, Any]]]) -> None:
        evidence.change_many(changes=several, by=self.writer, reason=self.reason)

    def remove(self, record: models.Evidence) -> None:
        evidence.remove(evidence=record)
