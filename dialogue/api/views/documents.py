"""The endpoint of documents that were made of a Dialogue."""

from dialogue import models
from dialogue.api.filters.documents import ProducedDocumentFilters
from dialogue.api.serializers.documents import ProducedDocumentSerializer
from dialogue.api.views.dialogues import PartViewSet


class ProducedDocumentViewSet(PartViewSet):
    """What was made and kept, by the checksum of its content: the files of issued agendas among it."""

    queryset = models.ProducedDocument.objects.all()
    serializer_class = ProducedDocumentSerializer
    filterset_class = ProducedDocumentFilters
    search_fields = ("name",)
    ordering = ("dialogue__number", "asked_at", "pk")
