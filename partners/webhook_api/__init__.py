"""Webhook API for the partner system itself, by the same rules as the admin pages."""
