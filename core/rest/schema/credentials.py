"""Authentication schemes of the OpenAPI description, and field types that drf-spectacular cannot infer."""

from typing import Any

from django.conf import settings
from drf_spectacular.extensions import OpenApiAuthenticationExtension, OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema

TOKEN, SESSION, CALENDAR = "token", "session", "calendar"

SCHEMES: dict[str, dict[str, Any]] = {
    TOKEN: {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "moc_<prefix>_<secret>",
        "description": "The token of a partner system, or a personal token. A token is shown only once.",
    },
    SESSION: {
        "type": "apiKey",
        "in": "cookie",
        "name": settings.SESSION_COOKIE_NAME,
        "description": "The session of a signed-in user. Unsafe methods need `X-CSRFToken` too.",
    },
    CALENDAR: {
        "type": "http",
        "scheme": "basic",
        "description": "A calendar token as the password, with any user name. It opens the calendar and nothing else.",
    },
}


# drf-spectacular is not typed; the same applies to the other exceptions here.
class BearerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "partners.authentication.BearerAuthentication"
    name = TOKEN

    def get_security_requirement(self, auto_schema: AutoSchema) -> dict[str, list[str]]:
        """Return the token scheme with the scope of a partner system.

        Sessions and personal tokens need none.
        """
        reads = auto_schema.method in {"GET", "HEAD"}
        scope = getattr(auto_schema.view, "read_scope" if reads else "write_scope", None)
        return {TOKEN: [scope] if isinstance(scope, str) and scope else []}

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        return SCHEMES[TOKEN]


class SessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "rest_framework.authentication.SessionAuthentication"
    name = SESSION
    # Before drf-spectacular's own.
    priority = 1

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        return SCHEMES[SESSION]


class CalendarScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "partners.calendar_access.CalendarAuthentication"
    name = CALENDAR

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        return SCHEMES[CALENDAR]


class TextField(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    target_class = "core.rest.read.fields.MultilingualTextField"

    def map_serializer_field(self, auto_schema: AutoSchema, direction: str) -> dict[str, Any]:
        return {"oneOf": [{"type": ["string", "null"]}, {"$ref": "#/components/schemas/Translations"}]}
