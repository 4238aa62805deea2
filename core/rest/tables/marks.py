"""The marking of a list that is written out as a whole, as the application above defines it (``mocportal.wiring``)."""

from collections.abc import Callable
from typing import Any, Protocol

from django.db.models import QuerySet

from core.text.multilingual_text import Words


class Mark(Protocol):
    """``is_narrow`` where the code stands in the name of a file too: a name is read before a file is passed on."""

    code: str
    tlp: str

    @property
    def name(self) -> Words: ...
    @property
    def is_narrow(self) -> bool: ...


type Find = Callable[[QuerySet[Any]], Mark | None]
_finders: list[Find] = []


def provide(find: Find) -> None:
    _finders[:] = [find]


def narrowest_mark(rows: QuerySet[Any]) -> Mark | None:
    """Return the narrowest mark of ``rows``; None where no record bears one."""
    return _finders[0](rows)
