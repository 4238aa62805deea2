"""Tokens of partner systems."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from contacts.enums import Role
from mocportal.partners.models import Token
from tests.factories.contacts import UserFactory


class TokenFactory(DjangoModelFactory[Token]):
    class Meta:
        model = Token

    user = factory.SubFactory(UserFactory, role=Role.PARTNER)
    name = factory.Sequence(lambda n: f"Fictitious tracker {n}")
    prefix = factory.Sequence(lambda n: f"{n:08x}")
    digest = "0" * 64
    expires_at = datetime(2099, 1, 1, tzinfo=UTC)
