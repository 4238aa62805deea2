"""From a change in the register to the receiver, through the settler, the broker and a real worker."""

from typing import Any

import pytest

from commitments.models import Commitment
from core.feed.sequencer import settle
from partners.models import Webhook, WebhookMessage
from partners.webhook_enums import WebhookMessageState
from tests.factories.commitments import CommitmentFactory, ShippedInstrumentFactory
from tests.factories.contacts import HandlingMarkFactory
from tests.factories.webhooks import WebhookConditionFactory, WebhookFactory, secret_of
from tests.fixtures.worker import LiveWorker
from tests.partners.webhooks.receiver import Receiver

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def active(db: None) -> Commitment:
    ShippedInstrumentFactory.create()
    HandlingMarkFactory.create()
    commitment: Commitment = CommitmentFactory.create(state="active")
    return commitment


def settle_all() -> None:
    while settle(1000):
        pass


def test_a_change_reaches_the_receiver_signed(
    live_worker: LiveWorker, webhook: Webhook, secret: str, receiver: Receiver, active: Commitment
) -> None:
    settle_all()
    live_worker.wait_until(lambda: all_have_arrived(receiver))
    before = len(receiver.requests)
    WebhookConditionFactory.create(webhook=webhook, type="commitment", kinds=["changed"])
    Commitment.objects.filter(pk=active.pk).update(title_en="Another title")
    settle_all()
    live_worker.wait_until(lambda: len(receiver.requests) > before)
    told: Any = receiver.requests[-1].verified_with(secret)
    assert told["type"] == "commitment.changed"
    assert told["data"]["key"] == active.reference
    assert told["data"]["changed"] == ["title"]
    assert "Another title" not in receiver.requests[-1].body.decode()


def all_have_arrived(receiver: Receiver) -> bool:
    states = set(WebhookMessage.objects.values_list("state", flat=True))
    return states == {WebhookMessageState.DELIVERED} and len(receiver.requests) == WebhookMessage.objects.count()


def test_draft_triggers_no_message(webhook: Webhook, active: Commitment) -> None:
    theirs = WebhookFactory.create()
    secret_of(theirs)
    settle_all()
    WebhookMessage.objects.all().delete()
    CommitmentFactory.create(state="draft", lead=webhook.client.owner)
    settle_all()
    assert not WebhookMessage.objects.filter(event__startswith="commitment.").exists()


def test_a_record_that_gets_a_narrower_mark_is_gone_for_those_who_no_longer_see_it(
    webhook: Webhook, active: Commitment
) -> None:
    settle_all()
    WebhookMessage.objects.all().delete()
    narrow = HandlingMarkFactory.create(audience="own_participant")
    ours = WebhookFactory.create(client__owner=active.lead)
    Commitment.objects.filter(pk=active.pk).update(mark=narrow)
    settle_all()
    told = {
        (message.webhook_id, message.event)
        for message in WebhookMessage.objects.filter(event__startswith="commitment.")
    }
    assert told == {(webhook.pk, "commitment.deleted"), (ours.pk, "commitment.changed")}
