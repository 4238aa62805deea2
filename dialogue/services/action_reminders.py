"""Reminders for a Dialogue's key dates and actions. Nothing binds (article 8(a))."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.translation import gettext as _

from commitments.models import Instrument
from commitments.services.due_date_reminders import AROUND_DUE_DATE, REACH
from contacts.enums import ReminderKind
from contacts.rules.email_content import EmailContent
from contacts.rules.reminder_schedule import Obligation
from core.text.date_formatting import day
from dialogue.models import ActionItem
from dialogue.services.deadlines import deadlines


def owed(at: datetime) -> Iterator[Obligation]:
    """Yield reminders for key dates, and for open actions with a lead and a due date, near the aware instant ``at``.

    An action with a commitment is covered by the reminders of that commitment; there are none after the last day of the
    MOC.
    """
    yield from deadlines(at)
    today = at.date()
    near = ActionItem.objects.open().filter(
        lead__isnull=False, commitment__isnull=True, due_on__gte=today - REACH, due_on__lte=today + REACH
    )
    near = near.exclude(dialogue__instrument__in=Instrument.objects.closed(at))
    for action in near.select_related("dialogue__instrument"):
        assert action.due_on is not None
        yield _due(action, action.due_on)


def _due(action: ActionItem, due_on: date) -> Obligation:
    def words(_kind: ReminderKind, language: str) -> EmailContent:
        return EmailContent(
            subject=_("Reminder: action %(code)s, due on %(day)s")
            % {"code": action.code, "day": day(due_on, language)},
            lines=(
                _("%(dialogue)s, action %(code)s: %(title)s")
                % {"dialogue": action.dialogue, "code": action.code, "title": action.title},
                _("Please report progress in the portal. If the due date has changed, update it there."),
            ),
            link=action.get_absolute_url(),
            footer=str(action.dialogue.instrument.status_line),
        )

    return Obligation(
        key=f"action:{action.pk}", participant_id=action.lead_id or 0, due_on=due_on, days=AROUND_DUE_DATE, words=words
    )
