"""Router with bulk writes and with lookup by external identifier."""

from typing import Any

from rest_framework.routers import Route, SimpleRouter

from core.rest.write.external import EXTERNAL_ID, MARK


class RecordRouter(SimpleRouter):
    """Router that maps PATCH of a list to a bulk update, and POST of ``batch/`` below it to a bulk creation.

    Views without these actions do not offer the methods. POST of a list accepts one record or many. POST of ``batch/``
    accepts many only, so that a generated client has one type for each body.
    """

    def get_routes(self, viewset: type[Any]) -> list[Any]:
        batch = Route(
            url=r"^{prefix}/batch{trailing_slash}$",
            mapping={"post": "create_many"},
            name="{basename}-batch",
            detail=False,
            initkwargs={},
        )
        # Before the records, whose keys would match it.
        return [batch, *self._with_bulk_updates(viewset)]

    def _with_bulk_updates(self, viewset: type[Any]) -> list[Any]:
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
