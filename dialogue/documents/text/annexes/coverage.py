"""Annex C: number of active commitments by area and form, without cooperation from before signature."""

from django.utils.translation import gettext as _, pgettext

from commitments.enums import Origin
from core.rest.tables.spreadsheet_model import Align
from dialogue.documents.agenda import Annex, DocumentTable, TableColumn
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.rules.agenda.areas import is_silent


def coverage(voice: DocumentLanguage) -> Annex:
    register = voice.register
    areas = [area for area in register.areas if not area.is_open_ended]
    forms = [form for form in register.forms if not form.is_open_ended]
    counted = [fact for fact in register.commitments if fact.origin is not Origin.BASELINE]
    rows = []
    for area in areas:
        inside = [fact for fact in counted if area.code in fact.areas]
        by_form = [sum(1 for fact in inside if form.code in fact.forms) for form in forms]
        silent = (
            pgettext("whether an area is silent", "Yes")
            if is_silent(register, area)
            else pgettext("whether an area is silent", "No")
        )
        head = voice.say(_("%(code)s ") % {"code": area.code}) + voice.words(area.title)
        rows.append(
            (head, *(voice.say(str(count)) for count in by_form), voice.say(str(len(inside))), voice.say(silent))
        )
    table = DocumentTable(
        _("Active commitments by area and form; cooperation from before signature is not counted (article 2(b))"),
        (
            TableColumn(_("Area"), 1),
            *(TableColumn(form.code, 0, Align.END) for form in forms),
            TableColumn(_("Total"), 0, Align.END),
            TableColumn(_("Silent"), 0, Align.END),
        ),
        tuple(rows),
    )
    named = voice.join(
        (voice.say(f"{form.code} ") + voice.words(form.title) for form in forms),
        pgettext("between facts on one record", "; "),
    )
    counted_in = voice.say(
        _("A commitment in several forms is counted in each of them, and once in the total of its area.")
    )
    legend = voice.fill(_("Forms: %(forms)s."), forms=named)
    return Annex("C", _("Annex C. Coverage, areas by forms"), (voice.sentences(legend, counted_in),), (table,))
