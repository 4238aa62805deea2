"""What of the API is deprecated, since when and until when: one table, told in the description and in each answer.

A client learns of it in three ways: ``deprecated: true`` in the description, the headers ``Deprecation`` (RFC 9745)
and ``Sunset`` (RFC 8594) in each answer that it concerns, and a ``Link`` of relation ``deprecation`` to a text that
says what to use instead. What is deprecated works unchanged until the day of its sunset, at least a year later
(docs/decisions/0023).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.utils.http import http_date

# How long at least what is deprecated goes on working.
SHORTEST_NOTICE = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Deprecated:
    """An operation or one of its parameters or fields, since ``since`` and until ``until``, days in UTC.

    ``operation`` is the operation's name in the description, such as ``commitments_list``; ``parameter`` and ``field``
    name a part of it. ``instead`` is the address of a text that says what to use.
    """

    operation: str
    since: date
    until: date
    instead: str
    parameter: str = ""
    field: str = ""

    def __post_init__(self) -> None:
        if self.until - self.since < SHORTEST_NOTICE:
            raise ValueError(f"{self.operation}: what is deprecated works for at least a year.")

    def headers(self) -> dict[str, str]:
        since, until = (int(datetime.combine(day, time(), UTC).timestamp()) for day in (self.since, self.until))
        link = f'<{self.instead}>; rel="deprecation"; type="text/html"'
        return {"Deprecation": f"@{since}", "Sunset": http_date(until), "Link": link}


DEPRECATED: tuple[Deprecated, ...] = ()


def concerning(operation: str, *, given: Iterable[str]) -> list[Deprecated]:
    """What of ``operation`` is deprecated and was used: the whole, a field, or a parameter that was ``given``."""
    names = set(given)
    return [
        each for each in DEPRECATED if each.operation == operation and (not each.parameter or each.parameter in names)
    ]


def deprecated_operation(operation: str) -> bool:
    return any(each.operation == operation and not each.parameter and not each.field for each in DEPRECATED)


def deprecated_parameters(operation: str, parameters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same parameters, those marked that are deprecated."""
    names = {each.parameter for each in DEPRECATED if each.operation == operation}
    return [parameter | {"deprecated": True} if parameter["name"] in names else parameter for parameter in parameters]
