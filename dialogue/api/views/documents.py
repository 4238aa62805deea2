"""Endpoints of generated documents and of ministry templates."""

from core.rest.endpoints.record_view import NUMBER, RecordViewSet
from dialogue import models
from dialogue.api.filters.documents import DocumentTemplateFilters, ProducedDocumentFilters
from dialogue.api.serializers.documents import DocumentTemplateSerializer, ProducedDocumentSerializer
from dialogue.api.views.dialogues import PartViewSet


class ProducedDocumentViewSet(PartViewSet):
    """What was made and kept, by the checksum of its content: the files of issued agendas among it."""

    queryset = models.ProducedDocument.objects.all()
    serializer_class = ProducedDocumentSerializer
    filterset_class = ProducedDocumentFilters
    search_fields = ("name",)
    ordering = ("dialogue__number", "asked_at", "pk")


class DocumentTemplateViewSet(RecordViewSet):
    """A ministry's own templates for documents; nobody else sees them. The newest of a kind counts."""

    queryset = models.DocumentTemplate.objects.all()
    serializer_class = DocumentTemplateSerializer
    filterset_class = DocumentTemplateFilters
    lookup_value_regex = NUMBER
    ordering = ("kind", "-uploaded_at", "pk")
