"""Hours of items on the clock of each capital, or from the opening while no time is set."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from core.text import date_formatting
from core.text.times import displayed_text, instant
from dialogue.documents.text.document_language import DocumentLanguage


def columns(voice: DocumentLanguage) -> list[str]:
    """Return the heading of each column of hours."""
    if voice.register.meeting.wall_start is None:
        return [_("Hour")]
    return [side.capital.reading(voice.language).text for side in voice.ordered_sides()]


def hours(voice: DocumentLanguage, minutes: int) -> list[str]:
    """Return the hour of ``minutes`` after the opening in each capital, with the date if it differs from the host's."""
    meeting = voice.register.meeting
    if meeting.wall_start is None:
        return [f"{minutes // 60}:{minutes % 60:02}"]
    moment: datetime = instant(meeting.wall_start, meeting.time_zone) + timedelta(minutes=minutes)
    locals_ = [displayed_text(moment, side.time_zone) for side in voice.ordered_sides()]
    return [
        date_formatting.hour_of_day(local, locals_[0].date() if place else local.date(), voice.language)
        for place, local in enumerate(locals_)
    ]


def spoken(voice: DocumentLanguage, minutes: int) -> str:
    """Return the hours in words: "09:55 in Ottawa, 23:55 in Tokyo"."""
    if voice.register.meeting.wall_start is None:
        return _("%(hour)s after the opening") % {"hour": hours(voice, minutes)[0]}
    pairs = zip(hours(voice, minutes), columns(voice), strict=True)
    return voice.listed(_("%(hour)s in %(capital)s") % {"hour": hour, "capital": capital} for hour, capital in pairs)
