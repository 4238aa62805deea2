"""Local times of the API: date and time of day at the place, for which JSON Schema has no format."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

# Without an offset it is not an RFC 3339 date-time.
WALL_CLOCK: dict[str, Any] = {
    "type": "string",
    "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?$",
}
# For serializer methods; drf-spectacular adds null to a field with ``allow_null``.
WALL_TIME = WALL_CLOCK | {"type": ["string", "null"]}


@extend_schema_field(WALL_CLOCK)
class WallClock(serializers.DateTimeField):
    """Local time, or null."""
