"""Warnings before an agenda is issued. They do not block; each links to its remedy."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext as _, ngettext, pgettext

from commitments.services.emails import seats
from commitments.services.language_guard import FieldWarning, guarded
from contacts.models import ContactPoint, Participant, User
from contacts.services.addresses import Addressee, addresses_of
from contacts.services.outbox import day_of
from core.changes.enums import TranslationState
from core.db.multilingual import day_in_words
from core.text.languages import Language
from core.text.multilingual_text import LANGUAGES
from dialogue.documents.pdf.glyphs import unsupported
from dialogue.documents.text import Edition, write
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.enums import AgendaStatus, ItemOrigin
from dialogue.models import AgendaItem, Dialogue, Paper
from dialogue.rules.agenda.chairing import named_chair
from dialogue.rules.agenda.inputs import AgendaInput
from dialogue.rules.agenda.items import Item
from dialogue.rules.agenda.planning import (
    SHORT_COMMITMENT,
    SHORT_FORA,
    SHORT_GUESTS,
    Cut,
    CutKind,
    guests_after_close,
    overrun,
)
from dialogue.services import translations
from dialogue.services.agenda_items import TEXTS

# Longer texts with unsupported characters are cut in a warning.
LONGEST_QUOTED = 80


class CheckKind(StrEnum):
    DATE = "date"
    CHAIRS = "chairs"
    CMWG = "cmwg"
    OVERRUN = "overrun"
    PAST_DATE = "past-date"
    CHARACTERS = "characters"
    INVITEES = "invitees"
    UNTRANSLATED = "untranslated"
    UNAPPROVED = "unapproved"
    FACTS = "facts"
    PAPERS = "papers"
    TREATY_WORDS = "treaty-words"
    ADDRESSES = "addresses"


@dataclass(frozen=True, slots=True)
class IssueWarning:
    """Warning as a sentence in the active language, with the URL of its remedy; empty if none."""

    kind: CheckKind
    sentence: str
    link: str = ""
    words: tuple[FieldWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipient:
    """Recipient: a Participant and its contact point's email addresses, possibly none."""

    participant: Participant
    addresses: tuple[Addressee, ...]


@dataclass(frozen=True, slots=True)
class Completeness:
    """Translation status of a language: complete items, and citation numbers of incomplete ones."""

    language: Language
    complete: int
    of: int
    missing: tuple[str, ...]


def check(
    *, dialogue: Dialogue, register: AgendaInput, items: tuple[Item, ...], at: datetime, viewer: User
) -> tuple[IssueWarning, ...]:
    """Return warnings for ``viewer`` about the agenda of ``items`` from ``register`` at the aware instant ``at``."""
    return (*_warnings(dialogue, register, items, at), *_translations(dialogue, items, viewer))


def overrun_sentence(over: int) -> str:
    """Return the sentence on an agenda that exceeds the day by ``over`` minutes."""
    said = ngettext(
        "The day runs over by %(over)d minute. Give a reason, or make room.",
        "The day runs over by %(over)d minutes. Give a reason, or make room.",
        over,
    )
    return said % {"over": over}


def guest_sentence(name: str, over: int) -> str:
    """Return the sentence on an invitee whose item ends ``over`` minutes after the close."""
    said = ngettext(
        "An item of %(invitee)s ends %(over)d minute after the end of the meeting.",
        "An item of %(invitee)s ends %(over)d minutes after the end of the meeting.",
        over,
    )
    return said % {"invitee": name, "over": over}


def cut_sentences(cuts: tuple[Cut, ...]) -> list[str]:
    """Return the planner's cuts in order."""
    of = {kind: [cut.of for cut in cuts if cut.kind is kind] for kind in CutKind}
    said = []
    if of[CutKind.GUESTS]:
        said.append(_("The exchange with invitees has %(minutes)d minutes.") % {"minutes": SHORT_GUESTS})
    if of[CutKind.FORA]:
        said.append(_("The item on other fora has %(minutes)d minutes.") % {"minutes": SHORT_FORA})
    if of[CutKind.PAPER]:
        codes = (key.partition(":")[2] for key in of[CutKind.PAPER])
        said.append(_("No minutes are added for the papers on: %(areas)s.") % {"areas": _(", ").join(codes)})
    if count := len(of[CutKind.COMMITMENT]):
        sentence = ngettext(
            "%(count)d commitment has %(minutes)d minutes, the least overdue first.",
            "%(count)d commitments have %(minutes)d minutes each, the least overdue first.",
            count,
        )
        said.append(sentence % {"count": count, "minutes": SHORT_COMMITMENT})
    if of[CutKind.NO_DEBATE]:
        records = _(", ").join(of[CutKind.NO_DEBATE])
        said.append(_("Proposed without debate for lack of time: %(records)s.") % {"records": records})
    return said


def recipients(*, dialogue: Dialogue, at: datetime) -> tuple[Recipient, ...]:
    """Return all Participants in the order of the MOC, with the recipients of the issue email."""
    participants = seats(dialogue.instrument)
    points = {
        point.participant_id: point
        for point in ContactPoint.objects.filter(participant__in=participants).select_related("participant__side")
    }
    return tuple(
        Recipient(each, tuple(addresses_of(points[each.pk], day_of(points[each.pk], at))) if each.pk in points else ())
        for each in participants
    )


def completeness(items: tuple[Item, ...]) -> tuple[Completeness, ...]:
    """Return for each language how many items have every text that exists in another language.

    Texts from the register exist in every language, so only texts by users count as missing.
    """
    flat = [one for item in items for one in (item, *item.children)]
    counts = []
    for language in Language:
        missing = tuple(one.cited for one in flat if _lacks(one, language.value))
        counts.append(Completeness(language, len(flat) - len(missing), len(flat), missing))
    return tuple(counts)


def _lacks(item: Item, language: str) -> bool:
    texts = [item.title]
    if item.edit:
        texts += [item.edit.background, item.edit.action, item.edit.decision]
    return any(words and not getattr(words, language) for words in texts)


def _warnings(
    dialogue: Dialogue, register: AgendaInput, items: tuple[Item, ...], at: datetime
) -> Iterator[IssueWarning]:
    here = reverse("dialogue:chairs", args=[dialogue.number])
    schedule = reverse("dialogue:schedule", args=[dialogue.number])
    draft = reverse("dialogue:draft", args=[dialogue.number])
    voice = DocumentLanguage((get_language() or "en")[:2], register)
    if register.meeting.wall_start is None:
        yield IssueWarning(CheckKind.DATE, _("Start time not set. Times are counted from the opening."), schedule)
    for side in register.sides.values():
        if named_chair(register, side.code) is None:
            said = _("Co-chair not named for %(side)s.") % {"side": voice.side(side.code)}
            yield IssueWarning(CheckKind.CHAIRS, said, here)
    if register.cmwg is None:
        said = _("The update on the %(forum)s has not been recorded.")
        yield IssueWarning(
            CheckKind.CMWG, said % {"forum": register.forum}, reverse("dialogue:other-fora", args=[dialogue.number])
        )
    over = overrun(register, items)
    if over:
        yield IssueWarning(CheckKind.OVERRUN, overrun_sentence(over), draft)
    yield from _past_dates(dialogue, voice)
    yield from _invitees(register, items, draft)
    for each in completeness(items):
        if each.missing:
            said = _("%(language)s: %(complete)d of %(of)d items are complete. Missing: %(items)s.") % {
                "language": each.language.label,
                "complete": each.complete,
                "of": each.of,
                "items": voice.listed(each.missing),
            }
            yield IssueWarning(CheckKind.UNTRANSLATED, said, draft)
    yield from _papers(dialogue)
    yield from _words(dialogue, items)
    yield from _characters(register, items, draft)
    for recipient in recipients(dialogue=dialogue, at=at):
        if not recipient.addresses:
            said = _("%(participant)s has no email address and will not be notified.") % {
                "participant": recipient.participant
            }
            yield IssueWarning(CheckKind.ADDRESSES, said, reverse("contacts:contact-tree"))


def _invitees(register: AgendaInput, items: tuple[Item, ...], draft: str) -> Iterator[IssueWarning]:
    """Yield warnings for invitees' items that end after the meeting, since invitees are given these times."""
    for name, over in guests_after_close(items, register).items():
        yield IssueWarning(CheckKind.INVITEES, guest_sentence(name, over), draft)


def _past_dates(dialogue: Dialogue, voice: DocumentLanguage) -> Iterator[IssueWarning]:
    """Yield a request for the date of each earlier Dialogue without one, since the agenda would state it."""
    undated = [past.number for past in voice.register.past if past.held_on is None]
    for row in Dialogue.objects.filter(instrument=dialogue.instrument_id, number__in=undated).order_by("number"):
        said = _("The date of the %(dialogue)s is not known. Enter it, so that the agenda can state it.")
        link = reverse("admin:dialogue_dialogue_change", args=[row.pk])
        yield IssueWarning(CheckKind.PAST_DATE, said % {"dialogue": voice.nth_dialogue(row.number)}, link)


def _characters(register: AgendaInput, items: tuple[Item, ...], draft: str) -> Iterator[IssueWarning]:
    """Yield a warning for each text with characters that no embedded font has."""
    edition = Edition(revision=register.revision)
    found: dict[str, str] = {}
    for language in LANGUAGES:
        found |= unsupported(write(register, items, language, edition))
    for text, characters in found.items():
        codes = _(", ").join(f"U+{ord(each):04X} {unicodedata.name(each, '')}".strip() for each in characters)
        said = _("“%(text)s” has characters that the document cannot show and replaces: %(characters)s.")
        facts = {"text": Truncator(text).chars(LONGEST_QUOTED), "characters": codes}
        yield IssueWarning(CheckKind.CHARACTERS, said % facts, draft)


def _translations(dialogue: Dialogue, items: tuple[Item, ...], viewer: User) -> Iterator[IssueWarning]:
    """Yield a warning for each translation on the agenda that is old or not approved, or has other facts."""
    names = translations.body_names()
    for task in translations.tasks(translations.on_agenda(dialogue, items), viewer):
        row = task.translation
        facts = {
            "text": pgettext("between facts on one line", ", ").join(
                filter(None, [task.label, getattr(task.record, "reference", "")])
            ),
            "state": row.state_of.label,
            "original": Truncator(task.original).chars(LONGEST_QUOTED),
        }
        if row.state_of is not TranslationState.APPROVED:
            yield IssueWarning(CheckKind.UNAPPROVED, _("%(text)s: %(state)s. “%(original)s”") % facts, task.url)
        for each in () if row.is_confirmed else translations.differing_facts(task, names):
            facts["ours"], facts["theirs"] = (
                one.written if one else pgettext("feminine", "None") for one in (each.ours, each.theirs)
            )
            said = _("%(text)s: facts differ. Original: %(ours)s. Translation: %(theirs)s.")
            yield IssueWarning(CheckKind.FACTS, said % facts, task.url)


def _papers(dialogue: Dialogue) -> Iterator[IssueWarning]:
    # Papers not shared with all Participants are not on the agenda.
    missing = Paper.objects.filter(dialogue=dialogue).shared().missing()
    for paper in missing.select_related("dialogue__instrument", "expected_from"):
        facts = {"symbol": paper.symbol, "title": paper.title, "from": paper.expected_from or _("the secretariat")}
        said = _("Paper %(symbol)s not received from %(from)s: %(title)s.") % facts
        if paper.due_on:
            facts["day"] = day_in_words(paper.due_on)
            said = _("Paper %(symbol)s not received from %(from)s (due %(day)s): %(title)s.") % facts
        yield IssueWarning(CheckKind.PAPERS, said, reverse("dialogue:paper", args=[dialogue.number, paper.pk]))


def _words(dialogue: Dialogue, items: tuple[Item, ...]) -> Iterator[IssueWarning]:
    cited = {one.key: one.cited for item in items for one in (item, *item.children)}
    rows = AgendaItem.objects.filter(agenda__dialogue=dialogue, agenda__status=AgendaStatus.DRAFT, key__in=list(cited))
    for row in rows.exclude(origin__in=[ItemOrigin.REGISTER, ItemOrigin.REMOVED]).order_by("order"):
        words = guarded(row, *TEXTS)
        if words:
            said = _("Item %(number)s contains treaty language.") % {"number": cited[row.key]}
            yield IssueWarning(
                CheckKind.TREATY_WORDS, said, reverse("dialogue:item", args=[dialogue.number, row.pk]), tuple(words)
            )
