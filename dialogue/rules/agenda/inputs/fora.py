"""Input about other fora and papers."""

from dataclasses import dataclass, field
from datetime import date

from core.text.multilingual_text import MultilingualText
from dialogue.enums import ReferralState


@dataclass(frozen=True, slots=True)
class OverlapData:
    commitment: str
    avoided_by: MultilingualText


@dataclass(frozen=True, slots=True)
class CmwgUpdate:
    as_of: date
    nothing_to_report: bool
    text: MultilingualText
    source: str
    overlaps: tuple[OverlapData, ...]


@dataclass(frozen=True, slots=True)
class SessionData:
    forum: str
    forum_name: MultilingualText
    number: int | None
    held_on: date | None
    note: MultilingualText


@dataclass(frozen=True, slots=True)
class ReferralFact:
    """Referral to another forum by the Dialogue of that number (article 3(b)), as of the instant read.

    ``session`` is the number of the session at which it was raised, if known; dates are those of the record.
    """

    forum: str
    dialogue: int
    title: MultilingualText
    text: MultilingualText
    state: ReferralState
    session: int | None = None
    raised_on: date | None = None
    answered_on: date | None = None
    answer: MultilingualText = field(default_factory=MultilingualText)


@dataclass(frozen=True, slots=True)
class PaperData:
    """Paper readable to all Participants, in the version current at the instant read.

    ``languages`` are those of its files; ``due_on`` is a date in the capital of ``expected_from``, which is None for
    the secretariat's papers. ``received_on`` is None until the paper is received.
    """

    symbol: str
    title: MultilingualText
    item_key: str
    mark: MultilingualText
    expected_from: str | None
    due_on: date | None
    languages: tuple[str, ...] = ()
    received_on: date | None = None
