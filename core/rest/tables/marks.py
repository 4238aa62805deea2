"""Handling mark of an export, as defined by the application (``mocportal.wiring``)."""

from collections.abc import Callable
from typing import Any, Protocol

from django.db.models import QuerySet

from core.text.multilingual_text import MultilingualText


class Mark(Protocol):
    """Handling mark of an export. If ``is_narrow``, its code is part of the file name as a warning before sharing."""

    code: str

    @property
    def name(self) -> MultilingualText: ...
    @property
    def is_narrow(self) -> bool: ...


type Find = Callable[[QuerySet[Any]], Mark | None]
_finders: list[Find] = []


def provide(find: Find) -> None:
    _finders[:] = [find]


def narrowest_mark(rows: QuerySet[Any]) -> Mark | None:
    """Return the narrowest handling mark of ``rows``; None if no record has one."""
    return _finders[0](rows)
