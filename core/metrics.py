"""Metrics registry for counters of this process."""

from prometheus_client import CollectorRegistry

COUNTED = CollectorRegistry()
