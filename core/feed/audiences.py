"""Audiences of the feed, as defined by the application (``mocportal.wiring``).

An audience is a group whose partner systems see the same records; 0 is the audience of all groups.
"""

from collections.abc import Hashable
from typing import Any, Protocol

CIRCLE = 0


class Source(Protocol):
    """Provider of audiences. ``viewer`` and ``representative`` return accounts that are never saved."""

    def keys(self) -> tuple[int, ...]:
        """Return the primary keys of all groups, in ascending order."""

    def representative(self, audience: int) -> Any:
        """Return a partner system of ``audience`` that entered nothing itself."""

    def of(self, user: Any) -> int:
        """Return the audience as which ``user`` reads the feed."""

    def role_of(self, user: Any) -> Hashable:
        """Return the role of ``user``, which decides the types of record that it may read."""

    def administers(self, user: Any) -> bool:
        """Return whether ``user`` administers accounts and reads no shared records. A cursor is bound to it."""

    def code_of(self, account: str) -> str:
        """Return the SQL expression of the code of the group to which ``account``, an SQL expression, belongs."""

    def viewer(self, role: Any) -> Any:
        """Return an account with ``role`` that belongs to no group."""


_sources: list[Source] = []


def provide(source: Source) -> None:
    _sources[:] = [source]


def source() -> Source:
    return _sources[0]
