"""Usage storage: moves counts from the broker to rows, and reads them by day.

If the broker loses its data, only the counts of about a minute are lost.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Max, Q, Sum

from partners.enums import SignInRefusal
from partners.models import Client, Usage
from partners.services import rate_limits

# Retention of usage counts.
RETENTION = timedelta(days=90)

# A count of an expected outcome that did not occur is subtracted, possibly after it was stored.
ADD = """
INSERT INTO partners_usage (client_id, day, status, kind, requests, last_at)
SELECT client.id, %(day)s, %(status)s, %(kind)s, GREATEST(0, %(times)s), %(last)s
FROM partners_client client WHERE client.id = %(client)s
ON CONFLICT (client_id, day, status, kind) DO UPDATE SET
    requests = GREATEST(0, partners_usage.requests + %(times)s),
    last_at = GREATEST(partners_usage.last_at, EXCLUDED.last_at)
"""


@dataclass(frozen=True, slots=True)
class DailyUsage:
    """Request counts of a day in UTC, by outcome."""

    day: date
    answered: int
    unchanged: int
    refused: int
    failed: int

    @property
    def all(self) -> int:
        return self.answered + self.unchanged + self.refused + self.failed


@dataclass(frozen=True, slots=True)
class Refusals:
    """Refused requests with one reason: count and last time. ``kind`` is empty if the status is sufficient."""

    status: int
    kind: str
    requests: int
    last_at: datetime

    @property
    def reason(self) -> str:
        """Return the refusal reason in words if only the owner may see it; the API documents other problem types."""
        known = dict(SignInRefusal.choices)
        return str(known[self.kind]) if self.kind in known else ""


def write_down() -> int:
    """Move the counts from the broker into rows, and return the number of counts.

    Raise redis.RedisError while the broker is unavailable.
    """
    counted = [(*_read(field), times, last) for field, (times, last) in rate_limits.take().items() if times]
    with connection.cursor() as cursor:
        for client, day, status, kind, times, last in counted:
            facts: dict[str, Any] = {"client": client, "day": day, "status": status, "kind": kind}
            cursor.execute(ADD, facts | {"times": times, "last": datetime.fromtimestamp(last, UTC)})
    return len(counted)


def forget(*, today: date) -> None:
    """Delete usage counts past their retention period."""
    Usage.objects.filter(day__lt=today - RETENTION).delete()


def by_day(client: Client) -> list[DailyUsage]:
    """Return the days with requests, the latest first, in one statement."""
    rows = (
        client.usage.order_by("-day")
        .values("day")
        .annotate(
            answered=Sum("requests", filter=Q(status__lt=300), default=0),
            unchanged=Sum("requests", filter=Q(status__gte=300, status__lt=400), default=0),
            refused=Sum("requests", filter=Q(status__gte=400, status__lt=500), default=0),
            failed=Sum("requests", filter=Q(status__gte=500), default=0),
        )
    )
    return [day for day in (DailyUsage(**row) for row in rows) if day.all]


def refusals(client: Client, *, since: date) -> list[Refusals]:
    """Return the refused requests since a day, the latest first, in one statement."""
    rows = (
        client.usage.filter(status__gte=400, day__gte=since, requests__gt=0)
        .order_by()
        .values("status", "kind")
        .annotate(times=Sum("requests"), last=Max("last_at"))
        .order_by("-last")
    )
    return [Refusals(row["status"], row["kind"], row["times"], row["last"]) for row in rows]


def _read(field: str) -> tuple[int, date, int, str]:
    client, day, outcome = field.split("|", 2)
    status, _colon, kind = outcome.partition(":")
    return int(client), date.fromisoformat(day), int(status), kind[:60]
