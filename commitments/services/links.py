"""What a commitment is tied to: areas, forms, supporting Participants, provisions, minerals and fora."""

from collections.abc import Iterable, Mapping
from typing import Any

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

# Each by the name that the commitment has for it: the model of the link, and the link's name for the other side.
LINKS: Mapping[str, tuple[type[Model], str]] = {
    "supporting": (SupportingParticipant, "participant"),
    "areas": (CommitmentArea, "area"),
    "forms": (CommitmentForm, "form"),
    "provisions": (CommitmentProvision, "provision"),
    "minerals": (CommitmentMineral, "mineral"),
    "also_in": (CommitmentForum, "forum"),
}


def tie(*, commitment: Commitment, links: Mapping[str, Iterable[Model]], new: bool = False) -> None:
    """Tie a commitment to just these records, by the names of ``LINKS``; what a name does not stand for stays.

    Links that are there already are left alone, so that the history tells what came and what went. A ``new``
    commitment has none yet.
    """
    for name, records in links.items():
        model, other = LINKS[name]
        rows: Any = model._default_manager.filter(commitment=commitment)
        wanted = {record.pk: record for record in records}
        present = set() if new else set(rows.values_list(f"{other}_id", flat=True))
        if gone := present - wanted.keys():
            rows.filter(**{f"{other}__in": gone}).delete()
        came = [record for key, record in wanted.items() if key not in present]
        if came:
            model._default_manager.bulk_create([model(commitment=commitment, **{other: record}) for record in came])


def tie_new(*, several: Iterable[tuple[Commitment, Mapping[str, Iterable[Model]]]]) -> None:
    """Tie new commitments to what the links beside each say, with one statement for each name of ``LINKS``."""
    several = list(several)
    for name, (model, other) in LINKS.items():
        rows = [
            model(commitment=commitment, **{other: record})
            for commitment, links in several
            for record in {record.pk: record for record in links.get(name, ())}.values()
        ]
        if rows:
            model._default_manager.bulk_create(rows)
