"""Refusals as problem details (RFC 9457): what is wrong, where, and an address that explains the kind of problem."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import structlog
from django.db import IntegrityError
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler, set_rollback

from contacts.admin.forms import constraint_of, sentence_for
from contacts.exceptions import DomainError

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its name in the address, its status, and what its page says."""

    name: str
    status: int
    title: "_StrPromise"
    explanation: "_StrPromise"


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "invalid-parameters",
            400,
            gettext_lazy("The request has values that cannot be used"),
            gettext_lazy("Each entry of “errors” names a parameter or a place in the body, and says what to change."),
        ),
        Kind(
            "malformed-request",
            400,
            gettext_lazy("The request cannot be read"),
            gettext_lazy("The body is not what its media type says, or the address holds what no address can."),
        ),
        Kind(
            "not-authenticated",
            401,
            gettext_lazy("Sign-in is needed"),
            gettext_lazy("Send a valid token in the header “Authorization: Bearer …”. Administrators issue tokens."),
        ),
        Kind(
            "not-allowed",
            403,
            gettext_lazy("Not allowed"),
            gettext_lazy("You may see this but not do what you asked for."),
        ),
        Kind(
            "not-found",
            404,
            gettext_lazy("Not found"),
            gettext_lazy("There is nothing at this address that you may see."),
        ),
        Kind(
            "method-not-allowed",
            405,
            gettext_lazy("The method is not offered here"),
            gettext_lazy("The header “Allow” names the methods that this address knows."),
        ),
        Kind(
            "not-acceptable",
            406,
            gettext_lazy("No such format"),
            gettext_lazy("The header “Accept” names only formats that are not offered here."),
        ),
        Kind(
            "refused",
            409,
            gettext_lazy("Refused as it stands"),
            gettext_lazy(
                "The record would become false. “detail” says why and what can be done; “code” names the rule."
            ),
        ),
        Kind(
            "unsupported-media-type",
            415,
            gettext_lazy("The body has a format that is not read here"),
            gettext_lazy("Send application/json."),
        ),
        Kind(
            "too-many-requests",
            429,
            gettext_lazy("Too many requests"),
            gettext_lazy("Wait for the seconds that the header “Retry-After” names."),
        ),
        Kind(
            "internal-error",
            500,
            gettext_lazy("The portal failed"),
            gettext_lazy("The request was recorded under the identifier in “instance”. Give it to the operator."),
        ),
    )
}
BY_STATUS = {kind.status: kind for kind in KINDS.values() if kind.name != "malformed-request"}


def problem_details(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """What DRF calls for each exception that a view raises. None for what nobody expected: Django then answers 500."""
    if isinstance(error, DomainError):
        set_rollback()
        return _response(KINDS["refused"], str(error), {"code": error.code})
    if isinstance(error, IntegrityError) and (constraint := constraint_of(error)):
        set_rollback()
        return _response(KINDS["refused"], sentence_for(constraint), {"code": _code(constraint)})
    response = exception_handler(error, dict(context))
    if response is None:
        return None
    extra: dict[str, Any] = {}
    if isinstance(error, exceptions.ValidationError):
        where = "parameter" if context["request"].method in {"GET", "HEAD"} else "pointer"
        extra["errors"] = list(_errors(error.get_full_details(), where))
        detail = "; ".join(each["message"] for each in extra["errors"])
    elif isinstance(error, Http404):
        # Django's own messages name models; the explanation of the kind says as much as anyone may know.
        detail = ""
    else:
        detail = str(response.data.get("detail", "")) if isinstance(response.data, dict) else ""
    kind = BY_STATUS.get(response.status_code, KINDS["internal-error"])
    if isinstance(error, exceptions.ParseError):
        kind = KINDS["malformed-request"]
    return _response(kind, detail, extra, headers=dict(response.headers))


def _code(constraint: str) -> str:
    """The rule that a constraint holds to, as machines read it; the one that closes the register has many triggers."""
    return "register-closed" if constraint.endswith("_register_is_open") else constraint.replace("_", "-")


def problem_page(request: HttpRequest, name: str) -> JsonResponse:
    """The same outside DRF, for what Django itself refuses under the API's addresses."""
    kind = KINDS[name]
    body = _body(kind, str(kind.explanation), {})
    return JsonResponse(body, status=kind.status, content_type=MEDIA_TYPE)


def _response(kind: Kind, detail: str, extra: dict[str, Any], headers: dict[str, str] | None = None) -> Response:
    kept = {name: value for name, value in (headers or {}).items() if name.lower() not in {"content-type", "vary"}}
    return Response(_body(kind, detail, extra), status=kind.status, headers=kept, content_type=MEDIA_TYPE)


def _body(kind: Kind, detail: str, extra: dict[str, Any]) -> dict[str, Any]:
    identifier = str(structlog.contextvars.get_contextvars().get("request_id", ""))
    return {
        "type": reverse("api:problem", args=[kind.name]),
        "title": str(kind.title),
        "status": kind.status,
        "detail": detail or str(kind.explanation),
        "instance": quote(identifier, safe="-"),
        **extra,
    }


def _errors(details: Any, where: str, path: str = "") -> Iterator[dict[str, str]]:
    """One entry for each message, however deep in the body its place is."""
    if isinstance(details, dict) and set(details) == {"message", "code"}:
        place = {} if not path else {where: path if where == "pointer" else path.removeprefix("/")}
        yield {**place, "code": str(details["code"]), "message": str(details["message"])}
    elif isinstance(details, dict):
        for name, inner in details.items():
            yield from _errors(inner, where, f"{path}/{name}")
    else:
        for inner in details:
            yield from _errors(inner, where, path)
