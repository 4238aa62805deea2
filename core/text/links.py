"""A link with its label."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Action link with its label."""

    label: str
    url: str
