"""Endpoint with which a partner system rotates its own token."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import PermissionDenied, Throttled
from rest_framework.request import Request

from core.rest.read import credentials
from core.rest.read.instants import written_instant
from core.rest.views import LocalizedView
from core.rest.write.fields import IntegerField
from core.rest.write.inputs import Input
from partners.enums import Scope
from partners.models import Token
from partners.secret_responses import secret_response
from partners.services import tokens

HOUR = 3600
# A rotation sends emails; a program in a loop must not send one at each request.
LEAST_AGE = timedelta(hours=24)
LONGEST_OVERLAP_HOURS = int(tokens.USUAL_OVERLAP.total_seconds()) // HOUR


class TokenRotation(Input):
    """For how many hours the old token remains valid: 48 at most, which is the default."""

    overlap_hours = IntegerField(largest=LONGEST_OVERLAP_HOURS, required=False)


class RotatedTokenSerializer(serializers.Serializer[Any]):
    """The new token, in this response alone, and the end of the old one."""

    token = serializers.CharField()
    prefix = serializers.CharField()
    expires_at = serializers.DateTimeField()
    old_expires_at = serializers.DateTimeField(help_text="Until then, both tokens are valid.")


class TokenRotationView(LocalizedView):
    """Rotation of the token in use."""

    http_method_names = ["post", "options"]

    @extend_schema(operation_id="tokens_rotate_create", request=TokenRotation, responses={201: RotatedTokenSerializer})
    def post(self, request: Request) -> HttpResponse:
        """Replace the token of this request with a new one, which has the same lifetime and is shown once.

        A token is rotated once: a repeated request is refused, or gets the response without the token if it has the
        same `Idempotency-Key`. After a lost response, a contact point officer creates a token. A token from a rotation
        is rotated after 24 hours at the earliest (429).
        """
        old = request.auth
        if not isinstance(old, Token) or old.client is None:
            raise PermissionDenied(_("Only partner systems can rotate their token here. Create a new personal token."))
        credentials.require(request, Scope.ROTATE_TOKEN.value)
        context = {"request": request, "client": old.client, "response_fields": frozenset(), "related": {}}
        form = TokenRotation(context=context)
        form.take(request.data)
        overlap = timedelta(hours=form.given.get("overlap_hours", LONGEST_OVERLAP_HOURS))

        def rotate() -> dict[str, Any]:
            now = timezone.now()
            if old.replaces_id and (wait := old.created_at + LEAST_AGE - now) > timedelta(0):
                raise Throttled(wait=wait.total_seconds())
            made, text = tokens.rotate(token=old, at=now, overlap=overlap)
            return {
                "token": text,
                "prefix": made.prefix,
                "expires_at": written_instant(made.expires_at),
                "old_expires_at": written_instant(min(old.expires_at, now + overlap)),
            }

        response = secret_response(request, rotate, field="token", status=status.HTTP_201_CREATED)
        patch_cache_control(response, private=True, no_store=True)
        return response
