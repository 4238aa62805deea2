"""Partner systems in the admin: the systems with their tokens, webhooks and calendars."""

from mocportal.partners import calendar_admin, client_admin, sentences, webhook_admin

__all__ = ["calendar_admin", "client_admin", "sentences", "webhook_admin"]
