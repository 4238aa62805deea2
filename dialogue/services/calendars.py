"""The Dialogue for calendars."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from dialogue.documents.agenda import Meeting
from dialogue.enums import DialogueStatus
from dialogue.exceptions import DayMissingError
from dialogue.models import Dialogue
from dialogue.rules.ordinals import ordinal


def calendar_entry(*, dialogue: Dialogue, language: str, as_of: datetime) -> Meeting:
    """What a calendar needs of ``dialogue``, told in ``language``; ``as_of`` is an aware instant.

    Raises DayMissingError while no time is set: a calendar has no place for a meeting without one.
    """
    wall = dialogue.wall_start
    with override(language):
        if wall is None:
            raise DayMissingError(_("No time is set for this Dialogue yet, so there is nothing for a calendar."))
        instrument = dialogue.instrument
        place = [text.reading(language).text for text in (dialogue.venue, dialogue.city) if text]
        series = instrument.dialogue.reading(language).text
        return Meeting(
            uid=f"{instrument.code}-dialogue-{dialogue.number}@moc-portal",
            sequence=dialogue.sequence,
            title=_("%(ordinal)s %(series)s") % {"ordinal": ordinal(dialogue.number, language), "series": series},
            description=instrument.status_line.reading(language).text,
            location=_(", ").join(place),
            local_start=wall,
            time_zone=dialogue.time_zone,
            minutes=dialogue.minutes,
            cancelled=dialogue.status == DialogueStatus.CANCELLED,
            tentative=dialogue.status != DialogueStatus.CONFIRMED,
            as_of=as_of,
            language=language,
        )
