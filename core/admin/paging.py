"""Paginator with limited counts for the admin's lists.

A full count reads every row that the user may see, and the database's estimate would include hidden rows. So a list
counts a limited number of pages ahead and then shows “more than”.
"""

from functools import cached_property
from typing import Any

from django.contrib.admin.views.main import PAGE_VAR
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

# Parameters of a change list and of autocomplete choices.
PAGE_NAMES = (PAGE_VAR, "page")
# Rows that a list counts ahead.
COUNTED = 1_000
# A search reads the text of each row, so it counts fewer.
COUNTED_IN_SEARCH = 200
# Largest offset of a page, so that a number from a URL stays within the range of the database.
FURTHEST = 10_000_000


class EstimatedPaginator(Paginator[Any]):
    """Paginator that counts at most ``ahead`` rows beyond the requested page."""

    def __init__(self, rows: QuerySet[Any], per_page: int, *, number: int, ahead: int, **more: Any) -> None:
        super().__init__(rows, per_page, **more)
        self.most = min(max(number - 1, 0) * per_page, FURTHEST) + ahead

    @cached_property
    def _seen(self) -> int:
        return visible_ids(self.object_list, self.most)

    @cached_property
    def count(self) -> int:
        """Return the number of counted rows, which may be smaller than the number of rows."""
        return min(self._seen, self.most)

    @property
    def more(self) -> bool:
        """Return whether there are more rows than ``count``."""
        return self._seen > self.most


def visible_ids(rows: Any, most: int) -> int:
    """Return the number of ``rows``, or ``most`` + 1 if there are more than ``most``."""
    number: int = rows.order_by()[: most + 1].count()
    return number


def page_number(request: HttpRequest) -> int:
    """Return the requested page number of a list or of the choices of a field; 1 if missing or invalid."""
    for name in PAGE_NAMES:
        text = request.GET.get(name, "")
        if text.isascii() and text.isdecimal():
            return min(int(text[:9]), FURTHEST)
    return 1
