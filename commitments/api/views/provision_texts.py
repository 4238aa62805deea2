"""Endpoint of provision texts, verbatim in all versions."""

from typing import Any

from django.db.models import QuerySet

from commitments import models
from commitments.api.filters.provision_texts import ProvisionTextFilters
from commitments.api.serializers.provision_texts import WordingSerializer
from core.rest.endpoints.record_view import NUMBER, WORD, RecordViewSet


class ProvisionTextViewSet(RecordViewSet):
    """Exact text of each provision in each version of the MOC and each language.

    Article 2(c)(iv) in the first English version is found under 1.en.2.c.iv.
    """

    queryset = models.ProvisionText.objects.all()
    serializer_class = WordingSerializer
    filterset_class = ProvisionTextFilters
    lookup_value_regex = rf"{NUMBER}\.[a-z]{{2}}\.{WORD}"
    search_fields = ("heading", "text")
    ordering = ("language_version__version__number", "language_version__language", "provision__order", "pk")

    def get_queryset(self) -> QuerySet[Any]:
        shipped = models.Instrument.objects.order_by("pk").values("pk")[:1]
        return super().get_queryset().filter(provision__instrument__in=shipped)

    def by_key(self, key: str) -> dict[str, Any]:
        number, language, provision = key.split(".", 2)
        return {
            "language_version__version__number": int(number),
            "language_version__language": language,
            "provision__key": provision,
        }
