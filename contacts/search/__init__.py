"""Search in three languages: what is indexed, and how it is asked."""

from contacts.search.finding import (
    LONGEST_SEARCH,
    columns_of,
    is_indexed,
    is_searchable,
    matching,
    searched,
    terms_of,
    way_of,
)
from contacts.search.indexes import SearchIndex, index_of
from contacts.search.ways import Way

__all__ = [
    "LONGEST_SEARCH",
    "SearchIndex",
    "Way",
    "columns_of",
    "index_of",
    "is_indexed",
    "is_searchable",
    "matching",
    "searched",
    "terms_of",
    "way_of",
]
