"""The portal as its web server sees it: the WSGI application, called in this process."""

from collections.abc import Callable
from contextvars import Context
from functools import partial
from io import BytesIO
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client, RequestFactory

type Application = Callable[..., Any]

ACCEPTED = {200, 201, 304}
FACTORY = RequestFactory()


def ask(
    application: Application, path: str, *, method: str = "GET", body: bytes = b"", **headers: str
) -> Callable[[], bytes]:
    """A call that asks ``application`` for ``path`` and returns the answer. It raises RuntimeError for a refusal.

    It runs in a context of its own, as in a thread of the web server: what this process did before left a variable
    in its own for each resolver of addresses, and every line of the log goes through all of them.
    """
    asked = FACTORY.generic(method, path, body, "application/json", SERVER_NAME="localhost", **headers).environ

    def answer() -> bytes:
        status: list[str] = []
        environment = {**asked, "wsgi.input": BytesIO(body)}
        response = application(environment, lambda line, _headers, _error=None: status.append(line))
        content = b"".join(response)
        if hasattr(response, "close"):
            response.close()
        if int(status[0].split()[0]) not in ACCEPTED:
            raise RuntimeError(f"{path}: {status[0]}\n{content.decode(errors='replace')[:2_000]}")
        return content

    return partial(Context().run, answer)


class Portal:
    """Asks for pages, with every middleware, the log of requests and the check of the connection between them."""

    def __init__(self) -> None:
        self.application = WSGIHandler()

    def get(self, path: str, **headers: str) -> Callable[[], bytes]:
        return ask(self.application, path, **headers)

    def post(self, path: str, body: bytes, **headers: str) -> Callable[[], bytes]:
        return ask(self.application, path, method="POST", body=body, **headers)

    def entity_tag(self, path: str, **headers: str) -> str:
        response = self.application(FACTORY.get(path, SERVER_NAME="localhost", **headers).environ, _ignored)
        response.close()
        tag: str = response.headers["ETag"]
        return tag


def bearer(token: str) -> dict[str, str]:
    return {"HTTP_AUTHORIZATION": f"Bearer {token}"}


def session(user: AbstractBaseUser) -> dict[str, str]:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return {"HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}={client.session.session_key}"}


def _ignored(*_told: object) -> None:
    """What start_response is told, where only the answer itself matters."""
