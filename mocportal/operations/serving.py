"""Gunicorn configuration: ``gunicorn --config python:mocportal.operations.serving mocportal.wsgi``.

Numbers are from the environment. On SIGTERM no new request is accepted, and active ones have GRACEFUL seconds to
complete; a load balancer then uses another machine.
"""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from environs import Env

env = Env()

bind = env.str("WEB_BIND", "127.0.0.1:8000")
worker_class = "mocportal.operations.web_worker.PortalWorker"
workers = env.int("WEB_WORKERS", 2)
threads = env.int("WEB_THREADS", 8)
graceful_timeout = env.int("WEB_GRACEFUL_TIMEOUT", 30)
# Seconds without a heartbeat after which a worker process is considered dead.
timeout = 60
# Longer than a proxy keeps idle connections, so that the portal never closes one first.
keepalive = 75
# Bytes of the request line, gunicorn's maximum; a Japanese character takes nine.
limit_request_line = 8190
preload_app = True
control_socket_disable = True
# The portal logs each request itself, with its id.
accesslog = None
errorlog = "-"

# Each process counts in its own file, and /metrics sums them. A new directory at each start, since Prometheus already
# has the counts of earlier ones.
_counted = tempfile.mkdtemp(prefix="moc-metrics-")
os.environ["PROMETHEUS_MULTIPROC_DIR"] = _counted


def when_ready(_server: Any) -> None:
    """Refuse to start on a database that is not durable, before the first request."""
    from mocportal.operations.startup_checks import refuse_what_forgets  # noqa: PLC0415  # The portal is loaded only now.

    refuse_what_forgets()


def child_exit(_server: Any, worker: Any) -> None:
    """Remove the live metrics of a process that has ended; its counters are kept."""
    from prometheus_client import multiprocess  # noqa: PLC0415  # It reads the directory when it is imported.

    multiprocess.mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]  # The library has no types there.


def on_exit(_server: Any) -> None:
    if Path(_counted).exists():
        shutil.rmtree(_counted)
