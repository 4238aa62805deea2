"""A Dialogue whose agenda is issued, so that its items have keys and numbers."""

from datetime import UTC, datetime, timedelta

from commitments.models import Participation
from contacts.models import Participant
from dialogue.models import Dialogue
from tests.factories.contacts import ParticipantFactory
from tests.factories.dialogue import AgendaFactory, AgendaItemFactory, issue

OPENED = datetime(2027, 2, 9, 14, tzinfo=UTC)


def minute(minutes: float) -> datetime:
    """The instant so many minutes after the opening."""
    return OPENED + timedelta(minutes=minutes)


def dialogue_with_agenda() -> Dialogue:
    """Items ``opening`` (1), ``areas`` (2) with ``area:a`` (2(a)), and ``closing`` (3); ten minutes each."""
    agenda = AgendaFactory.create()
    items: dict[str, int] = {}
    for order, (key, number, letter) in enumerate(
        (("opening", 1, ""), ("areas", 2, ""), ("area:a", 2, "a"), ("closing", 3, "")), start=1
    ):
        parent = items["areas"] if letter else None
        item = AgendaItemFactory.create(
            agenda=agenda, key=key, number=number, letter=letter, order=order, minutes=10, parent_id=parent
        )
        items[key] = item.pk
    issue(agenda)
    return agenda.dialogue


def seated(dialogue: Dialogue) -> Participant:
    """A Participant with a seat under the Dialogue's instrument."""
    participant: Participant = ParticipantFactory.create()
    Participation.objects.create(instrument=dialogue.instrument, participant=participant, order=participant.order)
    return participant
