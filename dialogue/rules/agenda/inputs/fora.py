"""Input about other fora and papers."""

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
    """Referral to another forum by the Dialogue of that number (article 3(b)), as of the instant read.

    ``session`` is the number of the session at which it was raised, if known; dates are those of the record.
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
    """Paper readable to all Participants, in the version current at the instant read.

    ``languages`` are those of its files; ``due_on`` is a date in the capital of ``expected_from``, which is None for
    the secretariat's papers. ``received_on`` is None until the paper is received.
    """

    symbol: str
    title: Words
    item_key: str
    mark: Words
    expected_from: str | None
    due_on: date | None
    languages: tuple[str, ...] = ()
    received_on: date | None = None
