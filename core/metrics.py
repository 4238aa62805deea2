"""The registry of metrics that are counted as they happen."""

from prometheus_client import CollectorRegistry

COUNTED = CollectorRegistry()
