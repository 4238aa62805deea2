"""What the administrator's home page says of partner systems and tokens: what ends soon, and nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mocportal.home.watch import read_watch
from mocportal.partners.services import clients, tokens
from tests.factories.partners import ClientFactory

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
