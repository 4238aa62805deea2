"""A receiver of the test's own, and a webhook that leads to it."""

from collections.abc import Iterator

import pytest

from partners.models import Webhook
from tests.factories.webhooks import WebhookFactory, secret_of
from tests.partners.webhooks.receiver import Receiver, receiving


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def webhook(db: None, receiver: Receiver) -> Webhook:
    webhook = WebhookFactory.create(url=receiver.url)
    secret_of(webhook)
    return webhook


@pytest.fixture
def secret(webhook: Webhook) -> str:
    return secret_of(webhook)
