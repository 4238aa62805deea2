"""Sessions of each role of a named ministry."""

from django.test import Client

from contacts.enums import Role
from contacts.models import Participant, User
from tests.factories.contacts import UserFactory
from tests.sessions import signed_in


def user_of(role: Role, code: str = "METI") -> User:
    return UserFactory.create(
        role=role, participant=Participant.objects.get(code=code) if role.belongs_to_participant else None
    )


def signed_in_as(role: Role, code: str = "METI") -> Client:
    return signed_in(user_of(role, code))
