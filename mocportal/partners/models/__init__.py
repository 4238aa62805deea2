"""Partner systems: what they are, what they sign in with, and where they are told of changes."""

from mocportal.partners.models.calendars import CalendarToken
from mocportal.partners.models.clients import Client
from mocportal.partners.models.external_keys import ExternalKey
from mocportal.partners.models.repeats import IdempotentAnswer
from mocportal.partners.models.tokens import Token
from mocportal.partners.models.usage import Usage
from mocportal.partners.models.webhook_messages import WebhookAttempt, WebhookMessage
from mocportal.partners.models.webhooks import Webhook, WebhookCondition, WebhookSecret

__all__ = [
    "CalendarToken",
    "Client",
    "ExternalKey",
    "IdempotentAnswer",
    "Token",
    "Usage",
    "Webhook",
    "WebhookAttempt",
    "WebhookCondition",
    "WebhookMessage",
    "WebhookSecret",
]
