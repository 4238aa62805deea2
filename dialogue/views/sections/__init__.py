"""The parts of a Dialogue's page, each under the stage of the year to which it belongs.

A part is a function that takes the request and the Dialogue and gives what the page shows of it, or None where there
is nothing to show to this reader.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.http import HttpRequest

from dialogue.models import Dialogue


class Section(NamedTuple):
    """A part of the page: its template under ``templates/dialogue/year/`` and what that template is given."""

    template: str
    context: dict[str, Any]


type Part = Callable[[HttpRequest, Dialogue], Section | None]
