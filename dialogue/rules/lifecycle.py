"""The ways from one status of a Dialogue to another, and from one state of an action to another.

A postponed Dialogue keeps its number and its chair and can be held; a held one stays held.
"""

from collections.abc import Mapping

from dialogue.enums import DialogueStatus as Status

WAYS: Mapping[Status, frozenset[Status]] = {
    Status.TENTATIVE: frozenset({Status.CONFIRMED, Status.POSTPONED, Status.CANCELLED}),
    Status.CONFIRMED: frozenset({Status.TENTATIVE, Status.POSTPONED, Status.CANCELLED, Status.HELD}),
    Status.POSTPONED: frozenset({Status.TENTATIVE, Status.CONFIRMED, Status.CANCELLED}),
    Status.CANCELLED: frozenset(),
    Status.HELD: frozenset(),
}


def may_become(now: Status, then: Status) -> bool:
    return then in WAYS[now]
