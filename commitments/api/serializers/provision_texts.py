"""Serializer of provision texts, verbatim by version and language."""

from typing import ClassVar

from commitments.api.expansions import PROVISION
from commitments.models import ProvisionText
from core.rest.read.fields import Address, Code, Key, Number
from core.rest.read.serializers import RecordSerializer

KEY = ("language_version__version__number", "language_version__language", "provision__key")


class WordingSerializer(RecordSerializer):
    """``key`` is the number of the version of the text, the language, and the key of the provision."""

    url = Address(*KEY)
    key = Code(*KEY, by=".")
    text_version = Number("language_version__version__number")
    language = Key("language_version__language")
    status = Key("language_version__status")
    provision = Key("provision__key", expands=PROVISION)

    class Meta:
        model = ProvisionText
        fields: ClassVar = ["url", "key", "text_version", "language", "status", "provision", "heading", "text"]
