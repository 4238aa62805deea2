"""The order of the register, as its address writes it."""

from dataclasses import dataclass

from django.db.models import F, OrderBy

from commitments.forms import ORDERINGS

NULLABLE = frozenset({"due_on", "begun_on", "lead__order"})


@dataclass(frozen=True, slots=True)
class Order:
    """A column of the order. Empty values come last, whichever way it runs."""

    path: str
    descending: bool

    def by(self, *, backwards: bool = False) -> OrderBy:
        descending = self.descending is not backwards
        if self.path not in NULLABLE:
            # Without a word about nulls, so that the order is that of an index.
            return F(self.path).desc() if descending else F(self.path).asc()
        nulls = {"nulls_first": True} if backwards else {"nulls_last": True}
        return F(self.path).desc(**nulls) if descending else F(self.path).asc(**nulls)


def orders_of(text: str) -> tuple[Order, ...]:
    """The order of a list as it is written for programs: names, a minus before those that run downwards.

    By the number where nothing is asked for; empty where a name is none of the list's.
    """
    if not text:
        return (Order("reference", descending=False),)
    names = [name.strip() for name in text.split(",")]
    if any(name.removeprefix("-") not in ORDERINGS for name in names):
        return ()
    columns = {ORDERINGS[name.removeprefix("-")]: name.startswith("-") for name in names}
    return (*(Order(path, descending) for path, descending in columns.items()), Order("pk", descending=False))
