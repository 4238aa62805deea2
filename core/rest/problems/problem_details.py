"""Problem details of errors (RFC 9457): message, location, and a URL that explains the type of problem."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

import structlog
from django.db import IntegrityError
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import reverse
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler, set_rollback

from core.refusals.constraint_messages import constraint_of, message_for
from core.refusals.errors import BusyError, DomainError
from core.rest.error_hints import hint_for
from core.rest.problems.conflict_codes import code_of, explain, is_refusal
from core.rest.problems.problem_types import KINDS, ProblemType, kind_of

MEDIA_TYPE = "application/problem+json"


def problem_details(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """Return the problem response for an exception of a view; None for an unexpected one, which becomes a 500.

    DRF calls this exception handler. The attribute ``members`` of an exception adds members to its problem.
    """
    extra: dict[str, Any] = dict(getattr(error, "members", {}))
    if isinstance(error, BusyError):
        set_rollback()
        return _response(KINDS["too-many-requests"], str(error), extra, headers={"Retry-After": str(error.wait)})
    if isinstance(error, DomainError):
        set_rollback()
        extra = {"code": error.code, **_placed(error, error.code, str(error)), **extra}
        return _response(kind_of(409, error.code), str(error), extra)
    if isinstance(error, IntegrityError) and (constraint := constraint_of(error)):
        set_rollback()
        code, sentence = code_of(constraint), message_for(error)
        return _response(KINDS["refused"], sentence, {"code": code, **_placed(error, code, sentence)})
    response = exception_handler(error, dict(context))
    if response is None:
        return None
    if isinstance(error, exceptions.ValidationError):
        extra["errors"] = list(_validation_errors(error.get_full_details(), context["request"]))
        detail = " ".join(_with_place(each) for each in extra["errors"])
    elif isinstance(error, Http404 | exceptions.NotAuthenticated):
        # Django's own messages name models, and those of REST framework the ways to sign in; the explanation of the
        # type says as much as a client may know.
        detail = ""
    else:
        detail = str(response.data.get("detail", "")) if isinstance(response.data, dict) else ""
    detail = hint_for(error, context["view"]) or detail
    extra |= _placed(error, str(getattr(error, "default_code", "")), detail)
    name = error.get_codes() if isinstance(error, exceptions.APIException) else None
    kind = KINDS["malformed-request"] if name == "parse_error" else kind_of(response.status_code, name)
    # Some errors have headers such as Retry-After.
    headers = {**response.headers, **getattr(error, "headers", {})}
    return _response(kind, detail, extra, headers=headers)


def problem_page(_request: HttpRequest | None, name: str, detail: str = "") -> JsonResponse:
    """Return a problem response outside DRF: for errors of Django, of a middleware or of gunicorn."""
    kind = KINDS[name]
    return JsonResponse(_body(kind, detail, {}), status=kind.status, content_type=MEDIA_TYPE)


def _placed(error: Exception, code: str, message: str) -> dict[str, Any]:
    """Return the location of the refused record in a body of several, if the exception has one."""
    pointer = getattr(error, "pointer", None)
    return {} if pointer is None else {"errors": [{"pointer": pointer, "code": code, "message": message}]}


def _response(kind: ProblemType, detail: str, extra: dict[str, Any], headers: dict[str, str] | None = None) -> Response:
    allowed_headers = {
        name: value for name, value in (headers or {}).items() if name.lower() not in {"content-type", "vary"}
    }
    return Response(_body(kind, detail, extra), status=kind.status, headers=allowed_headers, content_type=MEDIA_TYPE)


def _body(kind: ProblemType, detail: str, extra: dict[str, Any]) -> dict[str, Any]:
    identifier = str(structlog.contextvars.get_contextvars().get("request_id", ""))
    name, title = kind.name, str(kind.title)
    if kind.name == "refused" and is_refusal(code := str(extra.get("code", ""))):
        # Each conflict code is a problem type of its own.
        name, title = code, str(explain(code).title)
    return {
        "type": reverse("api:problem", args=[name]),
        "title": title,
        "status": kind.status,
        "detail": detail or f"{kind.explanation} {kind.remedy}",
        "instance": quote(identifier, safe="-"),
        **extra,
    }


def _validation_errors(details: Any, request: Any) -> Iterator[dict[str, str]]:
    """Yield the validation errors, each with its query parameter or with a pointer into the body."""
    if request.method in {"GET", "HEAD"} or not isinstance(details, dict) or _is_message(details):
        yield from _errors(details, "parameter" if request.method in {"GET", "HEAD"} else "pointer")
        return
    for name, inner in details.items():
        yield from _errors({name: inner}, "parameter" if name in request.query_params else "pointer")


def _with_place(error: Mapping[str, str]) -> str:
    """Return a message that begins with its location, as in “title: Too long.”, for the text of ``detail``."""
    place = error.get("parameter") or error.get("pointer", "").removeprefix("/")
    return f"{place}: {error['message']}" if place else error["message"]


def _is_message(details: Any) -> bool:
    return isinstance(details, dict) and set(details) == {"message", "code"}


def _errors(details: Any, where: str, path: str = "") -> Iterator[dict[str, str]]:
    """Yield an entry for each message at any depth of the error structure."""
    if _is_message(details):
        place = {} if not path else {where: path if where == "pointer" else path.removeprefix("/")}
        yield {**place, "code": str(details["code"]), "message": str(details["message"])}
    elif isinstance(details, dict):
        for name, inner in details.items():
            yield from _errors(inner, where, f"{path}/{_escaped(name) if where == 'pointer' else name}")
    else:
        for inner in details:
            yield from _errors(inner, where, path)


def _escaped(name: object) -> str:
    """Return the name of a member escaped for a JSON pointer (RFC 6901, 4)."""
    return str(name).replace("~", "~0").replace("/", "~1")
