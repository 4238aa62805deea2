"""Serializer of provision texts, verbatim by version and language."""

from commitments.models import ProvisionText
from commitments.records.text import WORDING_FIELDS
from core.rest.read.fields import CompositeKeyField, RecordUrlField
from core.rest.read.serializers import RecordSerializer

KEY = ("language_version__version__number", "language_version__language", "provision__key")


class WordingSerializer(RecordSerializer):
    """``key`` is the number of the version of the text, the language, and the key of the provision."""

    url = RecordUrlField(*KEY)
    key = CompositeKeyField(*KEY, by=".")

    class Meta:
        model = ProvisionText
        table = WORDING_FIELDS
        fields = ("url", *WORDING_FIELDS.fields)
