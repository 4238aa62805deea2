"""Accounts that sign in by the page, with what stands beside the password."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.utils import timezone

from accounts.rules import one_time_passwords
from accounts.services import factors
from contacts.enums import Role
from contacts.models import User
from tests import tables
from tests.factories.register import PASSWORD, account

SIGN_IN = "/admin/login/"
# Of the examples of RFC 6238, in base32.
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"

type SignIn = Callable[..., Client]


@pytest.fixture
def seeded(db: None) -> None:
    tables.seed()


@pytest.fixture
def editor(seeded: None) -> User:
    return account(Role.EDITOR, "NRCAN", email="editor@nrcan.example")


@pytest.fixture
def administrator(seeded: None) -> User:
    return account(Role.ADMINISTRATOR, email="administrator@portal.example")


def sign_in(client: Client, user: User, password: str = PASSWORD, onward: str = "/"):
    """Give user name and password, as the page does."""
    return client.post(f"{SIGN_IN}?next={onward}", {"username": user.username, "password": password, "next": onward})


def code_at(at: datetime) -> str:
    return one_time_passwords.code_of(SECRET, one_time_passwords.step_at(at))


def give_app(user: User, at: datetime | None = None) -> list[str]:
    """Have the account use an app whose last code was that of an hour ago; its recovery codes."""
    made = factors.add_app(user=user, secret=SECRET, code=code_at(at or timezone.now()), at=at or timezone.now())
    assert made
    user.authenticator_app.last_step -= 120
    user.authenticator_app.save()
    return made


def is_signed_in(client: Client) -> bool:
    return client.get("/your-account/").status_code == 200
