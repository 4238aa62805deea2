"""Annex E: delegations in the order of the MOC, and invitees separately."""

from dataclasses import replace

from django.utils.translation import gettext as _, pgettext

from dialogue.documents.agenda import Annex, DocumentTable, RichParagraph, TableColumn
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.enums import DelegateFunction


def people(voice: DocumentLanguage) -> Annex:
    """Return the members by Participant, with a row for one that has named none, and the invitees."""
    meeting = voice.register.meeting
    rows: list[tuple[RichParagraph, ...]] = []
    for code in voice.ordered_participants():
        participant = voice.register.participants[code]
        members = [fact for fact in meeting.delegates if fact.participant == code]
        members.sort(key=lambda fact: list(DelegateFunction).index(fact.function))
        rows.append((voice.say(participant.title.reading(voice.language).text, strong=True),))
        for member in members:
            name = voice.say(member.name.reading(voice.language).text)
            rows.append((name, voice.cell(member.title), voice.say(_function(member.function))))
        if not members:
            rows.append((voice.say(_("To be determined")),))
    delegations = DocumentTable(
        _("Delegations"),
        (
            TableColumn(_("Name"), 35),
            TableColumn(pgettext("of a person", "Title"), 45),
            TableColumn(_("Function"), 20),
        ),
        tuple(rows),
        captioned=False,
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
                        voice.say(invitee.name_in(voice.language)),
                        voice.cell(invitee.title),
                        voice.cell(invitee.organization, empty=pgettext("feminine", "Not set")),
                        voice.say(voice.participant(invitee.proposed_by)),
                    )
                    for invitee in meeting.invitees
                ),
            )
        )
    return replace(empty_annex(), tables=tuple(tables))


def empty_annex() -> Annex:
    """Return the annex while no ministry has named a member."""
    return Annex("E", _("Annex E. Participants in the Dialogue"))


def _function(value: DelegateFunction) -> str:
    return {
        DelegateFunction.HEAD: _("Head of delegation"),
        DelegateFunction.ALTERNATE: _("Alternate"),
        DelegateFunction.MEMBER: _("Member"),
    }[value]
