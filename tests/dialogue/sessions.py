"""Sessions of each role in the seeded register."""

from django.test import Client

from contacts.enums import Role
from contacts.models import Participant, User


def signed_in(role: Role) -> Client:
    participant = Participant.objects.get(code="GAC") if role.belongs_to_participant else None
    client = Client()
    client.force_login(
        User.objects.create_user(role.value, role=role, participant=participant),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client
