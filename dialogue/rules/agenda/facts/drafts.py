"""What people brought to the draft."""

from dataclasses import dataclass, field
from datetime import date, datetime

from core.text.multilingual_text import Words
from dialogue.enums import ItemOrigin, ItemPurpose


@dataclass(frozen=True, slots=True)
class EditFact:
    """An item of a saved version that belongs to people; what they left empty is the register's to fill.

    ``reasons`` are the codes that were known when a person took the item over, ``left_out`` those that came later and
    that people left off.
    """

    key: str
    parent: str | None
    origin: ItemOrigin
    title: Words
    purpose: ItemPurpose
    minutes: int | None
    lead: str | None
    presenter: str
    background: Words
    action: Words
    decision: Words
    reasons: tuple[str, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedFact:
    """A proposal that was accepted into the item ``key``; ``on`` is the day it was sent, in its ministry's capital.

    ``settled_at`` is the instant (UTC) of its acceptance. The words are those of the ministry and, where it became an
    item of its own, also those of the item.
    """

    key: str
    participant: str
    on: date
    is_late: bool = False
    provision: str = ""
    commitment: str = ""
    title: Words = field(default_factory=Words)
    background: Words = field(default_factory=Words)
    decision: Words = field(default_factory=Words)
    minutes: int = 0
    presenter: str = ""
    settled_at: datetime | None = None
