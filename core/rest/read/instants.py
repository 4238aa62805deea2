"""Timestamps of the API: RFC 3339 in UTC, always with microseconds, so that they sort as text."""

from datetime import UTC, datetime


def written_instant(value: datetime | str | None) -> str | None:
    """Return ``2026-04-01T05:02:00.000000Z``. A text is what PostgreSQL writes into JSON for an instant."""
    if value is None:
        return None
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
