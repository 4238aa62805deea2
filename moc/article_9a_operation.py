"""Article 9(a): the MOC comes into operation.

"This MOC will come into operation on its last date of signature."

Computed: the first day of operation.
Facts: the day of signature of each Participant, at the place of signature.
Left open: nothing. While a signature is missing the MOC is not in operation.
"""

from collections.abc import Iterable
from datetime import date


def in_operation_from(signed: Iterable[date | None]) -> date | None:
    """Return the last of the dates of signature, one for each Participant; None if one is missing or none is given."""
    dates = list(signed)
    if not dates or None in dates:
        return None
    return max(day for day in dates if day is not None)


def is_in_operation(signed: Iterable[date | None], on: date) -> bool:
    """Return whether the MOC is in operation on the day ``on``, the last date of signature included."""
    since = in_operation_from(signed)
    return since is not None and since <= on
