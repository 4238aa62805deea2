"""Endpoints of generated documents and of ministry templates."""

from core.rest.endpoints.record_view import NUMBER, RecordViewSet
from core.rest.read.filters import RecordFilters
from dialogue import models
from dialogue.api.serializers.documents import DocumentTemplateSerializer, ProducedDocumentSerializer
from dialogue.api.views.dialogues import PartViewSet
from dialogue.records.documents import DOCUMENT_TEMPLATE_FIELDS, PRODUCED_DOCUMENT_FIELDS


class ProducedDocumentViewSet(PartViewSet):
    """Stored documents by the checksum of their content, including the files of issued agendas."""

    queryset = models.ProducedDocument.objects.all()
    serializer_class = ProducedDocumentSerializer
    filterset_class = RecordFilters.of(PRODUCED_DOCUMENT_FIELDS)
    search_fields = ("name",)
    ordering = ("dialogue__number", "asked_at", "pk")


class DocumentTemplateViewSet(RecordViewSet):
    """A ministry's own templates for documents, hidden from all others. The newest of a kind counts."""

    queryset = models.DocumentTemplate.objects.all()
    serializer_class = DocumentTemplateSerializer
    filterset_class = RecordFilters.of(DOCUMENT_TEMPLATE_FIELDS)
    lookup_value_regex = NUMBER
    ordering = ("kind", "-uploaded_at", "pk")
