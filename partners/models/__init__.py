"""Models of partner systems, their tokens and their webhooks."""

from core.rest.write.models import IdempotentAnswer
from partners.models.calendars import CalendarToken
from partners.models.clients import Client
from partners.models.external_keys import ExternalKey
from partners.models.tokens import Token
from partners.models.usage import Usage
from partners.models.webhook_messages import WebhookAttempt, WebhookMessage
from partners.models.webhooks import Webhook, WebhookCondition, WebhookSecret
