"""Partner systems: clients, tokens, calendars and webhooks."""
