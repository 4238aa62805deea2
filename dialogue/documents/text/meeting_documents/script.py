"""Chair's script: for each item the start, the chair's sentences, the speakers, and texts to read aloud.

It has large type, for reading while standing. The chair's sentences decide nothing: the results of the meeting bind
nobody (article 8(a)).
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogue.documents.agenda import AgendaDocument, Annotation, Fact, Layout, RichParagraph
from dialogue.documents.text import meeting_details, proposals, titles
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.meeting_documents import clock
from dialogue.documents.text.meeting_documents.frame import agenda_fact, framed, own_head
from dialogue.enums import ItemPurpose
from dialogue.rules.agenda.current_items import flat
from dialogue.rules.agenda.items import Item, ItemKind
from dialogue.rules.meeting_documents import Script

# Items at which only the chair speaks.
_CHAIRED_ALONE = {ItemKind.OPENING, ItemKind.CLOSING}


def script(voice: DocumentLanguage, items: tuple[Item, ...], called: Script) -> AgendaDocument:
    placed = clock.spans(items)
    return framed(
        voice,
        own_head(voice, _("Running script for the chair"), "SCRIPT", mark=_("For the co-chairs and the secretariat")),
        clocks=meeting_details.clocks(voice),
        facts=(agenda_fact(voice), *meeting_details.place_and_chairs(voice)),
        part_two_title=_("Running order"),
        annotations=tuple(_entry(voice, one, placed[one.key], called) for one in flat(items)),
        layout=Layout.LARGE,
    )


def _entry(voice: DocumentLanguage, item: Item, span: clock.Span, called: Script) -> Annotation:
    decision = voice.words(item.edit.decision) if item.edit else RichParagraph()
    if item.kind is ItemKind.DECISION and not decision:
        decision = voice.words(voice.register.law.decision(item.subject).text)
    rows = (
        (_("Clock"), _clock(voice, item, span)),
        (_("The chair says"), tuple(map(voice.say, _said(voice, item)))),
        (_("Calls on"), tuple(map(voice.say, _called(voice, item)))),
        (_("Speakers"), _speakers(voice, item, called)),
        (_("Sums up"), tuple(map(voice.say, _summed_up(item, read_out=bool(decision))))),
    )
    return Annotation(
        key=item.key,
        number=item.cited if item.letter else item.label,
        heading=titles.title(voice, item),
        level=2 if item.letter else 1,
        purpose=item.purpose.value,
        minutes=span.minutes or None,
        reasons=(),
        records=item.records,
        rows=tuple(Fact(label, value) for label, value in rows if value),
        action=RichParagraph(),
        action_label="",
        draft_decision=decision,
        draft_label=_("To be read out; draft wording, not decided."),
    )


def _clock(voice: DocumentLanguage, item: Item, span: clock.Span) -> tuple[RichParagraph, ...]:
    """Return local times and minutes; a sub-item without minutes uses its item's time."""
    if not span.minutes and item.letter:
        return ()
    minutes = ngettext("%(count)d minute", "%(count)d minutes", span.minutes) % {"count": span.minutes}
    return (*clock.describe_time(voice, span), *((voice.say(minutes),) if span.minutes else ()))


def _said(voice: DocumentLanguage, item: Item) -> Iterator[str]:
    """Yield the chair's opening sentences. An item with sub-items is only announced: each is opened separately."""
    register = voice.register
    if item.kind is ItemKind.OPENING:
        series = register.instrument.dialogue.reading(voice.language).text
        yield _("“I open the %(ordinal)s %(series)s.”") % {
            "ordinal": voice.ordinal(register.meeting.number, inside=True),
            "series": series,
        }
        yield _("“On behalf of both co-chairs I welcome the delegations of %(participants)s.”") % {
            "participants": voice.participants(register.participants)
        }
        yield _("“What we discuss today rests on a Memorandum of Cooperation that is not legally binding.”")
        return
    yield _("“We come to item %(number)s: %(title)s.”") % {
        "number": item.cited,
        "title": str(titles.title(voice, item)),
    }
    if item.children:
        return
    if item.kind is ItemKind.ADOPTION:
        yield _("“You have the provisional agenda before you. Does any Participant wish to change it?”")
    elif item.kind is ItemKind.STAKEHOLDERS:
        names = voice.listed(invitee.name for invitee in register.meeting.invitees)
        yield _("“I welcome our invitees: %(names)s. They leave us after this item.”") % {"names": names}
    elif item.kind is ItemKind.CLOSING:
        yield _("“I read out the decisions and actions of the day.”")
    elif action := titles.action(voice, item):
        yield _("“%(action)s”") % {"action": str(action)}


def _called(voice: DocumentLanguage, item: Item) -> Iterator[str]:
    if item.children or item.kind in _CHAIRED_ALONE:
        return
    presenter = item.edit.presenter if item.edit else ""
    if presenter and item.lead:
        yield _("%(presenter)s (%(lead)s) presents.") % {
            "presenter": presenter,
            "lead": voice.participant(item.lead),
        }
    elif presenter or item.lead:
        yield _("%(presenter)s presents.") % {"presenter": presenter or voice.participant(item.lead)}
    for fact in item.spoken_of:
        yield str(proposals.headed(voice, fact))
    yield _("The floor is open to the Participants.")


def _speakers(voice: DocumentLanguage, item: Item, called: Script) -> tuple[RichParagraph, ...]:
    """Return the speakers on the list or, if empty, all seats with the lead first."""
    if item.children or item.kind in _CHAIRED_ALONE:
        return ()
    asked = called.speakers.get(item.key)
    seats = sorted(voice.register.participants, key=lambda code: code != item.lead)
    return (voice.say(voice.participants(asked or seats)),)


def _summed_up(item: Item, *, read_out: bool) -> Iterator[str]:
    if item.children or item.kind is ItemKind.OPENING:
        return
    if item.kind is ItemKind.CLOSING:
        yield _("“I thank the delegations, the host and the interpreters, and close the Dialogue.”")
    elif read_out or item.purpose is ItemPurpose.DECISION:
        yield _("“May I take it that all Participants see it so? Hearing no objection, it is so noted.”")
        yield _("Name who leads each action and by when.")
    elif item.purpose is ItemPurpose.DISCUSSION:
        yield _("State in a sentence where the Participants stand; name who leads each action and by when.")
    else:
        yield _("“The Participants take note.”")
