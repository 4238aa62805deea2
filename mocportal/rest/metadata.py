"""What an address answers to OPTIONS."""

from typing import Any

from rest_framework.metadata import SimpleMetadata
from rest_framework.request import Request


class WithoutFields(SimpleMetadata):
    """What is offered there, and no list of fields: DRF makes it from how records are read, not how they are entered.

    It called all that has to be entered read-only. The description (``/api/v1/schema/``) says it as it is.
    """

    def determine_actions(self, _request: Request, _view: Any) -> dict[str, Any]:
        return {}
