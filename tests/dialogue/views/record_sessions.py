"""Sessions of those who work on a record of discussion."""

from django.test import Client

from contacts.enums import Role
from tests.factories.contacts import UserFactory
from tests.factories.records import Held
from tests.sessions import signed_in


def as_role(held: Held, role: Role, code: str = "CA1") -> Client:
    if role is Role.SECRETARIAT:
        return signed_in(held.secretariat)
    if role.belongs_to_participant:
        return signed_in(held.moc.user(code, role))
    return signed_in(UserFactory.create(role=role))
