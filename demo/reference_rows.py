"""Reference rows for fictitious records: rows of the seed, and accounts without sign-in."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.contrib.auth.hashers import make_password
from django.db.models import Max, QuerySet

from commitments.models import AreaOfCooperation, FormOfCooperation, Forum, Instrument, Mineral
from contacts.enums import Role
from contacts.models import HandlingMark, Participant, Side, User
from dialogue.models import ActionItem, Dialogue


@dataclass(frozen=True, slots=True)
class HeldDialogue:
    """Past Dialogue with its date, and the number of its last action."""

    pk: int
    day: date
    last_action: int


@dataclass(frozen=True, slots=True)
class ReferenceRows:
    """Reference rows by primary key, read once. Areas and forms exclude open-ended entries.

    ``officers`` are the accounts that enter records, by Participant.
    """

    instrument: Instrument
    participants: list[int]
    sides: list[Side]
    areas: list[int]
    forms: list[int]
    minerals: list[int]
    fora: list[int]
    marks: dict[str, int]
    officers: dict[int, int]
    secretariat: int
    held: list[HeldDialogue]

    @classmethod
    def read(cls) -> Self:
        """Read the rows, and create missing accounts.

        Raise Instrument.DoesNotExist before the seed is loaded.
        """
        instrument = Instrument.objects.shipped()
        participants = Participant.objects.filter(participations__instrument=instrument)
        last_actions = dict(ActionItem.objects.order_by().values_list("dialogue").annotate(Max("number")))
        return cls(
            instrument=instrument,
            participants=[participant.pk for participant in participants],
            sides=list(Side.objects.all()),
            areas=_keys(AreaOfCooperation.objects.filter(instrument=instrument, is_open_ended=False)),
            forms=_keys(FormOfCooperation.objects.filter(instrument=instrument, is_open_ended=False)),
            minerals=_keys(Mineral.objects.all()),
            fora=_keys(Forum.objects.all()),
            marks=dict(HandlingMark.objects.values_list("audience", "pk")),
            officers={participant.pk: _account(Role.EDITOR, participant) for participant in participants},
            secretariat=_account(Role.SECRETARIAT, None),
            held=[
                HeldDialogue(dialogue.pk, dialogue.held_by, last_actions.get(dialogue.pk, 0))
                for dialogue in Dialogue.objects.of(instrument).held().order_by("number")
                if dialogue.held_by is not None
            ],
        )


def _keys(rows: QuerySet[Any]) -> list[int]:
    return list(rows.values_list("pk", flat=True))


def _account(role: Role, participant: Participant | None) -> int:
    """Return an inactive account without a password, as author of fictitious records."""
    whose = participant.code if participant else role.value
    user, _ = User.objects.get_or_create(
        username=f"fictitious-{whose.lower()}",
        defaults={
            "full_name": f"Fictitious officer ({whose})",
            "role": role,
            "participant": participant,
            "is_active": False,
            # Django's value for an unusable password.
            "password": make_password(None),
        },
    )
    return user.pk
