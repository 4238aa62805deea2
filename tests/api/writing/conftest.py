"""A partner system of our ministry that may write everything, and what its bodies name."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client as Browser

from contacts.enums import Audience, Role
from contacts.models import Participant
from tests.api.conftest import client_of
from tests.factories.commitments import AreaFactory, FormFactory
from tests.factories.contacts import HandlingMarkFactory, UserFactory

type Staff = Callable[[Role], "Partner"]
LIST = "/api/v1/commitments/"


class Partner:
    """What sends JSON, as a program does."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    def send(self, method: str, address: str, body: Any = None, **headers: str) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        more = {} if body is None else {"data": body, "content_type": "application/json"}
        return getattr(self.browser, method)(address, headers=named, **more)

    def get(self, address: str, **headers: str) -> Any:
        return self.send("get", address, **headers)

    def post(self, address: str, body: Any, **headers: str) -> Any:
        return self.send("post", address, body, **headers)

    def patch(self, address: str, body: Any, **headers: str) -> Any:
        return self.send("patch", address, body, **headers)

    def delete(self, address: str, **headers: str) -> Any:
        return self.send("delete", address, **headers)


@pytest.fixture
def partner(ours: Participant) -> Partner:
    return Partner(client_of(UserFactory.create(role=Role.PARTNER, participant=ours)))


@pytest.fixture
def staff(ours: Participant) -> Staff:
    """Somebody of a role with a personal token, of our ministry where the role belongs to one."""
    return lambda role: Partner(
        client_of(UserFactory.create(role=role, participant=ours if role.belongs_to_participant else None))
    )


@pytest.fixture
def body(ours: Participant) -> dict[str, Any]:
    """The least that a commitment is entered with."""
    AreaFactory.create(key="2.c.iv", code="2(c)(iv)")
    FormFactory.create(key="3.a.ii", code="3(a)(ii)")
    mark = HandlingMarkFactory.create(audience=Audience.PARTICIPANTS)
    return {
        "title": {"en": "Joint workshop on graphite", "fr": "Atelier commun sur le graphite"},
        "areas": ["2.c.iv"],
        "forms": ["3.a.ii"],
        "mark": mark.code,
    }
