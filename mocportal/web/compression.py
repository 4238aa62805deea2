"""Response compression (gzip) for the API: it reduces JSON, CSV and calendars to a tenth."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

from partners.authentication import API, token_in

# A shorter response fits into a packet or two without compression.
SHORTEST = 1_000
TEXT = ("json", "text/csv", "text/calendar", "openapi", "yaml")
# Suffix of the ETag of a compressed response, which is another byte sequence (RFC 9110, 8.8.1). No other ETag has it.
SUFFIX = ';gzip"'
# The description of the API is the same for everyone, so that its length reveals nothing, even to a session.
DESCRIPTION = f"{API}v1/schema/"
OPEN = "/open/"
CONDITIONS = ("HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH")


class CompressionMiddleware(GZipMiddleware):
    """Compression middleware for responses to tokens and public ones, and for the description of the API.

    Other responses to cookies or HTTP passwords are never compressed.
    BREACH derives a secret from the length of responses that also contain the attacker's text. The attacker makes a
    browser send the requests, and a browser sends cookies and passwords automatically, but no token.

    ETags stay strong: that of a compressed response ends in ``;gzip``, and is accepted as the record's ETag in
    requests. Django would make it weak, which ``If-Match`` must reject.
    """

    # Not random, so that the same response always has the same bytes. Randomness would only hide lengths, which reveal
    # nothing here.
    max_random_bytes = 0

    def __call__(self, request: HttpRequest) -> Any:
        if not (request.path_info.startswith((API, OPEN)) and (request.path_info == DESCRIPTION or _is_safe(request))):
            return self.get_response(request)
        named = request.META.get("HTTP_IF_NONE_MATCH", "")
        for name in CONDITIONS:
            if SUFFIX in request.META.get(name, ""):
                request.META[name] = request.META[name].replace(SUFFIX, '"')
                # Resets the cached headers.
                request.__dict__.pop("headers", None)
        return self._compressed(request, self.get_response(request), named)

    def _compressed(self, request: HttpRequest, response: Any, named: str) -> Any:
        tag = response.headers.get("ETag", "")
        own = tag.removesuffix('"') + SUFFIX if tag.startswith('"') else tag
        if response.status_code == HTTPStatus.NOT_MODIFIED:
            patch_vary_headers(response, ("Accept-Encoding",))
            if own in named:
                response.headers["ETag"] = own
        if not any(kind in response.headers.get("Content-Type", "") for kind in TEXT):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        short = not response.streaming and len(response.content) < SHORTEST
        if short or not takes_gzip(request.headers.get("Accept-Encoding", "")):
            return response
        # Django matches only the lowercase word.
        request.META["HTTP_ACCEPT_ENCODING"] = "gzip"
        response = self.process_response(request, response)
        if tag and response.headers.get("Content-Encoding") == "gzip":
            response.headers["ETag"] = own
        return response


def takes_gzip(accepted: str) -> bool:
    """Return whether an Accept-Encoding header accepts gzip; a weight of 0 rejects it (RFC 9110, 12.4.2)."""
    for each in accepted.lower().split(","):
        coding, _semicolon, weight = each.replace(" ", "").partition(";q=")
        if coding == "gzip":
            return weight.strip("0.") != "" or weight == ""
    return False


def _is_safe(request: HttpRequest) -> bool:
    return token_in(request) is not None or not (request.headers.get("Cookie") or "Authorization" in request.headers)
