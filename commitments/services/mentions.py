"""Where a record is spoken of. Apps above this one add what they know of it when they start."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from commitments.models import Commitment
from commitments.services.happenings import Happened
from contacts.models import User


class Place(Enum):
    """In the order in which the page of a commitment tells of them."""

    AGENDA = "agenda"
    PROPOSAL = "proposal"
    ACTION = "action"
    OVERLAP = "overlap"
    # Something that the reader can do with the commitment there.
    ACT = "act"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place, in the active language; ``on`` is a day at that place, None where it has none.

    ``happened`` is what the timeline of the commitment tells of it.
    """

    place: Place
    words: str
    url: str
    on: date | None = None
    happened: tuple[Happened, ...] = ()


type Source = Callable[[Commitment, User, date], Iterable[Mention]]
type ByReference = Callable[[str, User, date], Iterable[Mention]]

SOURCES: list[Source] = []
SOURCES_BY_REFERENCE: list[ByReference] = []


def speaks_of_commitments(source: Source) -> Source:
    """Register a function that gives the places which its viewer may see."""
    SOURCES.append(source)
    return source


def speaks_of_references(source: ByReference) -> ByReference:
    """Register a function that gives the places which its viewer may see, of whatever record has a reference."""
    SOURCES_BY_REFERENCE.append(source)
    return source


def mentions_of(*, commitment: Commitment, viewer: User, today: date) -> tuple[Mention, ...]:
    """Where ``commitment``, which ``viewer`` may see, is spoken of, as far as ``viewer`` may see that as well."""
    return tuple(mention for source in SOURCES for mention in source(commitment, viewer, today))


def places_of(*, reference: str, viewer: User, today: date) -> tuple[Mention, ...]:
    """Where a record with ``reference``, which ``viewer`` may see, is spoken of, as far as ``viewer`` may see that."""
    return tuple(mention for source in SOURCES_BY_REFERENCE for mention in source(reference, viewer, today))
