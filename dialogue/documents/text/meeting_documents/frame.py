"""Common frame of the companion documents: masthead, as-of instant, author."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from dialogue.documents.agenda import AgendaDocument, Fact, Masthead, RichParagraph, TextRun
from dialogue.documents.text import REGIONS, Edition
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.masthead import author, masthead


def framed(voice: DocumentLanguage, head: Masthead, **parts: Any) -> AgendaDocument:
    """Return a document in the language of ``voice`` under ``head``; ``parts`` are fields of the tree."""
    register = voice.register
    return AgendaDocument(
        language=voice.language,
        region=REGIONS[voice.language],
        author=author(),
        as_of=register.as_of,
        dialogue=register.meeting.number,
        masthead=head,
        **{"clocks": (), **parts},
    )


def agenda_fact(voice: DocumentLanguage) -> Fact:
    """Return the agenda that a document follows: the issued one with its date, or a draft."""
    issue = voice.register.issued
    if issue is None:
        said = _("Draft, not issued")
    elif issue.adopted_on:
        said = _("%(symbol)s, adopted on %(day)s") % {"symbol": issue.symbol, "day": voice.day(issue.adopted_on)}
    else:
        said = _("%(symbol)s, issued on %(day)s") % {"symbol": issue.symbol, "day": voice.day(issue.issued_on)}
    return Fact(_("Agenda"), (voice.say(said),))


def with_overtaken(tree: AgendaDocument, overtaken: str) -> AgendaDocument:
    """Return the document with a note on its first page that the agenda is overtaken, unless ``overtaken`` is empty."""
    if not overtaken:
        return tree
    note = RichParagraph((TextRun(overtaken, tree.language),))
    if tree.sheet:
        return replace(tree, sheet=replace(tree.sheet, points=(note, *tree.sheet.points)))
    return replace(tree, note_title=tree.note_title or _("Note by the secretariat"), note=(note, *tree.note))


def own_head(voice: DocumentLanguage, title: str, symbol: str, *, mark: str = "") -> Masthead:
    """Return the masthead of an unversioned document from the current register, under its own symbol.

    A document with its own ``mark`` is restricted and generated in the requested language, so that no language is the
    original.
    """
    head = masthead(voice, Edition())
    return replace(
        head,
        title=title,
        symbol=f"{voice.register.instrument.symbol}/{voice.register.meeting.number}/{symbol}",
        status=_("As of %(day)s") % {"day": voice.day(voice.register.today)},
        original="" if mark else head.original,
        courtesy="" if mark else head.courtesy,
        mark=mark or head.mark,
        draft_line="",
    )
