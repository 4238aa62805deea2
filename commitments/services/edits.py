"""Field changes of a commitment and its parts. The history app registers the function that reads them."""

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

# Models whose changes are shown with those of the commitment. Reports and state changes have entries of their own.
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
    """Changed column: ``name`` is the column name, ``label`` its verbose name."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Changes by one transaction at ``at`` (UTC) to the row ``key`` of the model ``of``.

    ``event`` is insert, update or delete. ``is_first`` marks the first change of the row that is visible to the viewer.
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


def edit_source(source: Source) -> Source:
    """Register a function that reads the history with the permissions of its viewer."""
    SOURCES.append(source)
    return source


def edits_of(*, commitment: Commitment, viewer: User) -> list[Edit]:
    """Return the edits of ``commitment`` and its ``PARTS`` that ``viewer`` may see, newest first."""
    return [edit for source in SOURCES for edit in source(commitment, viewer)]
