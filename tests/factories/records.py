"""A Dialogue that was held under a memorandum with five seats, and its record of discussion."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from contacts.enums import Role
from contacts.models import User
from dialogue.enums import DialogueStatus
from dialogue.models import Dialogue, Record, RecordParagraph
from dialogue.services import clearances, record_rows, records
from tests.factories import law
from tests.factories.contacts import UserFactory
from tests.factories.dialogue import DialogueFactory

AT = law.AT
LATER = AT + timedelta(days=1)
HELD_ON = date(2026, 11, 20)
CLEAR_BY = date(2026, 12, 18)
WORDS = ("The Participants took note of the first item.", "They took note of the second.", "A third sentence.")


@dataclass
class Held:
    """The memorandum, its Dialogue, the secretariat, and the record with a paragraph for each of ``WORDS``."""

    moc: law.Memorandum
    dialogue: Dialogue
    secretariat: User
    record: Record

    @property
    def paragraphs(self) -> list[RecordParagraph]:
        return list(self.record.paragraphs.order_by("order"))

    def clear(self, *codes: str, paragraphs: list[RecordParagraph] | None = None, at: datetime = AT) -> None:
        """Let Participants clear; all of them, and all paragraphs, where none is named."""
        for code in codes or self.moc.codes:
            for paragraph in paragraphs or self.paragraphs:
                clearances.clear(paragraph=paragraph, by=self.moc.officers[code], at=at, text_hash=paragraph.text_hash)

    def open(self, at: datetime = AT) -> None:
        records.open_for_clearance(record=self.record, clear_by=CLEAR_BY, by=self.secretariat, at=at)

    def adopt(self, at: datetime = LATER) -> None:
        records.adopt(record=self.record, by=self.secretariat, on=at.date(), at=at)


def dialogue_held(moc: law.Memorandum, **fields: Any) -> Dialogue:
    given = {"number": 1, "status": DialogueStatus.HELD, "held_on": HELD_ON, "time_zone": "Asia/Tokyo"}
    dialogue: Dialogue = DialogueFactory.create(instrument=moc.instrument, **given | fields)
    return dialogue


def paragraph(record: Record, order: int = 1, *, number: str = "1", text: str = WORDS[0], **fields: Any) -> Any:
    row = RecordParagraph(record=record, order=order, number=number, **{"item_key": f"item-{number}"} | fields)
    record_rows.write(row, {"en": text}, "en")
    row.save()
    return row


def drafted(moc: law.Memorandum | None = None) -> Held:
    """A draft with two paragraphs under item 1 and one under item 2."""
    moc = moc or law.memorandum()
    dialogue = dialogue_held(moc)
    record = Record.objects.create(dialogue=dialogue)
    for order, (number, text) in enumerate(zip(("1", "1", "2"), WORDS, strict=True), start=1):
        paragraph(record, order, number=number, text=text)
    return Held(moc, dialogue, UserFactory.create(role=Role.SECRETARIAT), record)


def opened(moc: law.Memorandum | None = None) -> Held:
    held = drafted(moc)
    held.open()
    return held


def adopted(moc: law.Memorandum | None = None) -> Held:
    held = opened(moc)
    held.clear()
    held.adopt()
    return held
