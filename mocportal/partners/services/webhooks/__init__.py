"""Webhooks after Standard Webhooks: what is due is recorded with the change, delivered by a worker, kept as rows."""

from mocportal.partners.services.webhooks.delivering import deliver, sweep
from mocportal.partners.services.webhooks.due import due_for
from mocportal.partners.services.webhooks.endpoints import WebhookAddressError, checked_url, make
from mocportal.partners.services.webhooks.forgetting import forget
from mocportal.partners.services.webhooks.replays import WebhookStateError, ping, send_again, send_failed_again
from mocportal.partners.services.webhooks.secrets import rotate
from mocportal.partners.services.webhooks.switching import turn_off, turn_on

__all__ = [
    "WebhookAddressError",
    "WebhookStateError",
    "checked_url",
    "deliver",
    "due_for",
    "forget",
    "make",
    "ping",
    "rotate",
    "send_again",
    "send_failed_again",
    "sweep",
    "turn_off",
    "turn_on",
]
