"""Annex D: papers of the Dialogue, received and expected."""

from django.utils.translation import gettext as _, pgettext

from dialogue.documents.agenda import Annex, DocumentTable, TableColumn
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.papers import bringer, languages
from dialogue.rules.agenda.inputs import PaperData
from dialogue.rules.agenda.items import Item


def papers(voice: DocumentLanguage, items: tuple[Item, ...]) -> Annex:
    """Return a row for each paper that all Participants may read, by symbol."""
    cited = {one.key: one.cited for item in items for one in (item, *item.children)}
    rows = tuple(
        (
            voice.say(fact.symbol, anchor=f"paper-{fact.symbol}"),
            voice.cell(fact.title),
            voice.say(cited.get(fact.item_key) or _("None")),
            voice.say(languages(voice, fact) or pgettext("feminine plural", "Not set")),
            voice.say(fact.mark.reading(voice.language).text),
            voice.say(bringer(voice, fact)),
            voice.say(_received(voice, fact)),
        )
        for fact in voice.register.papers
    )
    table = DocumentTable(
        _("Papers, by their symbols"),
        (
            TableColumn(_("Symbol"), 0),
            TableColumn(_("Title"), 4),
            TableColumn(_("Item"), 0),
            TableColumn(_("Languages"), 2),
            TableColumn(_("Handling mark"), 2),
            TableColumn(_("Submitted by"), 0),
            TableColumn(_("Received"), 0),
        ),
        rows,
        captioned=False,
    )
    return Annex("D", _("Annex D. Papers"), tables=(table,) if rows else ())


def _received(voice: DocumentLanguage, fact: PaperData) -> str:
    if fact.received_on:
        return voice.day(fact.received_on)
    return _("Due %(day)s") % {"day": voice.day(fact.due_on)} if fact.due_on else _("Not received")
