"""Sections of a Dialogue's page, grouped by stage of the year.

A section is a function that takes the request and the Dialogue and returns a ``DialogueSection``, or None if it is
empty for this reader.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.http import HttpRequest

from dialogue.models import Dialogue


class DialogueSection(NamedTuple):
    """Section of the page: a template under ``templates/dialogue/year/`` and its context."""

    template: str
    context: dict[str, Any]


type Part = Callable[[HttpRequest, Dialogue], DialogueSection | None]
