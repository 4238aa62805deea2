"""Partner systems and their tokens."""

from datetime import UTC, datetime, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from contacts.enums import Role
from mocportal.partners.enums import Scope
from mocportal.partners.models import Client, Token
from tests.factories.contacts import ParticipantFactory, UserFactory


class ClientFactory(DjangoModelFactory[Client]):
    """A partner system with every scope, of a ministry whose contact point officer answers for it."""

    class Meta:
        model = Client

    name = factory.Sequence(lambda n: f"Fictitious tracker {n}")
    owner = factory.SubFactory(ParticipantFactory)
    contact = factory.SubFactory(UserFactory, role=Role.CONTACT_OFFICER, participant=factory.SelfAttribute("..owner"))
    account = factory.SubFactory(UserFactory, role=Role.PARTNER, participant=factory.SelfAttribute("..owner"))
    scopes = factory.LazyFunction(lambda: list(Scope.values))
    renewed_at = factory.LazyFunction(timezone.now)
    expires_at = factory.LazyAttribute(lambda client: client.renewed_at + timedelta(days=90))


class TokenFactory(DjangoModelFactory[Token]):
    class Meta:
        model = Token

    user = factory.SubFactory(UserFactory, role=Role.PARTNER)
    name = factory.Sequence(lambda n: f"Fictitious tracker {n}")
    prefix = factory.Sequence(lambda n: f"{n:08x}")
    digest = "0" * 64
    expires_at = datetime(2099, 1, 1, tzinfo=UTC)
