"""Wall times as they are answered: day and time of day at the place, which no format of JSON Schema knows."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

# Without an offset, so it is no date-time (RFC 3339).
WALL_CLOCK: dict[str, Any] = {
    "type": "string",
    "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?$",
}
# For a method of a serializer. A field with ``allow_null`` gets its null from drf-spectacular.
WALL_TIME = WALL_CLOCK | {"type": ["string", "null"]}


@extend_schema_field(WALL_CLOCK)
class WallClock(serializers.DateTimeField):
    """A wall time, or none."""
