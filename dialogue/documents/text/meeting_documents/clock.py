"""Item times of the timetable in annex A, in the local time of both capitals."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _, ngettext

from core.text import date_formatting
from core.text.times import instant
from dialogue.documents.agenda import RichParagraph
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.rules.agenda.inputs import SideData
from dialogue.rules.agenda.planning import Span


def describe_time(voice: DocumentLanguage, span: Span) -> tuple[RichParagraph, ...]:
    """Return a line per capital, the host's first; without a start time, one line relative to the opening."""
    meeting = voice.register.meeting
    if meeting.wall_start is None:
        begins = ngettext("%(count)d minute after the opening", "%(count)d minutes after the opening", span.begins) % {
            "count": span.begins
        }
        return (voice.say(begins),)
    start = instant(meeting.wall_start, meeting.time_zone) + timedelta(minutes=span.begins)
    return tuple(voice.say(_line(voice, side, start, span.minutes)) for side in voice.ordered_sides())


def _line(voice: DocumentLanguage, side: SideData, start: datetime, minutes: int) -> str:
    """Return a line with the capital as the name of its time zone, as elsewhere."""
    capital = side.capital.reading(voice.language).text
    face = date_formatting.face(start, minutes, place=capital, zone=side.time_zone, language=voice.language)
    hours = face.hours if minutes else date_formatting.hour(face.starts.time(), voice.language)
    return _("%(capital)s: %(hours)s, %(day)s") % {"capital": capital, "hours": hours, "day": face.date}
