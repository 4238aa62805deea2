"""Requests to the API: pages, retries, idempotency keys and changes of the version that was read."""

import gzip
import json
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import Any, NamedTuple, overload
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urljoin
from urllib.request import HTTPRedirectHandler, Request, build_opener

type Json = dict[str, Any]

TEMPORARY = frozenset({429, 502, 503, 504})
# Seconds of the longest pause between two attempts.
LONGEST = 300
# With ``Retry-After``: the first request with the same idempotency key is in progress.
CONFLICT = 409
CHANGED_SINCE = 412


class _NoRedirects(HTTPRedirectHandler):
    """The API does not redirect, and a redirect would send the token to another address."""

    def redirect_request(self, *_arguments: Any) -> None:
        return None


OPENER = build_opener(_NoRedirects)


class Problem(Exception):  # noqa: N818  # The name of RFC 9457.
    """An error response (RFC 9457). ``errors`` names each invalid value by ``pointer`` or ``parameter``."""

    def __init__(self, status: int, body: Json) -> None:
        super().__init__(f"{status} {body.get('detail') or body.get('title') or ''}".strip())
        self.status, self.body = status, body
        self.code: str = body.get("code") or str(body.get("type", "")).rstrip("/").rpartition("/")[2]
        self.errors: list[Json] = body.get("errors", [])


class Collection[R](str):
    """The path of a collection (``commitments/``) with records of the type ``R``, from ``moc_client.records``."""

    __slots__ = ()


class Response(NamedTuple):
    """The JSON of a response, and its headers."""

    body: Any
    headers: HTTPMessage


class Portal:
    """The API of the portal at ``address``, with the rights of ``token``.

    ``attempts`` limits the requests for one call: 429, 503 and lost connections are tried again after ``Retry-After``,
    or after 1, 2, 4 ... seconds, 60 at most. Each write has an idempotency key or an entity tag, so that an attempt
    whose response was lost is not processed twice.
    """

    def __init__(
        self, address: str, token: str, *, language: str = "en", timeout: float = 60, attempts: int = 6
    ) -> None:
        self.api = address.rstrip("/") + "/api/v1/"
        self._headers = {
            "Authorization": f"Bearer {token.strip()}",
            "Accept-Language": language,
            "Accept-Encoding": "gzip",
        }
        self._timeout, self._attempts = timeout, attempts

    @overload
    def get[R](self, path: Collection[R], key: str, **parameters: Any) -> R: ...
    @overload
    def get(self, path: str, key: str = "", **parameters: Any) -> Json: ...
    def get(self, path: str, key: str = "", **parameters: Any) -> Any:
        """Return the record with ``key`` in a collection, or at a path (``dialogues/3/``). Raises ``Problem``."""
        if key in {".", ".."}:
            message = f"{key} is not the key of a record."
            raise ValueError(message)
        return self.request("GET", path + (f"{quote(key, safe='~')}/" if key else ""), parameters).body

    @overload
    def list[R](self, path: Collection[R], **parameters: Any) -> Iterator[R]: ...
    @overload
    def list(self, path: str, **parameters: Any) -> Iterator[Json]: ...
    def list(self, path: str, **parameters: Any) -> Iterator[Any]:
        """Yield the records of all pages. A list of values is one parameter: ``state__in=["active", "completed"]``."""
        address, query = path, {"limit": 200} | parameters
        while address:
            page = self.request("GET", address, query).body
            yield from page["results"]
            # ``next`` is a whole address and includes the parameters.
            address, query = page["next"], {}

    def create(self, path: str, record: Any, *, key: str = "", reason: str = "") -> Any:
        """Create a record, or up to 100, and return the response. ``key``: idempotency key, by default a new one."""
        headers = {"Idempotency-Key": key or str(uuid.uuid4())}
        return self.request("POST", path, body=record, headers=headers | _reason(reason)).body

    def change(self, path: str, merge: Callable[[Json], Json], *, reason: str = "") -> Json:
        """Change the fields that ``merge`` returns for the present record. If they are empty, change nothing.

        If another user changes the record in between, ``merge`` gets the new version and decides again.
        """
        for attempt in range(self._attempts):
            record: Json
            record, headers = self.request("GET", path)
            fields = merge(record)
            if not fields:
                break
            try:
                return self.act(path, fields, tag=headers["ETag"], method="PATCH", reason=reason)
            except Problem as problem:
                if problem.status != CHANGED_SINCE or attempt + 1 == self._attempts:
                    raise
        return record

    def act(self, path: str, body: Json | None = None, *, tag: str, method: str = "POST", reason: str = "") -> Json:
        """Send ``body`` for the version of a record with the entity tag ``tag``, such as to ``…/state/``."""
        headers = {"If-Match": tag, "Idempotency-Key": str(uuid.uuid4())} | _reason(reason)
        answer: Json = self.request(method, path, body=body, headers=headers).body
        return answer

    def lines(self, path: str, **parameters: Any) -> Iterator[Json]:
        """Yield the objects of a stream of JSON lines. Raises ``ConnectionError`` if it is interrupted."""
        with self._open("GET", path, parameters, None, {}) as answer:
            try:
                yield from map(json.loads, _uncompressed(answer))
            except (HTTPException, EOFError, ValueError) as error:
                message = "The stream was interrupted."
                raise ConnectionError(message) from error

    def request(
        self,
        method: str,
        path: str,
        parameters: Mapping[str, Any] | None = None,
        body: Any = None,
        headers: dict[str, str] | None = None,
    ) -> Response:
        """Send a request and return the response. Raises ``Problem`` for an error response, else ``OSError``."""
        for attempt in range(1, self._attempts + 1):
            with self._open(method, path, parameters or {}, body, headers or {}) as answer:
                try:
                    content = b"".join(_uncompressed(answer))
                    return Response(json.loads(content) if content else None, answer.headers)
                except (HTTPException, EOFError, ValueError) as error:
                    if attempt == self._attempts:
                        message = "The response was interrupted."
                        raise ConnectionError(message) from error
        raise AssertionError

    def _open(
        self, method: str, path: str, parameters: Mapping[str, Any], body: Any, headers: dict[str, str]
    ) -> HTTPResponse:
        query = urlencode(parameters, doseq=True)
        address = urljoin(self.api, path) + (f"?{query}" if query else "")
        if not address.startswith(self.api):
            message = f"{address} is not below {self.api}: the token would be sent to another server."
            raise ValueError(message)
        data = None if body is None else json.dumps(body).encode()
        content = {} if data is None else {"Content-Type": "application/json"}
        # Below the address of the portal, which the user names.
        request = Request(address, data, self._headers | content | headers, method=method)  # noqa: S310
        for attempt in range(1, self._attempts + 1):
            pause = min(2 ** (attempt - 1), 60)
            try:
                # typeshed has no type for it.
                return OPENER.open(request, timeout=self._timeout)  # type: ignore[no-any-return]
            except HTTPError as error:
                after = error.headers["Retry-After"]
                if attempt == self._attempts or not (error.code in TEMPORARY or (error.code == CONFLICT and after)):
                    raise _problem(error) from None
                pause = _seconds(after, pause)
            except (URLError, HTTPException, TimeoutError, ConnectionError):
                if attempt == self._attempts:
                    raise
            time.sleep(pause)
        raise AssertionError


def _problem(error: HTTPError) -> Problem:
    with error:
        content = b"".join(_uncompressed(error))
    try:
        body = json.loads(content)
    except ValueError:
        body = None
    # Otherwise a proxy, not the portal, has answered.
    return Problem(error.code, body if isinstance(body, dict) else {"title": content[:300].decode(errors="replace")})


def _seconds(after: str | None, pause: int) -> int:
    """Return the seconds of ``Retry-After``, which may be a date, else ``pause``."""
    if after is None:
        return pause
    if not after.isdecimal():
        try:
            after = str(max(0, int(parsedate_to_datetime(after).timestamp() - time.time()) + 1))
        except ValueError:
            return pause
    return min(int(after), LONGEST)


def _uncompressed(answer: Any) -> Any:
    return gzip.GzipFile(fileobj=answer) if answer.headers["Content-Encoding"] == "gzip" else answer


def _reason(reason: str) -> dict[str, str]:
    """Return the header for the history of the record, percent-encoded because headers are ASCII."""
    return {"X-Change-Reason": quote(reason, safe=" ,.;:()")} if reason else {}
