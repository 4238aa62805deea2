"""Issued agenda for the home page: its items for decision, from the stored document."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from dialogue.documents.agenda import TimetableItem
from dialogue.enums import ItemPurpose
from dialogue.models import Agenda, Dialogue
from dialogue.services import issued

if TYPE_CHECKING:
    from contacts.models import User


@dataclass(frozen=True, slots=True)
class AgendaCard:
    """Current version of an agenda with its items for decision, in ``language``; ``count`` is that of all items."""

    symbol: str
    language: str
    decisions: list[TimetableItem]
    count: int


def read_agenda(dialogue: Dialogue, user: "User") -> AgendaCard | None:
    """Return the current version visible to ``user``, in two statements; None before the first issue."""
    versions = Agenda.objects.visible_to(user).filter(dialogue=dialogue).standing()
    agenda = versions.select_related("dialogue__instrument").last()
    tree = issued.tree_of(agenda, (get_language() or "en")[:2]) if agenda else None
    if agenda is None or tree is None or tree.timetable is None:
        return None
    items = tree.timetable.items
    return AgendaCard(
        symbol=agenda.symbol,
        language=tree.language,
        decisions=[item for item in items if item.group == ItemPurpose.DECISION],
        count=sum(1 for item in items if item.level == 1),
    )
