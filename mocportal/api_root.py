"""API root, description, and the 404 response for unknown URLs."""

from functools import lru_cache
from typing import Any, ClassVar, cast

import orjson
from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone, translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from commitments.api.status import StatusSerializer, status_of
from commitments.models import Instrument
from commitments.services.clocks import status_day
from core.rest import deprecation
from core.rest.read.conditional import tagged_by_content
from core.rest.read.requests import activate_language, refuse_unknown_parameters, wanted_language
from core.rest.schema.plain import plain
from core.rest.tables.formats import FormatNegotiation, ProblemResponseMixin
from core.rest.views import LocalizedView
from moc.article_8a_status import LEGALLY_BINDING
from partners.authentication import BearerAuthentication

# The value of ``for`` that selects the plain description.
CLIENTS = "clients"


class RootSerializer(serializers.Serializer[Any]):
    """The subject of the API, and the addresses of its records."""

    instrument = serializers.CharField()
    name = serializers.CharField()
    title = serializers.CharField()
    status_line = serializers.CharField()
    legally_binding = serializers.BooleanField()
    in_operation_from = serializers.DateField(allow_null=True)
    status = StatusSerializer()
    participants = serializers.ListField(child=serializers.CharField())
    schema = serializers.URLField()
    docs = serializers.URLField()
    problems = serializers.URLField()
    access = serializers.URLField()
    register = serializers.URLField()
    changes = serializers.URLField()
    external_ids = serializers.URLField()
    calendar = serializers.URLField()
    webhooks = serializers.URLField()
    collections = serializers.DictField(child=serializers.URLField())


class RootView(LocalizedView):
    """The MOC of this portal, its status today, and the addresses of its records."""

    # Set by mocportal.api: each list's name in the URL and in the routes.
    lists: ClassVar[dict[str, str]] = {}

    @extend_schema(operation_id="root_retrieve", responses=RootSerializer)
    def get(self, request: Request) -> Response:
        def address(name: str) -> str:
            return request.build_absolute_uri(reverse(f"api:{name}"))

        instrument = Instrument.objects.order_by("pk").first()
        if instrument is None:
            raise Http404
        status = status_of(instrument, status_day(instrument, timezone.now()), wanted_language(request))
        return Response(
            {
                "instrument": instrument.code,
                "name": str(instrument.name),
                "title": str(instrument.title),
                "status_line": str(instrument.status_line),
                "legally_binding": LEGALLY_BINDING,
                "in_operation_from": status["since"],
                "status": status,
                "participants": list(
                    instrument.participations.order_by("order").values_list("participant__code", flat=True)
                ),
                "schema": address("schema"),
                "docs": address("docs"),
                "problems": address("problems"),
                "access": address("access"),
                "register": address("register"),
                "changes": address("changes"),
                "external_ids": address("external-ids"),
                "calendar": address("calendar"),
                "webhooks": address("webhooks"),
                "collections": {name: address(route) for name, route in self.lists.items()},
            }
        )


class ApiNotFoundView(APIView):
    """Whatever has no route: an answer in the API's own form, which counts for a token as any other does.

    Nobody has to sign in to learn that there is nothing.
    """

    permission_classes = [AllowAny]
    authentication_classes = [BearerAuthentication]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        # Before content negotiation, so that a request for an unsupported format counts as well.
        self.perform_authentication(request)
        super().initial(request, *args, **kwargs)
        if not request.path_info.endswith("/") and _has_route(f"{request.path_info}/"):
            return
        raise Http404

    @extend_schema(exclude=True)
    def get(self, request: Request, **_kwargs: Any) -> HttpResponsePermanentRedirect:
        # Only for safe methods, so that a redirect never loses a request body.
        return HttpResponsePermanentRedirect(request.get_full_path().replace(request.path, f"{request.path}/", 1))


@method_decorator(tagged_by_content, name="dispatch")
class SchemaView(ProblemResponseMixin, SpectacularAPIView):
    """Description of the API (OpenAPI 3.1), generated once per process; ``for=clients`` gives the plain one."""

    content_negotiation_class = FormatNegotiation

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        activate_language(request, every=False)
        super().initial(request, *args, **kwargs)
        refuse_unknown_parameters(request, {"for", "format", "lang"})
        if request.query_params.get("for", CLIENTS) != CLIENTS:
            message = _("Use %(known)s, or omit the parameter.") % {"known": CLIENTS}
            raise ValidationError({"for": [ErrorDetail(message, "invalid")]})

    @extend_schema(exclude=True)
    def get(self, request: Request, *_args: Any, **_kwargs: Any) -> HttpResponse:
        renderer = request.accepted_renderer
        language, for_clients = wanted_language(request), "for" in request.query_params
        written = _description(language, renderer.media_type, deprecation.DEPRECATED, for_clients=for_clients)
        name = f'inline; filename="moc-portal.{renderer.format}"'
        headers = {"Content-Disposition": name, "Cache-Control": "no-cache"}
        return HttpResponse(written, content_type=f"{renderer.media_type}; charset=utf-8", headers=headers)


@lru_cache(maxsize=16)
def _description(
    language: str, media_type: str, _deprecated: tuple[deprecation.Deprecated, ...], *, for_clients: bool
) -> bytes:
    """Return the description as it is sent. Its generation takes a second or two, its rendering as YAML as long."""
    with translation.override(language):
        described = SchemaView.generator_class().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    if for_clients:
        described = plain(described, server=settings.PORTAL_URL)
    if media_type.endswith("json"):
        # The renderer of drf-spectacular indents, which doubles the length.
        return orjson.dumps(described)
    renderer = next(each for each in SchemaView.renderer_classes if each.media_type == media_type)()
    return cast("bytes", renderer.render(described, media_type, {}))


class DocsView(SpectacularSwaggerSplitView):
    """The description, to read and to try out in a browser."""

    url_name = "api:schema"
    template_name = "api/docs.html"

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        # First, as elsewhere: rendering needs the user, and must not fail on an invalid token.
        self.perform_authentication(request)
        super().initial(request, *args, **kwargs)


def _has_route(path: str) -> bool:
    try:
        return resolve(path).func.__dict__.get("cls") is not ApiNotFoundView
    except Resolver404:
        return False
