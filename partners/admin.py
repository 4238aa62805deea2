"""Admin of partner systems, with their tokens, webhooks and calendars."""

from partners import calendar_admin, client_admin, webhook_admin

__all__ = ["calendar_admin", "client_admin", "webhook_admin"]
