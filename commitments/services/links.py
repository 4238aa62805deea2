"""Links of a commitment to areas, forms, supporting Participants, provisions, minerals and fora."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import connection
from django.db.models import Model

from commitments.models import (
    Commitment,
    CommitmentArea,
    CommitmentForm,
    CommitmentForum,
    CommitmentMineral,
    CommitmentProvision,
    SupportingParticipant,
)

type Links = Mapping[str, Iterable[Model]]
# By relation name: the link model, and its foreign key to the linked record.
type Kinds = Mapping[str, tuple[type[Model], str]]

LINKS: Kinds = {
    "supporting": (SupportingParticipant, "participant"),
    "areas": (CommitmentArea, "area"),
    "forms": (CommitmentForm, "form"),
    "provisions": (CommitmentProvision, "provision"),
    "minerals": (CommitmentMineral, "mineral"),
    "also_in": (CommitmentForum, "forum"),
}


def tie(*, several: Collection[tuple[Commitment, Links]]) -> None:
    """Replace the links of each commitment by the given records; relations that are not named are unchanged.

    Relations are keyed as in ``LINKS``. The number of statements does not depend on the number of commitments.
    """
    for name, (model, other) in LINKS.items():
        tie_just(model, other, {commitment: links[name] for commitment, links in several if name in links})


def tie_new(*, several: Collection[tuple[Model, Links]], kinds: Kinds = LINKS, by: str = "commitment") -> None:
    """Insert the links of new records, which have none yet, with one statement for all ``kinds``.

    ``by`` is the foreign key to the new record.
    """
    inserts: list[str] = []
    ends: list[list[int]] = []
    for name, (model, other) in kinds.items():
        # Deduplicate, in the given order.
        pairs = {(owner.pk, record.pk): None for owner, links in several for record in links.get(name, ())}
        if pairs:
            inserts.append(f"{connection.ops.quote_name(name)} AS ({_insert(model, by, other)})")
            ends += map(list, zip(*pairs, strict=True))
    if inserts:
        with connection.cursor() as cursor:
            cursor.execute(f"WITH {', '.join(inserts)} SELECT", ends)


def _insert(model: type[Model], *ends: str) -> str:
    """Return a statement that inserts links from two arrays of primary keys, one for each of the ``ends``."""
    options: Any = model._meta
    names = [options.db_table, *(options.get_field(end).column for end in ends)]
    table, *columns = map(connection.ops.quote_name, names)
    rows = "SELECT * FROM unnest(%s::bigint[], %s::bigint[])"
    return f"INSERT INTO {table} ({', '.join(columns)}) {rows}"


def tie_just(
    model: type[Model],
    other: str,
    wanted: Mapping[Any, Iterable[Model]],
    *,
    by: str = "commitment",
    among: Collection[tuple[int, int]] | None = None,
) -> None:
    """Replace the links of each key of ``wanted`` by links to its records; ``by`` is the foreign key to the owner.

    Existing links are not rewritten, so that the history records only real additions and removals. ``among`` contains
    the pairs of primary keys that may be removed; None allows all.
    """
    if not wanted:
        return
    came = {(owner.pk, record.pk): {by: owner, other: record} for owner in wanted for record in wanted[owner]}
    rows: Any = model._default_manager.filter(**{f"{by}__in": [owner.pk for owner in wanted]})
    gone = []
    for key, *ends in rows.values_list("pk", f"{by}_id", f"{other}_id"):
        pair = tuple(ends)
        if came.pop(pair, None) is None and (among is None or pair in among):
            gone.append(key)
    if gone:
        rows.filter(pk__in=gone).delete()
    if came:
        model._default_manager.bulk_create([model(**ends) for ends in came.values()])
