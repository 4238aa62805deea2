"""Titles of items, and the action that each invites the Participants to take.

The tables hold lazy translations, so that only the sentence used is looked up.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from core.text.multilingual_text import LANGUAGES, MultilingualText
from dialogue.documents.agenda import RichParagraph
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.enums import ItemPurpose
from dialogue.rules.agenda.inputs import AgendaInput
from dialogue.rules.agenda.items import Item, ItemKind
from dialogue.rules.agenda.reasons import ReasonCode

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

ACTIONS = {
    ItemKind.ORGANISATION: gettext_lazy(
        "The Participants are invited to adopt the agenda and to take note of the delegations."
    ),
    ItemKind.FOLLOW_UP: gettext_lazy(
        "The Participants are invited to take note of the state of the actions in Annex B, to name a lead where "
        "none is named, and to say for each whether to close it, to continue it or to raise it."
    ),
    ItemKind.STATUS: gettext_lazy(
        "The Participants are invited to take note of the status of the Memorandum of Cooperation."
    ),
    ItemKind.OTHER_FORA: gettext_lazy(
        "The Participants are invited to take into consideration the current status of work under the %(forum)s, "
        "so as to avoid duplication of efforts."
    ),
    ItemKind.AREA: gettext_lazy(
        "The Participants are invited to take note of the state of work and to consider the next steps."
    ),
    ItemKind.FORMS: gettext_lazy("The Participants are invited to take note of the activities ahead."),
    ItemKind.CARRIED: gettext_lazy(
        "The Participants are invited to take the item up again where the last Dialogue left it, and to conclude it or "
        "to say how it is to continue."
    ),
    ItemKind.DECISION: gettext_lazy(
        "The Participants are invited to concur in writing in the text as it is proposed, or to say what keeps them "
        "from it."
    ),
    ItemKind.EN_BLOC: gettext_lazy(
        "The Participants are invited to close the commitments listed below en bloc, without debate."
    ),
    ItemKind.INTELLECTUAL_PROPERTY: gettext_lazy(
        "The Participants are invited to say for each commitment whether intellectual property matters are "
        "expected to arise and, where they are, to address them in separate appropriate instruments."
    ),
    ItemKind.STAKEHOLDERS: gettext_lazy(
        "The Participants are invited to hear the invitees and to exchange views with them."
    ),
    ItemKind.NEXT_DIALOGUE: gettext_lazy(
        "The Participants are invited to take note of the chair and the host of the next Dialogue and to "
        "consider its date."
    ),
    ItemKind.CLOSING: gettext_lazy("The Participants are invited to confirm the decisions and actions of the day."),
}
SILENT_AREA = gettext_lazy("The Participants are invited to say whether and how they intend to take up this area.")


def title(voice: DocumentLanguage, item: Item) -> RichParagraph:
    """Return the item's own title, else that of its area or form, else the standard title."""
    if item.title:
        return voice.words(item.title)
    if item.kind is ItemKind.DECISION:
        return voice.words(voice.register.law.decision(item.subject).title) + voice.say(
            _(" (%(code)s)") % {"code": item.subject}
        )
    if item.subject:
        listed = {fact.code: fact.title for fact in (*voice.register.areas, *voice.register.forms)}
        return voice.words(listed[item.subject]) + voice.say(_(" (%(code)s)") % {"code": item.subject})
    return voice.say(_standing(voice, item.kind))


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


def action(voice: DocumentLanguage, item: Item) -> RichParagraph:
    """Return the sentence that invites the Participants to act; empty for items without an action."""
    if item.edit and item.edit.action:
        return voice.words(item.edit.action)
    if item.kind not in ACTIONS:
        return RichParagraph()
    silent = any(reason.code is ReasonCode.SILENT for reason in item.reasons)
    said = str(SILENT_AREA if silent else ACTIONS[item.kind])
    return voice.say(said % {"forum": voice.register.forum})


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
