"""A ministry's identity provider in a process of its own: django-allauth's, told by tests whom to vouch for.

Run as a program, it writes its port and then answers until its standard input is closed. ``POST /told/`` says who is
signed in there, and which claims of the next ID token are to be other than they should.
"""

import json
import sys
import threading
from collections.abc import Callable
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

CLIENT, SECRET = "moc-portal", "a-secret-of-the-client"
BACK = "http://testserver/sign-in/{code}/back/"

told: dict[str, Any] = {}


@csrf_exempt
def set_claims(request: HttpRequest) -> HttpResponse:
    told.clear()
    told.update(json.loads(request.body))
    return JsonResponse({})


class SignedIn:
    """Whoever the test named is signed in at the ministry."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        from django.contrib.auth.models import User  # noqa: PLC0415  # It needs the settings below.

        # Django's own accounts, and not those of the portal.
        request.user = User.objects.get_or_create(username=told.get("sub", "nobody"))[0]  # type: ignore[assignment]
        return self.get_response(request)


def adapter() -> type[Any]:
    from allauth.idp.oidc.adapter import DefaultOIDCAdapter  # noqa: PLC0415  # As above.

    class Adapter(DefaultOIDCAdapter):  # type: ignore[misc]  # The library has no types.
        def get_claims(self, purpose: str, user: Any, client: Any, scopes: Any, **kwargs: Any) -> dict[str, Any]:
            return {"sub": told["sub"], **told.get("person", {})}

        def populate_id_token(self, id_token: dict[str, Any], client: Any, scopes: Any, **kwargs: Any) -> None:
            id_token.update(told.get("claims", {}))
            for name in told.get("without", []):
                id_token.pop(name, None)

    return Adapter


def key() -> str:
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def configure() -> None:
    settings.configure(
        SECRET_KEY="only-for-tests",
        ALLOWED_HOSTS=["127.0.0.1"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "allauth",
            "allauth.account",
            "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            f"{__name__}.SignedIn",
            "allauth.account.middleware.AccountMiddleware",
        ],
        SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
            }
        ],
        ROOT_URLCONF=__name__,
        IDP_OIDC_PRIVATE_KEY=key(),
        IDP_OIDC_ADAPTER=f"{__name__}.Adapter",
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        SILENCED_SYSTEM_CHECKS=["account.W001"],
    )
    django.setup()


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # Its name there.
        """Say nothing: what matters, the test sees."""


def serve() -> None:
    from allauth.idp.oidc.models import Client  # noqa: PLC0415  # As above.

    call_command("migrate", verbosity=0)
    client = Client(
        id=CLIENT,
        name="MOC Portal",
        scopes="openid\nemail\nprofile",
        redirect_uris="\n".join(BACK.format(code=code) for code in ("NRCAN", "METI")),
        skip_consent=True,
    )
    client.set_secret(SECRET)
    client.save()
    # One thread: its database is in memory, and a sign-in asks one thing after the other.
    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet)

    def stop() -> None:
        sys.stdin.read()
        server.shutdown()

    threading.Thread(target=stop, daemon=True).start()
    print(server.server_port, flush=True)  # noqa: T201  # To whoever started it.
    server.serve_forever()


if __name__ == "__main__":
    configure()
    Adapter = adapter()
    urlpatterns = [path("told/", set_claims), path("", include("allauth.idp.urls")), path("", include("allauth.urls"))]
    serve()
