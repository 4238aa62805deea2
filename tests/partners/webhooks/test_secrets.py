"""Secrets: random, encrypted, shown once, and changed without a gap."""

import base64
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from partners.models import Webhook, WebhookSecret
from partners.services import webhooks
from partners.services.webhooks import secrets
from tests.concurrency import at_once
from tests.factories.webhooks import WebhookFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def webhook() -> Webhook:
    return WebhookFactory.create()


def key_of(text: str) -> bytes:
    return base64.b64decode(text.removeprefix("whsec_"))


def test_a_secret_is_long_enough_and_nobody_elses(webhook: Webhook) -> None:
    now = timezone.now()
    ours, theirs = (secrets.make(webhook=each, at=now) for each in (webhook, WebhookFactory.create()))
    assert ours.startswith("whsec_")
    assert 24 <= len(key_of(ours)) <= 64
    assert ours != theirs


def test_the_database_holds_nothing_of_it_in_plain_text(webhook: Webhook) -> None:
    text = secrets.make(webhook=webhook, at=timezone.now())
    kept = WebhookSecret.objects.get().sealed
    assert text not in kept
    assert key_of(text) not in base64.urlsafe_b64decode(kept)


def test_the_key_of_the_encryption_is_the_portals_secret_key_and_not_in_the_database(
    webhook: Webhook, settings: Any
) -> None:
    secrets.make(webhook=webhook, at=timezone.now())
    settings.SECRET_KEY = "another"
    with pytest.raises(secrets.UnreadableSecretError):
        secrets.signing(webhook, timezone.now())


def test_after_a_change_of_the_secret_key_the_earlier_one_still_reads(webhook: Webhook, settings: Any) -> None:
    text = secrets.make(webhook=webhook, at=timezone.now())
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert secrets.signing(webhook, timezone.now()) == [key_of(text)]


def test_old_and_new_sign_until_the_old_one_ends(webhook: Webhook) -> None:
    now = timezone.now()
    old = secrets.make(webhook=webhook, at=now - timedelta(days=9))
    new = webhooks.rotate(webhook=webhook, at=now, overlap=timedelta(hours=24))
    assert secrets.signing(webhook, now + timedelta(hours=23)) == [key_of(new), key_of(old)]
    assert secrets.signing(webhook, now + timedelta(hours=24)) == [key_of(new)]


def test_without_an_overlap_the_old_one_signs_nothing_more(webhook: Webhook) -> None:
    now = timezone.now()
    secrets.make(webhook=webhook, at=now - timedelta(days=9))
    new = webhooks.rotate(webhook=webhook, at=now, overlap=timedelta(0))
    assert secrets.signing(webhook, now) == [key_of(new)]


def test_a_second_change_at_once_ends_what_the_first_still_let_sign(webhook: Webhook) -> None:
    now = timezone.now()
    secrets.make(webhook=webhook, at=now - timedelta(days=9))
    webhooks.rotate(webhook=webhook, at=now - timedelta(hours=1))
    new = webhooks.rotate(webhook=webhook, at=now, overlap=timedelta(0))
    assert secrets.signing(webhook, now) == [key_of(new)]


@pytest.mark.parametrize("overlap", [timedelta(seconds=-1), timedelta(days=31)])
def test_no_old_secret_signs_for_longer_than_thirty_days(webhook: Webhook, overlap: timedelta) -> None:
    with pytest.raises(ValueError, match="thirty days"):
        webhooks.rotate(webhook=webhook, at=timezone.now(), overlap=overlap)


@pytest.mark.django_db(transaction=True)
def test_of_four_changes_at_one_instant_each_makes_a_secret_and_one_is_without_end() -> None:
    webhook = WebhookFactory.create()
    now = timezone.now()
    secrets.make(webhook=webhook, at=now - timedelta(days=9))
    made = at_once(4, lambda: webhooks.rotate(webhook=webhook, at=now))
    assert len(set(made)) == 4
    assert WebhookSecret.objects.filter(ends_at=None).count() == 1


def test_the_database_refuses_a_second_secret_without_end(webhook: Webhook) -> None:
    secrets.make(webhook=webhook, at=timezone.now())
    with pytest.raises(IntegrityError, match="webhook_has_one_secret_without_end"), transaction.atomic():
        secrets.make(webhook=webhook, at=timezone.now())
