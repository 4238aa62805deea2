"""Client of the API of the MOC Portal."""

from moc_client.mirror import Mirror, SqliteMapping
from moc_client.portal import Portal, Problem
from moc_client.webhooks import InvalidMessage, verified

__all__ = ["InvalidMessage", "Mirror", "Portal", "Problem", "SqliteMapping", "verified"]
