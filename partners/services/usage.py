"""Writing down what was counted at the broker, and reading it by day.

The broker may lose everything: what it has not given up yet, the numbers of a minute, is then lost. Nothing else
hangs on them.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Max, Q, Sum

from partners.enums import SignInRefusal
from partners.models import Client, Usage
from partners.services import rate_limits

# Of what was before, nobody asks any more.
KEPT = timedelta(days=90)

# An outcome that was expected and did not come is taken back, perhaps a minute after it was written down.
ADD = """
INSERT INTO partners_usage (client_id, day, status, kind, requests, last_at)
SELECT client.id, %(day)s, %(status)s, %(kind)s, GREATEST(0, %(times)s), %(last)s
FROM partners_client client WHERE client.id = %(client)s
ON CONFLICT (client_id, day, status, kind) DO UPDATE SET
    requests = GREATEST(0, partners_usage.requests + %(times)s),
    last_at = GREATEST(partners_usage.last_at, EXCLUDED.last_at)
"""


@dataclass(frozen=True, slots=True)
class Day:
    """The requests of a day in UTC by what came of them."""

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
    """How often requests were refused for one reason, and when last. ``kind`` is empty where the status says it all."""

    status: int
    kind: str
    requests: int
    last_at: datetime

    @property
    def reason(self) -> str:
        """In words where it is one that only the owner is told; otherwise the API's page of the kind says more."""
        known = dict(SignInRefusal.choices)
        return str(known[self.kind]) if self.kind in known else ""


def write_down() -> int:
    """Move what was counted into rows, and return how many numbers that were.

    Raises redis.RedisError while the broker is away.
    """
    counted = [(*_read(field), times, last) for field, (times, last) in rate_limits.take().items() if times]
    with connection.cursor() as cursor:
        for client, day, status, kind, times, last in counted:
            facts: dict[str, Any] = {"client": client, "day": day, "status": status, "kind": kind}
            cursor.execute(ADD, facts | {"times": times, "last": datetime.fromtimestamp(last, UTC)})
    return len(counted)


def forget(*, today: date) -> None:
    """Delete the numbers of days that nobody asks about any more."""
    Usage.objects.filter(day__lt=today - KEPT).delete()


def by_day(client: Client) -> list[Day]:
    """The days with requests, the latest first, in one statement."""
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
    return [day for day in (Day(**row) for row in rows) if day.all]


def refusals(client: Client, *, since: date) -> list[Refusals]:
    """What was refused since a day, the latest first, in one statement."""
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
