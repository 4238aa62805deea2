"""Invitee's version of the agenda: items attended, with their parents' titles, and readable papers.

It contains no other item, no other minutes, no figures, no follow-up and no draft decision.
"""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _, ngettext, pgettext

from dialogue.documents.agenda import AgendaDocument, AgendaLine, Annotation, Fact, RichParagraph
from dialogue.documents.text import meeting_details, titles
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.meeting_documents import clock
from dialogue.documents.text.meeting_documents.frame import agenda_fact, framed, own_head
from dialogue.rules.agenda.items import Item
from dialogue.rules.agenda.planning import Span, spans
from dialogue.rules.meeting_documents import InviteeVersion, ReadablePaper


def invitees(voice: DocumentLanguage, items: tuple[Item, ...], version: InviteeVersion) -> AgendaDocument:
    own = tuple(_own(items, version.keys))
    head = own_head(voice, _("Agenda for invitees"), "INV", mark=_("For the invitee named here"))
    placed = spans(items)
    return framed(
        voice,
        head,
        clocks=meeting_details.clocks(voice),
        facts=(
            Fact(pgettext("for whom a document is", "For"), (_for(voice, version),)),
            agenda_fact(voice),
            *meeting_details.practical(voice),
        ),
        note_title=_("Note by the secretariat") if own else "",
        note=(
            voice.say(
                _(
                    "This version has the items at which the invitee is in the room, and the papers that are open to "
                    "it. Times are planned and may move; the other items are for the Participants."
                )
            ),
        )
        if own
        else (),
        part_one_title=_("Your items") if own else "",
        part_one=tuple(_lines(voice, own, placed, version.keys)),
        part_two_title=_("Annotations") if own else "",
        annotations=tuple(
            _annotation(voice, one, placed[one.key], version)
            for item in own
            for one in (item, *item.children)
            if one.key in version.keys
        ),
    )


def _own(items: tuple[Item, ...], keys: frozenset[str]) -> Iterator[Item]:
    """Yield the items that the invitee attends; a parent of attended sub-items has its title only."""
    for item in items:
        children = tuple(child for child in item.children if child.key in keys)
        if item.key in keys or children:
            yield replace(item, children=children)


def _for(voice: DocumentLanguage, version: InviteeVersion) -> RichParagraph:
    return voice.join(
        filter(None, [voice.say(version.name.reading(voice.language).text), voice.words(version.organization)]), _(", ")
    )


def _lines(
    voice: DocumentLanguage, items: tuple[Item, ...], placed: dict[str, Span], keys: frozenset[str]
) -> Iterator[AgendaLine]:
    for item in items:
        yield AgendaLine(
            number=item.label,
            title=titles.title(voice, item),
            minutes=titles.minutes(placed[item.key].minutes) if item.key in keys else "",
            children=tuple(
                AgendaLine(child.label, titles.title(voice, child), titles.minutes(child.minutes))
                for child in item.children
            ),
        )


def _annotation(voice: DocumentLanguage, item: Item, span: Span, version: InviteeVersion) -> Annotation:
    papers = tuple(_paper(voice, paper) for paper in version.papers if paper.item_key == item.key)
    rows = (
        (_("Purpose"), (voice.say(_purpose(voice, item, span.minutes)),)),
        (_("When"), _when(voice, span)),
        (_("Papers"), papers),
    )
    return Annotation(
        key=item.key,
        number=item.cited if item.letter else item.label,
        heading=titles.title(voice, item),
        level=2 if item.letter else 1,
        purpose=item.purpose.value,
        minutes=span.minutes or None,
        reasons=(),
        records=(),
        rows=tuple(Fact(label, value) for label, value in rows if value),
        action=RichParagraph(),
        action_label="",
        draft_decision=RichParagraph(),
        draft_label="",
    )


def _when(voice: DocumentLanguage, span: Span) -> tuple[RichParagraph, ...]:
    """Return the time of an item; one after the close, of an agenda issued before the planner, is not given."""
    if span.ends > voice.register.meeting.minutes:
        return (voice.say(_("The secretariat will confirm the time.")),)
    return clock.describe_time(voice, span)


def _purpose(voice: DocumentLanguage, item: Item, minutes: int) -> str:
    parts = [titles.purpose(item.purpose) + _(".")]
    if minutes:
        parts.append(ngettext("%(count)d minute.", "%(count)d minutes.", minutes) % {"count": minutes})
    return voice.gap.join(parts)


def _paper(voice: DocumentLanguage, paper: ReadablePaper) -> RichParagraph:
    languages = voice.listed(meeting_details.language_name(code) for code in paper.languages)
    head = voice.say(_("%(record)s: ") % {"record": paper.symbol}) + voice.words(paper.title)
    return head + voice.say(_(" (%(languages)s)") % {"languages": languages}) if languages else head
