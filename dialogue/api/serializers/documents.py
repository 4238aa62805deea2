"""Serializers of generated documents and ministry templates."""

from core.rest.read.serializers import RecordSerializer
from dialogue.records.documents import DOCUMENT_TEMPLATE_FIELDS, PRODUCED_DOCUMENT_FIELDS


class ProducedDocumentSerializer(RecordSerializer):
    """``agenda`` is the id of the issued version whose file it is; ``as_of`` and ``asked_at`` are instants (UTC)."""

    Meta = PRODUCED_DOCUMENT_FIELDS.meta


class DocumentTemplateSerializer(RecordSerializer):
    """``sha256`` is the checksum of the file, which is found on its page alone."""

    Meta = DOCUMENT_TEMPLATE_FIELDS.meta
