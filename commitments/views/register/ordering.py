"""Sort order of the register, and the rows of a page in that order."""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import Any

from django.db.models import (
    Case,
    CharField,
    DateField,
    F,
    Func,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, NullIf

from commitments.enums import Completion, Origin, ReportingSchedule, ReviewAnswer
from commitments.forms import INDEX_SEGMENTS
from commitments.models import Commitment, CommitmentArea, CommitmentForm, ProgressReport, SupportingParticipant
from commitments.records.commitment import COMMITMENT_FIELDS
from core.db.multilingual import page_language
from core.rest.read.sort_orders import WHOLE, SortColumn, parts_ahead
from core.text.multilingual_text import LANGUAGES
from core.text.natural_order import natural_key


def _title() -> Combinable:
    """Return the title as displayed. Accents decompose, so that É is sorted with E by any collation."""
    texts = {language: NullIf(f"title_{language}", Value("")) for language in LANGUAGES}
    original = Case(*(When(original_language=language, then=text) for language, text in texts.items()))
    shown = Coalesce(texts[page_language()], original, *texts.values())
    return Func(shown, template="lower(normalize(%(expressions)s, NFD))", output_field=CharField())


def _first(links: QuerySet[Any], path: str) -> Combinable:
    """Return the lowest place of the linked records in the text of the MOC."""
    return Subquery(links.filter(commitment=OuterRef("pk")).order_by(path).values(path)[:1])


def _place_in(name: str, words: type[TextChoices]) -> Combinable:
    places = (When(**{name: word}, then=Value(place)) for place, word in enumerate(words))
    return Case(*places, output_field=IntegerField())


def _last_report() -> Combinable:
    reports = ProgressReport.objects.in_force().filter(commitment=OuterRef("pk")).order_by("-reported_on")
    return Subquery(reports.values("reported_on")[:1], output_field=DateField())


# The values of ``PAGE_ORDERS``.
COMPUTED: Mapping[str, Callable[[], Combinable]] = {
    "title": _title,
    "areas": lambda: _first(CommitmentArea.objects.all(), "area__order"),
    "forms": lambda: _first(CommitmentForm.objects.all(), "form__order"),
    "supporting": lambda: _first(SupportingParticipant.objects.all(), "participant__order"),
    "completion": lambda: _place_in("completion", Completion),
    "last_report": _last_report,
    "origin": lambda: _place_in("origin", Origin),
    "mark": lambda: F("mark__rank"),
    "reporting": lambda: _place_in("reporting", ReportingSchedule),
    "review": lambda: _place_in("review", ReviewAnswer),
    "reviewed_on": lambda: F("reviewed_on"),
}


def orders_of(text: str) -> tuple[SortColumn, ...]:
    """Return the sort columns of an ordering: names as in the API, with a minus before descending ones.

    An empty ``text`` sorts by reference; the result is empty if a name is unknown.
    """
    if not text:
        return (SortColumn.named(Commitment, "reference__natural"),)
    orders = COMMITMENT_FIELDS.orders | {name: _column(name) for name in COMPUTED}
    names = [name.strip() for name in text.split(",")]
    if any(name.removeprefix("-") not in orders for name in names):
        return ()
    columns = {orders[name.removeprefix("-")]: "-" if name.startswith("-") else "" for name in names}
    return tuple(_sort_column(path, way) for path, way in (*columns.items(), ("pk", "")))


def _column(name: str) -> str:
    return f"by_{name}"


def _sort_column(path: str, way: str) -> SortColumn:
    name = path.removeprefix("by_")
    if name not in COMPUTED or path != _column(name):
        return SortColumn.named(Commitment, f"{way}{path}")
    return SortColumn(path, way == "-", nullable=True, field=CharField())


def with_orders(rows: Any, orders: Sequence[SortColumn]) -> Any:
    """Return the queryset ``rows`` with the values of the computed ``orders``."""
    paths = {order.path for order in orders}
    values = {_column(name): value() for name, value in COMPUTED.items() if _column(name) in paths}
    return rows.annotate(**values) if values else rows


def rows_from(
    rows: QuerySet[Any],
    orders: Sequence[SortColumn],
    place: Commitment | None,
    *,
    backwards: bool,
    most: int,
    searched: bool,
) -> list[Any]:
    """Return up to ``most`` of the ``rows`` after (or before) the commitment ``place``, nearest first.

    A further index segment is read only if the earlier ones do not fill the page. The few results of a search are
    sorted as a whole.
    """
    values = [reduce(_attribute, order.path.split("__"), place) for order in orders] if place else []
    segments = [INDEX_SEGMENTS[order.path]() if order.path in INDEX_SEGMENTS else () for order in orders]
    found: list[Any] = []
    whole = searched or any(order.path.startswith("by_") for order in orders)
    for part in WHOLE if whole else parts_ahead(orders, segments, values, backwards=backwards):
        found += part.read(rows, orders, values, backwards=backwards)[: most - len(found)]
        if len(found) == most:
            break
        values = []
    return found


def _attribute(record: Any, name: str) -> Any:
    return natural_key(record) if name == "natural" else getattr(record, name, None)
