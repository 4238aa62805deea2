"""The day after which the register is closed, repeated on the instrument so that the database can hold to it."""

from django.db.models import Min

from commitments.enums import Effect, NoticeState
from commitments.models import Instrument, Notice


def set_closing_day(instrument: Instrument) -> None:
    """Repeat the earliest last day among the notices that end the MOC for all; none where there is none.

    After a joint decision that the others continue, a notice ends it for its sender alone.
    """
    # Notices of two Participants may come at the same instant; the second then sees what the first wrote.
    locked = Instrument.objects.select_for_update().get(pk=instrument.pk)
    standing = Notice.objects.filter(instrument=locked, state=NoticeState.ISSUED).of_discontinuance()
    ends_for_all = standing.exclude(settled_by__effect=Effect.OTHERS_CONTINUE)
    first = ends_for_all.aggregate(day=Min("takes_effect_on"))["day"]
    if first != locked.discontinued_on:
        instrument.discontinued_on = first
        instrument.save(update_fields=["discontinued_on"])
