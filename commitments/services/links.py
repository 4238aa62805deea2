"""What a commitment is tied to: areas, forms, supporting Participants, provisions, minerals and fora."""

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
# Each by the name that its record has for it: the model of the link, and the link's name for the other side.
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
    """Tie each commitment to just the records beside it, by the names of ``LINKS``; what is not named stays.

    As many statements for many as for one.
    """
    for name, (model, other) in LINKS.items():
        tie_just(model, other, {commitment: links[name] for commitment, links in several if name in links})


def tie_new(*, several: Collection[tuple[Model, Links]], kinds: Kinds = LINKS, by: str = "commitment") -> None:
    """Tie new records, which no link names as ``by`` yet, to what is beside each; all ``kinds`` in one statement."""
    inserts: list[str] = []
    ends: list[list[int]] = []
    for name, (model, other) in kinds.items():
        # Each once, in the order given.
        pairs = {(owner.pk, record.pk): None for owner, links in several for record in links.get(name, ())}
        if pairs:
            inserts.append(f"{connection.ops.quote_name(name)} AS ({_insert(model, by, other)})")
            ends += map(list, zip(*pairs, strict=True))
    if inserts:
        with connection.cursor() as cursor:
            cursor.execute(f"WITH {', '.join(inserts)} SELECT", ends)


def _insert(model: type[Model], *ends: str) -> str:
    """A statement that inserts links from two arrays of primary keys, one for each of their ``ends``."""
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
    """Tie each record of ``wanted``, which links of ``model`` name as ``by``, to just the records that it stands for.

    Links that are there already are left alone, so that the history tells what came and what went. ``among`` are the
    pairs of primary keys, as the links have them, that may go; None for all.
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
