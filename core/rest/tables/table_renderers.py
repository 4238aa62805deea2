"""A list as a table, and the base class of the renderers that write one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http.response import HttpResponseBase
from rest_framework.renderers import BaseRenderer

from core.rest.tables.marks import Mark

type Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Table:
    """A list as a table: its head is the names of the API's fields. ``languages`` are those that its texts are in.

    ``mark`` is the narrowest handling mark of its records, None where they bear none.
    """

    name: str
    languages: tuple[str, ...]
    mark: Mark | None
    head: tuple[str, ...]
    rows: Iterator[list[Cell]]


class TableRenderer(BaseRenderer):
    """A form that a whole list is written in. ``respond`` writes it, and may refuse to."""

    content_type: str
    # W/ where the same rows do not give the same bytes.
    tag_prefix = ""
    charset = None
    render_style = "binary"

    def render(self, data: Any, *_args: Any, **_kwargs: Any) -> bytes:
        """Nothing: what ``respond`` gives is no data to be rendered."""
        return b""

    def respond(self, table: Table) -> HttpResponseBase:
        raise NotImplementedError
