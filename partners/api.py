"""Endpoints about the partner system itself: the access of its token, and its external identifiers."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, ClassVar

from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, PermissionDenied, ValidationError
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response

from contacts.enums import Role
from contacts.models import User
from core.feed.api.readers import app_of
from core.feed.api.record_payloads import serializer_of
from core.feed.registry import collections, record_types
from core.feed.visibility import key_of, rows_for
from core.rest.endpoints.record_view import READ_SCOPES
from core.rest.read import credentials
from core.rest.read.instants import written_instant
from core.rest.views import LocalizedView, PrivateCacheMixin
from partners.enums import Scope
from partners.models import ExternalKey, Token


class AccessSerializer(serializers.Serializer[Any]):
    """The requester and its rights. Values of tokens and partner systems are null without one."""

    account = serializers.CharField()
    role = serializers.ChoiceField(Role.choices)
    participant = serializers.CharField(allow_null=True)
    system = serializers.CharField(allow_null=True)
    token = serializers.CharField(allow_null=True, help_text="The prefix of the token.")
    scopes = serializers.ListField(
        child=serializers.ChoiceField(Scope.choices),
        allow_null=True,
        help_text="Null for a session, where the role alone determines access.",
    )
    expires_at = serializers.DateTimeField(allow_null=True)


class AccessView(LocalizedView):
    """The requester, its scopes and their end."""

    known: ClassVar = {"lang"}

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(response, ["Authorization"])
        return response

    @extend_schema(operation_id="access_retrieve", responses=AccessSerializer)
    def get(self, request: Request) -> Response:
        user = request.user
        assert isinstance(user, User)
        token = request.auth if isinstance(request.auth, Token) else None
        client = token.client if token else None
        return Response(
            {
                "account": user.username,
                "role": user.role,
                "participant": user.participant.code if user.participant else None,
                "system": client.name if client else None,
                "token": token.prefix if token else None,
                "scopes": list((client or token).scopes) if token else None,
                "expires_at": written_instant(token.expires_at) if token else None,
            }
        )


class ExternalIdSerializer(serializers.Serializer[Any]):
    """An identifier of your system, and its record here."""

    external_id = serializers.CharField()
    type = serializers.CharField(help_text="The type of record, as in the feed.")
    key = serializers.CharField(help_text="The key in the record's address.")
    url = serializers.URLField()


class ExternalIdPages(CursorPagination):
    page_size = 200
    ordering = "pk"


class ExternalIdsSerializer(serializers.Serializer[Any]):
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = ExternalIdSerializer(many=True)


class ExternalIdsView(PrivateCacheMixin, LocalizedView):
    """The identifiers that your system gave, `external_id`, each with the record that it names."""

    known: ClassVar = {"lang", "type", "cursor"}

    @extend_schema(
        operation_id="external_ids_list",
        parameters=[
            OpenApiParameter("type", description="Only this type of record: the name of a collection."),
            OpenApiParameter("cursor", OpenApiTypes.STR, description="The page, as `next` and `previous` have it."),
        ],
        responses=ExternalIdsSerializer,
    )
    def get(self, request: Request) -> Response:
        client = credentials.client_of(request)
        if client is None:
            raise PermissionDenied(_("Only partner systems have external identifiers."))
        scopes = {name: READ_SCOPES[app_of(each)] for name, each in record_types().items()}
        permitted = [name for name, scope in scopes.items() if credentials.allows(request, scope)]
        rows = ExternalKey.objects.filter(client=client, type__in=permitted)
        if (type_ := request.query_params.get("type")) is not None:
            if type_ not in collections():
                message = _("Choose one of: %(known)s.") % {"known": ", ".join(collections())}
                raise ValidationError({"type": [ErrorDetail(message, "invalid_choice")]})
            name = collections()[type_]
            credentials.require(request, scopes[name])
            rows = rows.filter(type=name)
        pages = ExternalIdPages()
        found = pages.paginate_queryset(rows, request, view=self) or []
        return pages.get_paginated_response(self._written(found, request))

    def _written(self, found: Iterable[ExternalKey], request: Request) -> list[dict[str, str]]:
        """Return those whose record exists and is visible to the system."""
        numbers: dict[str, set[int]] = defaultdict(set)
        for each in found:
            numbers[each.type].add(each.record)
        keys: dict[tuple[str, int], str] = {}
        for name, records in numbers.items():
            type_ = record_types()[name]
            rows = rows_for(type_, request.user).filter(pk__in=records).values_list("pk", *key_of(type_))
            keys |= {(name, pk): ".".join(map(str, key)) for pk, *key in rows}
        return [
            {
                "external_id": each.key,
                "type": record_types()[each.type].prefix,
                "key": key,
                "url": f"{serializer_of(record_types()[each.type], request).context['collection']}{key}/",
            }
            for each in found
            if (key := keys.get((each.type, each.record)))
        ]
