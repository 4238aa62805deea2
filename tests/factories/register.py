"""A small, plainly fictitious register on top of the seed: accounts of each role, commitments with dates."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from commitments.enums import CommitmentState, Health
from commitments.models import AreaOfCooperation, Commitment, FormOfCooperation, Instrument, Milestone
from contacts.enums import Audience, Role
from contacts.models import HandlingMark, Participant, User
from dialogue.models import Dialogue
from tests.factories.contacts import put_in_function

PASSWORD = "a long word for tests only"

# Four digits: of equal width, and hardly wider than the references of a portal, for which lists must have room.
_numbers = count(1_001)


def account(role: Role, participant: str = "", **fields: Any) -> User:
    """An account of ``role``, of the Participant with that code where the role belongs to one; officers in function."""
    seat = Participant.objects.get(code=participant) if participant else None
    name = f"{participant}-{role}".strip("-").lower()
    user = User.objects.create_user(name, PASSWORD, role=role, participant=seat, **fields)
    if role is Role.CONTACT_OFFICER:
        put_in_function(user)
    return user


def commitment(lead: str | None, **fields: Any) -> Commitment:
    """An active commitment that ``lead`` leads and all Participants may read, unless ``fields`` say otherwise."""
    number = next(_numbers)
    given = {
        "instrument": Instrument.objects.shipped(),
        "reference": f"MOC-2099-{number}",
        "title_en": f"Fictitious commitment {number}",
        "lead": Participant.objects.get(code=lead) if lead else None,
        "state": CommitmentState.ACTIVE,
        "health": Health.ON_TRACK,
        "mark": mark(Audience.PARTICIPANTS),
    }
    made = Commitment.objects.create(**given | fields)
    made.areas.add(AreaOfCooperation.objects.filter(is_open_ended=False)[:1].get())
    made.forms.add(FormOfCooperation.objects.filter(is_open_ended=False)[:1].get())
    return made


def milestone(of: Commitment, due_on: date) -> Milestone:
    return Milestone.objects.create(commitment=of, title_en="Fictitious milestone", due_on=due_on)


def mark(audience: Audience) -> HandlingMark:
    return HandlingMark.objects.get(audience=audience)


def planned_dialogue(number: int, **fields: Any) -> Dialogue:
    """A tentative Dialogue without a date, unless ``fields`` say otherwise."""
    given = {
        "instrument": Instrument.objects.shipped(),
        "mark": mark(Audience.PARTICIPANTS),
    }
    dialogue, _created = Dialogue.objects.update_or_create(number=number, defaults=given | fields)
    return dialogue


def fill(lead: str, commitments: int, today: date) -> None:
    """So many commitments of ``lead``, each overdue and with an overdue milestone."""
    for _ in range(commitments):
        milestone(
            commitment(lead, due_on=today - timedelta(days=30)),
            today - timedelta(days=10),
        )
