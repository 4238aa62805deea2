"""Webhook delivery after Standard Webhooks: messages are recorded with the change and sent by a worker."""

from partners.exceptions import WebhookAddressError, WebhookStateError
from partners.services.webhooks.activation import turn_off, turn_on
from partners.services.webhooks.delivering import deliver, sweep
from partners.services.webhooks.endpoints import checked_url, delete, make
from partners.services.webhooks.fan_out import due_for
from partners.services.webhooks.replays import ping, send_again, send_failed_again
from partners.services.webhooks.retention import forget
from partners.services.webhooks.secrets import rotate
