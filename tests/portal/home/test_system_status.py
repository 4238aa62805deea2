"""What the administrator's home page says of partner systems and tokens that end soon, and its one button."""

import re
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import timezone

from contacts.enums import MessageState, Role
from mocportal.home.system_status import read_watch
from partners.services import clients, tokens
from tests.factories.contacts import UserFactory
from tests.factories.messages import MessageFactory
from tests.factories.partners import ClientFactory
from tests.portal.home.home_page import read

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_systems_and_tokens_that_end_within_thirty_days_are_counted() -> None:
    ClientFactory.create(renewed_at=NOW, expires_at=NOW + timedelta(days=31))
    ending = ClientFactory.create(renewed_at=NOW, expires_at=NOW + timedelta(days=29))
    tokens.issue_to(client=ending, name="Server", at=NOW)
    watch = read_watch(NOW)
    assert (watch.systems_ending, watch.tokens_ending) == (1, 1)


def test_what_was_replaced_or_has_ended_needs_nobody() -> None:
    replaced, ended = ClientFactory.create(), ClientFactory.create(expires_at=timezone.now() + timedelta(days=9))
    old, _text = tokens.issue_to(client=replaced, name="Server", at=timezone.now())
    tokens.replace(token=old, at=timezone.now())
    tokens.issue_to(client=ended, name="Server", at=timezone.now())
    clients.end(client=ended, because="Replaced", by=ended.contact, at=timezone.now())
    watch = read_watch(timezone.now())
    assert (watch.systems_ending, watch.tokens_ending) == (0, 0)


def test_the_button_of_the_administrator_is_the_first_of_what_waits(client: Client) -> None:
    administrator = UserFactory.create(role=Role.ADMINISTRATOR)
    said = lambda: re.findall(r'<a class="btn" href="([^"]+)">([^<]+)</a>', read(client, administrator))  # noqa: E731
    with patch("mocportal.operations.health.parts", return_value={"worker": True}):
        assert said() == [("/admin/contacts/user/add/", "Add an account")]
        system = ClientFactory.create(expires_at=timezone.now() + timedelta(days=9))
        assert said() == [(f"/admin/partners/client/{system.pk}/change/", f"View the partner system {system}")]
        person = UserFactory.create(role=Role.READER, email="new@ministry.example", password=make_password(None))
        assert said() == [(f"/accounts/{person.pk}/invite/", f"Invite {person}")]
        MessageFactory.create(state=MessageState.UNCERTAIN)
        assert said() == [("/admin/contacts/message/?delivery=decision", "Review 1 message")]
    with patch("mocportal.operations.health.parts", return_value={"worker": False}):
        assert said() == [("/", "Check again")]
