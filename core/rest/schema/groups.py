"""Groups of operations in the description: each collection of the address belongs to one.

The application above provides the groups (``mocportal.wiring``).
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    description: str
    collections: tuple[str, ...]


# For a collection that nobody has put anywhere yet; a test finds it.
ELSEWHERE = Group("Further records", "What belongs to no other group.", ())

_groups: list[Group] = []


def provide(groups: Iterable[Group]) -> None:
    _groups[:] = groups


def groups() -> tuple[Group, ...]:
    return (*_groups, ELSEWHERE)


def group_of(path: str) -> Group:
    """The group of an address under ``/api/v1/``."""
    collection = path.removeprefix("/api/v1/").split("/")[0]
    # The last that names it: what a partner system sets up belongs there, although "Staying in sync" names it too.
    return next((group for group in reversed(_groups) if collection in group.collections), ELSEWHERE)
