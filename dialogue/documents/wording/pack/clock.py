"""When each item begins and ends, as the timetable of annex A has it, on the clocks of both capitals."""

from datetime import timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contacts.rules import written_times
from contacts.rules.times import instant
from dialogue.documents.agenda import Text
from dialogue.documents.wording.voice import Voice
from dialogue.rules.agenda.items import Item


class Span(NamedTuple):
    """Minutes from the opening, and how long an item takes."""

    begins: int
    minutes: int


def spans(items: tuple[Item, ...]) -> dict[str, Span]:
    """The place of each item in the running of the day, by its key."""
    placed, elapsed = {}, 0
    for item in items:
        placed[item.key] = Span(elapsed, item.total_minutes)
        begins = elapsed
        for child in item.children:
            placed[child.key] = Span(begins, child.minutes)
            begins += child.minutes
        elapsed += item.total_minutes
    return placed


def told(voice: Voice, span: Span) -> tuple[Text, ...]:
    """A line for each capital, the host's first; while no time is set, one counted from the opening."""
    meeting = voice.register.meeting
    if meeting.wall_start is None:
        begins = ngettext("%(count)d minute after the opening", "%(count)d minutes after the opening", span.begins) % {
            "count": span.begins
        }
        return (voice.say(begins),)
    start = instant(meeting.wall_start, meeting.time_zone) + timedelta(minutes=span.begins)
    faces = (
        written_times.face(
            start,
            span.minutes,
            place=side.capital.reading(voice.language).text,
            zone=side.time_zone,
            language=voice.language,
        )
        for side in voice.ordered_sides()
    )
    return tuple(
        voice.say(_("%(hours)s, %(day)s, %(zone)s") % {"hours": face.hours, "day": face.date, "zone": face.zone})
        for face in faces
    )
