"""Response to OPTIONS."""

from copy import copy
from typing import Any

from rest_framework.metadata import SimpleMetadata
from rest_framework.request import Request


class WithoutFields(SimpleMetadata):
    """Metadata of a URL without a list of fields, which DRF derives from the read serializer.

    DRF's list calls all writable fields read-only. The OpenAPI description (``/api/v1/schema/``) has the correct one.
    """

    def determine_metadata(self, request: Request, view: Any) -> dict[str, Any]:
        metadata: dict[str, Any] = super().determine_metadata(request, view)
        reading = copy(view)
        # The renderers of a list depend on the action: OPTIONS itself offers no tables.
        reading.action = getattr(view, "action_map", {}).get("get")
        metadata["renders"] = list(dict.fromkeys(each.media_type for each in reading.get_renderers()))
        return metadata

    def determine_actions(self, _request: Request, _view: Any) -> dict[str, Any]:
        return {}
