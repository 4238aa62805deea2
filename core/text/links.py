"""A link with its label."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Something that can be done with a record, on a page of its own."""

    label: str
    url: str
