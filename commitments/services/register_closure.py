"""Closing date of the register, copied to the instrument so that database constraints can check it."""

from django.db.models import Min

from commitments.enums import Effect, NoticeState
from commitments.models import Instrument, Notice


def set_closing_day(instrument: Instrument) -> None:
    """Copy the earliest effective date of standing discontinuance notices to the instrument (NULL if none).

    A notice is ignored if a joint decision lets the other Participants continue: it ends the MOC for its sender only.
    """
    # Notices of two Participants may be processed concurrently; the lock lets the second see the row of the first.
    locked = Instrument.objects.select_for_update().get(pk=instrument.pk)
    standing = Notice.objects.filter(instrument=locked, state=NoticeState.ISSUED).of_discontinuance()
    ends_for_all = standing.exclude(settled_by__effect=Effect.OTHERS_CONTINUE)
    first = ends_for_all.aggregate(day=Min("takes_effect_on"))["day"]
    if first != locked.discontinued_on:
        instrument.discontinued_on = first
        instrument.save(update_fields=["discontinued_on"])
