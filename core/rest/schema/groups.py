"""Groups of operations in the OpenAPI description, one for each collection.

The application provides the groups (``mocportal.wiring``).
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OperationTag:
    name: str
    description: str
    collections: tuple[str, ...]


# For a collection without a group; a test finds it.
ELSEWHERE = OperationTag("Further records", "What belongs to no other group.", ())

_groups: list[OperationTag] = []


def provide(groups: Iterable[OperationTag]) -> None:
    _groups[:] = groups


def groups() -> tuple[OperationTag, ...]:
    return (*_groups, ELSEWHERE)


def group_of(path: str) -> OperationTag:
    """Return the group of a URL under ``/api/v1/``."""
    collection = path.removeprefix("/api/v1/").split("/")[0]
    # The last group that names it: subscriptions belong to partner systems, although "Staying in sync" names them too.
    return next((group for group in reversed(_groups) if collection in group.collections), ELSEWHERE)
