"""Draft joint press line for the press offices of METI and of the chair for Canada. It is never issued by the portal.

The number of a statement is the same in each language, so that the three texts can be compared; it goes before release.
Japanese is written as METI's releases: です・ます.
"""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _, pgettext

from dialogue.documents.agenda import AgendaDocument, DocumentSection, Paragraph, RichParagraph
from dialogue.documents.text import meeting_details
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.meeting_documents import speech
from dialogue.documents.text.meeting_documents.frame import framed, own_head
from dialogue.rules.agenda.chairing import turn
from dialogue.rules.agenda.current_items import flat
from dialogue.rules.agenda.items import Item
from dialogue.rules.meeting_documents import MeetingResults


def press_line(voice: DocumentLanguage, items: tuple[Item, ...], results: MeetingResults) -> AgendaDocument:
    draft = _("Draft as of %(instant)s") % {"instant": voice.instant(voice.register.as_of)}
    head = own_head(voice, _("Draft joint press line"), "PRESS", mark=_("Participants only until release"))
    opening, outcomes, facts = (
        list(_held(voice, items, results)),
        list(_outcomes(voice, items, results)),
        list(_quick_facts(voice)),
    )
    first, second = len(opening) + 1, len(opening) + len(outcomes) + 1
    reached = voice.say(pgettext("of a press release", "Outcomes"))
    return framed(
        voice,
        replace(head, draft_line=draft),
        note_title=_("For both press offices"),
        note=(
            voice.say(
                _(
                    "Release requires the approval of the three texts by both sides. The numbers at the left "
                    "mark the same statement in each language and are deleted before release."
                )
            ),
        ),
        sections=(
            DocumentSection(voice.say(_headline(voice)), paragraphs=_numbered(opening, 1)),
            DocumentSection(reached, paragraphs=_numbered(outcomes, first)),
            DocumentSection(voice.say(_("Quick facts")), paragraphs=_numbered(facts, second)),
            DocumentSection(
                voice.say(pgettext("of a press release", "Contacts")),
                paragraphs=(Paragraph(voice.say(_("The press offices enter their contacts."))),),
            ),
        ),
    )


def _numbered(said: list[RichParagraph], first: int) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text, str(number)) for number, text in enumerate(said, start=first))


def _headline(voice: DocumentLanguage) -> str:
    return _("Japan and Canada hold the %(ordinal)s %(series)s") % {
        "ordinal": voice.ordinal(voice.register.meeting.number, inside=True),
        "series": voice.register.instrument.dialogue.reading(voice.language).text,
    }


def _held(voice: DocumentLanguage, items: tuple[Item, ...], results: MeetingResults) -> Iterator[RichParagraph]:
    """Yield day, place, chairs and subjects of the Dialogue."""
    meeting = voice.register.meeting
    facts = {
        "day": voice.day(meeting.held_on),
        "city": meeting.city.reading(voice.language).text,
        "ordinal": voice.ordinal(meeting.number, inside=True),
        "moc": voice.register.instrument.name.reading(voice.language).text,
    }
    if meeting.city:
        held = _(
            "Officials of Japan and Canada held the %(ordinal)s Dialogue under the %(moc)s in %(city)s on %(day)s."
        )
    else:
        held = _("Officials of Japan and Canada held the %(ordinal)s Dialogue under the %(moc)s on %(day)s.")
    yield voice.say(held % facts)
    if len(meeting.chairs) > 1:
        first, second = (str(meeting_details.person(voice, chair, in_a_sentence=True)) for chair in meeting.chairs[:2])
        yield voice.say(_("The co-chairs were %(first)s, and %(second)s.") % {"first": first, "second": second})
    known = [item for item in flat(items) if item.subject and item.key in {*results.summaries, *results.decisions}]
    if known:
        subjects = _("; ").join(speech.title(voice, item) for item in known)
        yield voice.say(_("The co-chairs discussed the following subjects: %(subjects)s.") % {"subjects": subjects})


def _outcomes(voice: DocumentLanguage, items: tuple[Item, ...], results: MeetingResults) -> Iterator[RichParagraph]:
    """Yield the decisions once they were issued in the follow-up note or adopted in the record."""
    if not results.is_adopted:
        yield voice.say(_("[The outcomes are added after the issue of the follow-up note.]"))
        return
    decided = [results.decisions[item.key] for item in flat(items) if item.key in results.decisions]
    yield from map(voice.words, decided)
    if not decided:
        yield voice.say(_("The Participants exchanged views on their work under the Memorandum of Cooperation."))


def _quick_facts(voice: DocumentLanguage) -> Iterator[RichParagraph]:
    register = voice.register
    yield voice.say(register.instrument.status_line.reading(voice.language).text)
    if register.previous:
        yield voice.say(
            _("The Dialogue is held annually. The last was the %(last)s.")
            % {"last": voice.dialogue(register.previous, inside=True)}
        )
    if rotating := turn(register):
        yield voice.say(
            _("The chair for %(side)s at the next Dialogue is %(chair)s.")
            % {"side": voice.side(rotating.side), "chair": speech.ministry(voice, rotating.after)}
        )
