"""Partner systems and their tokens."""

from datetime import UTC, datetime, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from contacts.enums import Role
from contacts.models import User
from partners.enums import Scope
from partners.models import Client, Token
from partners.models.clients import HIGHEST_RATE
from partners.services import tokens
from tests.factories.contacts import ParticipantFactory, UserFactory


class ClientFactory(DjangoModelFactory[Client]):
    """A partner system with every scope, of a ministry whose contact point officer answers for it."""

    class Meta:
        model = Client

    name = factory.Sequence(lambda n: f"Fictitious tracker {n + 10_001}")
    owner = factory.SubFactory(ParticipantFactory)
    contact = factory.SubFactory(UserFactory, role=Role.CONTACT_OFFICER, participant=factory.SelfAttribute("..owner"))
    account = factory.SubFactory(UserFactory, role=Role.PARTNER, participant=factory.SelfAttribute("..owner"))
    scopes = factory.LazyFunction(lambda: list(Scope.values))
    rate = HIGHEST_RATE
    renewed_at = factory.LazyFunction(timezone.now)
    expires_at = factory.LazyAttribute(lambda client: client.renewed_at + timedelta(days=90))


class TokenFactory(DjangoModelFactory[Token]):
    """A token that nobody knows the secret of: personal, of somebody on the staff of a ministry."""

    class Meta:
        model = Token

    user = factory.SubFactory(UserFactory)
    name = factory.Sequence(lambda n: f"Fictitious tracker {n + 10_001}")
    prefix = factory.Sequence(lambda n: f"{n:08x}")
    digest = "0" * 64
    expires_at = datetime(2099, 1, 1, tzinfo=UTC)


def token_text(user: User) -> str:
    """The text of a new token: of somebody on the staff a personal one, of a partner system's account that system's.

    The system is made where the account has none yet, with every scope.
    """
    client = None
    if user.may is Role.PARTNER:
        client = Client.objects.filter(account=user).first() or ClientFactory.create(
            account=user, owner=user.participant
        )
    _token, text = tokens.issue(user=user, client=client, name="Test", at=timezone.now())
    return text
