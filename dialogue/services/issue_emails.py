"""Emails to contact points when an agenda is issued or adopted; the text stays in the portal behind a link."""

from collections.abc import Callable
from datetime import datetime

from django.utils.translation import gettext as _

from commitments.services.emails import notify, seats
from contacts.enums import MessageKind
from contacts.rules.email_content import EmailContent
from core.text.date_formatting import day
from dialogue.enums import AgendaForm, AgendaStatus
from dialogue.models import Agenda


def notify_issued(agenda: Agenda, *, at: datetime) -> None:
    """Notify all Participants that a version was issued, or adopted with changes made at the meeting."""
    assert agenda.issued_on is not None
    issued_on = agenda.issued_on

    def letter(language: str) -> EmailContent:
        facts = {"symbol": agenda.symbol, "dialogue": agenda.dialogue, "day": day(issued_on, language)}
        subject, what = _subject_and_sentence(agenda)
        return EmailContent(
            subject=subject % facts,
            lines=(what % facts, _("The agenda is available in the portal in English, French and Japanese.")),
            link=agenda.get_absolute_url(),
            footer=str(agenda.dialogue.instrument.status_line),
        )

    _post(agenda, "issued", letter, at)


def notify_adopted(agenda: Agenda, *, at: datetime) -> None:
    """Notify all Participants that the current version was adopted as issued."""
    assert agenda.adopted_on is not None
    adopted_on = agenda.adopted_on

    def letter(language: str) -> EmailContent:
        facts = {"symbol": agenda.symbol, "dialogue": agenda.dialogue, "day": day(adopted_on, language)}
        return EmailContent(
            subject=_("%(symbol)s: the agenda was adopted") % facts,
            lines=(_("%(dialogue)s: the agenda %(symbol)s was adopted on %(day)s as issued.") % facts,),
            link=agenda.get_absolute_url(),
            footer=str(agenda.dialogue.instrument.status_line),
        )

    _post(agenda, "adopted", letter, at)


def _subject_and_sentence(agenda: Agenda) -> tuple[str, str]:
    if agenda.status == AgendaStatus.ADOPTED:
        return (
            _("%(symbol)s: the agenda was adopted"),
            _("%(dialogue)s: the agenda was adopted on %(day)s with changes made at the meeting, as %(symbol)s."),
        )
    if agenda.form == AgendaForm.ADDENDUM:
        return (
            _("%(symbol)s: an addendum to the agenda"),
            _("%(dialogue)s: addendum %(symbol)s of %(day)s adds items received after the agenda was issued."),
        )
    if agenda.form == AgendaForm.CORRIGENDUM:
        return (
            _("%(symbol)s: a corrigendum to the agenda"),
            _("%(dialogue)s: corrigendum %(symbol)s of %(day)s corrects the issued agenda."),
        )
    return (
        _("%(symbol)s: the agenda was issued"),
        _("%(dialogue)s: the agenda was issued on %(day)s as %(symbol)s."),
    )


def _post(agenda: Agenda, what: str, letter: Callable[[str], EmailContent], at: datetime) -> None:
    participants = seats(agenda.dialogue.instrument)
    notify(participants, kind=MessageKind.INVITATION, key=f"agenda:{agenda.pk}:{what}", words=letter, at=at)
