"""Webhooks as a partner system itself keeps them, by the same rules as people do on their pages."""
