"""The day after which the register is closed, repeated on the instrument so that the database can hold to it."""

from django.db.models import Min

from commitments.enums import NoticeState
from commitments.models import Instrument, Notice


def set_closing_day(instrument: Instrument) -> None:
    """Repeat the earliest last day among the notices of discontinuance that stand; none where none stands."""
    # Notices of two Participants may come at the same instant; the second then sees what the first wrote.
    locked = Instrument.objects.select_for_update().get(pk=instrument.pk)
    standing = Notice.objects.filter(instrument=locked, state=NoticeState.ISSUED).of_discontinuance()
    first = standing.aggregate(day=Min("takes_effect_on"))["day"]
    if first != locked.discontinued_on:
        instrument.discontinued_on = first
        instrument.save(update_fields=["discontinued_on"])
