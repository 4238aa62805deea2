"""Filters of the list endpoints of the Dialogue."""
