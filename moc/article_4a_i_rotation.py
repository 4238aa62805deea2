"""Article 4(a)(i): rotation of the Canadian chair.

"The Canadian Chair will rotate among the three Canadian participants annually."

Computed: the coming chairs; whether a chair is out of turn and needs a reason.
Facts: the order of the rotation (a working arrangement) and the chairs of past Dialogues.
Left open: the order and the first chair. The next chair is the Participant that has waited longest; among those that
never chaired, the order decides. An undisturbed series follows the order round and round. After a chair out of turn
the Participant passed over comes next, and any three consecutive Dialogues still have three different chairs.
"""

from collections.abc import Iterable, Iterator, Sequence

# A full round of the rotation.
CANADIAN_PARTICIPANTS = 3


def turns(order: Sequence[str], chaired: Iterable[str]) -> Iterator[str]:
    """Yield the coming chairs, without end, after ``chaired``: the chairs of past sessions, the oldest first.

    A postponed session keeps its chair, so it is given only once it was held; a cancelled one is left out. A chair
    who has left the order is passed over. Raises ValueError where the order is empty or names someone twice.
    """
    if not order or len(set(order)) != len(order):
        msg = "A rotation names each chair once, and at least one."
        raise ValueError(msg)
    past = list(chaired)
    queue = sorted(order, key=lambda code: _last(past, code))
    while True:
        chair = queue.pop(0)
        queue.append(chair)
        yield chair


def next_chair(order: Sequence[str], chaired: Iterable[str]) -> str:
    """Return the chair whose turn it is after ``chaired``; see ``turns``."""
    return next(turns(order, chaired))


def with_turns(order: Sequence[str], chaired: Iterable[str | None]) -> list[str]:
    """Return the chairs of past sessions, the oldest first; a session without an entered chair took the turn due then.

    Otherwise that turn would come again, as if the session had not been held.
    """
    known: list[str] = []
    for chair in chaired:
        known.append(chair or next_chair(order, known))
    return known


def needs_reason(chair: str, order: Sequence[str], chaired: Iterable[str]) -> bool:
    """Return whether ``chair`` is out of turn, so that the record needs a reason."""
    return chair != next_chair(order, chaired)


def _last(past: Sequence[str], code: str) -> int:
    # Sorting is stable, so those who never chaired keep the order of the arrangement among themselves.
    return max((index for index, chair in enumerate(past) if chair == code), default=-1)
