"""Sides of a Dialogue in the display order of their local times."""

from datetime import datetime

from django.utils.translation import gettext as _

from contacts.models import Side
from core.text.date_formatting import face
from dialogue.models import Dialogue


def host_first(dialogue: Dialogue) -> list[Side]:
    """Return the sides, the host first, whose local time is that of the meeting."""
    return sorted(Side.objects.all(), key=lambda side: (side.pk != dialogue.host_id, side.order))


def readings(dialogue: Dialogue, starts: datetime, language: str, *, minutes: int | None = None) -> list[str]:
    """Return the local time of the meeting at the aware ``starts`` in each capital, the host's first."""
    lasts = dialogue.minutes if minutes is None else minutes
    faces = [
        face(starts, lasts, place=side.capital.reading(language).text, zone=side.time_zone, language=language)
        for side in host_first(dialogue)
    ]
    return [
        _("%(place)s: %(date)s, %(hours)s") % {"place": one.zone, "date": one.date, "hours": one.hours} for one in faces
    ]
