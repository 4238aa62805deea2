"""One list view for all kinds of records: its rows, filters and columns are declared in a ``RecordList``."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET
from django_stubs_ext import StrPromise

from commitments.views.access import readers_only
from commitments.views.listing.filters import Filter
from commitments.views.listing.query_params import Listing, clean_address, read_listing
from contacts.models import User
from contacts.services.today import today_for
from core.operation_costs import cost_of_list, costs


@dataclass(frozen=True, kw_only=True)
class RecordList:
    """List of the records of one kind that a user may see, at the address ``route``.

    ``template`` extends ``commitments/listing/list.html``. ``beside`` is shown with each row, ``above`` are the
    records that need attention first, ``more`` is further context of the template. Filters and rows depend on the user
    and on the date in the user's capital.
    """

    route: str
    template: str
    model_name: str
    rows: Callable[[User], QuerySet[Any]]
    searched: tuple[str, ...]
    filters: Callable[[User, date], Iterable[Filter]]
    columns: tuple[StrPromise, ...]
    beside: Callable[[Any, date], Any] = lambda _record, _today: None
    above: Callable[[User, date], Iterable[Any]] = lambda _user, _today: ()
    more: Mapping[str, Any] = field(default_factory=dict)

    def read(self, query: QueryDict, user: User) -> Listing:
        """Return the list for ``query``. The page and the export share it, so that both return the same rows."""
        filters = list(self.filters(user, today_for(user)))
        return read_listing(query, self.rows(user), filters, path=reverse(self.route), searched=self.searched)

    @property
    def page(self) -> Callable[..., HttpResponse]:
        """Return the list view."""

        @costs(cost_of_list)
        @readers_only
        @require_GET
        def list_page(request: HttpRequest) -> HttpResponse:
            user = request.user
            assert isinstance(user, User)
            if answer := clean_address(request):
                return answer
            listing, today = self.read(request.GET, user), today_for(user)
            context = {
                "listing": listing,
                "columns": self.columns,
                "rows": [(record, self.beside(record, today)) for record in listing.page],
                "above": list(self.above(user, today)),
                **self.more,
                "may_add": user.has_perm(f"commitments.add_{self.model_name}"),
            }
            return render(request, self.template, context)

        return list_page
