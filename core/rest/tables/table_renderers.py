"""Export table, and the base class of its renderers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http.response import HttpResponseBase
from rest_framework.renderers import BaseRenderer

from core.rest.tables.marks import Mark

type Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class ExportTable:
    """Export table of a list: ``head`` has the names of the API fields, ``languages`` those of the texts.

    ``mark`` is the narrowest handling mark of its records, None if they have none.
    """

    name: str
    languages: tuple[str, ...]
    mark: Mark | None
    head: tuple[str, ...]
    rows: Iterator[list[Cell]]


class TableRenderer(BaseRenderer):
    """Export renderer of a whole list. ``respond`` writes it, or raises an error."""

    content_type: str
    # W/ if the same rows can give different bytes.
    tag_prefix = ""
    charset = None
    render_style = "binary"

    def render(self, data: Any, *_args: Any, **_kwargs: Any) -> bytes:
        """Return no bytes; ``respond`` writes the export."""
        return b""

    def respond(self, table: ExportTable) -> HttpResponseBase:
        raise NotImplementedError
