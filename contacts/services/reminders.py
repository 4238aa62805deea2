"""Reminders: keeps the planned ones consistent with the obligations, and sends each once.

The scheduler calls ``remind`` with all obligations as often as it likes: concurrently or after an interruption, each
reminder is sent once.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import structlog
from django.db import transaction
from django.db.models import Q

from contacts.enums import MessageKind, ReminderKind, ReminderState
from contacts.models import ContactPoint, Reminder, Side
from contacts.rules.reminder_schedule import IMMEDIATE, Obligation, ReminderKey, plan
from contacts.services.outbox import post_to_contact_point

logger = structlog.get_logger(__name__)


def remind(*, obligations: Collection[Obligation], at: datetime) -> int:
    """Plan the reminders of all obligations and send those that are due; return the number sent.

    ``obligations`` must be complete for the present instant ``at``: other planned reminders are cancelled.
    """
    keep(obligations=obligations, at=at)
    return send_due(obligations=obligations, at=at)


@transaction.atomic
def keep(*, obligations: Iterable[Obligation], at: datetime) -> None:
    """Update the planned reminders to match ``obligations``: add, move and cancel them.

    A sent reminder is not sent again, even if a date is moved away and back.
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
        # A concurrent scheduler may have planned the same.
        ignore_conflicts=True,
    )
    for planned, row in known.items():
        if planned not in wanted:
            _move(row, ReminderState.PLANNED, state=ReminderState.CANCELLED)
            continue
        obligation, remind_on = wanted[planned]
        # The lead of a commitment or an action can change.
        now: dict[str, date | int] = {"remind_on": remind_on, "participant_id": obligation.participant_id}
        is_moved = any(getattr(row, name) != value for name, value in now.items())
        if row.state == ReminderState.CANCELLED or (row.state == ReminderState.PLANNED and is_moved):
            _move(row, ReminderState(row.state), state=ReminderState.PLANNED, **now)


def send_due(*, obligations: Iterable[Obligation], at: datetime) -> int:
    """Send the reminders of ``obligations`` that are due in the Participant's capital; return their number.

    If several are due for one obligation, as after an interruption, the last is sent and the others are passed over. A
    Participant without a contact address is reminded once it has one.
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
    # One statement: two schedulers that read first would both find it planned.
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
        may_wait=not last.obligation.startswith(IMMEDIATE),
    )
    if not messages:
        logger.warning("reminder_without_address", reminder=last.pk, participant=last.participant_id)
        _move(last, ReminderState.SENT, state=ReminderState.PLANNED, sent_at=None)
    return bool(messages)


def _move(row: Reminder, before: ReminderState, **changes: ReminderState | date | int | None) -> bool:
    """Update a row if its state is unchanged since it was read; return whether it was."""
    return bool(Reminder.objects.filter(pk=row.pk, state=before).update(**changes))


def _identity(row: Reminder) -> ReminderKey:
    return ReminderKey(row.obligation, ReminderKind(row.kind), row.due_on)


def _open_or(wanted: Iterable[ReminderKey]) -> Q:
    """Return the condition for all planned reminders, plus existing ones of the wanted obligations."""
    return Q(state=ReminderState.PLANNED) | Q(obligation__in={planned.obligation for planned in wanted})


def _day_has_come(at: datetime) -> Q:
    days = {side.pk: at.astimezone(ZoneInfo(side.time_zone)).date() for side in Side.objects.all()}
    condition = Q(pk__in=[])
    for side, day in days.items():
        condition |= Q(participant__side=side, remind_on__lte=day)
    return condition
