"""Jointly decided means all Participants: five of five, each for itself, to the same text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Tally:
    """Who concurred and who has not yet, by code and in the order of the MOC."""

    given: tuple[str, ...]
    missing: tuple[str, ...]
    decided_on: date | None
    """The day of the last concurrence; None until all have concurred."""

    @property
    def is_complete(self) -> bool:
        return self.decided_on is not None


def tally(seats: Sequence[str], concurrences: Mapping[str, tuple[str, date]], text_hash: str) -> Tally:
    """Count the concurrences that stand to the text with this hash.

    ``concurrences`` gives for a Participant the hash of the text that it concurred in and the day, in its capital.
    What is to another text does not count, nor does what comes from outside the ``seats``. Without seats nothing
    can be decided.
    """
    days = {code: day for code, (to, day) in concurrences.items() if code in seats and to == text_hash}
    missing = tuple(code for code in seats if code not in days)
    complete = bool(seats) and not missing
    return Tally(
        given=tuple(code for code in seats if code in days),
        missing=missing,
        decided_on=max(days.values()) if complete else None,
    )


def next_code(open_end: str, taken: Iterable[str]) -> str:
    """The code of a further area or form under the open end of its list: ``2(c)(x)-1``, then ``2(c)(x)-2``.

    A number is never given again, also where the area that bore it was retired.
    """
    numbers = (int(code.removeprefix(f"{open_end}-")) for code in taken if code.startswith(f"{open_end}-"))
    return f"{open_end}-{max(numbers, default=0) + 1}"
