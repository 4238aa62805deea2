"""Co-chairs' follow-up note of the day after: five parts in two columns, from the entries of the meeting.

It is issued before the record and states what was decided and what is due, as the follow-up notes of the WTO's Council
for Trade in Goods.
"""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _, ngettext

from dialogue.documents.agenda import AgendaDocument, Annotation, Fact, Masthead, RichParagraph
from dialogue.documents.text import meeting_details
from dialogue.documents.text.annotations import next_dialogue
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.meeting_documents.frame import framed, own_head
from dialogue.enums import PlanStep
from dialogue.rules.agenda.current_items import flat
from dialogue.rules.agenda.items import Item, ItemKind
from dialogue.rules.key_dates import LEAD_TIMES
from dialogue.rules.meeting_documents import DecidedAction, MeetingResults

# Activities ahead; the register has all.
AHEAD = 5

type Rows = Iterator[tuple[str, list[RichParagraph]]]


def follow_up_note(voice: DocumentLanguage, items: tuple[Item, ...], results: MeetingResults) -> AgendaDocument:
    following = voice.nth_dialogue(voice.register.meeting.number + 1, inside=True)
    parts = (
        (_("Remarks by the co-chairs"), _remarks(voice, items, results)),
        (_("Decisions and actions"), _decisions(voice, items, results)),
        (_("Upcoming meetings"), _meetings(voice)),
        (_("Key dates of the %(dialogue)s") % {"dialogue": following}, _key_dates(voice, results)),
        (_("How to propose an item"), _proposing(voice)),
    )
    return framed(
        voice,
        _head(voice, results),
        facts=meeting_details.place_and_chairs(voice),
        note_title=_("About this note"),
        note=(
            voice.say(
                _(
                    "This note is issued under the responsibility of the co-chairs, before the record of "
                    "discussion. It states what was decided and what is due. It does not report individual "
                    "interventions."
                )
            ),
        ),
        part_two_title=_("Decisions, actions and dates"),
        annotations=tuple(_part(voice, number, title, rows) for number, (title, rows) in enumerate(parts, start=1)),
    )


def _head(voice: DocumentLanguage, results: MeetingResults) -> Masthead:
    head = own_head(voice, _("Follow-up note by the co-chairs"), "NOTE")
    if results.issued_on:
        return replace(head, status=_("Issued on %(day)s") % {"day": voice.day(results.issued_on)})
    return replace(head, draft_line=_("Draft as of %(day)s") % {"day": voice.day(voice.register.today)})


def _part(voice: DocumentLanguage, number: int, title: str, rows: Rows) -> Annotation:
    return Annotation(
        key=str(number),
        number=f"{number}.",
        heading=voice.say(title),
        level=1,
        purpose="",
        minutes=None,
        reasons=(),
        records=(),
        rows=tuple(Fact(label, tuple(value)) for label, value in rows),
        action=RichParagraph(),
        action_label="",
        draft_decision=RichParagraph(),
        draft_label="",
    )


def _item(voice: DocumentLanguage, number: str) -> str:
    return _("Item %(number)s") % {"number": number}


def _remarks(voice: DocumentLanguage, items: tuple[Item, ...], results: MeetingResults) -> Rows:
    """Yield the entries under the opening and the closing."""
    said = [
        (_item(voice, item.cited), [voice.words(results.summaries[item.key])])
        for item in flat(items)
        if item.kind in {ItemKind.OPENING, ItemKind.CLOSING} and item.key in results.summaries
    ]
    yield from said or [(_("Remarks"), [voice.say(_("No text of the opening and closing remarks is attached."))])]


def _decisions(voice: DocumentLanguage, items: tuple[Item, ...], results: MeetingResults) -> Rows:
    """Yield decisions and actions by item, and the last date for objections to the wording of a decision."""
    for item in flat(items):
        said = [voice.words(results.decisions[item.key])] if item.key in results.decisions else []
        said += [_action(voice, action) for action in results.actions if action.item == item.cited]
        if said:
            yield _item(voice, item.cited), said
    cited = {item.cited for item in flat(items)}
    if other := [_action(voice, action) for action in results.actions if action.item not in cited]:
        yield _("Other actions"), other
    if not results.decisions and not results.actions:
        yield _("Decisions"), [voice.say(_("No decisions or actions were recorded."))]
    if results.decisions:
        day = voice.day(results.object_by)
        said_by = _(
            "A Participant that objects to the wording of a decision informs the secretariat by the end of "
            "%(day)s in both capitals."
        )
        yield _("Objections"), [voice.say(said_by % {"day": day})]


def _action(voice: DocumentLanguage, action: DecidedAction) -> RichParagraph:
    facts = {"lead": voice.participant(action.lead), "day": voice.day(action.due_on)}
    return (
        voice.words(action.title)
        + voice.say(_(" (%(code)s). ") % {"code": action.code})
        + voice.say(_("Lead: %(lead)s. Due: %(day)s.") % facts)
    )


def _meetings(voice: DocumentLanguage) -> Rows:
    """Yield the activities ahead, and chair and host of the next Dialogue."""
    for activity in voice.register.activities[:AHEAD]:
        place = voice.say(_(", ")) + voice.words(activity.place) if activity.place else RichParagraph()
        yield voice.day(activity.starts_on), [voice.words(activity.title) + place]
    following = voice.nth_dialogue(voice.register.meeting.number + 1)
    yield following, list(next_dialogue(voice)) or [voice.say(_("Chair and host are to be determined."))]


def _key_dates(voice: DocumentLanguage, results: MeetingResults) -> Rows:
    """Yield the key dates of the next Dialogue or, before it has a date, their lead times."""
    for step in PlanStep:
        weeks = LEAD_TIMES[step].days // 7
        before = ngettext("%(count)d week before", "%(count)d weeks before", weeks) % {"count": weeks}
        on = results.key_dates.get(step)
        yield (voice.day(on) if on else before), [voice.say(f"{step.label}{_('.')}")]


def _proposing(voice: DocumentLanguage) -> Rows:
    yield (
        _("Participants"),
        [
            voice.say(
                _(
                    "A Participant proposes an item through its designated contact point (article 6): title, purpose "
                    "(decision, discussion or information), lead, provision of the MOC, and paper."
                )
            ),
            voice.say(_("Another Participant may join the proposal until proposals close.")),
        ],
    )
