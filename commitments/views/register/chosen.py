"""Commitments that are chosen for one change of many, kept while their chooser turns the pages of the register.

The boxes of a page belong to a form, and so do the ways to the pages around it: turning a page sends what is chosen
along, with a script or without one.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from commitments.models import Commitment

# As many as are changed at once, and one more, which tells that they are too many.
MOST = 101
LONGEST_REFERENCE = 60
CHOSEN, TURN = "reference", "turn"
# Of a list, what says where its page begins.
PLACES = frozenset({"after", "before", "from"})


@dataclass(frozen=True, slots=True)
class Chosen:
    """``here`` are those on the page that is shown, ``elsewhere`` all others that the reader may see."""

    here: Collection[str]
    elsewhere: Collection[str]


def references_in(query: QueryDict) -> list[str]:
    """Those that an address names, each once."""
    named = ",".join(query.getlist(CHOSEN)).split(",")
    return sorted({name for each in named if (name := each.strip()) and len(name) <= LONGEST_REFERENCE})[:MOST]


def chosen_in(query: QueryDict, *, shown: Iterable[str], seen: QuerySet[Commitment]) -> Chosen:
    """What an address chooses, of the page that is ``shown`` and of all that the reader has ``seen``."""
    named, shown = references_in(query), set(shown)
    others = [name for name in named if name not in shown and "\x00" not in name]
    there = seen.filter(reference__in=others).values_list("reference", flat=True) if others else ()
    return Chosen({name for name in named if name in shown}, sorted(there))


def turned(request: HttpRequest) -> QueryDict:
    """What an address asks for, with the page that a button names in place of where it began before."""
    asked = request.GET.copy()
    place = dict(parse_qsl(asked.pop(TURN, [""])[-1]))
    for name in PLACES & asked.keys() if place else ():
        asked.pop(name)
    for name in PLACES & place.keys():
        asked[name] = place[name]
    return asked
