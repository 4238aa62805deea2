"""A Dialogue that was held under a memorandum with five seats, and its record of discussion."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import factory
from factory.django import DjangoModelFactory

from contacts.enums import Role
from contacts.models import User
from dialogue.enums import DialogueStatus, RecordStatus
from dialogue.models import Clearance, Dialogue, Record, RecordCorrection, RecordFormula, RecordParagraph
from dialogue.services import clearances, record_rows, records
from tests.factories import law
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.factories.dialogue import DialogueFactory

AT = law.AT
LATER = AT + timedelta(days=1)
HELD_ON = date(2026, 11, 20)
CLEAR_BY = date(2026, 12, 18)
WORDS = ("The Participants took note of the first item.", "They took note of the second.", "A third sentence.")


class RecordFactory(DjangoModelFactory[Record]):
    """A draft without a paragraph; with ``opened`` it is open for clearance."""

    class Meta:
        model = Record

    dialogue = factory.SubFactory(DialogueFactory, status=DialogueStatus.HELD, held_on=HELD_ON)

    class Params:
        opened = factory.Trait(status=RecordStatus.CLEARING, opened_on=AT.date(), clear_by=CLEAR_BY)


class RecordParagraphFactory(DjangoModelFactory[RecordParagraph]):
    class Meta:
        model = RecordParagraph

    record = factory.SubFactory(RecordFactory)
    order = factory.Sequence(lambda n: n + 1)
    item_key = "item-1"
    number = "1"
    text_en = WORDS[0]
    text_hash = factory.LazyAttribute(lambda row: record_rows.hash_of({"en": row.text_en}, "en"))


class ClearanceFactory(DjangoModelFactory[Clearance]):
    class Meta:
        model = Clearance

    paragraph = factory.SubFactory(RecordParagraphFactory, record__opened=True)
    participant = factory.SubFactory(ParticipantFactory)
    by = factory.SubFactory(UserFactory, role=Role.CONTACT_OFFICER, participant=factory.SelfAttribute("..participant"))
    given_at = AT
    cleared = True
    text_hash = factory.SelfAttribute("paragraph.text_hash")
    standing_hash = factory.SelfAttribute("text_hash")


class RecordFormulaFactory(DjangoModelFactory[RecordFormula]):
    class Meta:
        model = RecordFormula

    title_en = "Views exchanged"
    text_en = "The Participants exchanged views on [subject]."
    text_fr = "Les Participants ont échangé des vues sur [sujet]."
    text_ja = "参加機関は、［議題］について意見を交換した。"


class RecordCorrectionFactory(DjangoModelFactory[RecordCorrection]):
    """Of a record that every Participant with a seat has cleared, and that is adopted for it."""

    class Meta:
        model = RecordCorrection

    paragraph = factory.SubFactory(RecordParagraphFactory, record__opened=True)
    record = factory.SelfAttribute("paragraph.record")
    number = 1
    text_en = "As corrected."
    reason = "A slip."
    issued_on = AT.date()
    issued_by = factory.SubFactory(UserFactory, role=Role.SECRETARIAT)

    @classmethod
    def _create(cls, model_class: type[RecordCorrection], *args: Any, **kwargs: Any) -> RecordCorrection:
        record: Record = kwargs["record"]
        for seat in record.dialogue.instrument.participations.all():
            ClearanceFactory.create(paragraph=kwargs["paragraph"], participant=seat.participant)
        record.status, record.adopted_on = RecordStatus.ADOPTED, AT.date()
        record.save()
        made: RecordCorrection = super()._create(model_class, *args, **kwargs)
        return made


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
