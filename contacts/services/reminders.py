"""Keeping the table of reminders true to what is owed, and sending each once.

Who knows what is owed calls ``remind`` with all of it, as often as they like: from two schedulers at once, or after
one was down, each reminder goes out once.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import structlog
from django.db import transaction
from django.db.models import Q

from contacts.enums import MessageKind, ReminderKind, ReminderState
from contacts.models import ContactPoint, Reminder, Side
from contacts.rules.obligations import Obligation, Planned, plan
from contacts.services.outbox import post_to_contact_point

logger = structlog.get_logger(__name__)


def remind(*, obligations: Collection[Obligation], at: datetime) -> int:
    """Plan what is owed and send what is due; returns how many reminders were sent.

    ``obligations`` are all that are owed at the present instant ``at``: a reminder of anything else is cancelled.
    """
    keep(obligations=obligations, at=at)
    return send_due(obligations=obligations, at=at)


@transaction.atomic
def keep(*, obligations: Iterable[Obligation], at: datetime) -> None:
    """Make the planned reminders those of ``obligations``: new ones, moved ones, and none of what is done.

    What was sent stays sent, even when a day moves away and back.
    """
    wanted = plan(obligations)
    known = {_identity(row): row for row in Reminder.objects.filter(_open_or(wanted))}
    Reminder.objects.bulk_create(
        [
            Reminder(
                obligation=planned.obligation,
                kind=planned.kind,
                due_on=planned.due_on,
                participant_id=obligation.participant_id,
                remind_on=remind_on,
            )
            for planned, (obligation, remind_on) in wanted.items()
            if planned not in known
        ],
        # Another scheduler may have planned the same at this instant.
        ignore_conflicts=True,
    )
    for planned, row in known.items():
        if planned not in wanted:
            _move(row, ReminderState.PLANNED, state=ReminderState.CANCELLED)
            continue
        remind_on = wanted[planned][1]
        if row.state == ReminderState.CANCELLED or (row.state == ReminderState.PLANNED and row.remind_on != remind_on):
            _move(row, ReminderState(row.state), state=ReminderState.PLANNED, remind_on=remind_on)


def send_due(*, obligations: Iterable[Obligation], at: datetime) -> int:
    """Send the reminders of ``obligations`` whose day has come in the Participant's capital; returns how many.

    Of several that are due for one obligation, as after a long pause, the last is sent and the others passed over.
    A Participant whose contact point has no address yet is reminded once it has one.
    """
    wanted = plan(obligations)
    due: dict[str, list[Reminder]] = {}
    for row in Reminder.objects.planned().filter(_day_has_come(at)).order_by("remind_on", "pk"):
        if _identity(row) in wanted:
            due.setdefault(row.obligation, []).append(row)
    return sum(_send_last(rows, wanted[_identity(rows[-1])][0], at) for rows in due.values())


@transaction.atomic
def _send_last(rows: list[Reminder], obligation: Obligation, at: datetime) -> bool:
    *overtaken, last = rows
    for row in overtaken:
        _move(row, ReminderState.PLANNED, state=ReminderState.PASSED_OVER)
    # One statement: of two schedulers that read first, both would find it planned.
    if not _move(last, ReminderState.PLANNED, state=ReminderState.SENT, sent_at=at):
        return False
    kind = ReminderKind(last.kind)
    messages = post_to_contact_point(
        kind=MessageKind.REMINDER,
        key=f"reminder:{last.pk}",
        contact_point=ContactPoint.objects.select_related("participant__side").get(participant=last.participant_id),
        words=lambda language: obligation.words(kind, language),
        at=at,
        reminder=last,
    )
    if not messages:
        logger.warning("reminder_without_address", reminder=last.pk, participant=last.participant_id)
        _move(last, ReminderState.SENT, state=ReminderState.PLANNED, sent_at=None)
    return bool(messages)


def _move(row: Reminder, before: ReminderState, **changes: ReminderState | date | None) -> bool:
    """Change a row that is still in the state in which it was read; whether it was."""
    return bool(Reminder.objects.filter(pk=row.pk, state=before).update(**changes))


def _identity(row: Reminder) -> Planned:
    return Planned(row.obligation, ReminderKind(row.kind), row.due_on)


def _open_or(wanted: Iterable[Planned]) -> Q:
    """What is planned, whatever for, and what there is already of what is wanted."""
    return Q(state=ReminderState.PLANNED) | Q(obligation__in={planned.obligation for planned in wanted})


def _day_has_come(at: datetime) -> Q:
    days = {side.pk: at.astimezone(ZoneInfo(side.time_zone)).date() for side in Side.objects.all()}
    condition = Q(pk__in=[])
    for side, day in days.items():
        condition |= Q(participant__side=side, remind_on__lte=day)
    return condition
