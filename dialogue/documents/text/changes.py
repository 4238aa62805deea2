"""Change summary since a version, in sentences."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _, pgettext

from core.text import date_formatting
from core.text.multilingual_text import MultilingualText
from core.text.times import instant
from dialogue.documents.text.document_language import DocumentLanguage, on_clocks
from dialogue.enums import ItemPurpose, MeetingFormat
from dialogue.rules.agenda.changes import AgendaChange, ChangeCode
from dialogue.rules.agenda.inputs import SideData
from dialogue.rules.agenda.issued_version import Issue, SnapshotMeeting


def since(
    voice: DocumentLanguage, issue: Issue, changes: tuple[AgendaChange, ...], *, in_the_room: bool = False
) -> str:
    """Return the heading line of the change summary."""
    facts = {"symbol": issue.symbol, "day": voice.day(issue.issued_on)}
    if in_the_room:
        if not changes:
            return _("Adopted as it was issued in %(symbol)s of %(day)s.") % facts
        return _("Changed in the room since %(symbol)s of %(day)s:") % facts
    if not changes:
        return _("This issue repeats %(symbol)s of %(day)s without changes.") % facts
    return _("Changed since %(symbol)s of %(day)s:") % facts


def sentences(voice: DocumentLanguage, changes: Iterable[AgendaChange]) -> Iterator[str]:
    """Yield a sentence for each change, with the number of the item and the old value."""
    for change in changes:
        pattern, before, after = _said(voice, change)
        yield pattern % {
            "number": change.number,
            "title": _text(voice, change.title),
            "before": before,
            "after": after,
        }


def _said(voice: DocumentLanguage, change: AgendaChange) -> tuple[str, str, str]:
    """Return the sentence's pattern, and the old and the new value as text."""
    if change.code.is_of_meeting:
        return _of_meeting(change, voice.ordered_sides(), voice.language)
    if change.code is ChangeCode.ADDED:
        return _("Item %(number)s was added: %(title)s."), "", ""
    if change.code is ChangeCode.REMOVED:
        return _("Item %(number)s was removed: %(title)s."), "", ""
    if change.code is ChangeCode.ORDER:
        return _("The order of the items changed; their numbers remain."), "", ""
    if change.code.is_of_words:
        return _of_words(voice, change)
    return _of_item(voice, change)


def _of_words(voice: DocumentLanguage, change: AgendaChange) -> tuple[str, str, str]:
    before, after = _text(voice, change.before), _text(voice, change.after)
    if before == after:
        return _("A text of item %(number)s was changed in another language (%(title)s)."), "", ""
    if change.code is ChangeCode.TITLE:
        return _("The title of item %(number)s was “%(before)s” and is “%(after)s”."), before, after
    return (
        {
            ChangeCode.BACKGROUND: _("The background of item %(number)s was changed (%(title)s)."),
            ChangeCode.ACTION: _("The action under item %(number)s was changed (%(title)s)."),
            ChangeCode.DECISION: _("The draft wording of a decision under item %(number)s was changed (%(title)s)."),
        }[change.code],
        before,
        after,
    )


def _of_item(voice: DocumentLanguage, change: AgendaChange) -> tuple[str, str, str]:
    if change.code is ChangeCode.MINUTES:
        pattern = _("The minutes of item %(number)s went from %(before)s to %(after)s.")
        return pattern, str(change.before), str(change.after)
    if change.code is ChangeCode.PURPOSE:
        before, after = (str(ItemPurpose(value).label) for value in (change.before, change.after))
        return _("The purpose of item %(number)s was “%(before)s” and is “%(after)s”."), before, after
    if change.code is ChangeCode.LEAD:
        before, after = (voice.participant(code) if code else _("not set") for code in (change.before, change.after))
        return _("The lead of item %(number)s was %(before)s and is %(after)s."), before, after
    before, after = (name or pgettext("feminine", "not set") for name in (change.before, change.after))
    return _("The presenter of item %(number)s was %(before)s and is %(after)s."), before, after


def of_meeting(change: AgendaChange, sides: Sequence[SideData], language: str) -> str:
    """Return the sentence on a change of the meeting in ``language``, the active one; ``sides`` in display order."""
    pattern, before, after = _of_meeting(change, sides, language)
    return pattern % {"before": before, "after": after}


def _of_meeting(change: AgendaChange, sides: Sequence[SideData], language: str) -> tuple[str, str, str]:
    if change.code is ChangeCode.TIME:
        before, after = (_when(meeting, sides, language) for meeting in (change.before, change.after))
        return _("The date and time of the meeting were %(before)s and are %(after)s."), before, after
    if change.code is ChangeCode.DURATION:
        pattern = _("The length of the meeting went from %(before)s to %(after)s minutes.")
        return pattern, str(change.before), str(change.after)
    if change.code is ChangeCode.PLACE:
        before, after = (_place(meeting, language) for meeting in (change.before, change.after))
        return _("The place was %(before)s and is %(after)s."), before, after
    if change.code is ChangeCode.HOST:
        names = {side.code: side.name.reading(language).text for side in sides}
        before, after = (names[code] if code else _("not set") for code in (change.before, change.after))
        return _("The host was %(before)s and is %(after)s."), before, after
    before, after = (
        _("“%(label)s”") % {"label": MeetingFormat(code).label} if code else pgettext("feminine", "not set")
        for code in (change.before, change.after)
    )
    return _("The format was %(before)s and is %(after)s."), before, after


def _when(meeting: SnapshotMeeting, sides: Sequence[SideData], language: str) -> str:
    """Return the local times, or the date alone if no time was set or the meeting was moved to another date."""
    planned = meeting.wall_start and meeting.wall_start.date()
    if meeting.held_on and meeting.held_on != planned:
        return date_formatting.day(meeting.held_on, language)
    if meeting.wall_start is None:
        return pgettext("feminine plural", "not set")
    return on_clocks(instant(meeting.wall_start, meeting.time_zone), sides, language)


def _place(meeting: SnapshotMeeting, language: str) -> str:
    named = [text.reading(language).text for text in (meeting.venue, meeting.city) if text]
    return _(", ").join(named) or _("not set")


def _text(voice: DocumentLanguage, words: MultilingualText) -> str:
    return words.reading(voice.language).text
