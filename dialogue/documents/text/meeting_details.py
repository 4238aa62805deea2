"""Meeting details: local times, place, chairs, rotation, languages."""

from collections.abc import Iterator

from django.utils.translation import gettext as _, pgettext

from core.text import date_formatting
from core.text.times import instant
from dialogue.documents.agenda import Fact, MeetingTime, RichParagraph
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.enums import MeetingFormat
from dialogue.rules.agenda.chairing import named_chair, turn
from dialogue.rules.agenda.inputs import ChairFact

# Characters above this one belong to scripts written without spaces between words.
LATIN = "\u024f"


def clocks(voice: DocumentLanguage) -> tuple[MeetingTime, ...]:
    """Return the local time in each capital, the host's side first; empty while no time is set."""
    meeting = voice.register.meeting
    if meeting.wall_start is None:
        return ()
    start = instant(meeting.wall_start, meeting.time_zone)
    faces = (
        date_formatting.face(
            start,
            meeting.minutes,
            place=side.capital.reading(voice.language).text,
            zone=side.time_zone,
            language=voice.language,
        )
        for side in voice.ordered_sides()
    )
    return tuple(MeetingTime(face.zone, face.date, face.hours) for face in faces)


def facts(voice: DocumentLanguage) -> tuple[Fact, ...]:
    """Return labelled details; unknown ones are marked, inapplicable ones omitted."""
    return tuple(Fact(label, tuple(value)) for label, value in _rows(voice) if value)


def in_short(voice: DocumentLanguage) -> tuple[Fact, ...]:
    """Return date, place and chairs in as few lines as the first page of an agenda has for them."""
    meeting = voice.register.meeting
    place = voice.join([voice.words(text) for text in (meeting.venue, meeting.city) if text], _(", "))
    if not place:
        host = (
            _("%(side)s hosts. The place is to be determined.") % {"side": voice.side(meeting.host)}
            if meeting.host
            else ""
        )
        place = voice.say(host or _("To be determined"))
    elif meeting.format:
        place = place + voice.say(_(" (%(format)s)") % {"format": _format(MeetingFormat(meeting.format))})
    rows = []
    if meeting.wall_start is None:
        date = voice.day(meeting.held_on) if meeting.held_on else _("To be determined")
        hours = _("Hours are counted from the opening; %(count)d minutes are planned.") % {"count": meeting.minutes}
        rows.append(Fact(_("Date"), (voice.sentences(voice.say(date + _(".")), hours),)))
    rows.append(Fact(_("Place"), (place,)))
    chairs = voice.join((_chair_in_short(voice, side.code) for side in voice.register.sides.values()), _("; "))
    rows.append(Fact(_("Co-chairs"), (chairs,)))
    return tuple(rows)


def place_and_chairs(voice: DocumentLanguage) -> tuple[Fact, ...]:
    """Return place, time and chairs of the Dialogue."""
    return tuple(Fact(label, tuple(value)) for label, value in (*_where(voice), _chairs(voice)) if value)


def practical(voice: DocumentLanguage) -> tuple[Fact, ...]:
    """Return practical details for a person who attends single items: place, time, language, contact."""
    return tuple(Fact(label, tuple(value)) for label, value in (*_where(voice), *_conduct(voice)) if value)


def _rows(voice: DocumentLanguage) -> Iterator[tuple[str, list[RichParagraph]]]:
    meeting = voice.register.meeting
    yield from _where(voice)
    if meeting.host:
        yield _("Host"), [voice.say(voice.side(meeting.host))]
    yield _chairs(voice)
    rotation = rotation_line(voice)
    if rotation:
        yield _("Rotation"), [voice.say(rotation)]
    yield from _conduct(voice)


def _where(voice: DocumentLanguage) -> Iterator[tuple[str, list[RichParagraph]]]:
    meeting = voice.register.meeting
    if meeting.wall_start is None:
        when = voice.day(meeting.held_on) if meeting.held_on else _("To be determined")
        yield _("Date"), [voice.say(when)]
    place = voice.join([voice.words(text) for text in (meeting.venue, meeting.city) if text], _(", "))
    yield _("Place"), [place or voice.say(_("To be determined"))]
    if meeting.format:
        yield _("Format"), [voice.say(_format(MeetingFormat(meeting.format)))]


def _chairs(voice: DocumentLanguage) -> tuple[str, list[RichParagraph]]:
    return _("Co-chairs"), [_chair(voice, side.code) for side in voice.register.sides.values()]


def _conduct(voice: DocumentLanguage) -> Iterator[tuple[str, list[RichParagraph]]]:
    meeting = voice.register.meeting
    if meeting.languages:
        yield _("Languages"), [voice.say(voice.listed(language_name(code) for code in meeting.languages))]
    if meeting.interpretation:
        yield _("Interpretation"), [voice.words(meeting.interpretation)]
    if meeting.contact:
        yield _("Contact for the day"), [voice.say(meeting.contact)]


def rotation_line(voice: DocumentLanguage) -> str:
    """Return the chair rotation as text: "Chair for Canada: GAC; last NRCan; next ISED"."""
    rotating = turn(voice.register)
    if rotating is None:
        return ""
    values = {
        "side": voice.side(rotating.side),
        "chair": voice.participant(rotating.chair),
        "before": voice.participant(rotating.before),
        "after": voice.participant(rotating.after),
        "arrangement": voice.register.rotation.code if voice.register.rotation else "",
    }
    if rotating.before is None:
        return _("Chair for %(side)s: %(chair)s; next %(after)s (working arrangement %(arrangement)s)") % values
    return (
        _("Chair for %(side)s: %(chair)s; last %(before)s; next %(after)s (working arrangement %(arrangement)s)")
        % values
    )


def person(voice: DocumentLanguage, chair: ChairFact, *, in_a_sentence: bool = False) -> RichParagraph:
    """Return name, title and Participant of a chair as of the meeting, marked if acting.

    A Japanese name has 氏 ``in_a_sentence`` and none in a list.
    """
    name = voice.say(chair.name.reading(voice.language).text) if chair.name else RichParagraph()
    if name and in_a_sentence and voice.language == "ja":
        name = name + voice.say("氏")
    title, participant = voice.words(chair.title), voice.say(voice.participant(chair.participant))
    acting = voice.say(_("acting")) if chair.acting else RichParagraph()
    if voice.language == "ja":
        # Japanese: the office precedes the name and is one word: 経産省商務情報政策局長 野原諭.
        # A Latin title needs a separator from the Participant's short name, which is Latin too.
        office = participant + title if f"{title}"[:1] > LATIN else voice.join(filter(None, [participant, title]), " ")
        parts = [voice.join(filter(None, [office, name]), "\u3000"), acting]
    else:
        parts = [name, title, participant, acting]
    return voice.join(filter(None, parts), _(", "))


def _chair(voice: DocumentLanguage, side: str) -> RichParagraph:
    named = named_chair(voice.register, side)
    head = voice.say(_("For %(side)s: ") % {"side": voice.side(side)})
    if named:
        return head + person(voice, named)
    rotating = turn(voice.register)
    eligible = [fact for fact in voice.register.eligible if fact.side == side]
    if rotating and rotating.side == side:
        eligible = [fact for fact in eligible if fact.participant == rotating.chair]
    if not eligible:
        return head + voice.say(_("to be determined"))
    ranks = _(" or ").join(dict.fromkeys(fact.rank.reading(voice.language).text for fact in eligible))
    whose = voice.participants(dict.fromkeys(fact.participant for fact in eligible))
    return head + voice.say(
        _("%(participant)s, %(rank)s (name to be determined)") % {"participant": whose, "rank": ranks}
    )


def _chair_in_short(voice: DocumentLanguage, side: str) -> RichParagraph:
    """Return the named chair of a side, or the ministry whose turn it is, with those before and after it."""
    head = voice.say(pgettext("side of a co-chair, in a list", "%(side)s: ") % {"side": voice.side(side)})
    rotating = turn(voice.register)
    if named := named_chair(voice.register, side):
        said = person(voice, named)
    else:
        eligible = dict.fromkeys(fact.participant for fact in voice.register.eligible if fact.side == side)
        codes = [rotating.chair] if rotating and rotating.side == side else list(eligible)
        said = voice.say(voice.participants(codes) + _(" (name to be determined)"))
    if rotating and rotating.side == side and rotating.before:
        said = said + voice.say(
            _(", after %(before)s and before %(after)s in rotation")
            % {"before": voice.participant(rotating.before), "after": voice.participant(rotating.after)}
        )
    return head + said


def _format(value: MeetingFormat) -> str:
    return {
        MeetingFormat.IN_PERSON: _("In person"),
        MeetingFormat.ONLINE: _("Online"),
        MeetingFormat.HYBRID: _("Hybrid"),
    }[value]


def language_name(code: str) -> str:
    return {"en": _("English"), "fr": _("French"), "ja": _("Japanese")}[code]
