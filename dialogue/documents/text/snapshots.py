"""Snapshot of an agenda as if issued now, for comparison with the issued version."""

from core.text.multilingual_text import MultilingualText
from dialogue.documents.text.titles import in_all_languages
from dialogue.rules.agenda.inputs import AgendaInput, MeetingData
from dialogue.rules.agenda.issued_version import Snapshot, SnapshotItem, SnapshotMeeting
from dialogue.rules.agenda.items import Item


def snapshot(register: AgendaInput, items: tuple[Item, ...]) -> Snapshot:
    """Return items and sub-items in order; items without manual edits have only values from the register."""
    flat = (one for item in items for one in (item, *item.children))
    return Snapshot(tuple(_item(register, one) for one in flat), meeting(register.meeting))


def meeting(fact: MeetingData) -> SnapshotMeeting:
    return SnapshotMeeting(
        wall_start=fact.wall_start,
        time_zone=fact.time_zone,
        held_on=fact.held_on,
        minutes=fact.minutes,
        host=fact.host,
        city=fact.city,
        venue=fact.venue,
        format=fact.format,
    )


def _item(register: AgendaInput, item: Item) -> SnapshotItem:
    edit = item.edit
    return SnapshotItem(
        key=item.key,
        number=item.cited,
        title=item.title or in_all_languages(register, item),
        purpose=item.purpose,
        minutes=item.minutes,
        lead=item.lead,
        presenter=edit.presenter if edit else "",
        background=edit.background if edit else MultilingualText(),
        action=edit.action if edit else MultilingualText(),
        decision=edit.decision if edit else MultilingualText(),
    )
