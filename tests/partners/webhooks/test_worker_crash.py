"""A worker that is killed while the receiver has its message: nothing is lost, and the second copy has the same id."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings
from django.utils import timezone

from mocportal.local.state import PROJECT
from partners.models import Webhook
from partners.services import webhooks
from partners.services.webhooks.claims import LAPSE
from partners.webhook_enums import AttemptOutcome, WebhookMessageState
from tests.factories.webhooks import WebhookMessageFactory
from tests.partners.webhooks.receiver import Receiver

pytestmark = pytest.mark.django_db(transaction=True)

PROGRAM = """
import django
django.setup()
from django.utils import timezone
from partners.services import webhooks
webhooks.deliver(webhook={webhook}, at=timezone.now())
"""


def test_a_killed_workers_message_is_sent_again_under_its_id_once_its_claim_has_lapsed(
    webhook: Webhook, secret: str, receiver: Receiver
) -> None:
    message = WebhookMessageFactory.create(webhook=webhook)
    database = urlunsplit(
        urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{settings.DATABASES['default']['NAME']}")
    )
    worker = subprocess.Popen(
        [sys.executable, "-c", PROGRAM.format(webhook=webhook.pk)],
        env=os.environ | {"DATABASE_URL": database},
        cwd=PROJECT,
    )
    receiver.when_asked = lambda: os.kill(worker.pid, signal.SIGKILL)
    assert worker.wait(timeout=60) == -signal.SIGKILL
    receiver.when_asked = lambda: None

    now = timezone.now()
    webhooks.deliver(webhook=webhook.pk, at=now)
    assert receiver.ids == [message.message_id]
    webhooks.deliver(webhook=webhook.pk, at=now + LAPSE + timedelta(seconds=1))

    first, second = receiver.requests
    message.refresh_from_db()
    assert (first.message_id, first.body) == (second.message_id, second.body)
    assert second.verified_with(secret)
    assert message.state == WebhookMessageState.DELIVERED
    outcomes = list(message.attempts.values_list("outcome", flat=True))
    assert outcomes == [AttemptOutcome.INTERRUPTED, AttemptOutcome.ACCEPTED]
