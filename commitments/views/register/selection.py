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
from core.text.natural_order import natural_key

# Commitments in one bulk update: the register shows fifty per page, and the services write each row within the request.
MOST = 100
LONGEST_REFERENCE = 60
CHOSEN, TURN = "reference", "turn"
# Parameter of the export button beside the checkboxes, to detect an empty selection.
ONLY_CHOSEN = "selected"
# Parameter with the query of a list, to select all its commitments.
WHOLE_LIST = "list"
# Parameters of the page position in a list.
PLACES = frozenset({"after", "before", "from"})


@dataclass(frozen=True, slots=True)
class Selection:
    """Selection; ``here`` are references on the current page, ``elsewhere`` all others visible to the reader."""

    here: Collection[str]
    elsewhere: Collection[str]


def references_in(query: QueryDict) -> list[str]:
    """Return the references in the query string that can exist, without duplicates."""
    named = {name.strip() for name in ",".join(query.getlist(CHOSEN)).split(",")}
    known = (name for name in named if 0 < len(name) <= LONGEST_REFERENCE and "\x00" not in name)
    return sorted(known, key=natural_key)


def chosen_in(query: QueryDict, *, shown: Iterable[str], seen: QuerySet[Commitment]) -> Selection:
    """Return the selection in the query string, split by the page ``shown`` and limited to visible rows ``seen``."""
    named, shown = references_in(query), set(shown)
    others = [name for name in named if name not in shown]
    there = seen.filter(reference__in=others).values_list("reference", flat=True) if others else ()
    return Selection({name for name in named if name in shown}, sorted(there, key=natural_key))


def turned(request: HttpRequest) -> QueryDict:
    """Return the query string with the page position of the pressed button."""
    parameters = request.GET.copy()
    place = dict(parse_qsl(parameters.pop(TURN, [""])[-1]))
    for name in PLACES & parameters.keys() if place else ():
        parameters.pop(name)
    for name in PLACES & place.keys():
        parameters[name] = place[name]
    return parameters
