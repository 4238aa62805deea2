"""Annex E: delegations in the order of the MOC, and invitees separately."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from dialogue.documents.agenda import Annex, DocumentTable, TableColumn
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.enums import DelegateFunction


def people(voice: DocumentLanguage) -> Annex:
    """Return a row for each member, and a placeholder row for a Participant without members."""
    meeting = voice.register.meeting
    rows = []
    for code in voice.ordered_participants():
        participant = voice.register.participants[code]
        members = [fact for fact in meeting.delegates if fact.participant == code]
        members.sort(key=lambda fact: list(DelegateFunction).index(fact.function))
        named = voice.say(participant.title.reading(voice.language).text)
        for member in members:
            name = voice.say(member.name.reading(voice.language).text)
            rows.append((named, name, voice.cell(member.title), voice.say(_function(member.function))))
        if not members:
            rows.append((named, voice.say(_("Not named yet")), voice.none(), voice.none()))
    delegations = DocumentTable(
        _("Delegations, in the order of the Memorandum of Cooperation"),
        (
            TableColumn(_("Participant"), 30),
            TableColumn(_("Name"), 24),
            TableColumn(pgettext("of a person", "Title"), 30),
            TableColumn(_("Function"), 16),
        ),
        tuple(rows),
    )
    tables = [delegations]
    if meeting.invitees:
        tables.append(
            DocumentTable(
                _("Invitees (article 4(a)(ii))"),
                (
                    TableColumn(_("Name"), 24),
                    TableColumn(pgettext("of a person", "Title"), 26),
                    TableColumn(_("Organization"), 32),
                    TableColumn(_("Proposed by"), 18),
                ),
                tuple(
                    (
                        voice.say(invitee.name.reading(voice.language).text),
                        voice.cell(invitee.title),
                        voice.cell(invitee.organization),
                        voice.say(voice.participant(invitee.proposed_by)),
                    )
                    for invitee in meeting.invitees
                ),
            )
        )
    return Annex("E", _("Annex E. Participants in the Dialogue"), tables=tuple(tables))


def _function(value: DelegateFunction) -> str:
    return {
        DelegateFunction.HEAD: _("Head of delegation"),
        DelegateFunction.ALTERNATE: _("Alternate"),
        DelegateFunction.MEMBER: _("Member"),
    }[value]
