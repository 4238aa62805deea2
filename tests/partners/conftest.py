"""A partner system of a ministry, and requests that come with its token."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client as Browser
from django.utils import timezone

from partners.models import Client
from partners.services import tokens
from tests.factories.partners import ClientFactory

ADDRESS = "/api/v1/access/"

type Ask = Callable[..., Any]


@pytest.fixture
def system(db: None) -> Client:
    """With every scope, from anywhere, for ninety days."""
    return ClientFactory.create()


@pytest.fixture
def token(system: Client) -> str:
    _token, text = tokens.issue_to(client=system, name="Server", at=timezone.now())
    return text


@pytest.fixture
def ask(token: str) -> Ask:
    """Ask what is open to the token of the system; keywords are those of Django's test client."""

    def get(address: str = ADDRESS, **extra: Any) -> Any:
        return asked_with(token, address, **extra)

    return get


def asked_with(text: str, address: str = ADDRESS, **extra: Any) -> Any:
    headers = {"authorization": f"Bearer {text}"} | extra.pop("headers", {})
    return Browser().get(address, headers=headers, **extra)
