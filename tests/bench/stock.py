"""The same list as it would come from DRF as its tutorial has it: model serializers, prefetching and a COUNT.

Nothing of the portal is in between: neither middleware nor tokens, and texts in one language only. So the factor that
is told beside it is one that the portal has in spite of doing more.
"""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.pagination import LimitOffsetPagination
from rest_framework.renderers import JSONRenderer
from rest_framework.test import APIRequestFactory, force_authenticate
from rest_framework.viewsets import ModelViewSet

from commitments.models import Commitment
from contacts.models import User

TO_ONE = ("instrument", "lead", "country", "mark", "superseded_by")
TO_MANY = ("supporting", "areas", "forms", "provisions", "minerals", "also_in", "ip_instruments")


type Related = serializers.SlugRelatedField[Any]


class StockSerializer(serializers.ModelSerializer[Any]):
    url = serializers.HyperlinkedIdentityField(
        "api:commitment-detail", lookup_field="reference", lookup_url_kwarg="key"
    )
    instrument: Related = serializers.SlugRelatedField("code", read_only=True)
    lead: Related = serializers.SlugRelatedField("code", read_only=True)
    country: Related = serializers.SlugRelatedField("code", read_only=True)
    mark: Related = serializers.SlugRelatedField("code", read_only=True)
    superseded_by: Related = serializers.SlugRelatedField("reference", read_only=True)
    supporting: Related = serializers.SlugRelatedField("code", many=True, read_only=True)
    areas: Related = serializers.SlugRelatedField("key", many=True, read_only=True)
    forms: Related = serializers.SlugRelatedField("key", many=True, read_only=True)
    provisions: Related = serializers.SlugRelatedField("key", many=True, read_only=True)
    minerals: Related = serializers.SlugRelatedField("code", many=True, read_only=True)
    also_in: Related = serializers.SlugRelatedField("code", many=True, read_only=True)

    class Meta:
        model = Commitment
        fields: ClassVar = [
            "url",
            "reference",
            "title_en",
            "text_en",
            "original_language",
            *TO_ONE,
            *TO_MANY,
            *("stages", "actors", "steps", "state", "state_reason", "health", "completion"),
            *("origin", "source", "begun_on", "due_on", "ip_answer", "created_at", "updated_at"),
        ]


class StockViewSet(ModelViewSet[Any]):
    serializer_class = StockSerializer
    pagination_class = LimitOffsetPagination
    renderer_classes = [JSONRenderer]
    authentication_classes = []
    permission_classes = []
    filter_backends = []
    lookup_field = "reference"

    def get_queryset(self) -> QuerySet[Any]:
        rows = Commitment.objects.visible_to(self.request.user).order_by("reference")
        return rows.select_related(*TO_ONE).prefetch_related(*TO_MANY)


def page(viewer: User, size: int) -> Callable[[], bytes]:
    return _stock_request(viewer, StockViewSet.as_view({"get": "list"}), {"limit": size})


def detail(viewer: User, reference: str) -> Callable[[], bytes]:
    return _stock_request(viewer, StockViewSet.as_view({"get": "retrieve"}), {}, reference=reference)


def _stock_request(viewer: User, view: Any, query: dict[str, int], **key: str) -> Callable[[], bytes]:
    factory = APIRequestFactory()

    def answer() -> bytes:
        request = factory.get("/", query, SERVER_NAME="localhost")
        force_authenticate(request, viewer)
        written: bytes = view(request, **key).render().content
        return written

    return answer
