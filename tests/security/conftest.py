"""Two ministries, and clients that are signed in as people are."""

from collections.abc import Callable
from typing import Any

import pytest
from django.template.response import SimpleTemplateResponse
from django.test import Client

from contacts.enums import Role
from contacts.models import Participant, User
from tests.factories.commitments import ShippedInstrumentFactory
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory, UserFactory

type SignIn = Callable[..., Client]


@pytest.fixture
def ours(db: None) -> Participant:
    ShippedInstrumentFactory.create()
    HandlingMarkFactory.create()
    return ParticipantFactory.create(code="OURS", order=9001)


@pytest.fixture
def theirs(ours: Participant) -> Participant:
    return ParticipantFactory.create(code="THEIRS", order=9002)


@pytest.fixture
def user_of(ours: Participant) -> Callable[..., User]:
    """An account of a role; those that belong to a ministry belong to ours."""

    def make(role: Role, **fields: Any) -> User:
        own = {"participant": ours if role.belongs_to_participant else None}
        return UserFactory.create(role=role, **own | fields)

    return make


@pytest.fixture
def sign_in(user_of: Callable[..., User]) -> SignIn:
    def make(role: Role, **fields: Any) -> Client:
        # Without raising, so that what would be the answer 500 is one.
        client = Client(raise_request_exception=False)
        client.force_login(user_of(role, **fields), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return make


@pytest.fixture
def unwritten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages whose status is asked alone: what they say would only cost time."""
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", property(lambda _response: ""))
