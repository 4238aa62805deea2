"""Annotations (Part II): numbered paragraphs, a table of the work debated, documents, action and draft wording."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from django.utils.translation import gettext as _, ngettext, pgettext

from dialogue.documents.agenda import Annotation, DocumentTable, Paragraph, RichParagraph
from dialogue.documents.text import (
    area_records,
    clock,
    decision_sheet,
    other_fora,
    papers,
    previous_dialogue,
    proposals,
    reasons,
    requests,
    state,
    titles,
    work_tables,
)
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.enums import DebateRule, Track
from dialogue.rules.agenda.chairing import turn
from dialogue.rules.agenda.inputs import DiscussionData, PastDialogue
from dialogue.rules.agenda.items import Item, ItemKind
from dialogue.rules.agenda.planning import Span, spans
from dialogue.rules.agenda.reasons import ReasonCode

# Kinds that are annotated only if something is to be said about them.
_OFTEN_SILENT = frozenset({ItemKind.OPENING, ItemKind.OTHER_MATTERS, ItemKind.FORM})

# Reasons that tables, other sentences or the kind of the item already give.
_GIVEN_ELSEWHERE = frozenset(
    {
        ReasonCode.STANDING,
        ReasonCode.CARRIED_OVER,
        ReasonCode.OVERDUE,
        ReasonCode.NO_LEAD,
        ReasonCode.NEEDS_ATTENTION,
        ReasonCode.NEW,
        ReasonCode.REPORTED,
        ReasonCode.MILESTONE_DUE,
        ReasonCode.MILESTONE_PASSED,
        ReasonCode.SILENT,
        ReasonCode.CMWG_MISSING,
        ReasonCode.CMWG_OVERLAP,
        ReasonCode.ACTIVITY_AHEAD,
        ReasonCode.PROGRAMME_OPENED,
        ReasonCode.PROGRAMME_CLOSED,
        ReasonCode.STANDARD_DIFFERS,
        ReasonCode.INFORMATION_GIVEN,
        ReasonCode.INFORMATION_EXPIRES,
        ReasonCode.INVITEES,
        ReasonCode.PERSON,
        ReasonCode.ACTIVE_WORK,
        ReasonCode.AWAITS_CONCURRENCE,
        ReasonCode.COMPLETE,
    }
)


def part_two_title() -> str:
    return _("Part II. Annotations")


def annotate(voice: DocumentLanguage, items: tuple[Item, ...]) -> tuple[Annotation, ...]:
    """Return the annotations in the order of the items; paragraphs are numbered through all of them."""
    return tuple(_Annotator(voice, items).annotations())


@dataclass(slots=True)
class _Annotator:
    voice: DocumentLanguage
    items: tuple[Item, ...]
    placed: dict[str, Span] = field(init=False)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    exchanges: set[tuple[int, str]] = field(default_factory=set)
    """Exchanges printed so far, by Dialogue and title: a theme of several areas is printed once."""

    def __post_init__(self) -> None:
        self.placed = spans(self.items)

    def annotations(self) -> Iterator[Annotation]:
        for item in self.items:
            for one in (item, *item.children):
                if one.letter and not self._is_annotated(one):
                    continue
                made = self._annotation(one)
                if one.kind not in _OFTEN_SILENT or made.paragraphs or made.tables or made.remarks or made.box:
                    yield made

    def _is_annotated(self, item: Item) -> bool:
        """Return whether a sub-item has a subject, edits, proposals or papers; forms share the table of their item."""
        own = item.edit or item.spoken_of or self.voice.register.papers_for(item.key)
        return bool(own or (item.subject and item.kind is not ItemKind.FORM) or item.kind is ItemKind.EN_BLOC)

    def _annotation(self, item: Item) -> Annotation:
        voice = self.voice
        in_line = decision_sheet.is_brief(item)
        before = tuple(self._paragraph(text) for text in (self._brief(item) if in_line else self._before(item)) if text)
        tables = () if in_line else self._tables(item)
        after = () if in_line else tuple(self._paragraph(text) for text in self._after(item) if text)
        draft = titles.draft_decision(voice, item)
        if item.kind is ItemKind.EN_BLOC and before and not (item.edit and item.edit.decision):
            draft = voice.say(
                _(
                    "The Participants jointly decide to close the commitments listed in paragraph %(number)s, each of "
                    "which its lead has reported as completed."
                )
                % {"number": before[0].number.rstrip(".")}
            )
        listed = tuple(papers.box(voice, item.key))
        return Annotation(
            key=item.key,
            number=item.cited if item.letter else item.label,
            heading=titles.title(voice, item),
            level=2 if item.letter else 1,
            purpose=item.purpose.value,
            minutes=item.total_minutes or None,
            reasons=reasons.given(voice, item.reasons),
            records=item.records,
            rows=(),
            action=RichParagraph() if in_line or item.kind is ItemKind.FORM else requests.action(voice, item),
            action_label=_("Action."),
            draft_decision=draft,
            draft_label=_("Draft wording, not decided."),
            tables=tables,
            meta="" if in_line else self._meta(item),
            paragraphs=before,
            remarks=after,
            documents=voice.sentences(*listed),
            documents_label=_("Documents."),
            in_line=in_line,
        )

    def _paragraph(self, text: RichParagraph) -> Paragraph:
        return Paragraph(text, f"{next(self.numbers)}.")

    def _meta(self, item: Item) -> str:
        """Return purpose or track, minutes, hours, lead and provisions in one line, as far as set."""
        voice, parts = self.voice, []
        if item.kind is ItemKind.AREA:
            parts.append(str(Track(item.track).label) + _("."))
        elif not item.children:
            parts.append(titles.purpose(item.purpose) + _("."))
        minutes = item.total_minutes
        if minutes:
            parts.append(ngettext("%(count)d minute.", "%(count)d minutes.", minutes) % {"count": minutes})
            parts.append(clock.spoken(voice, self.placed[item.key].begins) + _("."))
        if not item.children:
            lead = decision_sheet.lead(voice, (item,))
            parts.append(_("Lead: %(lead)s.") % {"lead": lead})
        if item.edit and item.edit.presenter:
            parts.append(_("Presenter: %(presenter)s.") % {"presenter": item.edit.presenter})
        if item.provisions and item.kind is not ItemKind.AREA:
            said = ngettext("Provision: %(codes)s.", "Provisions: %(codes)s.", len(item.provisions))
            parts.append(said % {"codes": voice.listed(item.provisions)})
        return voice.gap.join(parts)

    def _brief(self, item: Item) -> Iterator[RichParagraph]:
        """Yield the one line of an area without debate."""
        voice = self.voice
        head = voice.say(item.cited, strong=True, anchor=item.key) + voice.say(" ") + titles.title(voice, item)
        facts = [*self._counts(item), *area_records.news(voice, item)]
        yield voice.sentences(head + voice.say(_(".")), *(facts or [voice.say(_("No work is recorded."))]))

    def _before(self, item: Item) -> Iterator[RichParagraph]:
        voice = self.voice
        if item.edit and item.edit.background:
            yield voice.words(item.edit.background)
        yield from proposals.spoken_of(voice, item)
        yield from previous_dialogue.left(voice, item.key)
        match item.kind:
            case ItemKind.AREA:
                yield from self._background(item)
            case ItemKind.FOLLOW_UP:
                yield voice.say(state.actions(voice))
            case ItemKind.ORGANISATION:
                yield from previous_dialogue.record(voice)
            case ItemKind.OTHER_FORA:
                yield from other_fora.overlaps(voice)
                yield from other_fora.referrals(voice)
                yield from other_fora.sessions(voice)
            case ItemKind.STAKEHOLDERS:
                yield _invitees(voice)
            case ItemKind.EN_BLOC:
                yield voice.say(
                    _(
                        "The leads have reported the following commitments as completed. A commitment that a "
                        "Participant asks to keep open is removed from this list and discussed under its area."
                    )
                )
            case ItemKind.AREAS:
                yield self._areas(item)
            case ItemKind.NEXT_DIALOGUE:
                yield from next_dialogue(voice)
            case _:
                yield from state.state(voice, item)
        why = (reason for reason in item.reasons if reason.code not in _GIVEN_ELSEWHERE)
        yield voice.sentences(*dict.fromkeys(reasons.sentence(voice, reason) for reason in why))

    def _background(self, item: Item) -> Iterator[RichParagraph]:
        """Yield the exchanges of the last two Dialogues on an area, each once in the document."""
        for past in self.voice.register.past[-2:]:
            for discussion in past.touched(item.subject):
                title = str(discussion.title)
                if discussion.summary and (past.number, title) not in self.exchanges:
                    self.exchanges.add((past.number, title))
                    yield _discussed(self.voice, past, discussion)

    def _tables(self, item: Item) -> tuple[DocumentTable, ...]:
        match item.kind:
            case ItemKind.AREA:
                return work_tables.debated(self.voice, item)
            case ItemKind.FOLLOW_UP:
                return work_tables.actions(self.voice, item)
            case ItemKind.EN_BLOC:
                return work_tables.closing(self.voice, item)
            case ItemKind.FORMS:
                return work_tables.activities(self.voice, item)
            case _:
                return ()

    def _after(self, item: Item) -> Iterator[RichParagraph]:
        voice = self.voice
        if item.kind is ItemKind.AREA:
            yield voice.sentences(*self._counts(item))
            yield voice.sentences(*area_records.news(voice, item))
        if item.kind is ItemKind.FOLLOW_UP:
            others = [one for one in voice.register.open_actions if one.code in item.actions]
            count = sum(1 for one in others if not work_tables.needs_attention(voice, one))
            if count:
                pattern = ngettext(
                    "%(count)d other action has a lead and is not yet due (%(annex)s).",
                    "%(count)d other actions have a lead and are not yet due (%(annex)s).",
                    count,
                )
                yield voice.fill(
                    pattern,
                    count=voice.count(count, opening=True, feminine=True),
                    annex=voice.say(_("Annex B"), link="#annex-B"),
                )

    def _counts(self, item: Item) -> list[RichParagraph]:
        """Return sentences on the commitments of an area that are not debated under it."""
        voice = self.voice
        others = [work for work in item.work if not (work.is_debated and work.taken_under == item.key)]
        elsewhere = [work for work in others if work.is_debated]
        closing = sum(1 for work in others if work.closing)
        relieved = sum(1 for work in others if work.relieved and DebateRule.AT_RISK in work.rules)
        unreviewed = sum(1 for work in others if work.relieved) - relieved
        on_track = len(others) - len(elsewhere) - closing - relieved - unreviewed
        annex = voice.say(_("Annex B"), link="#annex-B")
        said = []
        if on_track:
            said.append(
                voice.fill(
                    ngettext(
                        "%(count)d other commitment of this area is on track (%(annex)s).",
                        "%(count)d other commitments of this area are on track (%(annex)s).",
                        on_track,
                    )
                    if len(others) < len(item.work)
                    else ngettext(
                        "%(count)d commitment is on track (%(annex)s).",
                        "%(count)d commitments are on track (%(annex)s).",
                        on_track,
                    ),
                    count=voice.count(on_track, opening=True),
                    annex=annex,
                )
            )
        if relieved:
            said.append(
                voice.fill(
                    ngettext(
                        "%(count)d at risk is not debated (%(annex)s).",
                        "%(count)d at risk are not debated (%(annex)s).",
                        relieved,
                    ),
                    count=voice.count(relieved, opening=True),
                    annex=annex,
                )
            )
        if unreviewed:
            said.append(
                voice.fill(
                    ngettext(
                        "%(count)d to be reviewed is not debated (%(annex)s).",
                        "%(count)d to be reviewed are not debated (%(annex)s).",
                        unreviewed,
                    ),
                    count=voice.count(unreviewed, opening=True),
                    annex=annex,
                )
            )
        if closing:
            number = next((one.cited for each in self.items for one in each.children if one.key == "en-bloc"), "")
            said.append(
                voice.fill(
                    ngettext(
                        "%(count)d is completed and proposed for closing (item %(number)s).",
                        "%(count)d are completed and proposed for closing (item %(number)s).",
                        closing,
                    ),
                    count=voice.count(closing, opening=True),
                    number=voice.say(number, link="#en-bloc"),
                )
            )
        said += self._elsewhere([work.taken_under for work in elsewhere])
        return said

    def _elsewhere(self, keys: list[str]) -> Iterator[RichParagraph]:
        voice = self.voice
        cited = {one.key: one.cited for item in self.items for one in (item, *item.children)}
        for key in dict.fromkeys(keys):
            if key in cited:
                yield voice.fill(
                    ngettext(
                        "%(count)d other commitment of this area is discussed under item %(number)s.",
                        "%(count)d other commitments of this area are discussed under item %(number)s.",
                        keys.count(key),
                    ),
                    count=voice.count(keys.count(key), opening=True),
                    number=voice.say(cited[key], link=f"#{key}"),
                )

    def _areas(self, item: Item) -> RichParagraph:
        """Return how many commitments are debated, and where the others are."""
        voice = self.voice
        work = {row.reference: row for child in item.children for row in child.work}
        if not work:
            return RichParagraph()
        debated = sum(1 for row in work.values() if row.is_debated)
        pattern = ngettext(
            "%(debated)d of %(total)d commitment is debated; the last column of each table gives the reason.",
            "Of %(total)d commitments, %(debated)d are debated; the last column of each table gives the reason.",
            len(work),
        )
        if debated == len(work) > 1:
            pattern = _("All %(total)d commitments are debated; the last column of each table gives the reason.")
        return voice.fill(pattern, debated=debated, total=voice.count(len(work)) if debated == len(work) else len(work))


def _invitees(voice: DocumentLanguage) -> RichParagraph:
    """Return the invitees by name, and that they leave after the item."""
    named = voice.join(
        (
            voice.join(
                filter(None, [voice.say(one.name_in(voice.language)), voice.words(one.organization)]),
                pgettext("of a person", ", "),
            )
            for one in voice.register.meeting.invitees
        ),
        _("; "),
    )
    if not named:
        return RichParagraph()
    return voice.fill(_("Invited under article 4(a)(ii): %(names)s. Invitees leave after this item."), names=named)


def _discussed(voice: DocumentLanguage, past: PastDialogue, discussion: DiscussionData) -> RichParagraph:
    """Return the discussion of a theme at a Dialogue."""
    return voice.fill(
        _("%(dialogue)s, %(theme)s: %(summary)s"),
        dialogue=voice.nth_dialogue(past.number),
        theme=voice.words(discussion.title),
        summary=voice.words(discussion.summary),
    )


def next_dialogue(voice: DocumentLanguage) -> Iterator[RichParagraph]:
    """Yield the interval, and chair and host of the Dialogue after this one, by the arrangements in effect."""
    register = voice.register
    following = voice.nth_dialogue(register.meeting.number + 1)
    said = [_("The Dialogue is held annually (article 4(a)(i)).")] if register.is_annual else []
    rotating = turn(register)
    others = [code for code in register.sides if code != register.meeting.host]
    alternates = bool(register.host_alternates_by and register.meeting.host and len(others) == 1)
    facts = {"dialogue": following, "arrangement": register.host_alternates_by}
    if rotating:
        facts |= {"side": voice.side(rotating.side), "chair": voice.participant(rotating.after)}
    if alternates:
        facts |= {"host": voice.side(others[0])}
    if rotating and alternates:
        pattern = _(
            "%(dialogue)s: by rotation the chair for %(side)s is %(chair)s; by alternation the host is %(host)s "
            "(working arrangement %(arrangement)s)."
        )
    elif rotating:
        pattern = _("%(dialogue)s: by rotation the chair for %(side)s is %(chair)s.")
    else:
        pattern = _("%(dialogue)s: by alternation the host is %(host)s (working arrangement %(arrangement)s).")
    yield voice.sentences(*said, *([pattern % facts] if rotating or alternates else []))
