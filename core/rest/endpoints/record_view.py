"""Base view of all endpoints that read records."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import http_date
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from core.operation_costs import cost_of_list, costs
from core.rest.read import credentials, sparse_fields, tags
from core.rest.read.filters import KeyFilter, lists_of
from core.rest.read.index_segments import IndexSegments, SegmentedColumns
from core.rest.read.plans import PLANS, QueryPlan, cache_scope, root_of, serializer_for
from core.rest.read.requests import activate_language, refuse_unknown_parameters, wanted_language
from core.rest.read.serializers import RecordSerializer
from core.rest.read.statements import RecordJson
from core.rest.read.visibility import visible
from core.rest.tables.tables import Tables
from core.rest.write.external import MARK, external_keys
from core.search import way_of

# Characters of a key in a URL. Any other URL has no route, and so never reaches the database.
WORD = r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}"
NUMBER = r"[0-9]{1,9}"

# OAuth scope to read the records of each app, provided by the application (``mocportal.wiring``). An error names the
# first one to a partner system without any.
READ_SCOPES: dict[str, str] = {}
READING = frozenset({"GET", "HEAD"})
# Parameters of the page, which do not change the rows of the list.
OF_PAGES = frozenset({"lang", "limit", "cursor", "count"}) | sparse_fields.PARAMETERS
# Parameters of the representation, for lists and single records.
OF_RECORDS = frozenset({"lang"}) | sparse_fields.PARAMETERS
# Parameters of a list with several values, in addition to its filters.
LISTS = frozenset({"ordering"}) | sparse_fields.PARAMETERS
NO_HEADERS: Mapping[str, str] = MappingProxyType({})


@costs(cost_of_list)
class RecordViewSet(Tables):
    """Read view: lists the visible records of a model and reads one by its key.

    A subclass names its queryset, serializer, filters, search fields and ordering fields. Hidden records count as
    missing: 404, and in no list or count. Each response needs one statement in addition to authentication. If the
    request has an entity tag, another comes first: for a record one that only makes the tag, for a list the high-water
    mark. A tag changes exactly when the response to this viewer changes.
    """

    queryset: QuerySet[Any]
    serializer_class: type[RecordSerializer]
    http_method_names = ["get", "head", "options"]
    lookup_url_kwarg = "key"
    lookup_value_regex = WORD
    filterset_class: Any = None
    search_fields: tuple[str, ...] = ()
    # Names that `ordering` accepts, with their columns.
    ordering_fields: ClassVar[dict[str, str]] = {}
    # Default order, in columns. It must end in a unique column.
    ordering: tuple[str, ...] = ("pk",)
    # Index segments of columns that have no index for the whole order.
    stretched: ClassVar[SegmentedColumns] = {}

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        # Before any error, so that errors are in the language of the request.
        activate_language(request)
        super().initial(request, *args, **kwargs)
        self.check_scope(request)

    @property
    def read_scope(self) -> str:
        """Return the scope that a partner system needs to read here."""
        return READ_SCOPES[self.queryset.model._meta.app_label]

    def check_scope(self, request: Request) -> None:
        """Raise ScopeMissing if the credentials do not permit this endpoint."""
        credentials.require(request, self.read_scope)

    @property
    def pages(self) -> Any:
        """Return the paginator, a ``core.rest.read.pagination.CursorPagination``."""
        return self.paginator

    def segments_of(self, plan: QueryPlan) -> Sequence[IndexSegments]:
        """Return the index segments of each column of the order, as far as the endpoint defines them."""
        found = [self.stretched.get(column.path) for column in plan.columns]
        return [find() if find else () for find in found]

    def get_queryset(self) -> QuerySet[Any]:
        return visible(self.queryset.model, self.request.user)

    @extend_schema(parameters=[])
    def list(self, request: Request, **kwargs: Any) -> HttpResponseBase:  # DRF passes the variables of the URL.
        refuse_unknown_parameters(request, self.offered(self.parameters()), self.lists())
        self._resolve_external_ids(request)
        record = self.record()
        viewer, pages = request.user, self.pages
        plan = self._cached_plan(record, self._make_list, *self._plan_parameters(), *sorted(kwargs.items()))
        if form := self.table_form:
            return self.table(plan, form, record.tag_form)
        turn, counts = pages.turn(request, plan.columns, self.segments_of(plan)), pages.counts(request)

        @cache
        def read() -> tuple[list[RecordJson], str]:
            pages.count = plan.rows.order_by().count() if counts else None
            page = pages.page(plan.page(turn, viewer), turn)
            around = pages.count, pages.following, pages.preceding
            return page, tags.page_tag(page, record.tag_form, around)

        if self._known:
            tag = plan.tag(request.build_absolute_uri(), lambda: read()[1])
            if tags.is_known(tag, self._known):
                return self._not_modified(tag)
        page, tag = read()
        return self._response(pages.body(page), tag, page, pages.headers())

    def retrieve(self, request: Request, key: str) -> Response:
        refuse_unknown_parameters(request, OF_RECORDS, sparse_fields.PARAMETERS)
        conditions, record, viewer = self.by_key(key), self.record(), request.user
        plan = self._cached_plan(record, self._make_record)

        def read(*, sealed: bool) -> tuple[RecordJson, str]:
            found = plan.one(conditions, viewer, sealed=sealed)
            if found is None:
                raise Http404
            return found, tags.record_tag(found, record.tag_form)

        if self._known:
            _found, tag = read(sealed=True)
            if tags.is_known(tag, self._known):
                return self._not_modified(tag)
        found, tag = read(sealed=False)
        return self._response(found.written, tag, [found])

    def written_together(self, keys: Collection[int]) -> dict[int, RecordJson]:
        """Return the visible records with these primary keys as ``retrieve`` returns each, in one statement."""
        refuse_unknown_parameters(self.request, OF_RECORDS, sparse_fields.PARAMETERS)
        return self._cached_plan(self.record(), self._make_record).many(keys, self.request.user)

    def record(self) -> RecordSerializer:
        """Return the serializer for the representation that the request asks for."""
        language = wanted_language(self.request)
        whole = self._serializer(sparse_fields.FieldSelection(language))
        shape = sparse_fields.requested_fields(self.request, whole, language)
        for name in sorted(shape.expanded):
            # An expanded record needs the scope of its own endpoint.
            field: Any = whole.fields[name]
            of = field.expands.serializer_class.Meta.model
            credentials.require(self.request, READ_SCOPES[of._meta.app_label])
        return whole if shape == sparse_fields.FieldSelection(language) else self._serializer(shape)

    def by_key(self, key: str) -> dict[str, Any]:
        """Return the filter conditions of the record with this key."""
        return {self.lookup_field: key}

    def parameters(self) -> set[str]:
        """Return the query parameters that the list accepts."""
        known = set(OF_PAGES)
        known |= {"search"} if self.search_fields else set()
        known |= {"ordering"} if self.ordering_fields else set()
        return known | set(getattr(self.filterset_class, "base_filters", ()))

    def lists(self) -> frozenset[str]:
        """Return the parameters that take several values."""
        return LISTS | lists_of(self.filterset_class)

    def reading_parameters(self) -> Sequence[dict[str, Any]]:
        """Return the OpenAPI parameters that choose the representation of a record."""
        return sparse_fields.parameters_of(self.serializer_class())

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(response, ["Accept", "Authorization"])
        if not hasattr(response, "renderer_context"):
            # Files and tables are not rendered by DRF; the access log needs the view of their response too.
            response.renderer_context = self.get_renderer_context()
        if request.auth is not None:
            # An API client may cache the response and must revalidate it. For a session the middleware decides, since
            # it may be a shared computer.
            patch_cache_control(response, private=True, no_cache=True)
        return response

    def _resolve_external_ids(self, request: Request) -> None:
        """Replace the external identifiers of the partner system in filters by the keys of their records."""
        client = credentials.client_of(request)
        named = {name: str(value) for name, value in request.query_params.items() if MARK in value}
        if client is None or not named:
            return
        resolved = request.query_params.copy()
        for name, value in named.items():
            each = getattr(self.filterset_class, "base_filters", {}).get(name)
            if isinstance(each, KeyFilter):
                own = [key.removeprefix(MARK) for key in value.split(",") if key.startswith(MARK)]
                type_, column = each.record_type or self.basename, each.key_column(self.queryset.model)
                records = external_keys().find_many(client=client, type_=type_, keys=own)
                rows = column.model._default_manager.filter(pk__in=records.values())
                known = dict(rows.values_list("pk", column.name))
                keys = {f"{MARK}{key}": known.get(record) for key, record in records.items()}
                resolved[name] = ",".join(keys.get(key) or key for key in value.split(","))
        django_request: Any = request._request  # noqa: SLF001  # REST framework offers no API for it.
        django_request.GET = resolved

    # --- Reading ---

    @property
    def _known(self) -> str | None:
        """Return the If-None-Match header of a read request."""
        return self.request.headers.get("If-None-Match") if self.request.method in READING else None

    def _not_modified(self, tag: str) -> Response:
        return Response(status=status.HTTP_304_NOT_MODIFIED, headers={"ETag": tag})

    def _response(
        self, body: bytes | None, tag: str, found: Sequence[RecordJson], headers: Mapping[str, str] = NO_HEADERS
    ) -> Response:
        latest = max((each.changed for each in found), default=0)
        return Response(body, headers={"ETag": tag, **self.last_modified(latest), **headers})

    def last_modified(self, latest: int) -> Mapping[str, str]:
        """Return the Last-Modified header for the second of the latest change; empty for 0.

        ``If-Modified-Since`` is not evaluated, since a record can change twice in a second.
        """
        return {"Last-Modified": http_date(latest)} if latest else {}

    def _cached_plan(
        self, record: RecordSerializer, make: Callable[[RecordSerializer], QueryPlan], *parameters: object
    ) -> QueryPlan:
        key = type(self), make.__name__, record, cache_scope(self.request.user), parameters
        return PLANS.get(key, lambda: make(record))

    def _make_list(self, record: RecordSerializer) -> QueryPlan:
        rows = self.filter_queryset(self.get_queryset())
        return QueryPlan(record, rows, self.pages.columns(rows.model, rows.query.order_by))

    def _make_record(self, record: RecordSerializer) -> QueryPlan:
        return QueryPlan(record, self.get_queryset().order_by())

    def _plan_parameters(self) -> Sequence[tuple[str, tuple[str, ...]]]:
        """Return the request values that determine the rows: filters, search with its plan, and order."""
        query = self.request.query_params
        way = way_of(self.queryset.model, self.search_fields, query.get("search", ""))
        named = sorted((name, tuple(values)) for name, values in query.lists() if name not in OF_PAGES)
        return [*named, ("search", (str(way),))]

    def _serializer(self, shape: sparse_fields.FieldSelection) -> RecordSerializer:
        match = self.request.resolver_match
        return serializer_for(
            self.serializer_class,
            record_type=self.basename,
            root=root_of(self.request),
            namespace=match.namespace if match else "api",
            shape=shape,
        )
