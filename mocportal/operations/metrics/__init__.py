"""Prometheus metrics at /metrics: gauges queried from the database, and request counters.

Alert rules and a dashboard over these names are in docs/deploy/prometheus and docs/deploy/grafana; a test checks that
they match. An app adds its gauges with ``registry.gauge``.
"""
