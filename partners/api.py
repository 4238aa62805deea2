"""Token introspection endpoint: the scopes of the bearer token in use, for a partner system to check first."""

from typing import Any, ClassVar

from django.utils.cache import patch_vary_headers
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from contacts.enums import Role
from contacts.models import User
from core.rest.read.instants import written_instant
from core.rest.views import LocalizedView
from partners.enums import Scope
from partners.models import Token


class AccessSerializer(serializers.Serializer[Any]):
    """Who asks, and what is open to them. What only a token or a partner system has is null without one."""

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
    """Who asks, with which scopes, and until when."""

    known: ClassVar = {"lang"}

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(response, ["Authorization"])
        return response

    @extend_schema(operation_id="access", responses=AccessSerializer)
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
