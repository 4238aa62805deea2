"""A ministry whose provider runs in a process of its own, and the portal's browser beside it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest
from django.test import Client

from accounts import encryption
from accounts.models import IdentityProvider
from accounts.services.single_sign_on import discovery
from contacts.models import Participant
from tests.accounts.conftest import is_signed_in
from tests.accounts.single_sign_on import provider as program

BACK = "/sign-in/NRCAN/back/"
PERSON: dict[str, Any] = {"email": "Editor@nrcan.example", "email_verified": True}
GOOD: dict[str, Any] = {"sub": "fictitious-1", "person": PERSON}


class Stay(HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        """Leave a redirect to the test."""


@dataclass(frozen=True)
class Ministry:
    """The provider's process, and the portal's browser beside it."""

    url: str

    def vouch(self, **told: Any) -> None:
        body = json.dumps(GOOD | told).encode()
        told_so = Request(f"{self.url}/told/", body, {"Content-Type": "application/json"})  # noqa: S310  # On loopback.
        build_opener().open(told_so).close()

    def answer(self, address: str) -> str:
        """Where the provider sends the browser that comes with ``address``."""
        try:
            build_opener(Stay).open(address).close()
        except OSError as redirect:
            return str(redirect.headers["Location"])  # type: ignore[attr-defined]  # An HTTPError has them.
        raise AssertionError("The provider did not send the browser back.")

    def come_back(self, client: Client, *, code: str = "NRCAN", ask: str = "") -> Any:
        """Go to the provider and come back with its answer."""
        left = client.get(f"/sign-in/{code}/{ask}")
        assert left.status_code == 302, left.content.decode()
        return client.get(path_of(self.answer(left["Location"])))


def path_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


@pytest.fixture(scope="session")
def process() -> Iterator[str]:
    with subprocess.Popen(
        [sys.executable, str(Path(program.__file__))], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout
        assert running.stdin
        port = running.stdout.readline().strip()
        yield f"http://127.0.0.1:{port}"
        running.stdin.close()


@pytest.fixture
def ministry(process: str, seeded: None) -> Ministry:
    discovery.forget()
    found = Ministry(process)
    found.vouch()
    return found


def enter(ministry: Ministry, code: str = "NRCAN", **fields: Any) -> IdentityProvider:
    return IdentityProvider.objects.create(
        participant=Participant.objects.get(code=code),
        **{
            "issuer": ministry.url,
            "client_id": program.CLIENT,
            "sealed": encryption.seal(program.SECRET),
            "domains": ["nrcan.example"],
            "active": True,
        }
        | fields,
    )


@pytest.fixture
def provider(ministry: Ministry) -> IdentityProvider:
    return enter(ministry)


def refused(answer: Any, client: Client) -> str:
    assert answer.status_code == 200
    assert not is_signed_in(client)
    return str(answer.content.decode())
