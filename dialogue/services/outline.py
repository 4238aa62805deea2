"""Agenda items by key, number and title, as other records refer to them.

Papers, invitations, outcomes, notes and the record refer to an item by its key, which is the same in every version of
the agenda.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.titles import title
from dialogue.enums import ItemOrigin, ItemPurpose
from dialogue.models import Agenda, AgendaItem, Dialogue
from dialogue.rules.agenda.compiling import compile_items
from dialogue.rules.agenda.items import number_of
from dialogue.services.register import read_register


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """Item by its ``key``; ``number`` is ``6``, ``6 bis`` or ``6(a)``, the texts are in the active language."""

    key: str
    number: str
    title: str
    minutes: int
    purpose: ItemPurpose
    lead: str | None
    is_child: bool

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


def outline(*, dialogue: Dialogue, at: datetime, edited: bool = False) -> tuple[OutlineItem, ...]:
    """Return the items of the last issued version, or before the first issue those compiled as of ``at`` (aware).

    The saved draft is the secretariat's: its edits are applied only if ``edited``.
    """
    # Addenda and corrigenda hold all items too.
    issued = Agenda.objects.filter(dialogue=dialogue).issued().last()
    return _issued(issued) if issued else _compiled(dialogue, at, edited=edited)


def draft_outline(*, agenda: Agenda) -> tuple[OutlineItem, ...]:
    """Return the items of a saved draft with its manual edits, even after an issue."""
    return _compiled(agenda.dialogue, agenda.as_of, edited=True)


def _issued(agenda: Agenda) -> tuple[OutlineItem, ...]:
    # Edited items that were no longer compiled at issue have no number.
    given = AgendaItem.objects.filter(agenda=agenda, number__isnull=False).exclude(origin=ItemOrigin.REMOVED)
    rows = given.select_related("lead")
    return tuple(
        OutlineItem(
            key=row.key,
            number=number_of(row.number or 0, row.bis, row.letter),
            title=str(row.title),
            minutes=row.minutes or 0,
            purpose=ItemPurpose(row.purpose),
            lead=str(row.lead) if row.lead else None,
            is_child=row.parent_id is not None,
        )
        for row in rows.order_by("order", "pk")
    )


def _compiled(dialogue: Dialogue, at: datetime, *, edited: bool) -> tuple[OutlineItem, ...]:
    register = read_register(dialogue=dialogue, as_of=at, edited=edited)
    voice = DocumentLanguage((get_language() or "en")[:2], register)
    return tuple(
        OutlineItem(
            key=one.key,
            number=number_of(one.number, one.bis, one.letter),
            title=str(title(voice, one)),
            minutes=one.total_minutes,
            purpose=one.purpose,
            lead=voice.participant(one.lead) if one.lead else None,
            is_child=bool(one.letter),
        )
        for item in compile_items(register)
        for one in (item, *item.children)
    )
