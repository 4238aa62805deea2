"""Serializers of webhooks and their messages. A secret is returned only in the response that creates it."""

from typing import Any

from rest_framework import serializers

from core.changes.enums import RecordEvent
from partners.webhook_enums import AttemptOutcome, OffReason, WebhookMessageState


class ConditionSerializer(serializers.Serializer[Any]):
    """One condition of several; an empty text is any."""

    type = serializers.CharField()
    kinds = serializers.ListField(child=serializers.ChoiceField(RecordEvent.choices))
    field = serializers.CharField()
    value = serializers.CharField()


class SecretSerializer(serializers.Serializer[Any]):
    """A secret that signs, without its text."""

    created_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField(allow_null=True, help_text="Null for the one in use.")


class WebhookSerializer(serializers.Serializer[Any]):
    """A webhook of the requesting partner system: its address, conditions and delivery status."""

    key = serializers.CharField(help_text="The key in the address of the webhook.")
    url = serializers.URLField(help_text="The address to which the portal posts.")
    description = serializers.CharField()
    conditions = ConditionSerializer(many=True)
    enabled = serializers.BooleanField()
    disabled_at = serializers.DateTimeField(allow_null=True)
    disabled_reason = serializers.ChoiceField(OffReason.choices, allow_null=True)
    failures = serializers.IntegerField(help_text="In a row, since the last success.")
    failing_since = serializers.DateTimeField(allow_null=True)
    retry_at = serializers.DateTimeField(allow_null=True, help_text="Messages are sent from this time on.")
    created_at = serializers.DateTimeField()
    secrets = SecretSerializer(many=True)


class WebhookMadeSerializer(WebhookSerializer):
    """A webhook with its new secret, which only this answer contains."""

    secret = serializers.CharField()


class WebhooksSerializer(serializers.Serializer[Any]):
    """All webhooks of the requesting partner system."""

    results = WebhookSerializer(many=True)


class AttemptSerializer(serializers.Serializer[Any]):
    """One attempt to deliver a message."""

    number = serializers.IntegerField()
    began_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField(allow_null=True)
    outcome = serializers.ChoiceField(AttemptOutcome.choices, allow_null=True)
    status = serializers.IntegerField(allow_null=True)
    answer = serializers.CharField(help_text="The first 300 characters of the receiver's response.")


class DeliverySerializer(serializers.Serializer[Any]):
    """A message, by the id in `webhook-id`, and its result."""

    id = serializers.CharField()
    event = serializers.CharField()
    state = serializers.ChoiceField(WebhookMessageState.choices)
    recorded_at = serializers.DateTimeField()
    next_attempt_at = serializers.DateTimeField(allow_null=True)
    delivered_at = serializers.DateTimeField(allow_null=True)
    attempts = AttemptSerializer(many=True)


class DeliveriesSerializer(serializers.Serializer[Any]):
    """The newest messages first; `next` leads to older ones."""

    next = serializers.URLField(allow_null=True)
    results = DeliverySerializer(many=True)


class SentAgainSerializer(serializers.Serializer[Any]):
    """Number of messages that are sent again."""

    sent = serializers.IntegerField()
