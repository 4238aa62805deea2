"""Tokens of calendar programs."""

from datetime import timedelta

import factory
from django.utils import timezone
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
    created_at = factory.LazyFunction(timezone.now)
    expires_at = factory.LazyAttribute(lambda token: token.created_at + timedelta(days=364))
