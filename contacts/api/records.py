"""The one view behind every endpoint that reads records."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from contacts.api.formats import Tables
from contacts.api.requests import activate_language, refuse_unknown_parameters, wanted_language
from contacts.api.serializers import RecordSerializer
from contacts.api.visibility import visible

# What a key in an address is made of. Anything else finds no route, and so never reaches the database.
WORD = r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}"
NUMBER = r"[0-9]{1,9}"


@method_decorator(conditional_page, name="dispatch")
class RecordViewSet(Tables):
    """Lists the records of a model and reads one by its key, for whoever may see them.

    A subclass names its queryset, serializer, filters, and what may be searched and ordered by. What the viewer may
    not see is not there: 404, in no list and in no count. Each answer costs one statement beside those that tell
    who asks. Entity tags are digests of the answer, so they change exactly when what this viewer sees changes.
    """

    queryset: QuerySet[Any]
    serializer_class: type[RecordSerializer]
    http_method_names = ["get", "head", "options"]
    lookup_url_kwarg = "key"
    lookup_value_regex = WORD
    filterset_class: Any = None
    search_fields: tuple[str, ...] = ()
    # Each name that `ordering` accepts, with the column it stands for.
    ordering_fields: ClassVar[dict[str, str]] = {}
    # The order without `ordering`, in columns. It has to end in what is unique.
    ordering: tuple[str, ...] = ("pk",)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        # Before anything can be refused, so that a refusal is in the language of the request.
        activate_language(request)
        super().initial(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Any]:
        return visible(self.queryset.model, self.request.user)

    def get_serializer_context(self) -> dict[str, Any]:
        context = {**super().get_serializer_context(), "language": wanted_language(self.request)}
        if match := self.request.resolver_match:

            def address(record_type: str) -> str:
                return self.request.build_absolute_uri(reverse(f"{match.namespace}:{record_type}-list"))

            context |= {"type": self.basename, "address": address, "collection": address(self.basename)}
        return context

    @extend_schema(parameters=[])
    def list(self, request: Request, **kwargs: Any) -> HttpResponseBase:  # DRF passes what the address holds.
        refuse_unknown_parameters(request, self.offered(self.parameters()))
        rows = self.filter_queryset(self.get_queryset())
        record = self.record()
        if form := self.table_form:
            return self.table(record, record.select(rows, request.user), form)
        page = self.paginate_queryset(record.select(rows, request.user)) or []
        return self.get_paginated_response([record.to_representation(row) for row in page])

    def retrieve(self, request: Request, key: str) -> Response:
        refuse_unknown_parameters(request, {"lang"})
        record = self.record()
        found = self.get_queryset().filter(**self.by_key(key)).order_by()
        for row in record.select(found, request.user)[:1]:
            return Response(record.to_representation(row))
        raise Http404

    def record(self) -> RecordSerializer:
        """The serializer, which says what to select and how to write it."""
        return self.serializer_class(context=self.get_serializer_context())

    def by_key(self, key: str) -> dict[str, Any]:
        """The condition that finds the record of this key."""
        return {self.lookup_field: key}

    def parameters(self) -> set[str]:
        """The query parameters that the list knows."""
        known = {"lang", "limit", "cursor", "count"}
        known |= {"search"} if self.search_fields else set()
        known |= {"ordering"} if self.ordering_fields else set()
        return known | set(getattr(self.filterset_class, "base_filters", ()))

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(response, ["Accept", "Authorization"])
        if request.auth is not None:
            # A program keeps the answer for itself and asks about it again each time; what a session gets is for
            # the middleware to decide, since it may be read on a borrowed computer.
            patch_cache_control(response, private=True, no_cache=True)
        return response
