"""Annex B as a spreadsheet: the same rows and texts, with typed dates and numbers."""

from django.utils.translation import gettext as _, pgettext

from core.rest.tables.spreadsheet_model import Align, SheetColumn, SpreadsheetDocument, Value
from dialogue.documents.text.annexes.follow_up import FollowUpRow, rows
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.masthead import author
from dialogue.documents.text.meeting_documents.frame import own_head
from dialogue.documents.typography import apostrophes


def follow_up(voice: DocumentLanguage) -> SpreadsheetDocument:
    head = own_head(voice, _("Follow-up matrix"), "FU")
    return SpreadsheetDocument(
        name=_("Follow-up matrix"),
        title=_("Actions and commitments, none of them legally binding"),
        symbol=head.symbol,
        author=author(),
        language=voice.language,
        mark=head.mark,
        non_binding=head.non_binding,
        as_of=voice.register.as_of,
        columns=(
            SheetColumn(_("Number"), 16),
            SheetColumn(_("Origin"), 22),
            SheetColumn(_("Action"), 60),
            SheetColumn(_("Lead"), 12),
            SheetColumn(_("Support"), 18),
            SheetColumn(_("Due"), 12),
            SheetColumn(_("Days overdue"), 11, Align.END),
            SheetColumn(_("Status"), 16),
            SheetColumn(_("Last report"), 12),
            SheetColumn(_("Evidence"), 11, Align.END),
            SheetColumn(pgettext("of a follow-up matrix", "Proposal"), 14),
        ),
        rows=tuple(_cells(voice, row) for row in rows(voice)),
    )


def _cells(voice: DocumentLanguage, row: FollowUpRow) -> tuple[Value, ...]:
    cells: tuple[Value, ...] = (
        row.number,
        row.origin,
        str(voice.words(row.title)),
        voice.participant(row.lead),
        voice.participants(row.support) if row.support else "",
        row.due_on,
        row.days_overdue or None,
        row.state,
        row.reported_on,
        row.evidence,
        row.proposal,
    )
    return tuple(apostrophes(cell) if isinstance(cell, str) else cell for cell in cells)
