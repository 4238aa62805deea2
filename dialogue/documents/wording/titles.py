"""What items are called and what the Participants are invited to do under each."""

from django.utils.translation import gettext as _

from dialogue.documents.agenda import Text
from dialogue.documents.wording.voice import Voice
from dialogue.enums import ItemPurpose
from dialogue.rules.agenda.items import Item, Kind
from dialogue.rules.agenda.reasons import ReasonCode


def title(voice: Voice, item: Item) -> Text:
    """What a person called the item, else the title of its area or form, else the standing title."""
    if item.title:
        return voice.words(item.title)
    if item.subject:
        listed = {fact.code: fact.title for fact in (*voice.register.areas, *voice.register.forms)}
        return voice.words(listed[item.subject]) + voice.say(_(" (%(code)s)") % {"code": item.subject})
    return voice.say(_standing(voice, item.kind))


def _standing(voice: Voice, kind: Kind) -> str:
    register = voice.register
    previous = voice.ordinal(register.previous.number, inside=True) if register.previous else ""
    return {
        Kind.OPENING: _("Opening"),
        Kind.ORGANISATION: _("Organizational matters"),
        Kind.ADOPTION: _("Adoption of the agenda"),
        Kind.DELEGATIONS: _("Delegations and invitees"),
        Kind.PREVIOUS_RECORD: _("Record of the %(ordinal)s Dialogue") % {"ordinal": previous},
        Kind.FOLLOW_UP: _("Follow-up to previous Dialogues"),
        Kind.STATUS: _("Status of the Memorandum of Cooperation"),
        Kind.OTHER_FORA: _("Work under the %(forum)s and in other fora") % {"forum": register.forum},
        Kind.AREAS: _("Areas of cooperation"),
        Kind.FORMS: _("Forms of cooperation"),
        Kind.DECISIONS: _("Proposed joint decisions"),
        Kind.INTELLECTUAL_PROPERTY: _("Intellectual property"),
        Kind.STAKEHOLDERS: _("Exchange with invited stakeholders (open segment)"),
        Kind.NEXT_DIALOGUE: _("Next Dialogue"),
        Kind.OTHER_MATTERS: _("Other matters"),
        Kind.CLOSING: _("Summary of decisions and actions; closing"),
    }[kind]


def action(voice: Voice, item: Item) -> Text:
    """The sentence that invites the Participants to do something; empty where an item asks nothing of them."""
    if item.edit and item.edit.action:
        return voice.words(item.edit.action)
    silent = any(reason.code is ReasonCode.SILENT for reason in item.reasons)
    by_kind = {
        Kind.ORGANISATION: _("The Participants are invited to adopt the agenda and to take note of the delegations."),
        Kind.FOLLOW_UP: _(
            "The Participants are invited to take note of the state of the actions in Annex B, to name a lead where "
            "none is named, and to say for each whether to close it, to continue it or to raise it."
        ),
        Kind.STATUS: _("The Participants are invited to take note of the status of the Memorandum of Cooperation."),
        Kind.OTHER_FORA: _(
            "The Participants are invited to take into consideration the current status of work under the %(forum)s, "
            "so as to avoid duplication of efforts."
        )
        % {"forum": voice.register.forum},
        Kind.AREA: _("The Participants are invited to say whether and how they intend to take up this area.")
        if silent
        else _("The Participants are invited to take note of the state of work and to consider the next steps."),
        Kind.FORMS: _("The Participants are invited to take note of the activities ahead."),
        Kind.INTELLECTUAL_PROPERTY: _(
            "The Participants are invited to say for each commitment whether intellectual property matters are "
            "expected to arise and, where they are, to address them in separate appropriate instruments."
        ),
        Kind.STAKEHOLDERS: _("The Participants are invited to hear the invitees and to exchange views with them."),
        Kind.NEXT_DIALOGUE: _(
            "The Participants are invited to take note of the chair and the host of the next Dialogue and to "
            "consider its date."
        ),
        Kind.CLOSING: _("The Participants are invited to confirm the decisions and actions of the day."),
    }
    return voice.say(by_kind[item.kind]) if item.kind in by_kind else Text()


def purpose(value: ItemPurpose) -> str:
    return {
        ItemPurpose.DECISION: _("For decision"),
        ItemPurpose.DISCUSSION: _("For discussion"),
        ItemPurpose.INFORMATION: _("For information"),
    }[value]


def minutes(value: int) -> str:
    return _("%(count)d min") % {"count": value} if value else ""
