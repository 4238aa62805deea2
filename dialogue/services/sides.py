"""The two sides of a Dialogue, in the order in which their clocks are told."""

from datetime import datetime

from django.utils.translation import gettext as _

from contacts.models import Side
from core.text.date_formatting import face
from dialogue.models import Dialogue


def host_first(dialogue: Dialogue) -> list[Side]:
    """The sides, the host's clock before the other's: it is the one on the wall."""
    return sorted(Side.objects.all(), key=lambda side: (side.pk != dialogue.host_id, side.order))


def readings(dialogue: Dialogue, starts: datetime, language: str, *, minutes: int | None = None) -> list[str]:
    """The meeting from the aware ``starts`` as the clocks of each capital show it, a line each, the host's first."""
    lasts = dialogue.minutes if minutes is None else minutes
    faces = [
        face(starts, lasts, place=side.capital.reading(language).text, zone=side.time_zone, language=language)
        for side in host_first(dialogue)
    ]
    return [
        _("%(place)s: %(date)s, %(hours)s") % {"place": one.zone, "date": one.date, "hours": one.hours} for one in faces
    ]
