"""Summary box next to the main column of a commitment."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import pgettext

from commitments.enums import Actor, Stage, Step
from commitments.models import Commitment, Forum, Mineral
from contacts.models import Participant


@dataclass(frozen=True, slots=True)
class CommitmentSummary:
    """Summary of a commitment; ``chain`` is its place in the supply chain in words, or empty."""

    supporting: tuple[Participant, ...]
    minerals: tuple[Mineral, ...]
    fora: tuple[Forum, ...]
    chain: str


def facts_of(commitment: Commitment) -> CommitmentSummary:
    """Return the summary of a commitment, with three statements."""
    chain = [
        *_labels(Stage, commitment.stages),
        *([str(commitment.country)] if commitment.country else []),
        *_labels(Actor, commitment.actors),
        *_labels(Step, commitment.steps),
    ]
    return CommitmentSummary(
        supporting=tuple(commitment.supporting.order_by("order")),
        minerals=tuple(commitment.minerals.order_by("order")),
        fora=tuple(commitment.also_in.order_by("order")),
        chain=pgettext("between facts on one record", "; ").join(chain),
    )


def _labels(enum: type[TextChoices], values: Iterable[str]) -> list[str]:
    return [str(enum(value).label) for value in values]
