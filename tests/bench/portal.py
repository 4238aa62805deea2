"""The portal as its web server sees it: the WSGI application, called in this process."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client, RequestFactory

ACCEPTED = {200, 304}


class Portal:
    """Asks for pages, with every middleware, the log of requests and the check of the connection between them."""

    def __init__(self) -> None:
        self.application = WSGIHandler()
        self.factory = RequestFactory()

    def get(self, path: str, **headers: str) -> Callable[[], bytes]:
        """A call that asks for ``path`` and returns the answer. It raises RuntimeError where that is a refusal."""

        def answer() -> bytes:
            status = []
            environment = self.factory.get(path, SERVER_NAME="localhost", **headers).environ
            response = self.application(environment, lambda line, _headers, _error=None: status.append(line))
            body = b"".join(response)
            response.close()
            if int(status[0].split()[0]) not in ACCEPTED:
                raise RuntimeError(f"{path}: {status[0]}\n{body.decode(errors='replace')[:2_000]}")
            return body

        return answer

    def entity_tag(self, path: str, **headers: str) -> str:
        response = self.application(self.factory.get(path, SERVER_NAME="localhost", **headers).environ, _ignored)
        response.close()
        return response.headers["ETag"]


def bearer(token: str) -> dict[str, str]:
    return {"HTTP_AUTHORIZATION": f"Bearer {token}"}


def session(user: AbstractBaseUser) -> dict[str, str]:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return {"HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}={client.session.session_key}"}


def _ignored(*_told: object) -> None:
    """What start_response is told, where only the answer itself matters."""
