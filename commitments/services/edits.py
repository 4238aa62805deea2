"""What was changed in the columns of a commitment and of its parts. Who keeps the history says so when it starts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model

from commitments.models import (
    Commitment,
    CommitmentArea,
    CommitmentForm,
    CommitmentForum,
    CommitmentMineral,
    CommitmentProvision,
    Evidence,
    Milestone,
    SupportingParticipant,
)
from contacts.models import User

# What is told of beside the commitment itself. Reports and changes of state tell of themselves.
LINKS: tuple[type[Model], ...] = (
    SupportingParticipant,
    CommitmentArea,
    CommitmentForm,
    CommitmentProvision,
    CommitmentMineral,
    CommitmentForum,
)
PARTS: tuple[type[Model], ...] = (*LINKS, Milestone, Evidence)


@dataclass(frozen=True, slots=True)
class EditedColumn:
    """``name`` is the column's own, ``label`` what people call it."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Edit:
    """What one transaction did to the row ``key`` of the model ``of``, at the instant ``at`` (UTC).

    ``event`` is insert, update or delete. ``is_first`` marks the first that the viewer may see of the row: before it
    there was nothing, or nothing for the viewer.
    """

    of: type[Model]
    key: int
    event: str
    at: datetime
    who: str
    reason: str
    is_first: bool
    columns: tuple[EditedColumn, ...]


type Source = Callable[[Commitment, User], Iterable[Edit]]

SOURCES: list[Source] = []


def tells_of_edits(source: Source) -> Source:
    """Register the function that reads the history, as far as its viewer may see it."""
    SOURCES.append(source)
    return source


def edits_of(*, commitment: Commitment, viewer: User) -> list[Edit]:
    """The edits of ``commitment`` and of its ``PARTS`` that ``viewer`` may see, the newest first."""
    return [edit for source in SOURCES for edit in source(commitment, viewer)]
