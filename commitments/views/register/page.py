"""Register page: a list of commitments that its query string searches, filters and sorts."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from commitments.forms import NewViewForm
from commitments.models import Commitment
from commitments.services.register_views import RegisterView, built_in, saved_views_of
from commitments.views.access import readers_only
from commitments.views.register.active_filters import ActiveFilter, chips_of, label_of
from commitments.views.register.columns import COLUMNS, NUMBER, TITLE, RegisterColumn
from commitments.views.register.query_params import RegisterQuery, read_register_query
from commitments.views.register.rows import RegisterPage, changeable, read_page
from commitments.views.register.selection import CHOSEN, MOST, TURN, WHOLE_LIST, chosen_in, turned
from contacts.models import Side, User
from core.operation_costs import cost_of_list, costs

# Date filters with a form field; other parameters are sent as hidden fields.
IN_FORM = ("due_on__gte", "due_on__lte")
# Views with a link of their own in the toolbar, which is one line in three languages and has room for four.
FIRST_VIEWS = frozenset({"ours", "our-overdue", "overdue", "at-risk-or-delayed", "no-evidence"})
MOST_FIRST = 4


@dataclass(frozen=True, slots=True)
class ColumnHeader:
    """Column header; ``sorted`` is its aria-sort value, ``url`` reverses the order. Both are empty without an order."""

    column: RegisterColumn
    sorted: str
    url: str


@dataclass(frozen=True, slots=True)
class RegisterFilterChoice:
    """Filter field of the form; ``chosen`` is its value in the query string."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


@costs(cost_of_list)
@readers_only
@require_GET
def register_page(request: HttpRequest) -> HttpResponse:
    """Show a page of the matching commitments that are visible to the reader."""
    assert isinstance(request.user, User)
    query = request.GET
    if TURN in query or "" in query.values() or any(len(query.getlist(name)) > 1 for name in query):
        # Redirect empty or repeated form parameters to a short address that can be shared.
        return redirect(_clean(request))
    listing = read_register_query(_without_chosen(query), request.user)
    page = read_page(listing)
    seen = Commitment.objects.visible_to(request.user)
    shown = [row.commitment.reference for row in page.rows]
    here = listing.view
    context = {
        "listing": listing,
        "page": page,
        "query": listing.query(),
        "now": timezone.now(),
        "sides": Side.objects.all(),
        "views": (views := list(built_in(viewer=request.user, today=listing.today))),
        "saved_views": list(saved_views_of(request.user)),
        "first_views": _first(views, listing.view),
        "saving": NewViewForm(user=request.user, auto_id="view_%s"),
        "view": here,
        "chips": list(chips_of(listing)),
        "left_out": [ActiveFilter(label_of(each.name, listing), each.value, "") for each in listing.left_out],
        "heads": [_head(column, listing) for column in (NUMBER, TITLE, *listing.columns)],
        "shown": {column.name for column in listing.columns},
        "further": [column for column in listing.columns if column.field],
        "choices": _choices(listing),
        "due_from": listing.filters.get("due_on__gte", ""),
        "due_until": listing.filters.get("due_on__lte", ""),
        "hidden_inputs": _hidden_inputs(listing),
        "carried": [*listing.filters.items(), ("search", listing.search), ("ordering", listing.ordering)],
        "columns": [(column, column in listing.columns) for column in COLUMNS.values()],
        "chosen": chosen_in(query, shown=shown, seen=seen),
        "turns": {name: urlencode(place) for name, place in (("before", page.before), ("after", page.after)) if place},
        "sent_along": parse_qsl(listing.query(**_view(listing))),
        "before": _beside(listing, page.before),
        "after": _beside(listing, page.after),
        "changeable": (editable := changeable([row.commitment for row in page.rows], request.user)),
        "whole_list": urlencode({WHOLE_LIST: listing.query()}) if editable and _has_bulk_size(page) else "",
        "most": MOST,
        "may_add": request.user.has_perm("commitments.add_commitment"),
    }
    return render(request, "commitments/register/list.html", context)


def _has_bulk_size(page: RegisterPage) -> bool:
    return not page.more and page.count <= MOST


def _clean(request: HttpRequest) -> str:
    parameters = turned(request)
    for name in list(parameters):
        values = [value for value in parameters.getlist(name) if value]
        parameters.pop(name)
        if values:
            parameters[name] = ",".join(values)
    query = parameters.urlencode(safe=",()")
    return f"{request.path}?{query}" if query else request.path


def _without_chosen(query: QueryDict) -> QueryDict:
    remaining = query.copy()
    remaining.pop(CHOSEN, None)
    return remaining


def _first(views: list[RegisterView], shown: RegisterView | None) -> list[RegisterView]:
    """Return the views with a link of their own in the toolbar: the most used ones, and the one that is shown."""
    found = [each for each in views if each.slug in FIRST_VIEWS][:MOST_FIRST]
    return found if shown is None or shown.slug in {each.slug for each in found} else [*found[:-1], shown]


def _head(column: RegisterColumn, listing: RegisterQuery) -> ColumnHeader:
    if not column.ordering:
        return ColumnHeader(column, "", "")
    first = listing.ordering or "reference"
    state = {column.ordering: "ascending", f"-{column.ordering}": "descending"}.get(first, "none")
    ordering = f"-{column.ordering}" if state == "ascending" else column.ordering
    return ColumnHeader(
        column, state, f"{reverse('commitments:register')}?{listing.query(**_view(listing), ordering=ordering)}"
    )


def _choices(listing: RegisterQuery) -> list[RegisterFilterChoice]:
    """Return the filter fields. Several values of a filter are one extra option, since the form selects one."""
    choices = []
    for offer in listing.offers.values():
        options, chosen = tuple(offer.words.items()), listing.filters.get(offer.name, "")
        if "," in chosen:
            several = ", ".join(offer.short[value] for value in chosen.split(","))
            options = ((chosen, several), *options)
        choices.append(RegisterFilterChoice(offer.name, str(offer.label), options, chosen))
    return choices


def _hidden_inputs(listing: RegisterQuery) -> list[tuple[str, str]]:
    """Return the parameters that the filter form sends as hidden fields."""
    others = {
        name: text for name, text in listing.filters.items() if name not in listing.offers and name not in IN_FORM
    }
    others |= {"ordering": listing.ordering}
    if "columns=" in (query := listing.query()):
        others["columns"] = query.rpartition("columns=")[2].partition("&")[0]
    return [(name, value) for name, value in others.items() if value]


def _beside(listing: RegisterQuery, place: dict[str, str]) -> str:
    return f"{reverse('commitments:register')}?{listing.query(**_view(listing), **place)}" if place else ""


def _view(listing: RegisterQuery) -> dict[str, str]:
    """Return the view parameter, which is preserved on other pages and in other orders to keep the name of the list."""
    return {"view": listing.view.slug} if listing.view else {}
