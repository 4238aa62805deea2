"""A partner system of a ministry, and requests that come with its token."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client as Browser
from django.utils import timezone

if TYPE_CHECKING:
    from partners.models import Client

ADDRESS = "/api/v1/access/"

type Ask = Callable[..., Any]


@pytest.fixture
def system(db: None) -> Client:
    """With every scope, from anywhere, for ninety days."""
    from tests.factories.partners import ClientFactory  # noqa: PLC0415  # Tests of rules have no models.

    return ClientFactory.create()


@pytest.fixture
def token(system: Client) -> str:
    from partners.services import tokens  # noqa: PLC0415  # Tests of rules have no models.

    _token, text = tokens.issue_to(client=system, name="Server", at=timezone.now())
    return text


@pytest.fixture
def ask(token: str) -> Ask:
    """Ask what is open to the token of the system; keywords are those of Django's test client."""

    def get(address: str = ADDRESS, **extra: Any) -> Any:
        return get_with_token(token, address, **extra)

    return get


def get_with_token(text: str, address: str = ADDRESS, **extra: Any) -> Any:
    headers = {"authorization": f"Bearer {text}"} | extra.pop("headers", {})
    return Browser().get(address, headers=headers, **extra)
