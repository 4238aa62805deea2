"""Wall times as they are answered: day and time of day at the place, which no format of JSON Schema knows."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

# Without an offset, so it is no date-time (RFC 3339).
WALL_TIME: dict[str, Any] = {
    "type": ["string", "null"],
    "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?$",
}


@extend_schema_field(WALL_TIME)
class WallClock(serializers.DateTimeField):
    """A wall time, or none."""
