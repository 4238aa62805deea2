"""Annotations (Part II): purpose of each item, past discussion, state and reasons."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogue.documents.agenda import Annotation, Fact, ReasonGiven, RichParagraph, TextRun
from dialogue.documents.text import other_fora, papers, previous_dialogue, proposals, reasons, state, titles
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.rules.agenda.chairing import turn
from dialogue.rules.agenda.inputs import DiscussionData, PastDialogue
from dialogue.rules.agenda.items import Item, ItemKind


def part_two_title() -> str:
    return _("Part II. Annotations")


def annotate(voice: DocumentLanguage, items: tuple[Item, ...]) -> Iterator[Annotation]:
    """Yield an annotation for each item, and for each sub-item with a subject, edits, proposals or papers."""
    for item in items:
        yield _annotation(voice, item, level=1)
        for child in item.children:
            if child.subject or child.work or child.edit or child.spoken_of or voice.register.papers_for(child.key):
                yield _annotation(voice, child, level=2)


def _annotation(voice: DocumentLanguage, item: Item, *, level: int) -> Annotation:
    number = item.cited if item.letter else item.label
    why = reasons.given(voice, item.reasons)
    rows = (Fact(label, value) for label, value in _rows(voice, item, why) if value)
    return Annotation(
        key=item.key,
        number=number,
        heading=titles.title(voice, item),
        level=level,
        purpose=item.purpose.value,
        minutes=item.total_minutes or None,
        reasons=why,
        records=item.records,
        rows=tuple(rows),
        action=titles.action(voice, item),
        action_label=_("Action."),
        draft_decision=titles.draft_decision(voice, item),
        draft_label=_("Draft wording, not decided."),
    )


def _rows(
    voice: DocumentLanguage, item: Item, why: tuple[ReasonGiven, ...]
) -> Iterator[tuple[str, tuple[RichParagraph, ...]]]:
    yield _("Purpose"), (_purpose(voice, item),)
    yield _("Related proposals"), tuple(proposals.spoken_of(voice, item))
    yield _("Background"), tuple(_background(voice, item))
    yield _("State now"), tuple(state.state(voice, item))
    if item.kind is ItemKind.OTHER_FORA:
        yield _("Overlap"), tuple(other_fora.overlaps(voice))
        yield _("Items for other fora"), tuple(other_fora.referrals(voice))
    yield _("Papers"), tuple(papers.box(voice, item.key))
    yield _("In the room"), _room(voice, item)
    yield _("Why it is here"), _told(voice, why)
    # For editors of the draft: these are also listed among the reasons above.
    if not voice.given_out:
        yield _("Since it was edited"), _told(voice, reasons.given(voice, item.new_reasons))


def _told(voice: DocumentLanguage, given: tuple[ReasonGiven, ...]) -> tuple[RichParagraph, ...]:
    return tuple(voice.say(reason.words) for reason in given)


def _purpose(voice: DocumentLanguage, item: Item) -> RichParagraph:
    """Return purpose, lead, presenter, minutes and provisions in one line, as far as set."""
    parts = [titles.purpose(item.purpose) + _(".")]
    if item.lead:
        parts.append(_("Lead: %(lead)s.") % {"lead": voice.participant(item.lead)})
    if item.edit and item.edit.presenter:
        parts.append(_("Presenter: %(presenter)s.") % {"presenter": item.edit.presenter})
    if item.total_minutes:
        parts.append(
            ngettext("%(count)d minute.", "%(count)d minutes.", item.total_minutes) % {"count": item.total_minutes}
        )
    if item.provisions:
        cited = voice.listed(item.provisions)
        parts.append(
            ngettext("Provision: %(codes)s.", "Provisions: %(codes)s.", len(item.provisions)) % {"codes": cited}
        )
    return voice.say(voice.gap.join(parts))


def _background(voice: DocumentLanguage, item: Item) -> Iterator[RichParagraph]:
    if item.edit and item.edit.background:
        yield voice.words(item.edit.background)
    yield from previous_dialogue.left(voice, item.key)
    if item.kind is ItemKind.AREA:
        for past in voice.register.past[-2:]:
            for discussion in past.touched(item.subject):
                yield _discussed(voice, past, discussion)
    if item.kind is ItemKind.FOLLOW_UP and voice.register.previous:
        for discussion in voice.register.previous.discussions:
            yield _discussed(voice, voice.register.previous, discussion)
    if item.kind is ItemKind.OTHER_FORA:
        yield from other_fora.sessions(voice)
    if item.kind is ItemKind.NEXT_DIALOGUE:
        yield from next_dialogue(voice)


def _discussed(voice: DocumentLanguage, past: PastDialogue, discussion: DiscussionData) -> RichParagraph:
    """Return the discussion of a subject at a Dialogue; notes on uncertain dates are in annex F only."""
    name = voice.dialogue(past) if past.held_on else voice.nth_dialogue(past.number)
    said = voice.say(_("%(dialogue)s: ") % {"dialogue": name}) + voice.words(discussion.title) + voice.say(_("."))
    return said + voice.say(voice.gap) + voice.words(discussion.summary) if discussion.summary else said


def next_dialogue(voice: DocumentLanguage) -> Iterator[RichParagraph]:
    """Yield chair and host of the Dialogue after this one, by the arrangements in effect."""
    register = voice.register
    following = voice.nth_dialogue(register.meeting.number + 1)
    rotating = turn(register)
    if rotating:
        yield voice.say(
            _("%(dialogue)s: by rotation the chair for %(side)s is %(chair)s.")
            % {
                "dialogue": following,
                "side": voice.side(rotating.side),
                "chair": voice.participant(rotating.after),
            }
        )
    others = [code for code in register.sides if code != register.meeting.host]
    if register.host_alternates_by and register.meeting.host and len(others) == 1:
        yield voice.say(
            _("%(dialogue)s: the host by alternation is %(side)s (working arrangement %(arrangement)s).")
            % {
                "dialogue": following,
                "side": voice.side(others[0]),
                "arrangement": register.host_alternates_by,
            }
        )


def _room(voice: DocumentLanguage, item: Item) -> tuple[RichParagraph, ...]:
    """Return who attends the item, if not only the delegations."""
    if item.kind is ItemKind.STAKEHOLDERS:
        return (voice.say(_("Delegations and invitees. The invitees leave after this item.")),)
    return ()


def provision(voice: DocumentLanguage, code: str) -> RichParagraph:
    """Return a provision's text in the language in which it was signed, in that language's quotation marks."""
    return RichParagraph((TextRun(f"“{voice.register.provisions.get(code, code)}”", "en"),))
