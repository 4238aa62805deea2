"""Search in three languages: index, query and snippets."""

from core.search.indexes import SearchIndex, index_of
from core.search.search_plan import SearchPlan
from core.search.search_query import (
    LONGEST_SEARCH,
    columns_of,
    is_indexed,
    is_searchable,
    matching,
    searched,
    terms_of,
    way_of,
    words_of,
)
