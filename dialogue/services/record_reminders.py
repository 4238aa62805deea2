"""Reminders for records that Participants have not yet cleared. Nothing binds (article 8(a))."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.translation import gettext as _, ngettext

from commitments.models import Instrument
from commitments.services.due_date_reminders import AROUND_DUE_DATE, REACH
from commitments.services.emails import seats
from contacts.enums import ReminderKind
from contacts.models import Participant
from contacts.rules.email_content import EmailContent
from contacts.rules.reminder_schedule import Obligation
from core.text.date_formatting import day
from dialogue.enums import RecordStatus
from dialogue.models import Record
from dialogue.rules.record import missing
from dialogue.services.record_emails import address
from dialogue.services.record_rows import answers_to, seats_of, texts_of


def owed(at: datetime) -> Iterator[Obligation]:
    """Yield a reminder for each Participant with outstanding clearances, around the aware instant ``at``.

    None after the last day of the MOC: nothing can be cleared then.
    """
    today = at.date()
    waiting = Record.objects.filter(
        status=RecordStatus.CLEARING, clear_by__gte=today - REACH, clear_by__lte=today + REACH
    ).exclude(dialogue__instrument__in=Instrument.objects.closed(at))
    for record in waiting.select_related("dialogue__instrument"):
        left = missing(seats_of(record), texts_of(record), answers_to(record)).values()
        assert record.clear_by is not None
        for participant in seats(record.dialogue.instrument):
            count = sum(1 for codes in left if participant.code in codes)
            if count:
                yield _due(record, participant, record.clear_by, count)


def _due(record: Record, participant: Participant, clear_by: date, count: int) -> Obligation:
    def words(kind: ReminderKind, language: str) -> EmailContent:
        when = day(clear_by, language)
        sentence = (
            _("The deadline for approving the record was %(day)s.")
            if kind is ReminderKind.OVERDUE
            else _("The deadline for approving the record is %(day)s.")
        )
        left = ngettext(
            "Your ministry has %(count)d paragraph left to approve.",
            "Your ministry has %(count)d paragraphs left to approve.",
            count,
        )
        return EmailContent(
            subject=_("Reminder: %(symbol)s, approval due by %(day)s") % {"symbol": record.symbol, "day": when},
            lines=(
                sentence % {"day": when},
                left % {"count": count},
                _("Please review them in the portal and approve or comment on each."),
            ),
            link=address(record),
            footer=str(record.dialogue.instrument.status_line),
        )

    return Obligation(
        key=f"clear:{record.pk}:{participant.code}",
        participant_id=participant.pk,
        due_on=clear_by,
        days=AROUND_DUE_DATE,
        words=words,
    )
