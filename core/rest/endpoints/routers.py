"""Routes of endpoints that write: a list takes changes of many records, and a record is found by an external id."""

from typing import Any

from rest_framework.routers import SimpleRouter

from core.rest.write.external import EXTERNAL_ID, MARK


class RecordRouter(SimpleRouter):
    """As REST framework's own; what an endpoint does not offer finds no method there."""

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
        # "(?P<key>…)": the pattern of the endpoint's own keys, or an external identifier. In a group of its own, since
        # whoever describes the address puts marks of beginning and end around it.
        name, own = regex[:-1].split(">", 1)
        return f"{name}>(?:{own}|{MARK}{EXTERNAL_ID}))"
