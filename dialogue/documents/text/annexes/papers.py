"""Annex D: papers of the Dialogue, received and expected."""

from django.utils.translation import gettext as _

from dialogue.documents.agenda import Annex, DocumentTable, TableColumn
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.papers import bringer, languages
from dialogue.rules.agenda.items import Item


def papers(voice: DocumentLanguage, items: tuple[Item, ...]) -> Annex:
    """Return a row for each paper that all Participants may read, by symbol."""
    cited = {one.key: one.cited for item in items for one in (item, *item.children)}
    rows = tuple(
        (
            voice.say(fact.symbol),
            voice.cell(fact.title),
            voice.say(cited.get(fact.item_key) or _("None")),
            voice.say(languages(voice, fact) or _("None")),
            voice.say(fact.mark.reading(voice.language).text),
            voice.say(bringer(voice, fact)),
            voice.say(voice.day(fact.due_on)),
            voice.say(voice.day(fact.received_on) if fact.received_on else _("Not yet")),
        )
        for fact in voice.register.papers
    )
    table = DocumentTable(
        _("Papers, by their symbols"),
        (
            TableColumn(_("Symbol"), 36),
            TableColumn(_("Title"), 62),
            TableColumn(_("Item"), 14),
            TableColumn(_("Languages"), 28),
            TableColumn(_("Handling mark"), 32),
            TableColumn(_("Expected from"), 27),
            TableColumn(_("Due"), 25),
            TableColumn(_("Received"), 25),
        ),
        rows,
    )
    return Annex("D", _("Annex D. Papers"), tables=(table,) if rows else (), landscape=True)
