"""People who sign in, and nothing that the portal does not need to show its frame."""

from collections.abc import Callable

import pytest
from django.test import Client

from contacts.enums import Role
from contacts.models import Participant, Side, User

type SignIn = Callable[[Role], Client]


@pytest.fixture
def participant(db: None) -> Participant:
    side = Side.objects.get_or_create(
        code="CA",
        defaults={"name_en": "Canada", "capital_en": "Ottawa", "time_zone": "America/Toronto", "order": 2},
    )[0]
    return Participant.objects.get_or_create(
        code="ONE", defaults={"side": side, "order": 1, "label_en": "ONE", "label_ja": "一"}
    )[0]


@pytest.fixture
def account(participant: Participant) -> Callable[[Role], User]:
    """Make an account of a role, with a Participant where the role needs one."""

    def make(role: Role) -> User:
        its_participant = participant if role.belongs_to_participant else None
        return User.objects.create_user(
            f"{role}.one", full_name="Hanako Yamada", role=role, participant=its_participant
        )

    return make


@pytest.fixture
def signed_in(client: Client, account: Callable[[Role], User]) -> SignIn:
    """Sign a role in and give the client."""

    def sign_in(role: Role) -> Client:
        client.force_login(account(role), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
