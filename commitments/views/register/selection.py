"""Selection of commitments for a bulk update, preserved across pages of the register.

The checkboxes and the page links belong to one form, so that changing the page submits the selection, with or without
JavaScript.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from commitments.models import Commitment

# Limit of a bulk update plus one, to detect a larger selection.
MOST = 101
LONGEST_REFERENCE = 60
CHOSEN, TURN = "reference", "turn"
# Parameters of the page position in a list.
PLACES = frozenset({"after", "before", "from"})


@dataclass(frozen=True, slots=True)
class Selection:
    """Selection; ``here`` are references on the current page, ``elsewhere`` all others visible to the reader."""

    here: Collection[str]
    elsewhere: Collection[str]


def references_in(query: QueryDict) -> list[str]:
    """Return the references in the query string, without duplicates."""
    named = ",".join(query.getlist(CHOSEN)).split(",")
    return sorted({name for each in named if (name := each.strip()) and len(name) <= LONGEST_REFERENCE})[:MOST]


def chosen_in(query: QueryDict, *, shown: Iterable[str], seen: QuerySet[Commitment]) -> Selection:
    """Return the selection in the query string, split by the page ``shown`` and limited to visible rows ``seen``."""
    named, shown = references_in(query), set(shown)
    others = [name for name in named if name not in shown and "\x00" not in name]
    there = seen.filter(reference__in=others).values_list("reference", flat=True) if others else ()
    return Selection({name for name in named if name in shown}, sorted(there))


def turned(request: HttpRequest) -> QueryDict:
    """Return the query string with the page position of the pressed button."""
    asked = request.GET.copy()
    place = dict(parse_qsl(asked.pop(TURN, [""])[-1]))
    for name in PLACES & asked.keys() if place else ():
        asked.pop(name)
    for name in PLACES & place.keys():
        asked[name] = place[name]
    return asked
