"""Records of discussion for the matrix of rights."""

from datetime import date
from typing import Any

from commitments.models import Participation
from contacts.models import Participant
from dialogue.enums import RecordStatus
from dialogue.models import Clearance, Record, RecordCorrection
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.factories.dialogue import DialogueFactory
from tests.factories.records import AT, HELD_ON, paragraph


def draft() -> Record:
    dialogue = DialogueFactory.create(status="held", held_on=HELD_ON)
    record: Record = Record.objects.create(dialogue=dialogue)
    paragraph(record)
    return record


def opened() -> Record:
    record = draft()
    record.status, record.opened_on, record.clear_by = RecordStatus.CLEARING, AT.date(), date(2026, 12, 18)
    record.save()
    return record


def clearance(own: Participant, record: Record | None = None) -> Any:
    row = (record or opened()).paragraphs.get()
    officer = UserFactory.create(role="contact_officer", participant=own)
    return Clearance.objects.create(
        paragraph=row,
        participant=own,
        by=officer,
        given_at=AT,
        cleared=True,
        text_hash=row.text_hash,
        standing_hash=row.text_hash,
    )


def correction() -> RecordCorrection:
    """Of a record that the one Participant with a seat has cleared."""
    record = opened()
    seat = ParticipantFactory.create()
    Participation.objects.create(instrument=record.dialogue.instrument, participant=seat, order=seat.order)
    clearance(seat, record)
    record.status, record.adopted_on = RecordStatus.ADOPTED, AT.date()
    record.save()
    made: RecordCorrection = RecordCorrection.objects.create(
        record=record,
        number=1,
        paragraph=record.paragraphs.get(),
        text_en="As corrected.",
        reason="A slip.",
        issued_on=AT.date(),
        issued_by=UserFactory.create(role="secretariat"),
    )
    return made
