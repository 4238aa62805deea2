"""Serializer of provision texts, verbatim by version and language."""

from typing import ClassVar

from commitments.api.expansions import PROVISION
from commitments.models import ProvisionText
from core.rest.read.fields import CompositeKeyField, ForeignKeyField, NumberKeyField, RecordUrlField
from core.rest.read.serializers import RecordSerializer

KEY = ("language_version__version__number", "language_version__language", "provision__key")


class WordingSerializer(RecordSerializer):
    """``key`` is the number of the version of the text, the language, and the key of the provision."""

    url = RecordUrlField(*KEY)
    key = CompositeKeyField(*KEY, by=".")
    text_version = NumberKeyField("language_version__version__number")
    language = ForeignKeyField("language_version__language")
    status = ForeignKeyField("language_version__status")
    provision = ForeignKeyField("provision__key", expands=PROVISION)

    class Meta:
        model = ProvisionText
        fields: ClassVar = ["url", "key", "text_version", "language", "status", "provision", "heading", "text"]
