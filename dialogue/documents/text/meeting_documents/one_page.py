"""One-page agenda: its first page alone, with the requested action and the hours of each item."""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from core.text import date_formatting
from dialogue.documents.agenda import AgendaDocument, DecisionSheet, Layout, RichParagraph
from dialogue.documents.text import decision_sheet, meeting_details, outline
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.edition import Edition
from dialogue.documents.text.masthead import masthead
from dialogue.documents.text.meeting_documents.frame import framed
from dialogue.rules.agenda.items import Item

_MOST_ROWS = 24
"""Maximum number of rows of a decision sheet, with the names of its groups, on one page."""


def one_page(voice: DocumentLanguage, items: tuple[Item, ...]) -> AgendaDocument:
    """Return the one-page draft of an agenda that was not issued."""
    return framed(
        voice,
        replace(masthead(voice, Edition(revision=voice.register.revision)), title=_("Provisional agenda")),
        clocks=meeting_details.clocks(voice),
        part_one_title=outline.part_one_title(),
        part_one=outline.lines(voice, items),
        facts=meeting_details.in_short(voice),
        sheet=_on_one_page(decision_sheet.sheet(voice, items, frozenset())),
        layout=Layout.ONE_PAGE,
    )


def of_issue(tree: AgendaDocument, *, issued_on: date, adopted_on: date | None) -> AgendaDocument:
    """Return the one-page version of an issued agenda from ``tree``; only the adoption may be newer."""
    adopted = adopted_on is not None
    pattern = _("Agenda adopted on %(day)s") if adopted else _("Agenda issued on %(day)s")
    head = replace(
        tree.masthead,
        title=_("Agenda as adopted") if adopted else _("Provisional agenda"),
        status=_("Adopted") if adopted else _("Issued"),
        issued=pattern % {"day": date_formatting.day(adopted_on or issued_on, tree.language)},
    )
    return replace(
        tree,
        masthead=head,
        sheet=_on_one_page(tree.sheet),
        note_title="",
        note=(),
        part_one_title=outline.part_one_title(adopted=adopted),
        part_two_title="",
        annotations=(),
        annexes=(),
        layout=Layout.ONE_PAGE,
    )


def _on_one_page(sheet: DecisionSheet | None) -> DecisionSheet | None:
    """Return the sheet if its rows fit on a page; more items are listed by number and title only.

    Its links to annotations and annexes are removed with these.
    """
    if sheet is None or len(sheet.items.rows) > _MOST_ROWS:
        return None
    rows = tuple(tuple(map(_without_places, row)) for row in sheet.items.rows)
    return replace(
        sheet,
        items=replace(sheet.items, rows=rows),
        procedure=_without_places(sheet.procedure),
        points=tuple(map(_without_places, sheet.points)),
    )


def _without_places(text: RichParagraph) -> RichParagraph:
    return RichParagraph(tuple(replace(run, link="") if run.link.startswith("#") else run for run in text.runs))
