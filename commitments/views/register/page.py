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
from commitments.services.register_views import built_in, kept_for
from commitments.views.access import readers_only
from commitments.views.register.active_filters import ActiveFilter, chips_of, label_of
from commitments.views.register.columns import COLUMNS, NUMBER, RegisterColumn
from commitments.views.register.query_params import Asked, read_asked
from commitments.views.register.rows import RegisterPage, read_page
from commitments.views.register.selection import CHOSEN, TURN, chosen_in, turned
from contacts.models import Side, User
from core.operation_costs import cost_of_list, costs

# Date filters with a form field; other parameters are sent as hidden fields.
IN_FORM = ("due_on__gte", "due_on__lte")


@dataclass(frozen=True, slots=True)
class ColumnHeader:
    """Column header; ``sorted`` is its aria-sort value, ``url`` reverses the order."""

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
    asked = read_asked(_without_chosen(query), request.user)
    page = read_page(asked)
    seen = Commitment.objects.visible_to(request.user)
    shown = [row.commitment.reference for row in page.rows]
    here = asked.view
    context = {
        "listing": asked,
        "page": page,
        "query": asked.query(),
        "now": timezone.now(),
        "sides": Side.objects.all(),
        "views": list(built_in(viewer=request.user, today=asked.today)),
        "kept_views": list(kept_for(request.user)),
        "saving": NewViewForm(user=request.user, auto_id="view_%s"),
        "view": here,
        "chips": list(chips_of(asked)),
        "left_out": [ActiveFilter(label_of(each.name, asked), each.value, "") for each in asked.left_out],
        "heads": [_head(column, asked) for column in (NUMBER, *asked.columns)],
        "shown": {column.name for column in asked.columns},
        "further": [column for column in asked.columns if column.field],
        "choices": _choices(asked),
        "due_from": asked.filters.get("due_on__gte", ""),
        "due_until": asked.filters.get("due_on__lte", ""),
        "kept": _kept(asked),
        "carried": [*asked.filters.items(), ("search", asked.search), ("ordering", asked.ordering)],
        "columns": [(column, column in asked.columns) for column in COLUMNS.values()],
        "chosen": chosen_in(query, shown=shown, seen=seen),
        "turns": {name: urlencode(place) for name, place in (("before", page.before), ("after", page.after)) if place},
        "sent_along": parse_qsl(asked.query(**_view(asked))),
        "before": _beside(asked, page.before),
        "after": _beside(asked, page.after),
        "changeable": _changeable(page, request.user),
        "may_add": request.user.has_perm("commitments.add_commitment"),
    }
    return render(request, "commitments/register/list.html", context)


def _changeable(page: RegisterPage, user: User) -> set[int]:
    """Return the keys of the commitments on the page that the reader may edit, and so select for a bulk update."""
    right = "commitments.change_commitment"
    return {row.commitment.pk for row in page.rows if user.has_perm(right, row.commitment)}


def _clean(request: HttpRequest) -> str:
    asked = turned(request)
    for name in list(asked):
        values = [value for value in asked.getlist(name) if value]
        asked.pop(name)
        if values:
            asked[name] = ",".join(values)
    query = asked.urlencode(safe=",()")
    return f"{request.path}?{query}" if query else request.path


def _without_chosen(query: QueryDict) -> QueryDict:
    asked = query.copy()
    asked.pop(CHOSEN, None)
    return asked


def _head(column: RegisterColumn, asked: Asked) -> ColumnHeader:
    if not column.ordering:
        return ColumnHeader(column, "", "")
    first = asked.ordering or "reference"
    state = {column.ordering: "ascending", f"-{column.ordering}": "descending"}.get(first, "none")
    ordering = f"-{column.ordering}" if state == "ascending" else column.ordering
    return ColumnHeader(
        column, state, f"{reverse('commitments:register')}?{asked.query(**_view(asked), ordering=ordering)}"
    )


def _choices(asked: Asked) -> list[RegisterFilterChoice]:
    """Return the filter fields. Several values of a filter are one extra option, since the form selects one."""
    choices = []
    for offer in asked.offers.values():
        options, chosen = tuple(offer.words.items()), asked.filters.get(offer.name, "")
        if "," in chosen:
            several = ", ".join(offer.short[value] for value in chosen.split(","))
            options = ((chosen, several), *options)
        choices.append(RegisterFilterChoice(offer.name, str(offer.label), options, chosen))
    return choices


def _kept(asked: Asked) -> list[tuple[str, str]]:
    """Return the parameters that the filter form sends as hidden fields."""
    others = {name: text for name, text in asked.filters.items() if name not in asked.offers and name not in IN_FORM}
    others |= {"ordering": asked.ordering}
    if "columns=" in (query := asked.query()):
        others["columns"] = query.rpartition("columns=")[2].partition("&")[0]
    return [(name, value) for name, value in others.items() if value]


def _beside(asked: Asked, place: dict[str, str]) -> str:
    return f"{reverse('commitments:register')}?{asked.query(**_view(asked), **place)}" if place else ""


def _view(asked: Asked) -> dict[str, str]:
    """Return the view parameter, which is preserved on other pages and in other orders to keep the name of the list."""
    return {"view": asked.view.slug} if asked.view else {}
