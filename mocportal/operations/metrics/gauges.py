"""Gauges of queues and backlogs. Ages are in seconds, and 0 without a backlog."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models import Count, Min
from django.utils import timezone

from audit.models import Head, Seal, Verification
from audit.services.sealer_lag import unsealed_since
from contacts.enums import MessageState
from contacts.models import Message
from core.changes.models import Change
from core.files import quarantine
from core.files.models import WaitingScan
from dialogue.enums import DocumentState
from dialogue.models import ProducedDocument
from mocportal.operations import health, heartbeat
from mocportal.operations.backups import create
from mocportal.operations.metrics.registry import GaugeValue, gauge
from partners.models import WebhookMessage
from partners.webhook_enums import WebhookMessageState

# Sent messages are in the request histogram and the log; counting them would scan the whole table.
OPEN = (MessageState.QUEUED, MessageState.SENDING, MessageState.FAILED, MessageState.UNCERTAIN)


def age(of: datetime | None) -> float:
    return max((timezone.now() - of).total_seconds(), 0.0) if of else 0.0


@gauge("moc_part_up", "Whether database, broker and worker do their part, as /readyz says it.", label="part")
def parts() -> GaugeValue:
    return {name: float(works) for name, works in health.parts().items()}


@gauge("moc_heartbeat_age_seconds", "Since a worker last did what the scheduler asked.")
def heartbeat_age() -> GaugeValue:
    last = heartbeat.last()
    return age(last) if last else None


@gauge(
    "moc_outbox_messages",
    "Mail that is not sent, by state; of what failed or is uncertain, the undecided.",
    label="state",
)
def outbox() -> GaugeValue:
    rows = Message.objects.filter(state__in=OPEN, decided_at=None).order_by().values("state")
    counted = dict(rows.annotate(number=Count("pk")).values_list("state", "number"))
    return {str(state): float(counted.get(state, 0)) for state in OPEN}


@gauge("moc_outbox_oldest_seconds", "Since the oldest mail that waits or is being sent was recorded.")
def outbox_oldest() -> GaugeValue:
    waiting = Message.objects.waiting().exclude(pk__in=Message.objects.for_later(timezone.now()))
    return age(waiting.aggregate(oldest=Min("recorded_at"))["oldest"])


@gauge("moc_outbox_overdue_seconds", "Since the longest overdue attempt to send a mail was due.")
def outbox_overdue() -> GaugeValue:
    return age(Message.objects.filter(state=MessageState.QUEUED).aggregate(due=Min("next_attempt_at"))["due"])


@gauge("moc_webhook_messages_waiting", "Messages that webhooks are still to be told.")
def webhooks_waiting() -> GaugeValue:
    return float(WebhookMessage.objects.filter(state=WebhookMessageState.WAITING).count())


@gauge("moc_webhook_oldest_seconds", "Since the oldest message that a webhook is still to be told was recorded.")
def webhooks_oldest() -> GaugeValue:
    waiting = WebhookMessage.objects.filter(state=WebhookMessageState.WAITING)
    return age(waiting.aggregate(oldest=Min("recorded_at"))["oldest"])


@gauge("moc_feed_oldest_seconds", "Since the oldest change that is not in the feed yet was recorded.")
def feed_oldest() -> GaugeValue:
    return age(Change.objects.filter(position=None).aggregate(oldest=Min("at"))["oldest"])


@gauge("moc_documents_oldest_seconds", "Since the oldest document that is not made yet was asked for.")
def documents_oldest() -> GaugeValue:
    waiting = ProducedDocument.objects.filter(state__in=[DocumentState.QUEUED, DocumentState.MAKING])
    return age(waiting.aggregate(oldest=Min("asked_at"))["oldest"])


@gauge("moc_scans_oldest_seconds", "Since the oldest file that waits for the scanner was brought; nothing without one.")
def scans_oldest() -> GaugeValue:
    return age(WaitingScan.objects.aggregate(oldest=Min("since"))["oldest"]) if quarantine.is_watched() else None


@gauge("moc_history_unsealed_seconds", "Since the oldest change that is not sealed.")
def history_unsealed() -> GaugeValue:
    return age(unsealed_since())


@gauge("moc_history_head_age_seconds", "Since the history was last signed; nothing where it never was.")
def history_head() -> GaugeValue:
    newest = Head.objects.order_by("-day").first()
    return age(newest.signed_at) if newest else None


@gauge("moc_history_verified_age_seconds", "Since the history was last compared with its seals.")
def history_verified() -> GaugeValue:
    last = Verification.objects.first()
    return age(last.at) if last else None


@gauge("moc_history_seals", "Number of the newest seal of the history. It never decreases.")
def history_seals() -> GaugeValue:
    newest = Seal.objects.order_by("-number").first()
    return float(newest.number) if newest else None


@gauge("moc_history_findings", "Differences that the last verification of register and history found; 0 is well.")
def history_findings() -> GaugeValue:
    last = Verification.objects.first()
    return float(last.number) if last else None


@gauge("moc_database_connections", "Sessions of the portal's database, by state.", label="state")
def connections() -> GaugeValue:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(state, 'other'), count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() GROUP BY 1"
        )
        return {str(state): float(number) for state, number in cursor.fetchall()}


@gauge("moc_database_connections_limit", "Sessions that the database server takes at most.")
def connections_limit() -> GaugeValue:
    with connection.cursor() as cursor:
        cursor.execute("SELECT setting::integer FROM pg_settings WHERE name = 'max_connections'")
        return float(cursor.fetchone()[0])


@gauge("moc_database_oldest_transaction_seconds", "Since the oldest transaction of the database began.")
def oldest_transaction() -> GaugeValue:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(extract(epoch FROM max(clock_timestamp() - xact_start)), 0) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return float(cursor.fetchone()[0])


@gauge("moc_backup_age_seconds", "Since the newest backup in BACKUP_DIR; nothing where there is none.")
def backup_age() -> GaugeValue:
    made = create.made(Path(settings.BACKUP_DIR))
    return age(create.moment(made[-1])) if made else None
