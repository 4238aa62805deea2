"""Which of two ways a search goes: from the few rows that have the text, or along the order until a page is full.

PostgreSQL cannot choose: how many rows have some text is in no statistics, and each way is hundreds of times too long
where the other one is right. So it is asked beforehand, and stops counting once there are many. The answer decides
how long a search takes and never what it finds, so it is kept for a minute.
"""

from collections.abc import Sequence
from enum import Enum
from time import monotonic

from django.db import connection
from django.db.models import Model

from core.search.indexes import SearchIndex

# From here on a page is full sooner than all rows that have the text are fetched and sorted, at any size of table.
MANY = 1_000
SECONDS = 60
MOST_KEPT = 2_000

type Asked = tuple[str, tuple[str, ...]]


class Way(Enum):
    """How an indexed search is written."""

    FROM_THE_FEW = "from the few"
    ALONG_THE_ORDER = "along the order"


_known: dict[Asked, tuple[float, Way]] = {}


def way_to(model: type[Model], terms: Sequence[str]) -> Way:
    """The better way to the rows of ``model``, which has a search index, in which all ``terms`` occur."""
    asked = SearchIndex.table(model), tuple(terms)
    until, way = _known.get(asked, (0.0, Way.ALONG_THE_ORDER))
    if monotonic() < until:
        return way
    if len(_known) >= MOST_KEPT:
        _known.clear()
    way = Way.FROM_THE_FEW if _are_few(*asked) else Way.ALONG_THE_ORDER
    _known[asked] = monotonic() + SECONDS, way
    return way


def _are_few(table: str, terms: tuple[str, ...]) -> bool:
    if not any(helps(term) for term in terms):
        return False
    # Names of our own tables; the terms are parameters.
    found = f"SELECT 1 FROM {connection.ops.quote_name(table)} WHERE {having(terms)} LIMIT %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({found}) found", [*terms, *terms, MANY + 1])  # noqa: S608  # As above.
        return int(cursor.fetchone()[0]) <= MANY


def helps(term: str) -> bool:
    """Whether the index has anything for ``term``: all but single letters of ASCII, which nearly every text has."""
    return len(term) > 1 or not term.isascii()


def having(terms: Sequence[str]) -> str:
    """The condition of rows that have all ``terms``, by the index; the terms are its parameters, twice over."""
    grams = " || ".join("moc_sought(moc_folded(%s))" for _ in terms)
    return f"moc_grams(folded) @> (SELECT {grams}) AND {occurring(terms)}"


def occurring(terms: Sequence[str]) -> str:
    """The same without the index, read in each text. In a subselect, so that a term is folded once and not per row."""
    return " AND ".join("strpos(folded, (SELECT moc_folded(%s))) > 0" for _ in terms)
