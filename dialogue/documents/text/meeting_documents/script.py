"""Script of the co-chairs: the presiding co-chair, the spoken text, and stage directions in brackets, by item.

It has large type, for reading while standing. Each sentence is a paragraph, so that the eye finds its place again. The
co-chair whose ministry leads or proposes an item does not preside over it.
"""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _, ngettext

from dialogue.documents.agenda import AgendaDocument, Annotation, Fact, Layout, RichParagraph
from dialogue.documents.text import meeting_details, proposals, requests, titles
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.meeting_documents import clock, speech
from dialogue.documents.text.meeting_documents.frame import agenda_fact, framed, own_head
from dialogue.enums import ItemPurpose
from dialogue.rules.agenda.chairing import presiding_side
from dialogue.rules.agenda.current_items import flat
from dialogue.rules.agenda.items import Item, ItemKind
from dialogue.rules.agenda.planning import Span, spans
from dialogue.rules.meeting_documents import Script

# Items at which both co-chairs speak, and no delegation.
_CHAIRED_ALONE = {ItemKind.OPENING, ItemKind.CLOSING}


def script(voice: DocumentLanguage, items: tuple[Item, ...], called: Script, copy_of: str = "") -> AgendaDocument:
    """Return the script; in the copy of the co-chair of a side, its own lines are in bold."""
    placed = spans(items)
    copy = Fact(_("Copy of"), (voice.say(speech.chair(voice, copy_of)),)) if copy_of else None
    return framed(
        voice,
        own_head(voice, _("Script of the co-chairs"), "SCRIPT", mark=_("For the co-chairs and the secretariat")),
        clocks=meeting_details.clocks(voice),
        facts=(*((copy,) if copy else ()), agenda_fact(voice), *meeting_details.place_and_chairs(voice)),
        note_title=_("How to read the script"),
        note=(
            voice.say(
                _(
                    "Each text names the co-chair who presides. Text in square brackets is not read aloud. The "
                    "co-chair whose ministry leads or proposes an item does not preside over it."
                )
            ),
            *((voice.say(_("The lines of this co-chair are in bold.")),) if copy_of else ()),
        ),
        part_two_title=_("Running order"),
        annotations=tuple(_entry(voice, one, placed[one.key], called, copy_of) for one in flat(items)),
        layout=Layout.LARGE,
    )


def _entry(voice: DocumentLanguage, item: Item, span: Span, called: Script, copy_of: str) -> Annotation:
    presides = presiding_side(voice.register, item)
    other = next((side for side in voice.register.sides if side != presides), presides)
    spoken = _spoken(voice, item, called)
    lines = tuple(map(_in_bold, spoken)) if presides == copy_of else spoken
    rows = [(_("Clock"), _clock(voice, item, span)), (speech.chair(voice, presides), lines)]
    if item.kind in _CHAIRED_ALONE:
        rows.append((speech.chair(voice, other), (_cue(voice, _("Remarks of the co-chair.")),)))
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
        draft_decision=RichParagraph(),
        draft_label="",
    )


def _in_bold(text: RichParagraph) -> RichParagraph:
    return RichParagraph(tuple(replace(run, strong=True) for run in text.runs))


def _clock(voice: DocumentLanguage, item: Item, span: Span) -> tuple[RichParagraph, ...]:
    """Return local times and minutes; a sub-item without minutes uses its item's time."""
    if not span.minutes and item.letter:
        return ()
    minutes = ngettext("%(count)d minute", "%(count)d minutes", span.minutes) % {"count": span.minutes}
    return (*clock.describe_time(voice, span), *((voice.say(minutes),) if span.minutes else ()))


def _cue(voice: DocumentLanguage, text: str) -> RichParagraph:
    return voice.say(_("[%(cue)s]") % {"cue": text})


def _spoken(voice: DocumentLanguage, item: Item, called: Script) -> tuple[RichParagraph, ...]:
    said = list(map(voice.say, _opened(voice, item)))
    if not item.children and item.kind not in _CHAIRED_ALONE:
        said += _called(voice, item, called)
    return (*said, *_summed_up(voice, item))


def _opened(voice: DocumentLanguage, item: Item) -> Iterator[str]:
    """Yield the opening sentences. An item with sub-items is only announced: each is opened separately."""
    register = voice.register
    if item.kind is ItemKind.OPENING:
        series = register.instrument.dialogue.reading(voice.language).text
        number = voice.ordinal(register.meeting.number, inside=True)
        yield _("I open the %(ordinal)s %(series)s.") % {"ordinal": number, "series": series}
        yield _("On behalf of both co-chairs, I welcome the following delegations: %(participants)s.") % {
            "participants": speech.ministries(voice, voice.ordered_participants())
        }
        yield _("Our discussion today rests on a Memorandum of Cooperation that is not legally binding.")
        return
    yield _("We turn to item %(number)s: %(title)s.") % {"number": item.cited, "title": speech.title(voice, item)}
    if item.children:
        return
    if item.kind is ItemKind.ADOPTION:
        yield _("You have the provisional agenda before you.")
    elif item.kind is ItemKind.STAKEHOLDERS:
        for invitee in register.meeting.invitees:
            yield _("I welcome %(name)s, %(organization)s.") % {
                "name": speech.person(voice, invitee.name_in(voice.language)),
                "organization": invitee.organization.reading(voice.language).text,
            }
    elif item.kind is not ItemKind.CLOSING and (action := requests.action(voice, item)):
        yield _("The agenda reads: “%(action)s”") % {"action": str(action)}


def _called(voice: DocumentLanguage, item: Item, called: Script) -> Iterator[RichParagraph]:
    presenter = item.edit.presenter if item.edit else ""
    if presenter:
        yield voice.say(_("The floor is yours, %(name)s.") % {"name": speech.person(voice, presenter)})
    elif item.lead:
        named = speech.ministry(voice, item.lead)
        yield voice.say(
            _("To present the item, I give the floor to the following delegation: %(name)s.") % {"name": named}
        )
    for fact in item.spoken_of:
        yield _cue(voice, str(proposals.headed(voice, fact)))
    yield voice.say(_("Who wishes to take the floor?"))
    if speakers := called.speakers.get(item.key):
        names = _("; ").join(speech.ministry(voice, name) for name in speakers)
        yield _cue(voice, _("Requests for the floor: %(names)s.") % {"names": names})


def _summed_up(voice: DocumentLanguage, item: Item) -> Iterator[RichParagraph]:
    if item.kind is ItemKind.CLOSING:
        yield _cue(voice, _("Read out the decisions and actions of the day."))
        yield from _decided(voice, _("It is so decided."))
        yield voice.say(_("I thank the delegations, the host and the interpreters."))
        yield voice.say(_("I close the Dialogue."))
    elif item.children or item.kind is ItemKind.OPENING:
        return
    elif item.kind is ItemKind.DECISION:
        yield voice.say(_("I read the proposed text."))
        yield voice.words(voice.register.law.decision(item.subject).text)
        yield from _decided(voice, _("Each Participant confirms its concurrence in writing."))
    elif item.kind is ItemKind.ADOPTION:
        yield from _decided(voice, _("The agenda is adopted."))
    elif decision := voice.words(item.edit.decision) if item.edit else RichParagraph():
        yield voice.say(_("I read the proposed text."))
        yield decision
        yield from _decided(voice, _("It is so decided."))
    elif item.purpose is ItemPurpose.DECISION and item.kind is not ItemKind.DELEGATIONS:
        yield _cue(voice, _("State the proposed decision in one sentence, with lead and date."))
        yield from _decided(voice, _("It is so decided."))
    elif item.kind is ItemKind.STAKEHOLDERS:
        yield voice.say(_("I thank our guests."))
        yield _cue(voice, _("Wait until the guests have left the room."))
    elif item.purpose is ItemPurpose.DISCUSSION:
        yield _cue(voice, _("Sum up the discussion in one sentence. Name the lead and the date of each action."))
        yield voice.say(_("I thank the delegations for their contributions."))
    else:
        yield voice.say(_("The Participants have taken note of this item."))


def _decided(voice: DocumentLanguage, outcome: str) -> Iterator[RichParagraph]:
    """Yield the question, the silence, the ``outcome``, and the sentence for an objection."""
    yield voice.say(_("Is there any objection?"))
    yield _cue(voice, _("Count to five. Look at each delegation, then at the screen."))
    yield voice.say(_("I see none. %(outcome)s") % {"outcome": outcome})
    yield _cue(
        voice,
        _("If there is an objection: “The text is not ready. The contact points return to it.”"),
    )
