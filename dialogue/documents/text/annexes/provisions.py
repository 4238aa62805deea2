"""Annex G: provisions that the agenda cites, each linked to its text in the portal."""

from django.utils.translation import gettext as _

from dialogue.documents.agenda import Annex
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.rules.agenda.items import Item


def provisions(voice: DocumentLanguage, items: tuple[Item, ...]) -> Annex:
    """Return one paragraph with the codes, in the order of the text in effect; the text itself is linked."""
    cited = {code for item in items for one in (item, *item.children) for code in one.provisions}
    codes = [code for code, text in voice.register.provisions.items() if code in cited and text]
    title = _("Annex G. Provisions cited")
    if not codes:
        return Annex("G", title)
    portal = voice.register.portal
    said = voice.fill(
        _("Text in effect on %(day)s: %(codes)s. The text is in the portal, in each language: %(address)s."),
        day=voice.day(voice.register.law.status.on),
        codes=voice.listed(codes),
        address=voice.say(f"{portal}/text/", link=f"{portal}/text/"),
    )
    return Annex("G", title, (said,))
