"""Tokens of calendar programs."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from partners.models import CalendarToken
from tests.factories.contacts import UserFactory


class CalendarTokenFactory(DjangoModelFactory[CalendarToken]):
    class Meta:
        model = CalendarToken

    user = factory.SubFactory(UserFactory)
    name = factory.Sequence(lambda n: f"Fictitious telephone {n + 10_001}")
    prefix = factory.Sequence(lambda n: f"{n:08x}")
    digest = "0" * 64
    created_at = datetime(2026, 11, 1, tzinfo=UTC)
    expires_at = datetime(2027, 10, 31, tzinfo=UTC)
