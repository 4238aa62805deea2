"""Sessions and addresses of the pages of partner systems and their tokens."""

import re
from typing import Any

from django.test import Client as Browser
from django.urls import reverse

from contacts.enums import Role
from partners.acts import TOKEN_ACTS
from tests.factories.contacts import UserFactory
from tests.sessions import signed_in


def staff(role: Role, **fields: Any) -> Browser:
    return signed_in(UserFactory.create(role=role, **fields))


def of_client(name: str, *args: object) -> str:
    if name == "act":
        return reverse("partners:client-act", args=args)
    return reverse(f"admin:partners_client_{name}", args=args)


def of_token(name: str, *args: object) -> str:
    if name == "issue":
        return reverse("partners:new-token")
    if name in TOKEN_ACTS.acts:
        return reverse("partners:token-act", args=[*args, name])
    return reverse(f"admin:partners_token_{name}", args=args)


def shown_token(page: Any) -> str:
    """The text of the token that a page shows this once."""
    found = re.search(r'value="(moc_[^"]+)"', page.text)
    assert found, page.text
    return found[1]
