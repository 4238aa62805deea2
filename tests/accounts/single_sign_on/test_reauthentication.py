"""Who has to show again who one is may do so at the ministry, and has done so where its provider says when."""

import time
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contacts.models import User
from tests.accounts.conftest import is_signed_in
from tests.accounts.single_sign_on.conftest import path_of


def test_reauthentication_at_the_provider_confirms_the_identity(ministry, provider, editor: User) -> None:
    client = Client()
    with time_machine.travel(timezone.now() - timedelta(minutes=16), tick=True):
        ministry.vouch(claims={"iat": int(time.time()), "exp": int(time.time()) + 300})
        ministry.come_back(client)
    point = reverse("accounts:app")
    assert client.get(point)["Location"].startswith("/your-account/confirm/")
    page = client.get("/your-account/confirm/?next=/your-account/app/").content.decode()
    assert "/sign-in/NRCAN/?confirm&amp;next=%2Fyour-account%2Fapp%2F" in page
    asked = client.get("/sign-in/NRCAN/?confirm&next=/your-account/app/")["Location"]
    assert {"prompt": ["login"], "max_age": ["0"]}.items() <= parse_qs(urlsplit(asked).query).items()
    for claims, told in (({}, "auth_time"), ({"auth_time": int(time.time()) - 3600}, "Sign in again")):
        ministry.vouch(claims=claims)
        refused = client.get(path_of(ministry.answer(_without_prompt(client))), follow=True)
        assert told in refused.text
        assert client.get(point).status_code == 302
    ministry.vouch(sub="fictitious-7", claims={"auth_time": int(time.time())})
    client.get(path_of(ministry.answer(_without_prompt(client))))
    assert client.get(point).status_code == 302
    ministry.vouch(claims={"auth_time": int(time.time())})
    assert client.get(path_of(ministry.answer(_without_prompt(client))))["Location"] == "/your-account/app/"
    assert client.get(point).status_code == 200


@pytest.mark.parametrize(
    ("ago", "opens"), [(None, False), (3600, False), (60, True), (-30, True)], ids=["untold", "old", "now", "ahead"]
)
def test_who_is_signed_in_at_the_ministry_since_the_morning_has_shown_nothing_now(
    ministry, provider, editor: User, ago: int | None, opens: bool
) -> None:
    client = Client()
    ministry.vouch(claims={} if ago is None else {"auth_time": int(time.time()) - ago})
    ministry.come_back(client)
    assert is_signed_in(client)
    assert (client.get(reverse("accounts:app")).status_code == 200) is opens


def _without_prompt(client: Client) -> str:
    """The address that asks anew; the provider of the tests has no page on which to do so."""
    return str(client.get("/sign-in/NRCAN/?confirm&next=/your-account/app/")["Location"]).replace("prompt=login&", "")
