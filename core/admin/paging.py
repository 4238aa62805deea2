"""Pages of a list of which nobody counts to the end.

A full count reads every row that a person may see, and an estimate of the database would tell of rows that the person
may not see. So a list counts as far as anyone turns pages, and says “more than” from there on.
"""

from functools import cached_property
from typing import Any

from django.contrib.admin.views.main import PAGE_VAR
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

# Of a list, and of the choices of a field.
PAGE_NAMES = (PAGE_VAR, "page")
# Further than this nobody counts by eye, and the database need not either.
COUNTED = 1_000
# A search reads text after text until it has so many.
COUNTED_IN_SEARCH = 200
# The last place at which a page can begin, so that a number from an address stays one that the database has room for.
FURTHEST = 10_000_000


class Pages(Paginator[Any]):
    """Counts up to ``ahead`` rows beyond the page that is asked for, so that every page can be reached from it."""

    def __init__(self, rows: QuerySet[Any], per_page: int, *, number: int, ahead: int, **more: Any) -> None:
        super().__init__(rows, per_page, **more)
        self.most = min(max(number - 1, 0) * per_page, FURTHEST) + ahead

    @cached_property
    def _seen(self) -> int:
        return seen(self.object_list, self.most)

    @cached_property
    def count(self) -> int:
        """As many as were counted, which may be fewer than there are."""
        return min(self._seen, self.most)

    @property
    def more(self) -> bool:
        """Whether there are more than ``count``."""
        return self._seen > self.most


def seen(rows: Any, most: int) -> int:
    """How many ``rows`` there are; one more than ``most`` where there are more than that."""
    number: int = rows.order_by()[: most + 1].count()
    return number


def page_number(request: HttpRequest) -> int:
    """The page that the address asks for, of a list or of the choices of a field; 1 where it is none."""
    for name in PAGE_NAMES:
        text = request.GET.get(name, "")
        if text.isascii() and text.isdecimal():
            return min(int(text[:9]), FURTHEST)
    return 1
