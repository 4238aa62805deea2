"""Section of the Dialogue's page: the record of discussion."""

from django.http import HttpRequest

from contacts.models import Participant
from dialogue.enums import DialogueStatus, RecordStatus
from dialogue.models import Dialogue, Record
from dialogue.rules.record import missing
from dialogue.services.record_rows import answers_to, seats_of, texts_of
from dialogue.views.access import runs_register
from dialogue.views.sections import DialogueSection

TEMPLATE = "dialogue/year/record.html"


def section(request: HttpRequest, dialogue: Dialogue) -> DialogueSection | None:
    """Return the section (see the package)."""
    record = Record.objects.visible_to(request.user).filter(dialogue=dialogue).first()
    if record is None:
        offered = runs_register(request) and dialogue.status_of is DialogueStatus.HELD
        return DialogueSection(TEMPLATE, {"record": None}) if offered else None
    record.dialogue = dialogue
    return DialogueSection(
        TEMPLATE, {"record": record, "status": RecordStatus(record.status), "waiting": list(_waiting(record))}
    )


def _waiting(record: Record) -> list[Participant]:
    if record.status != RecordStatus.CLEARING:
        return []
    open_still = missing(seats_of(record), texts_of(record), answers_to(record))
    codes = {code for each in open_still.values() for code in each}
    return list(Participant.objects.filter(code__in=codes).order_by("order"))
