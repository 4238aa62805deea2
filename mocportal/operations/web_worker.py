"""Gunicorn worker of the portal, which returns problem details for gunicorn's own errors (RFC 9457)."""

import uuid
from collections.abc import Callable, Iterable
from typing import Any

import structlog
from django.utils import translation
from gunicorn import util
from gunicorn.http import errors
from gunicorn.workers.gthread import ThreadWorker

logger = structlog.get_logger(__name__)

# gunicorn drains at most this much of an unread body, and closes the connection if there is more.
DRAINED = 64 * 1024
REFUSED = 400
KINDS: tuple[tuple[type[Exception], str], ...] = (
    (errors.LimitRequestLine, "address-too-long"),
    (errors.LimitRequestHeaders, "headers-too-large"),
    (errors.ConfigurationProblem, "internal-error"),
    (errors.ParseException, "malformed-request"),
)


class PortalWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types.
    def load_wsgi(self) -> None:
        super().load_wsgi()
        self.wsgi: Any = closing_after_refusals(self.wsgi)

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Exception) -> None:
        """Send problem details for a request that gunicorn could not parse or process.

        The message of the error is neither returned nor logged: it contains the URL, and with it the search terms.
        """
        from core.rest.problems.problem_details import problem_page  # noqa: PLC0415  # Once Django is set up.

        name = next((name for kind, name in KINDS if isinstance(exc, kind)), "internal-error")
        identifier = str(uuid.uuid4())
        with structlog.contextvars.bound_contextvars(request_id=identifier), translation.override("en"):
            if name == "internal-error":
                logger.error("gunicorn_failed", error=type(exc).__name__, exc_info=exc)
            else:
                logger.warning("request_unread", ip=addr[0] if addr else "", error=type(exc).__name__)
            answer = problem_page(None, name)
        for header, value in {
            "Content-Length": str(len(answer.content)),
            "Connection": "close",
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "X-Request-ID": identifier,
        }.items():
            answer.headers[header] = value
        head = f"HTTP/1.1 {answer.status_code} {answer.reason_phrase}\r\n".encode()
        try:
            util.write_nonblock(client, head + answer.serialize_headers() + b"\r\n\r\n" + answer.content)
        except OSError:
            logger.debug("client_gone")


def closing_after_refusals(application: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """Return the application with ``Connection: close`` on errors to requests with a long unread body.

    gunicorn closes such a connection anyway. With the header, a client does not send its next request on it.
    """

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            length = environ.get("CONTENT_LENGTH") or ("0" if "HTTP_TRANSFER_ENCODING" not in environ else DRAINED)
            if int(status[:3]) >= REFUSED and int(length) >= DRAINED:
                # It is a method of gunicorn's response; an application cannot set the header itself.
                start_response.__self__.force_close()
            return start_response(status, headers, exc_info)

        return application(environ, start)

    return answer
