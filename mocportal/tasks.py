"""Background tasks of the portal itself; their schedule is in mocportal/celery.py."""

from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from celery import shared_task
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError
from django.db.models import Model
from django.utils import timezone

from accounts.services import account_recovery, attempts, erasing, sessions
from commitments.services import prepared_imports, report_dates
from commitments.services.due_date_reminders import owed as commitments_owed
from commitments.services.notice_successors import send_to_successors
from contacts.services import personal_data, reminders
from contacts.services.personal_data import mail, outsiders
from core.rest.write import idempotency
from dialogue.models import CoChair, Invitee
from dialogue.services.action_reminders import owed as actions_owed
from dialogue.services.record_reminders import owed as clearances_owed
from mocportal.operations import heartbeat as heartbeats, orphan_files
from partners.services.expiry_reminders import owed as systems_owed

logger = structlog.get_logger(__name__)

# Messages of the mail log per night.
MOST_MAILS = 2000


@shared_task
def heartbeat() -> None:
    """Record a heartbeat, which shows `/readyz` that beat, broker and worker are available."""
    heartbeats.record(timezone.now())


@shared_task
def clear_sessions() -> None:
    """Delete expired sessions, whose rows Django does not delete itself, and mark them as ended."""
    call_command("clearsessions")
    now = timezone.now()
    sessions.note_ends(now)
    attempts.forget(at=now)


@shared_task
def forget_answers() -> None:
    """Delete responses stored for idempotent retries."""
    idempotency.forget(at=timezone.now())


@shared_task
def forget_imports() -> None:
    """Delete files uploaded for import more than a day ago."""
    prepared_imports.forget(at=timezone.now())


@shared_task
def remove_orphans() -> None:
    """Delete files that no record references."""
    orphan_files.remove_orphans(at=timezone.now())


@shared_task
def erase_personal_data() -> None:
    """Erase personal data past its retention period: officials, external persons, accounts, the mail log.

    The names of co-chairs are kept, since agendas and records state the chair. A failure for one person does not stop
    the others.
    """
    since = timezone.now() - settings.PERSONAL_DATA_RETENTION
    before = since.date()
    chairs = set(CoChair.objects.exclude(official=None).values_list("official", flat=True))
    for official in personal_data.past_their_time(before=before, on_record=chairs):
        with _left_for_the_next_night(official):
            personal_data.erase(official=official, why="Kept for its time after the last function")
    heard = set(Invitee.objects.heard_since(before).values_list("stakeholder", flat=True))
    for stakeholder in outsiders.past_their_time(before=before, still_heard=heard):
        with _left_for_the_next_night(stakeholder):
            outsiders.erase(stakeholder=stakeholder, why="Kept for its time after the last Dialogue")
    for account in erasing.past_their_time(before=before):
        with _left_for_the_next_night(account):
            erasing.erase(user=account, why="Kept for its time after the account was closed")
    # The remaining ones follow in the next nights.
    mail.erase_old(before=since, most=MOST_MAILS, why="Kept for its time after it was sent")


@contextmanager
def _left_for_the_next_night(person: Model) -> Iterator[None]:
    """Log a failed erasure, with the record number only, and continue."""
    try:
        yield
    except (DatabaseError, ValueError):
        logger.exception("personal_data_not_erased", kind=person._meta.label, number=person.pk)


@shared_task
def answer_forgotten(recovery: int) -> None:
    """Process one request for a new password, unless another worker has."""
    account_recovery.answer(recovery=recovery, at=timezone.now())


@shared_task
def sweep_forgotten() -> None:
    """Process requests for a new password that no worker picked up."""
    account_recovery.answer_all(at=timezone.now())


@shared_task
def remind() -> None:
    """Send each due reminder once, after forwarding notices to successors and moving reports with their Dialogue."""
    now = timezone.now()
    send_to_successors(now)
    report_dates.follow_dialogue(now)
    obligations = [*commitments_owed(now), *actions_owed(now), *clearances_owed(now), *systems_owed(now)]
    reminders.remind(obligations=obligations, at=now)
