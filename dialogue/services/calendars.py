"""Calendar entry of a Dialogue."""

from datetime import datetime
from email.utils import parseaddr
from typing import Any

import pghistory.core
from django.conf import settings
from django.utils.translation import gettext as _, override

from contacts.enums import Audience
from core.refusals.errors import DomainError
from core.text.times import instant
from dialogue.documents.agenda import MeetingEvent
from dialogue.documents.text.masthead import author
from dialogue.enums import DialogueStatus
from dialogue.exceptions import DayMissingError
from dialogue.models import Dialogue
from dialogue.rules.ordinals import ordinal
from dialogue.services.overtaken import overtaken
from dialogue.services.sides import readings


def calendar_entry(*, dialogue: Dialogue, language: str, as_of: datetime) -> MeetingEvent:
    """Return the calendar entry of ``dialogue`` in ``language``; ``as_of`` is an aware instant.

    A Dialogue postponed without a new date is cancelled under its last known time. Raises DayMissingError if no time
    was ever set: a calendar cannot hold such a meeting.
    """
    timed: Any = dialogue if dialogue.local_start else _last_with_a_time(dialogue)
    with override(language):
        if timed is None:
            raise DayMissingError(_("Set the date and time of the Dialogue before adding it to a calendar."))
        instrument = dialogue.instrument
        place = [text.reading(language).text for text in (dialogue.venue, dialogue.city) if text]
        return MeetingEvent(
            uid=f"{instrument.code}-dialogue-{dialogue.number}@moc-portal",
            sequence=dialogue.sequence,
            title=name_of(dialogue, language),
            description="\n".join(_lines(dialogue, timed, language)),
            location=_(", ").join(place),
            local_start=timed.local_start.replace(tzinfo=None),
            time_zone=timed.time_zone,
            minutes=timed.minutes,
            cancelled=timed is not dialogue or dialogue.status == DialogueStatus.CANCELLED,
            tentative=dialogue.status not in {DialogueStatus.CONFIRMED, DialogueStatus.HELD},
            as_of=as_of,
            language=language,
            organizer=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
            organizer_name=author(),
            contact=dialogue.contact,
            url=settings.PORTAL_URL + dialogue.get_absolute_url(),
            confidential=dialogue.mark.audience != Audience.PUBLIC,
        )


def name_of(dialogue: Dialogue, language: str) -> str:
    """Return the title of the entry in ``language``, the active one, with the name of the series."""
    series = dialogue.instrument.dialogue.reading(language).text
    if dialogue.number_was is not None:
        return _("Cancelled: %(series)s") % {"series": series}
    return _("%(ordinal)s %(series)s") % {"ordinal": ordinal(dialogue.number, language), "series": series}


def _lines(dialogue: Dialogue, timed: Any, language: str) -> list[str]:
    lines = [*_clocks(dialogue, timed, language), overtaken(dialogue=dialogue, language=language)]
    return [*filter(None, lines), dialogue.instrument.status_line.reading(language).text]


def _clocks(dialogue: Dialogue, timed: Any, language: str) -> list[str]:
    """Return the local times of both capitals, for readers in another time zone."""
    try:
        starts = instant(timed.local_start.replace(tzinfo=None), timed.time_zone)
    except DomainError:
        # A later change of the zone's rules can make a stored local time invalid.
        return []
    return readings(dialogue, starts, language, minutes=timed.minutes)


def _last_with_a_time(dialogue: Dialogue) -> Any:
    """Return the latest history row of ``dialogue`` that has a time, or None."""
    (events,) = pghistory.core.event_models(tracks_model=Dialogue)
    rows = events._default_manager.filter(pgh_obj_id=dialogue.pk, local_start__isnull=False)
    return rows.order_by("pgh_id").last()
