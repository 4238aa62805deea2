"""An order of the register as stretches that an index has as they stand.

No index has rows by what an order means by "empty values last", or by the place of a Participant in the text. But one
of a column and the keys behind it has the commitments with a day in their order, and those without one; and of each
lead, state or health those that have it. Read one stretch after the other, the first page and the last cost the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from commitments.enums import CommitmentState, Health
from commitments.views.register.ordering import Order
from contacts.models import Participant

if TYPE_CHECKING:
    from django.db.models import TextChoices

# In the order that the database gives to their words: their first letters differ.
WORDS: "dict[str, type[TextChoices]]" = {"state": CommitmentState, "health": Health}
DAYS = frozenset({"due_on", "begun_on"})
ALWAYS_GIVEN = frozenset({"created_at", "updated_at"})
LEAD = "lead__order"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Commitments where ``path`` is ``value``, by their keys; ``along`` an order, where ``path`` is given at all."""

    path: str
    value: Any = None
    along: Order | None = None

    def holds(self, place: Any) -> bool:
        value = value_of(place, self.path)
        return value is not None if self.along else value == self.value

    def read(self, rows: QuerySet[Any], place: Any, *, backwards: bool) -> QuerySet[Any]:
        """The ``rows`` of this stretch that stand after ``place``, from its end where there is none."""
        key = "-pk" if backwards else "pk"
        further = Q(**{f"pk__{'lt' if backwards else 'gt'}": place.pk}) if place else Q()
        if self.along is None:
            own = {f"{self.path}__isnull": True} if self.value is None else {self.path: self.value}
            return rows.filter(further, **own).order_by(key)
        down = self.along.descending is not backwards
        rows = rows.filter(**{f"{self.path}__isnull": False}).order_by(f"{'-' * down}{self.path}", key)
        if not place:
            return rows
        value, way = value_of(place, self.path), "lt" if down else "gt"
        # Said twice, so that an index begins where the page does.
        beyond = Q(**{f"{self.path}__{way}": value}) | further
        return rows.filter(beyond, **{f"{self.path}__{way}e": value})


def stretches_of(orders: tuple[Order, ...]) -> tuple[Stretch, ...]:
    """The stretches of an order by one column and the key; none where no index has it so."""
    match orders:
        case (Order() as first, Order(path="pk", descending=False)):
            return tuple(_stretches(first))
    return ()


def value_of(place: Any, path: str) -> Any:
    for part in path.split("__"):
        place = getattr(place, part, None)
    return place


def _stretches(order: Order) -> Iterator[Stretch]:
    if order.path in DAYS:
        yield Stretch(order.path, along=order)
        yield Stretch(order.path)
    elif order.path in ALWAYS_GIVEN:
        yield Stretch(order.path, along=order)
    elif order.path in WORDS:
        for word in sorted(WORDS[order.path].values, reverse=order.descending):
            yield Stretch(order.path, word)
    elif order.path == LEAD:
        leads = Participant.objects.order_by("-order" if order.descending else "order")
        for lead in leads.values_list("pk", flat=True):
            yield Stretch("lead_id", lead)
        yield Stretch("lead_id")
