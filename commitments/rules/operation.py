"""From when the MOC is in operation (article 9(a))."""

from collections.abc import Iterable
from datetime import date


def in_operation_from(signed: Iterable[date | None]) -> date | None:
    """The last of the dates of signature, one a Participant; None while one is missing or there are none.

    Article 9(a): "This MOC will come into operation on its last date of signature." Dates are days at the place of
    signature.
    """
    dates = list(signed)
    if not dates or None in dates:
        return None
    return max(day for day in dates if day is not None)


def is_in_operation(signed: Iterable[date | None], on: date) -> bool:
    """Whether the MOC is in operation on the day ``on``, the last date of signature included."""
    since = in_operation_from(signed)
    return since is not None and since <= on
