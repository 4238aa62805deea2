"""Metrics endpoint for Prometheus, which returns 404 to unauthorized requests."""

import os
from ipaddress import ip_address

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest, multiprocess

from core.metrics import COUNTED
from mocportal.operations.metrics import gauges  # noqa: F401  # Registers them.
from mocportal.operations.metrics.registry import Gauges
from partners.network_addresses import address_of

ADDED_BY_PROXIES = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP")


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Return all metrics in Prometheus' text format. Raise Http404 for unauthorized requests."""
    if not may_read(request):
        raise Http404
    registry = CollectorRegistry()
    registry.register(Gauges())
    body = generate_latest(registry) + generate_latest(_counted())
    return HttpResponse(body, content_type=CONTENT_TYPE_LATEST)


def may_read(request: HttpRequest) -> bool:
    """Return whether the request is from an allowed network or has the metrics token."""
    bearer = request.headers.get("Authorization", "")
    if settings.METRICS_TOKEN and constant_time_compare(bearer, f"Bearer {settings.METRICS_TOKEN}"):
        return True
    # A proxy on this machine connects from loopback for all clients; its headers reveal it.
    if not settings.TRUSTED_PROXIES and any(header in request.headers for header in ADDED_BY_PROXIES):
        return False
    try:
        address = ip_address(address_of(request))
    except ValueError:
        return False
    return any(address in network for network in settings.METRICS_ALLOWED_NETWORKS)


def _counted() -> CollectorRegistry:
    """Return the counters of this process, or of all processes in multiprocess mode (``operations.serving``)."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return COUNTED
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # The library has no types there.
    return registry
