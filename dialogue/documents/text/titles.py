"""Titles of items, and draft wordings of decisions.

The tables hold lazy translations, so that only the sentence used is looked up.
"""

from django.utils.translation import gettext as _, gettext_lazy, ngettext, override

from core.text.multilingual_text import LANGUAGES, MultilingualText
from dialogue.documents.agenda import RichParagraph
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.enums import ItemPurpose
from dialogue.rules.agenda.inputs import AgendaInput
from dialogue.rules.agenda.items import Item, ItemKind

TITLES = {
    ItemKind.OPENING: gettext_lazy("Opening"),
    ItemKind.ORGANISATION: gettext_lazy("Organizational matters"),
    ItemKind.ADOPTION: gettext_lazy("Adoption of the agenda"),
    ItemKind.DELEGATIONS: gettext_lazy("Delegations and invitees"),
    ItemKind.PREVIOUS_RECORD: gettext_lazy("Record of the %(ordinal)s Dialogue"),
    ItemKind.FOLLOW_UP: gettext_lazy("Follow-up to previous Dialogues"),
    ItemKind.STATUS: gettext_lazy("Status of the Memorandum of Cooperation"),
    ItemKind.OTHER_FORA: gettext_lazy("Work under the %(forum)s and in other fora"),
    ItemKind.AREAS: gettext_lazy("Areas of cooperation"),
    ItemKind.FORMS: gettext_lazy("Forms of cooperation"),
    ItemKind.DECISIONS: gettext_lazy("Proposed joint decisions"),
    ItemKind.EN_BLOC: gettext_lazy("Completed commitments, to be closed en bloc"),
    ItemKind.INTELLECTUAL_PROPERTY: gettext_lazy("Intellectual property"),
    ItemKind.STAKEHOLDERS: gettext_lazy("Exchange with invited stakeholders (open segment)"),
    ItemKind.NEXT_DIALOGUE: gettext_lazy("Next Dialogue"),
    ItemKind.OTHER_MATTERS: gettext_lazy("Other matters"),
    ItemKind.CLOSING: gettext_lazy("Summary of decisions and actions; closing"),
}


def title(voice: DocumentLanguage, item: Item) -> RichParagraph:
    """Return the item's own title, else that of its area or form, else the standard title."""
    if item.title:
        return voice.words(item.title)
    if item.kind is ItemKind.DECISION:
        return voice.words(voice.register.law.decision(item.subject).title) + voice.say(
            _(" (%(code)s)") % {"code": item.subject}
        )
    if item.subject:
        return short(voice, item) + voice.say(_(" (%(code)s)") % {"code": item.subject})
    return voice.say(_standing(voice, item.kind))


def short(voice: DocumentLanguage, item: Item) -> RichParagraph:
    """Return the title; that of an area or form without its code."""
    if item.title or not item.subject or item.kind is ItemKind.DECISION:
        return title(voice, item)
    listed = {fact.code: fact.title for fact in (*voice.register.areas, *voice.register.forms)}
    return voice.words(listed[item.subject])


def in_all_languages(register: AgendaInput, item: Item) -> MultilingualText:
    """Return the title in each language that has it, empty where it would be a fallback."""
    said = {}
    for language in LANGUAGES:
        with override(language):
            runs = title(DocumentLanguage(language, register), item).runs
        said[language] = "" if any(run.language != language for run in runs) else "".join(run.text for run in runs)
    return MultilingualText(**said)


def _standing(voice: DocumentLanguage, kind: ItemKind) -> str:
    register = voice.register
    previous = voice.ordinal(register.previous.number, inside=True) if register.previous else ""
    return str(TITLES[kind]) % {"ordinal": previous, "forum": register.forum}


def draft_decision(voice: DocumentLanguage, item: Item) -> RichParagraph:
    """Return the draft wording of a decision: that of users or, for the closing en bloc, the standard one."""
    if item.edit and item.edit.decision:
        return voice.words(item.edit.decision)
    if item.kind is not ItemKind.EN_BLOC:
        return RichParagraph()
    said = ngettext(
        "The Participants jointly decide to close %(count)d completed commitment: %(records)s.",
        "The Participants jointly decide to close %(count)d completed commitments: %(records)s.",
        len(item.commitments),
    )
    return voice.say(said % {"count": len(item.commitments), "records": voice.listed(item.commitments)})


def purpose(value: ItemPurpose) -> str:
    return str(value.label)


def minutes(value: int) -> str:
    return _("%(count)d min") % {"count": value} if value else ""
