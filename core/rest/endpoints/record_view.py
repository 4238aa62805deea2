"""The one view behind every endpoint that reads records."""

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
from core.rest.read.filters import lists_of
from core.rest.read.index_segments import Stretched, Stretches
from core.rest.read.plans import PLANS, Plan, kept_for, root_of, serializer_for
from core.rest.read.requests import activate_language, refuse_unknown_parameters, wanted_language
from core.rest.read.serializers import RecordSerializer
from core.rest.read.statements import Found
from core.rest.read.visibility import visible
from core.rest.tables.tables import Tables
from core.search import way_of

# What a key in an address is made of. Anything else finds no route, and so never reaches the database.
WORD = r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}"
NUMBER = r"[0-9]{1,9}"

# The scope that opens the records of each app to a partner system, as the site provides them (``mocportal.wiring``).
# A refusal names the first to a system that has none.
READ_SCOPES: dict[str, str] = {}
READING = frozenset({"GET", "HEAD"})
# Parameters that say which page is wanted, not which rows the list has.
OF_PAGES = frozenset({"lang", "limit", "cursor", "count"}) | sparse_fields.PARAMETERS
# What can be said of the form of a record wherever one is read.
OF_RECORDS = frozenset({"lang"}) | sparse_fields.PARAMETERS
# Parameters of a list that take several values, beside its filters.
LISTS = frozenset({"ordering"}) | sparse_fields.PARAMETERS
NO_HEADERS: Mapping[str, str] = MappingProxyType({})


@costs(cost_of_list)
class RecordViewSet(Tables):
    """Lists the records of a model and reads one by its key, for whoever may see them.

    A subclass names its queryset, serializer, filters, and what may be searched and ordered by. What the viewer may
    not see is not there: 404, in no list and in no count. Each answer costs one statement beside those that tell
    who asks. Where the request names an entity tag, another comes first: of a record one that only makes the tag, of
    a list one that tells whether anything has changed at all. A tag changes exactly when what this viewer sees changes.
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
    # Of columns whose order no index has, the stretches that one has.
    stretched: ClassVar[Stretched] = {}

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        # Before anything can be refused, so that a refusal is in the language of the request.
        activate_language(request)
        super().initial(request, *args, **kwargs)
        self.check_scope(request)

    @property
    def read_scope(self) -> str:
        """The scope that a partner system needs to read here."""
        return READ_SCOPES[self.queryset.model._meta.app_label]

    def check_scope(self, request: Request) -> None:
        """Raise ScopeMissing where the credentials do not open this endpoint."""
        credentials.require(request, self.read_scope)

    @property
    def pages(self) -> Any:
        """The paginator, ``core.rest.read.pagination.CursorPages``."""
        return self.paginator

    def stretches_of(self, plan: Plan) -> Sequence[Stretches]:
        """The stretches of each column of the order that a list is in, as far as the endpoint names them."""
        found = [self.stretched.get(column.path) for column in plan.columns]
        return [find() if find else () for find in found]

    def get_queryset(self) -> QuerySet[Any]:
        return visible(self.queryset.model, self.request.user)

    @extend_schema(parameters=[])
    def list(self, request: Request, **kwargs: Any) -> HttpResponseBase:  # DRF passes what the address holds.
        refuse_unknown_parameters(request, self.offered(self.parameters()), self.lists())
        record = self.record()
        viewer, pages = request.user, self.pages
        plan = self._kept_plan(record, self._make_list, *self._asked(), *sorted(kwargs.items()))
        if form := self.table_form:
            return self.table(plan, form, record.tag_form)
        turn, counts = pages.turn(request, plan.columns, self.stretches_of(plan)), pages.counts(request)

        @cache
        def read() -> tuple[list[Found], str]:
            pages.count = plan.rows.order_by().count() if counts else None
            page = pages.page(plan.page(turn, viewer), turn)
            around = pages.count, pages.following, pages.preceding
            return page, tags.page_tag(page, record.tag_form, around)

        if self._known:
            tag = plan.tag(request.build_absolute_uri(), turn, viewer, lambda: read()[1])
            if tags.is_known(tag, self._known):
                return self._not_modified(tag)
        page, tag = read()
        return self._told(pages.body(page), tag, page, pages.headers())

    def retrieve(self, request: Request, key: str) -> Response:
        refuse_unknown_parameters(request, OF_RECORDS, sparse_fields.PARAMETERS)
        conditions, record, viewer = self.by_key(key), self.record(), request.user
        plan = self._kept_plan(record, self._make_record)

        def read(*, sealed: bool) -> tuple[Found, str]:
            found = plan.one(conditions, viewer, sealed=sealed)
            if found is None:
                raise Http404
            return found, tags.record_tag(found, record.tag_form)

        if self._known:
            _found, tag = read(sealed=True)
            if tags.is_known(tag, self._known):
                return self._not_modified(tag)
        found, tag = read(sealed=False)
        return self._told(found.written, tag, [found])

    def written_together(self, keys: Collection[int]) -> dict[int, Found]:
        """The records with these primary keys as ``retrieve`` gives each, in one statement; without what is hidden."""
        refuse_unknown_parameters(self.request, OF_RECORDS, sparse_fields.PARAMETERS)
        return self._kept_plan(self.record(), self._make_record).many(keys, self.request.user)

    def record(self) -> RecordSerializer:
        """The serializer, which says what to select and how to write it, in the form that the request asks for."""
        language = wanted_language(self.request)
        whole = self._serializer(sparse_fields.Shape(language))
        shape = sparse_fields.asked_shape(self.request, whole, language)
        for name in sorted(shape.expanded):
            # What stands in the place of a key is read as if it were asked for at its own address.
            field: Any = whole.fields[name]
            of = field.expands.serializer_class.Meta.model
            credentials.require(self.request, READ_SCOPES[of._meta.app_label])
        return whole if shape == sparse_fields.Shape(language) else self._serializer(shape)

    def by_key(self, key: str) -> dict[str, Any]:
        """The condition that finds the record of this key."""
        return {self.lookup_field: key}

    def parameters(self) -> set[str]:
        """The query parameters that the list knows."""
        known = set(OF_PAGES)
        known |= {"search"} if self.search_fields else set()
        known |= {"ordering"} if self.ordering_fields else set()
        return known | set(getattr(self.filterset_class, "base_filters", ()))

    def lists(self) -> frozenset[str]:
        """Return those of the parameters that take several values."""
        return LISTS | lists_of(self.filterset_class)

    def reading_parameters(self) -> Sequence[dict[str, Any]]:
        """The parameters of both kinds of reading that choose the form of a record, as OpenAPI describes them."""
        return sparse_fields.parameters_of(self.serializer_class())

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(response, ["Accept", "Authorization"])
        if not hasattr(response, "renderer_context"):
            # A file or a table is not written by a renderer. Whoever logs who was given what asks it for its view too.
            response.renderer_context = self.get_renderer_context()
        if request.auth is not None:
            # A program keeps the answer for itself and asks about it again each time; what a session gets is for
            # the middleware to decide, since it may be read on a borrowed computer.
            patch_cache_control(response, private=True, no_cache=True)
        return response

    # --- How it is read ---

    @property
    def _known(self) -> str | None:
        """The tags of what the reader has, where this is a request that reads."""
        return self.request.headers.get("If-None-Match") if self.request.method in READING else None

    def _not_modified(self, tag: str) -> Response:
        return Response(status=status.HTTP_304_NOT_MODIFIED, headers={"ETag": tag})

    def _told(
        self, body: bytes | None, tag: str, found: Sequence[Found], headers: Mapping[str, str] = NO_HEADERS
    ) -> Response:
        latest = max((each.changed for each in found), default=0)
        return Response(body, headers={"ETag": tag, **self.last_modified(latest), **headers})

    def last_modified(self, latest: int) -> Mapping[str, str]:
        """Return the header for the second of the latest change, 0 for none.

        ``If-Modified-Since`` is not compared with it, since a record can change twice in a second.
        """
        return {"Last-Modified": http_date(latest)} if latest else {}

    def _kept_plan(self, record: RecordSerializer, make: Callable[[RecordSerializer], Plan], *asked: object) -> Plan:
        key = type(self), make.__name__, record, kept_for(self.request.user), asked
        return PLANS.get(key, lambda: make(record))

    def _make_list(self, record: RecordSerializer) -> Plan:
        rows = self.filter_queryset(self.get_queryset())
        return Plan(record, rows, self.pages.columns(rows.model, rows.query.order_by))

    def _make_record(self, record: RecordSerializer) -> Plan:
        return Plan(record, self.get_queryset().order_by())

    def _asked(self) -> Sequence[tuple[str, tuple[str, ...]]]:
        """The filters, the search and its way, and the order of the request: what the rows of its list depend on."""
        asked = self.request.query_params
        way = way_of(self.queryset.model, self.search_fields, asked.get("search", ""))
        named = sorted((name, tuple(values)) for name, values in asked.lists() if name not in OF_PAGES)
        return [*named, ("search", (str(way),))]

    def _serializer(self, shape: sparse_fields.Shape) -> RecordSerializer:
        match = self.request.resolver_match
        return serializer_for(
            self.serializer_class,
            record_type=self.basename,
            root=root_of(self.request),
            namespace=match.namespace if match else "api",
            shape=shape,
        )
