"""Endpoints of progress reports and of the evidence for them."""

from typing import Any, ClassVar

from django.http import HttpResponse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request

from commitments import models
from commitments.api import inputs, serializers
from commitments.api.filters import register as filters
from commitments.api.views.written import OfTheRegister
from commitments.services import evidence, reports
from contacts.api.records import NUMBER
from contacts.api.writing.changing import Acts, Changes, Removes
from contacts.api.writing.entering import Enters
from contacts.api.writing.inputs import Input


class ProgressReportViewSet(OfTheRegister, Enters, Changes, Acts):
    """What Participants report. A submitted report never changes: a correction names what it corrects."""

    queryset = models.ProgressReport.objects.all()
    serializer_class = serializers.ProgressReportSerializer
    filterset_class = filters.ProgressReportFilters
    lookup_value_regex = NUMBER
    search_fields = ("text",)
    ordering_fields: ClassVar = {
        "reported_on": "reported_on",
        "submitted_at": "submitted_at",
        "commitment": "commitment__reference",
    }
    ordering = ("-reported_on", "-pk")
    write_scope = "reports:write"
    entry_class = inputs.ReportEntry
    edit_class = inputs.ReportEdit

    def enter(self, values: dict[str, Any]) -> models.ProgressReport:
        submitted = values.pop("submit")
        return reports.enter(by=self.writer, at=timezone.now(), submitted=submitted, **values)

    def change(self, record: models.ProgressReport, values: dict[str, Any]) -> None:
        reports.change(report=record, **values)

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
        """Submit a report that supersedes this one, with the same content but for what the body says."""

        def correct() -> HttpResponse:
            report = self.locked(key)
            self.require("change", report)
            self.check_version(report)
            said = self.read(inputs.ReportCorrection, self.request.data, report, partial=True).values()
            made = reports.correct(report=report, by=self.writer, at=timezone.now(), **said)
            return self.written(made, created=True)

        return self.done_once(correct)


class EvidenceViewSet(OfTheRegister, Enters, Changes, Removes):
    """Links and files that show what a report says, each with a handling mark of its own."""

    queryset = models.Evidence.objects.all()
    serializer_class = serializers.EvidenceSerializer
    filterset_class = filters.EvidenceFilters
    lookup_value_regex = NUMBER
    search_fields = ("title",)
    ordering_fields: ClassVar = {"commitment": "commitment__reference"}
    write_scope = "evidence:write"
    entry_class = inputs.EvidenceEntry
    edit_class = inputs.EvidenceEdit

    def enter(self, values: dict[str, Any]) -> models.Evidence:
        self.require("add", models.Evidence(commitment=values["commitment"]))
        return evidence.enter(**values)

    def change(self, record: models.Evidence, values: dict[str, Any]) -> None:
        evidence.change(evidence=record, **values)

    def remove(self, record: models.Evidence) -> None:
        evidence.remove(evidence=record)
