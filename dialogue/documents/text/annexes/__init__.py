"""Annexes: A timetable, B follow-up, C coverage, D papers, E participants, F past Dialogues, G provisions, H notes.

Letters are fixed: an empty annex leaves a gap, so that the others keep their names.
"""

from django.utils.translation import gettext as _

from dialogue.documents.agenda import Annex, DocumentTable, TableColumn
from dialogue.documents.text.annexes import coverage, delegations, series, timetable
from dialogue.documents.text.annexes.administrative import administrative
from dialogue.documents.text.annexes.follow_up import follow_up
from dialogue.documents.text.annexes.papers import papers
from dialogue.documents.text.annotations import provision
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.rules.agenda.items import Item


def annexes(voice: DocumentLanguage, items: tuple[Item, ...]) -> tuple[Annex, ...]:
    """Return the annexes with content, in the order of their letters."""
    made = (
        timetable.timetable(voice, items),
        follow_up(voice),
        coverage.coverage(voice),
        papers(voice, items),
        delegations.people(voice),
        series.series(voice),
        _provisions(voice, items),
        administrative(voice),
    )
    return tuple(annex for annex in made if annex.tables or annex.paragraphs)


def _provisions(voice: DocumentLanguage, items: tuple[Item, ...]) -> Annex:
    """Return annex G: each provision that the agenda cites, in the text in effect and its own language."""
    cited: dict[str, list[str]] = {}
    for item in items:
        for one in (item, *item.children):
            for code in one.provisions:
                cited.setdefault(code, []).append(one.cited)
    order = [code for code in voice.register.provisions if code in cited]
    rows = tuple(
        (voice.say(code), provision(voice, code), voice.say(voice.listed(cited[code])))
        for code in order
        if voice.register.provisions[code]
    )
    table = DocumentTable(
        _("Provisions cited, from the text in effect on %(day)s, in its own language")
        % {"day": voice.day(voice.register.law.status.on)},
        (TableColumn(_("Provision"), 14), TableColumn(_("Text"), 70), TableColumn(_("Items"), 16)),
        rows,
    )
    return Annex("G", _("Annex G. Provisions cited"), tables=(table,) if rows else ())
