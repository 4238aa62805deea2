"""What an address answers to OPTIONS."""

from copy import copy
from typing import Any

from rest_framework.metadata import SimpleMetadata
from rest_framework.request import Request


class WithoutFields(SimpleMetadata):
    """What is offered there, and no list of fields: DRF makes it from how records are read, not how they are entered.

    It called all that has to be entered read-only. The description (``/api/v1/schema/``) says it as it is.
    """

    def determine_metadata(self, request: Request, view: Any) -> dict[str, Any]:
        told: dict[str, Any] = super().determine_metadata(request, view)
        reading = copy(view)
        # Of a list it depends on what is done there: OPTIONS itself gives no tables.
        reading.action = getattr(view, "action_map", {}).get("get")
        told["renders"] = list(dict.fromkeys(each.media_type for each in reading.get_renderers()))
        return told

    def determine_actions(self, _request: Request, _view: Any) -> dict[str, Any]:
        return {}
