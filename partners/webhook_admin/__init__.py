"""Webhooks in the admin, for the ministry whose they are and for administrators."""

from partners.webhook_admin import messages, webhooks

__all__ = ["messages", "webhooks"]
