"""What Prometheus reads at /metrics: how the work stands, asked of the rows, and how requests went, counted.

Alert rules and a dashboard over these names are in docs/deploy/prometheus and docs/deploy/grafana; a test holds them
together. An app adds what it knows with ``registry.gauge``.
"""
