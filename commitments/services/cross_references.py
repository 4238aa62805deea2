"""Cross-references to a record from other records. Apps above this one register their sources at start-up."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from commitments.models import Commitment
from commitments.services.activity_log import ActivityEntry
from contacts.models import User


class ReferenceSection(Enum):
    """Kind of cross-reference, in the order in which the page of a commitment shows them."""

    AGENDA = "agenda"
    PROPOSAL = "proposal"
    ACTION = "action"
    OVERLAP = "overlap"
    # An action on the commitment that is available to the reader.
    ACT = "act"


@dataclass(frozen=True, slots=True)
class Mention:
    """Cross-reference in the active language; ``on`` is a date at the place concerned, or None.

    ``happened`` contains its entries in the activity log of the commitment.
    """

    place: ReferenceSection
    words: str
    url: str
    on: date | None = None
    happened: tuple[ActivityEntry, ...] = ()


type Source = Callable[[Commitment, User, date], Iterable[Mention]]
type ByReference = Callable[[str, User, date], Iterable[Mention]]

SOURCES: list[Source] = []
SOURCES_BY_REFERENCE: list[ByReference] = []


def speaks_of_commitments(source: Source) -> Source:
    """Register a function that yields the cross-references to a commitment that its viewer may see."""
    SOURCES.append(source)
    return source


def speaks_of_references(source: ByReference) -> ByReference:
    """Register a function that yields the cross-references to any record by its reference, as visible to its viewer."""
    SOURCES_BY_REFERENCE.append(source)
    return source


def mentions_of(*, commitment: Commitment, viewer: User, today: date) -> tuple[Mention, ...]:
    """Return the cross-references to ``commitment`` visible to ``viewer``, who may see the commitment itself."""
    return tuple(mention for source in SOURCES for mention in source(commitment, viewer, today))


def places_of(*, reference: str, viewer: User, today: date) -> tuple[Mention, ...]:
    """Return the cross-references to the record ``reference`` visible to ``viewer``, who may see the record itself."""
    return tuple(mention for source in SOURCES_BY_REFERENCE for mention in source(reference, viewer, today))
