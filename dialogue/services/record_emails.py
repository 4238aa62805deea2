"""Emails to contact points about the record of discussion; the text stays in the portal behind a link."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from commitments.services.emails import notify, seats
from contacts.enums import MessageKind
from contacts.models import Participant
from contacts.rules.email_content import EmailContent
from core.text.date_formatting import day
from dialogue.models import Record, RecordCorrection

type Words = Callable[[str], tuple[str, list[str]]]


def address(record: Record) -> str:
    return reverse("dialogue:record", args=[record.dialogue.number])


def notify_opened(record: Record, *, at: datetime) -> None:
    """Request every Participant to clear the record, paragraph by paragraph."""
    assert record.clear_by is not None
    clear_by = record.clear_by

    def words(language: str) -> tuple[str, list[str]]:
        return (
            _("%(symbol)s: please approve the record by %(day)s")
            % {"symbol": record.symbol, "day": day(clear_by, language)},
            [
                _("The draft record of the %(dialogue)s is open for approval.") % {"dialogue": record.dialogue},
                _("Please review the record in the portal and approve or comment on each paragraph by %(day)s.")
                % {"day": day(clear_by, language)},
                _(
                    "The record is adopted when all Participants have approved all paragraphs. No reply does not "
                    "mean approval."
                ),
            ],
        )

    _notify(record, seats(record.dialogue.instrument), f"opened:{at.isoformat()}", words, at)


def notify_changed(record: Record, givers: Iterable[Participant], *, at: datetime) -> None:
    """Notify Participants whose response was voided by changed paragraphs, with one email an hour for all of them."""
    send_at = at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)

    def words(_language: str) -> tuple[str, list[str]]:
        return (
            _("%(symbol)s: paragraphs were changed") % {"symbol": record.symbol},
            [
                _("Paragraphs were changed after your ministry responded. Your responses to them are void."),
                _("Please review the changes in the portal and respond again."),
            ],
        )

    _notify(record, givers, f"changed:{send_at.isoformat()}", words, at, send_at=send_at)


def notify_removed(record: Record, givers: Iterable[Participant], *, label: str, at: datetime) -> None:
    """Notify Participants that had responded to a removed paragraph."""

    def words(_language: str) -> tuple[str, list[str]]:
        return (
            _("%(symbol)s: paragraph %(label)s was removed") % {"symbol": record.symbol, "label": label},
            [
                _("This paragraph was removed from the draft record after your ministry responded."),
                _("Please review the record in the portal. Your responses to other paragraphs are not affected."),
            ],
        )

    _notify(record, givers, f"removed:{at.isoformat()}:{label}", words, at)


def notify_adopted(record: Record, *, at: datetime) -> None:
    assert record.adopted_on is not None
    adopted_on = record.adopted_on

    def words(language: str) -> tuple[str, list[str]]:
        return (
            _("%(symbol)s has been adopted") % {"symbol": record.symbol},
            [
                _("All Participants have approved the record of the %(dialogue)s.") % {"dialogue": record.dialogue},
                _("Date of adoption: %(day)s. Errors can only be corrected by a corrigendum.")
                % {"day": day(adopted_on, language)},
            ],
        )

    _notify(record, seats(record.dialogue.instrument), "adopted", words, at)


def notify_corrected(correction: RecordCorrection, *, label: str, at: datetime) -> None:
    record = correction.record

    def words(_language: str) -> tuple[str, list[str]]:
        return (
            _("%(corrigendum)s was issued") % {"corrigendum": correction},
            [
                _("The corrigendum changes paragraph %(label)s of the record.") % {"label": label},
                _("The reason and the corrected text are in the portal."),
            ],
        )

    _notify(record, seats(record.dialogue.instrument), f"corrected:{correction.number}", words, at)


def _notify(
    record: Record,
    participants: Iterable[Participant],
    what: str,
    words: Words,
    at: datetime,
    *,
    send_at: datetime | None = None,
) -> None:
    def letter(language: str) -> EmailContent:
        subject, lines = words(language)
        return EmailContent(
            subject=subject,
            lines=tuple(lines),
            link=address(record),
            footer=str(record.dialogue.instrument.status_line),
        )

    key = f"record:{record.pk}:{what}"
    notify(participants, kind=MessageKind.INVITATION, key=key, words=letter, at=at, send_at=send_at)
