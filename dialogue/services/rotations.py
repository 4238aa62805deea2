"""Chair rotation of a side, from the arrangement in effect on the day of the Dialogue."""

from datetime import date, datetime

from core.text.times import displayed_text
from dialogue.enums import ArrangementKind
from dialogue.models import Dialogue, RotationTurn, WorkingArrangement
from dialogue.services.key_dates import meeting_day


def day_of_chairing(*, dialogue: Dialogue, at: datetime) -> date:
    """Return the local date of ``dialogue`` or, while it has none, of the aware instant ``at``."""
    zone = dialogue.time_zone or (dialogue.host.time_zone if dialogue.host else "UTC")
    return meeting_day(dialogue) or displayed_text(at, zone).date()


def turns_of(*, dialogue: Dialogue, side: int, at: datetime) -> list[RotationTurn]:
    """Return the rotation of the side with the primary key ``side``, in order; empty without a rotation."""
    on = day_of_chairing(dialogue=dialogue, at=at)
    arrangements = WorkingArrangement.objects.filter(instrument=dialogue.instrument_id, kind=ArrangementKind.ROTATION)
    latest = arrangements.filter(side=side).in_effect(on)[:1]
    return list(
        RotationTurn.objects.filter(arrangement__in=latest.values("pk"))
        .select_related("participant")
        .order_by("position")
    )
