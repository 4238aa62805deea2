"""Clients that are signed in as people are."""

from django.test import Client

from contacts.enums import Role
from contacts.models import Participant, User
from tests.factories.contacts import UserFactory

BACKEND = "django.contrib.auth.backends.ModelBackend"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def signed_in_as(role: Role, participant: Participant | None = None) -> Client:
    """Sign in a new user of the role, of a new Participant unless one is given."""
    fields = {"participant": participant} if participant else {}
    return signed_in(UserFactory.create(role=role, **fields))
