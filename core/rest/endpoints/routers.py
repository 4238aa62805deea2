"""Router with bulk updates on lists and with lookup by external identifier."""

from typing import Any

from rest_framework.routers import SimpleRouter

from core.rest.write.external import EXTERNAL_ID, MARK


class RecordRouter(SimpleRouter):
    """Router that maps PATCH of a list to a bulk update; views without that action do not offer the method."""

    def get_routes(self, viewset: type[Any]) -> list[Any]:
        return [
            route._replace(mapping=route.mapping | {"patch": "change_many"})
            if route.name == "{basename}-list"
            else route
            for route in super().get_routes(viewset)
        ]

    def get_lookup_regex(self, viewset: Any, lookup_prefix: str = "") -> str:
        regex = super().get_lookup_regex(viewset, lookup_prefix)
        if not hasattr(viewset, "entry_class"):
            return regex
        # "(?P<key>…)": the pattern of the endpoint's own keys, or an external identifier. It is a group of its own,
        # since the schema generator adds anchors around it.
        name, own = regex[:-1].split(">", 1)
        return f"{name}>(?:{own}|{MARK}{EXTERNAL_ID}))"
