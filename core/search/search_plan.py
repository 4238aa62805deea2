"""Search plan: index-first for rare terms, order-first for common ones.

PostgreSQL cannot choose: its statistics do not contain the frequency of a text, and the wrong plan takes hundreds of
times longer. So a limited count decides beforehand. It affects the duration of a search and never its result, and is
cached for a minute.
"""

from collections.abc import Sequence
from enum import Enum
from time import monotonic

from django.db import connection
from django.db.models import Model

from core.search.indexes import SearchIndex

# Above this number, reading along the order fills a page sooner than fetching and sorting all matches.
MANY = 1_000
SECONDS = 60
MAX_CACHED = 2_000

type SearchKey = tuple[str, tuple[str, ...]]


class SearchPlan(Enum):
    """Search plan of an indexed search."""

    FROM_THE_FEW = "from the few"
    ALONG_THE_ORDER = "along the order"


_known: dict[SearchKey, tuple[float, SearchPlan]] = {}


def way_to(model: type[Model], terms: Sequence[str]) -> SearchPlan:
    """Return the faster search plan for the rows of ``model`` that contain all ``terms``."""
    key = SearchIndex.table(model), tuple(terms)
    until, way = _known.get(key, (0.0, SearchPlan.ALONG_THE_ORDER))
    if monotonic() < until:
        return way
    if len(_known) >= MAX_CACHED:
        _known.clear()
    way = SearchPlan.FROM_THE_FEW if _are_few(*key) else SearchPlan.ALONG_THE_ORDER
    _known[key] = monotonic() + SECONDS, way
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
    """Return whether the index helps for ``term``: not for a single ASCII letter, which nearly every text contains."""
    return len(term) > 1 or not term.isascii()


def having(terms: Sequence[str]) -> str:
    """Return the SQL condition for all ``terms`` by the index; its parameters are the terms, twice."""
    grams = " || ".join("moc_sought(moc_folded(%s))" for _ in terms)
    return f"moc_grams(folded) @> (SELECT {grams}) AND {occurring(terms)}"


def occurring(terms: Sequence[str]) -> str:
    """Return the SQL condition for all ``terms`` by reading each text; subselects normalize each term once."""
    return " AND ".join("strpos(folded, (SELECT moc_folded(%s))) > 0" for _ in terms)
