"""Webhook admin, for the ministry that owns the system and for administrators."""

from partners.webhook_admin import messages, webhooks
