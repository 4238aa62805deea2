"""What stands beside the story of a commitment: a line or two a fact."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import pgettext

from commitments.enums import Actor, Stage, Step
from commitments.models import Commitment, Forum, Mineral
from contacts.models import Participant


@dataclass(frozen=True, slots=True)
class Facts:
    """``chain`` is the place in the supply chain in words, empty where nothing of it is given."""

    supporting: tuple[Participant, ...]
    minerals: tuple[Mineral, ...]
    fora: tuple[Forum, ...]
    chain: str


def facts_of(commitment: Commitment) -> Facts:
    """Three statements."""
    chain = [
        *_labels(Stage, commitment.stages),
        *([str(commitment.country)] if commitment.country else []),
        *_labels(Actor, commitment.actors),
        *_labels(Step, commitment.steps),
    ]
    return Facts(
        supporting=tuple(commitment.supporting.order_by("order")),
        minerals=tuple(commitment.minerals.order_by("order")),
        fora=tuple(commitment.also_in.order_by("order")),
        chain=pgettext("between facts on one record", "; ").join(chain),
    )


def _labels(enum: type[TextChoices], values: Iterable[str]) -> list[str]:
    return [str(enum(value).label) for value in values]
