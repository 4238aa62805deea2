"""Internal brief of one Participant: the agenda with its own notes, commitments and actions.

Only its own staff read it, so it contains what they may read of their own records, and of others only what the agenda
contains.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _, ngettext, pgettext

from core.text.natural_order import natural_key
from dialogue.documents.agenda import (
    AgendaDocument,
    Annotation,
    DocumentSection,
    DocumentTable,
    Fact,
    Paragraph,
    RichParagraph,
    TableColumn,
)
from dialogue.documents.text import meeting_details, outline, requests, state, titles
from dialogue.documents.text.annotations import part_two_title
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.meeting_documents.frame import agenda_fact, framed, own_head
from dialogue.rules.agenda.current_items import flat
from dialogue.rules.agenda.inputs import ActionInput, CommitmentFact
from dialogue.rules.agenda.items import Item, ItemKind
from dialogue.rules.meeting_documents import Brief, awaiting, of_participant


def briefing(voice: DocumentLanguage, items: tuple[Item, ...], brief: Brief) -> AgendaDocument:
    register = voice.register
    commitments, actions = of_participant(brief.participant, register.commitments, register.actions)
    commitments = tuple(sorted((*commitments, *brief.restricted), key=lambda fact: natural_key(fact.reference)))
    # A register without such a mark must not fall back to the meeting's mark.
    mark = brief.mark.reading(voice.language).text or _("For our own delegation")
    head = own_head(voice, _("Internal brief"), f"BRIEF/{brief.participant}", mark=mark)
    head = replace(head, mark_code=brief.mark_code)
    title = register.participants[brief.participant].title.reading(voice.language).text
    return framed(
        voice,
        head,
        clocks=meeting_details.clocks(voice),
        facts=(
            Fact(pgettext("for whom a document is", "For"), (voice.say(title),)),
            agenda_fact(voice),
            *meeting_details.facts(voice),
        ),
        note_title=_("At a glance"),
        note=tuple(_glance(voice, brief, commitments, actions)),
        part_one_title=outline.part_one_title(),
        part_one=outline.lines(voice, items),
        part_two_title=part_two_title(),
        annotations=tuple(_annotations(voice, items, brief, commitments, actions)),
        sections=tuple(_sections(voice, brief, commitments, actions)),
    )


def _glance(
    voice: DocumentLanguage, brief: Brief, commitments: tuple[CommitmentFact, ...], actions: tuple[ActionInput, ...]
) -> Iterator[RichParagraph]:
    yield voice.say(
        _parts_of(
            voice,
            brief,
            commitments,
            _("Commitments: %(led)d led, %(supported)d supported; overdue among those led: %(late)d."),
            _("We lead or support no active commitment."),
        )
    )
    yield voice.say(
        _parts_of(
            voice,
            brief,
            actions,
            _(
                "Open actions of past Dialogues: %(led)d led, %(supported)d supported; "
                "overdue among those led: %(late)d."
            ),
            _("We lead or support no open action of a past Dialogue."),
        )
    )
    open_ones = awaiting(brief.participant, voice.register.law.decisions)
    if open_ones:
        yield voice.say(
            ngettext(
                "%(count)d joint decision awaits our concurrence: %(records)s.",
                "%(count)d joint decisions await our concurrence: %(records)s.",
                len(open_ones),
            )
            % {"count": len(open_ones), "records": voice.listed(fact.reference for fact in open_ones)}
        )
    else:
        yield voice.say(_("No joint decision awaits our concurrence."))


def _parts_of(
    voice: DocumentLanguage, brief: Brief, own: Sequence[CommitmentFact | ActionInput], some: str, none: str
) -> str:
    """Return how many records the Participant leads and supports, and how many of the former are overdue."""
    led = [fact for fact in own if fact.lead == brief.participant]
    late = sum(1 for fact in led if fact.days_overdue(voice.register.today))
    return some % {"led": len(led), "supported": len(own) - len(led), "late": late} if own else none


def _annotations(
    voice: DocumentLanguage,
    items: tuple[Item, ...],
    brief: Brief,
    commitments: tuple[CommitmentFact, ...],
    actions: tuple[ActionInput, ...],
) -> Iterator[Annotation]:
    """Yield the annotations; an item of which only the purpose is known is in Part I alone."""
    for item in flat(items):
        made = _annotation(voice, item, brief, commitments, actions)
        if len(made.rows) > 1 or made.box:
            yield made


def _annotation(
    voice: DocumentLanguage,
    item: Item,
    brief: Brief,
    commitments: tuple[CommitmentFact, ...],
    actions: tuple[ActionInput, ...],
) -> Annotation:
    rows = (
        (_("Purpose"), (voice.say(_purpose(voice, item)),)),
        (_("Our note"), tuple(voice.say(part) for part in _parts(brief.notes.get(item.key, "")))),
        (_("Our commitments"), tuple(_commitments(voice, item, commitments))),
        (_("Our actions"), tuple(_actions(voice, item, actions))),
        (_("Asked of us"), tuple(map(voice.say, _requests(voice, item, brief)))),
    )
    return Annotation(
        key=item.key,
        number=item.cited if item.letter else item.label,
        heading=titles.title(voice, item),
        level=2 if item.letter else 1,
        purpose=item.purpose.value,
        minutes=item.total_minutes or None,
        reasons=(),
        records=item.records,
        rows=tuple(Fact(label, value) for label, value in rows if value),
        action=RichParagraph() if item.children else requests.action(voice, item),
        action_label=_("Action."),
        draft_decision=voice.words(item.edit.decision) if item.edit else RichParagraph(),
        draft_label=_("Draft wording, not decided."),
    )


def _parts(note: str) -> list[str]:
    """Return the paragraphs of a note, separated by empty lines."""
    return [part.strip() for part in note.replace("\r\n", "\n").split("\n\n") if part.strip()]


def _purpose(voice: DocumentLanguage, item: Item) -> str:
    parts = [titles.purpose(item.purpose) + _(".")]
    if item.lead:
        parts.append(_("Lead: %(lead)s.") % {"lead": voice.participant(item.lead)})
    if item.total_minutes:
        parts.append(
            ngettext("%(count)d minute.", "%(count)d minutes.", item.total_minutes) % {"count": item.total_minutes}
        )
    return voice.gap.join(parts)


def _commitments(
    voice: DocumentLanguage, item: Item, commitments: tuple[CommitmentFact, ...]
) -> Iterator[RichParagraph]:
    """Yield own commitments related to the item; restricted ones are listed under their areas."""
    if item.kind not in {ItemKind.AREA, ItemKind.OTHER_FORA, ItemKind.INTELLECTUAL_PROPERTY}:
        return
    concerned = [
        fact
        for fact in commitments
        if fact.reference in item.commitments or (item.kind is ItemKind.AREA and item.subject in fact.areas)
    ]
    for fact in concerned[: state.LISTED]:
        yield state.commitment(voice, fact)
    yield from _more(voice, len(concerned))


def _more(voice: DocumentLanguage, count: int) -> Iterator[RichParagraph]:
    rest = count - state.LISTED
    if rest > 0:
        yield voice.say(
            ngettext("%(count)d more is in the list at the end.", "%(count)d more are in the list at the end.", rest)
            % {"count": rest}
        )


def _actions(voice: DocumentLanguage, item: Item, actions: tuple[ActionInput, ...]) -> Iterator[RichParagraph]:
    if item.kind is not ItemKind.FOLLOW_UP:
        return
    # The longest overdue first: these are raised first.
    for action in sorted(actions, key=lambda one: -one.days_overdue(voice.register.today))[: state.LISTED]:
        days = action.days_overdue(voice.register.today)
        due = _("due: %(day)s") % {"day": voice.day(action.due_on)}
        if days:
            due += pgettext("between facts on one record", "; ")
            due += ngettext("overdue by %(days)d day", "overdue by %(days)d days", days) % {"days": days}
        head = voice.say(_("%(record)s: ") % {"record": action.code}) + voice.words(action.title)
        yield head + voice.say(_(". ") + due + _("."))
    yield from _more(voice, len(actions))


def _requests(voice: DocumentLanguage, item: Item, brief: Brief) -> Iterator[str]:
    if item.lead == brief.participant:
        yield _("We lead this item.")
    if item.kind is ItemKind.DECISION and brief.participant in voice.register.law.decision(item.subject).missing:
        yield _("%(record)s awaits our concurrence.") % {"record": item.subject}


def _sections(
    voice: DocumentLanguage, brief: Brief, commitments: tuple[CommitmentFact, ...], actions: tuple[ActionInput, ...]
) -> Iterator[DocumentSection]:
    own = _own_commitments(voice, brief, commitments)
    yield DocumentSection(
        voice.say(_("Our commitments")),
        paragraphs=() if own.rows else (Paragraph(voice.say(_("None"))),),
        tables=(own,) if own.rows else (),
    )
    open_ones = _own_actions(voice, brief, actions)
    yield DocumentSection(
        voice.say(_("Our open actions")),
        paragraphs=() if open_ones.rows else (Paragraph(voice.say(pgettext("feminine", "None"))),),
        tables=(open_ones,) if open_ones.rows else (),
    )
    awaited = awaiting(brief.participant, voice.register.law.decisions)
    if awaited:
        yield DocumentSection(
            voice.say(_("Joint decisions that await our concurrence")),
            paragraphs=tuple(
                Paragraph(
                    voice.say(_("%(record)s: ") % {"record": fact.reference})
                    + voice.words(fact.title)
                    + voice.say(_(". "))
                    + voice.words(fact.text)
                )
                for fact in awaited
            ),
        )


def _own_commitments(voice: DocumentLanguage, brief: Brief, commitments: tuple[CommitmentFact, ...]) -> DocumentTable:
    restricted = {fact.reference for fact in brief.restricted}
    return DocumentTable(
        _("Active commitments that we lead or support, none of them legally binding"),
        (
            TableColumn(_("Number"), 27),
            TableColumn(pgettext("of a commitment", "Title"), 50),
            TableColumn(_("Our part"), 20),
            TableColumn(_("Due"), 30),
            TableColumn(_("Status"), 24),
            TableColumn(_("Readers"), 20),
        ),
        tuple(
            (
                voice.say(fact.reference),
                voice.cell(fact.title),
                voice.say(_part(brief, fact)),
                voice.say(voice.day(fact.due_on)),
                voice.say(_state(voice, fact)),
                voice.say(_("We alone") if fact.reference in restricted else _("All Participants")),
            )
            for fact in commitments
        ),
    )


def _own_actions(voice: DocumentLanguage, brief: Brief, actions: tuple[ActionInput, ...]) -> DocumentTable:
    return DocumentTable(
        _("Open actions that we lead or support"),
        (
            TableColumn(_("Number"), 20),
            TableColumn(_("Action"), 66),
            TableColumn(_("Our part"), 20),
            TableColumn(_("Due"), 30),
            TableColumn(_("Status"), 30),
        ),
        tuple(
            (
                voice.say(action.code),
                voice.cell(action.title),
                voice.say(_part(brief, action)),
                voice.say(voice.day(action.due_on)),
                voice.say(_overdue(action.days_overdue(voice.register.today)) or _("Open")),
            )
            for action in actions
        ),
    )


def _part(brief: Brief, fact: CommitmentFact | ActionInput) -> str:
    return _("Lead") if fact.lead == brief.participant else _("Support")


def _state(voice: DocumentLanguage, fact: CommitmentFact) -> str:
    said = state.health(fact)
    late = _overdue(fact.days_overdue(voice.register.today))
    return said + pgettext("between facts on one record", "; ") + late if late else said


def _overdue(days: int) -> str:
    return ngettext("overdue by %(days)d day", "overdue by %(days)d days", days) % {"days": days} if days else ""
