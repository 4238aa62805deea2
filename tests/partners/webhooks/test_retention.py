"""The delivery log is kept for ninety days."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partners.models import WebhookAttempt, WebhookMessage
from partners.services import webhooks
from partners.services.webhooks import retention
from partners.webhook_enums import WebhookMessageState
from tests.factories.webhooks import WebhookAttemptFactory, WebhookMessageFactory

pytestmark = pytest.mark.django_db


def test_what_is_over_for_ninety_days_is_forgotten_with_its_attempts_and_what_waits_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    now = timezone.now()
    old, young = now - timedelta(days=91), now - timedelta(days=89)
    for state in (WebhookMessageState.DELIVERED, WebhookMessageState.FAILED, WebhookMessageState.WITHDRAWN):
        message = WebhookMessageFactory.create(state=state, recorded_at=old)
        WebhookAttemptFactory.create_batch(2, message=message, outcome="refused")
    waits = WebhookMessageFactory.create(recorded_at=old)
    recent = WebhookMessageFactory.create(state=WebhookMessageState.DELIVERED, recorded_at=young)
    WebhookAttemptFactory.create(message=recent, outcome="accepted")
    assert webhooks.forget(at=now) == 3
    assert set(WebhookMessage.objects.all()) == {waits, recent}
    assert [attempt.message for attempt in WebhookAttempt.objects.all()] == [recent]
