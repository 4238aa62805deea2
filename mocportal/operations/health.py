"""Health endpoints: liveness and readiness. They name components, never addresses or errors."""

from collections.abc import Callable

import redis
import structlog
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mocportal.operations import heartbeat

logger = structlog.get_logger(__name__)


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """Return 200 while this process responds; restart it only if this fails."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(_request: HttpRequest) -> JsonResponse:
    """Return 200 if database, broker and worker are available, otherwise 503 with the failing components."""
    found = parts()
    ready = all(found.values())
    body = {"status": "ok" if ready else "unavailable"} | {
        name: "ok" if works else "unavailable" for name, works in found.items()
    }
    return JsonResponse(body, status=200 if ready else 503)


def parts() -> dict[str, bool]:
    """Return the availability of ``database``, ``broker`` and ``worker``. Takes seconds if one is unavailable."""
    return {name: _works(name, check) for name, check in CHECKS.items()}


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _broker() -> bool:
    with heartbeat.broker() as client:
        return bool(client.ping())


def _worker() -> bool:
    return heartbeat.is_fresh(heartbeat.last(), timezone.now())


CHECKS: dict[str, Callable[[], bool]] = {"database": _database, "broker": _broker, "worker": _worker}


def _works(name: str, check: Callable[[], bool]) -> bool:
    try:
        return check()
    except (DatabaseError, redis.RedisError) as error:
        # The caller learns which component failed; the log has the reason.
        logger.warning("part_not_ready", part=name, error=str(error))
        return False
