"""API views of the change feed and of the register stream."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.http import StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from core.feed.api import cursors, feed
from core.feed.api.entries import ChangesSerializer, entries
from core.feed.api.readers import LONGEST_KEY, MOST_KEYS, FeedReader, reader_of
from core.feed.api.register import register
from core.operation_costs import Operation, costs
from core.rest.read.conditional import tagged_by_content
from core.rest.read.requests import activate_language, refuse_unknown_parameters
from core.rest.tables.renderers import OrjsonRenderer
from core.rest.views import PrivateCacheMixin

PAGE, LARGEST_PAGE = 100, 1000
LONGEST_LIMIT = 4
LISTS = frozenset({"types", "keys"})
TYPES = OpenApiParameter(
    "types",
    {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1},
    explode=False,
    description="Only these types of record: names of collections.",
)

KEYS = OpenApiParameter(
    "keys",
    {
        "type": "array",
        "items": {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY},
        "minItems": 1,
        "maxItems": MOST_KEYS,
    },
    explode=False,
    description="Only the records with these keys. Name their type in `types`.",
)


class FollowingView(PrivateCacheMixin):
    """View of the whole register, as far as it is visible to the reader."""

    http_method_names = ["get", "head", "options"]
    known: ClassVar[frozenset[str]]
    # Of multilingual texts, as for the records; used by the API description.
    every_language = True

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        activate_language(request)
        super().initial(request, *args, **kwargs)
        refuse_unknown_parameters(request, self.known, LISTS)


@costs(Operation.FEED)
@method_decorator(tagged_by_content, name="dispatch")
class ChangesView(FollowingView):
    """Changes since a cursor, in the order of their visibility, also of concurrent writes.

    Keep `cursor` and send it as `after`: a client that applies the entries one by one has the current register.
    """

    known = frozenset({"lang", "after", "limit", "types", "keys", "expand"})
    # A cursor that leads no further.
    may_refuse_with = (410,)

    @extend_schema(
        operation_id="changes_list",
        parameters=[
            OpenApiParameter(
                "after",
                description="A cursor that the feed or the register gave; without one from the beginning; "
                "`now` gives a cursor alone.",
            ),
            OpenApiParameter(
                "limit",
                {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": PAGE},
                description="Maximum number of changes in an answer.",
            ),
            TYPES,
            KEYS,
            OpenApiParameter("expand", enum=["record"], description="Write each record into its entry."),
        ],
        responses=ChangesSerializer,
    )
    def get(self, request: Request) -> Response:
        reader, limit, expanded = reader_of(request), _limit(request), _expanded(request)
        after = _after(request, reader)
        page = feed.page(reader, after, limit)
        if not page.is_valid:
            raise cursors.CursorOutdated
        cursor = page.end.cursor(reader)
        following = replace_query_param(request.build_absolute_uri(), "after", cursor)
        body = {
            "cursor": cursor,
            "next": following,
            "more": page.more,
            "results": entries(page.changes, request, expanded=expanded),
        }
        return Response(body, headers={"Link": f'<{following}>; rel="next"'})


class NdjsonRenderer(OrjsonRenderer):
    """Renderer that declares the stream's media type; it only renders errors."""

    media_type = "application/x-ndjson"
    format = "ndjson"


@costs(Operation.EXPORT)
class RegisterView(FollowingView):
    """The whole register that you may see, as a stream of lines: for a first load.

    The first line has the cursor for the feed, each other line a record, the last line their number.
    A stream without its last line is incomplete: start again.
    """

    known = frozenset({"lang", "types"})
    renderer_classes = [NdjsonRenderer, OrjsonRenderer]

    @extend_schema(
        operation_id="register_list",
        parameters=[TYPES],
        responses={(200, NdjsonRenderer.media_type): OpenApiResponse(OpenApiTypes.STR, "One JSON object a line.")},
    )
    def get(self, request: Request) -> HttpResponseBase:
        reader = reader_of(request)
        lines: Iterable[bytes] = ()
        if request.method == "GET":
            lines = register(request, reader)
        return StreamingHttpResponse(lines, content_type=NdjsonRenderer.media_type)


def _after(request: Request, reader: FeedReader) -> cursors.FeedPosition | None:
    text = request.query_params.get("after")
    if text is None:
        return cursors.BEGINNING
    return None if text == cursors.NOW else cursors.read(text, reader)


def _limit(request: Request) -> int:
    text = request.query_params.get("limit", str(PAGE))
    if text.isascii() and text.isdecimal() and len(text) <= LONGEST_LIMIT and 1 <= int(text) <= LARGEST_PAGE:
        return int(text)
    message = _("Enter a whole number from 1 to %(largest)d.") % {"largest": LARGEST_PAGE}
    raise ValidationError({"limit": [ErrorDetail(message, "invalid")]})


def _expanded(request: Request) -> bool:
    requested = request.query_params.get("expand")
    if requested not in {None, "record"}:
        message = _("Choose one of: %(known)s.") % {"known": "record"}
        raise ValidationError({"expand": [ErrorDetail(message, "invalid")]})
    return requested is not None
