"""Serializers of generated documents and ministry templates."""

from typing import ClassVar

from contacts.api.expansions import PARTICIPANT
from core.rest.read.fields import ForeignKeyField, NumberKeyField, RecordUrlField
from core.rest.read.serializers import RecordSerializer
from dialogue import models


class ProducedDocumentSerializer(RecordSerializer):
    """``agenda`` is the id of the issued version whose file it is; ``as_of`` and ``asked_at`` are instants (UTC)."""

    url = RecordUrlField("id")
    dialogue = NumberKeyField("dialogue__number")
    agenda = NumberKeyField("agenda_id", allow_null=True)
    participant = ForeignKeyField("participant__code", allow_null=True, expands=PARTICIPANT)
    sha256 = ForeignKeyField("file__sha256", allow_null=True)

    class Meta:
        model = models.ProducedDocument
        fields: ClassVar = [
            "url",
            "id",
            "dialogue",
            "agenda",
            "kind",
            "form",
            "language",
            "participant",
            "shared",
            "state",
            "name",
            "sha256",
            "as_of",
            "asked_at",
        ]


class DocumentTemplateSerializer(RecordSerializer):
    """``sha256`` is the checksum of the file, which is found on its page alone."""

    url = RecordUrlField("id")
    participant = ForeignKeyField("participant__code", expands=PARTICIPANT)
    sha256 = ForeignKeyField("file__sha256")

    class Meta:
        model = models.DocumentTemplate
        fields: ClassVar = ["url", "id", "participant", "kind", "name", "sha256", "uploaded_at"]
