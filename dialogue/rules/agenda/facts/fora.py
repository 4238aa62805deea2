"""What is considered of other fora, and the papers."""

from dataclasses import dataclass, field
from datetime import date

from core.text.multilingual_text import Words
from dialogue.enums import ReferralState


@dataclass(frozen=True, slots=True)
class OverlapFact:
    commitment: str
    avoided_by: Words


@dataclass(frozen=True, slots=True)
class CmwgFact:
    as_of: date
    nothing_to_report: bool
    text: Words
    source: str
    overlaps: tuple[OverlapFact, ...]


@dataclass(frozen=True, slots=True)
class SessionFact:
    forum: str
    forum_name: Words
    number: int | None
    held_on: date | None
    note: Words


@dataclass(frozen=True, slots=True)
class ReferralFact:
    """An item of the Dialogue of that number for another forum (article 3(b)), as far as it had come by then.

    ``session`` is the number of the session at which it was raised, where that is known; days are those of the record.
    """

    forum: str
    dialogue: int
    title: Words
    text: Words
    state: ReferralState
    session: int | None = None
    raised_on: date | None = None
    answered_on: date | None = None
    answer: Words = field(default_factory=Words)


@dataclass(frozen=True, slots=True)
class PaperFact:
    """A paper that all Participants may read, in the version that stood.

    ``languages`` are those of its files; ``due_on`` is a day in the capital of ``expected_from``, which is None where
    the secretariat brings it. It is here once ``received_on`` is known.
    """

    symbol: str
    title: Words
    item_key: str
    mark: Words
    expected_from: str | None
    due_on: date | None
    languages: tuple[str, ...] = ()
    received_on: date | None = None
