"""How gunicorn serves the portal: ``gunicorn --config python:mocportal.operations.serving mocportal.wsgi``.

Numbers come from the environment. With SIGTERM no new request is taken, and those that are there have GRACEFUL
seconds to be answered; whoever stands before the portal tries another machine meanwhile.
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
# A worker process that says nothing for this long is taken for dead.
timeout = 60
# Longer than a proxy keeps a connection that nobody uses, so that it is never the portal that closes it first.
keepalive = 75
# Bytes of the first line of a request, the most that gunicorn can be told; a Japanese letter takes nine.
limit_request_line = 8190
preload_app = True
control_socket_disable = True
# The portal writes a line for each request itself, with its id.
accesslog = None
errorlog = "-"

# Each process counts in a file of its own, and whichever is asked for /metrics adds them up. Made anew at each start:
# what processes of an earlier one counted is with whoever asked them.
_counted = tempfile.mkdtemp(prefix="moc-metrics-")
os.environ["PROMETHEUS_MULTIPROC_DIR"] = _counted


def when_ready(_server: Any) -> None:
    """Refuse a database that may lose what it confirms, before the first request is taken."""
    from mocportal.operations.startup_checks import refuse_what_forgets  # noqa: PLC0415  # The portal is loaded only now.

    refuse_what_forgets()


def child_exit(_server: Any, worker: Any) -> None:
    """Forget what a process that has ended held open; what it counted stays."""
    from prometheus_client import multiprocess  # noqa: PLC0415  # It reads the directory when it is imported.

    multiprocess.mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]  # The library has no types there.


def on_exit(_server: Any) -> None:
    if Path(_counted).exists():
        shutil.rmtree(_counted)
