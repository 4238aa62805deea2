"""Celery app, and the schedule of all periodic tasks in one table."""

import os
from datetime import timedelta
from typing import Any

from celery import Celery, signals
from celery.schedules import crontab
from django_structlog.celery.steps import DjangoStructLogInitStep
from kombu import Queue

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mocportal.settings")

app = Celery("mocportal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.steps["worker"].add(DjangoStructLogInitStep)

# The protected queue is for tasks on which the portal depends. Tasks whose duration depends on an upload, or which are
# always long, are heavy; tasks that wait for external servers are webhooks. A worker without --queues takes all.
PROTECTED, HEAVY, WEBHOOKS = "celery", "heavy", "webhooks"
# Task routing by name (tests/portal/test_queues.py): web and scheduler know only the names of tasks.
TASKS = {
    PROTECTED: (
        "contacts.tasks.deliver",
        "contacts.tasks.sweep",
        "contacts.tasks.sweep_scans",
        "dialogue.tasks.sweep_documents",
        "audit.tasks.forget_accesses",
        "audit.tasks.seal",
        "audit.tasks.settle",
        "audit.tasks.sign_head",
        "partners.tasks.forget_usage",
        "partners.tasks.forget_webhook_messages",
        "partners.tasks.sweep_webhooks",
        "partners.tasks.write_down_usage",
        "mocportal.tasks.answer_forgotten",
        "mocportal.tasks.clear_sessions",
        "mocportal.tasks.forget_answers",
        "mocportal.tasks.forget_imports",
        "mocportal.tasks.heartbeat",
        "mocportal.tasks.remind",
        "mocportal.tasks.sweep_forgotten",
    ),
    HEAVY: (
        "contacts.tasks.scan",
        "dialogue.tasks.make",
        "audit.tasks.store_head",
        "audit.tasks.verify",
        "mocportal.tasks.erase_personal_data",
        "mocportal.tasks.remove_orphans",
    ),
    WEBHOOKS: ("partners.tasks.deliver_webhooks",),
}
app.conf.task_queues = [Queue(name, routing_key=name) for name in TASKS]
app.conf.task_default_queue = PROTECTED
app.conf.task_routes = {task: {"queue": queue} for queue, tasks in TASKS.items() for task in tasks}

# Times are UTC. A task queued for longer than its period is dropped: the next one does its work too. Those with a
# period of seconds expire after a minute: if all workers are busy for longer, none of them would ever run.
app.conf.beat_schedule = {
    "heartbeat": {
        "task": "mocportal.tasks.heartbeat",
        "schedule": timedelta(seconds=20),
        "options": {"expires": 20},
    },
    # Tasks that the broker lost, or whose worker died, wait a minute at most.
    "sweep the outbox": {
        "task": "contacts.tasks.sweep",
        "schedule": timedelta(minutes=1),
        "options": {"expires": 55},
    },
    # The same for requests for a new password.
    "sweep the requests for new passwords": {
        "task": "mocportal.tasks.sweep_forgotten",
        "schedule": timedelta(minutes=1),
        "options": {"expires": 55},
    },
    # The same for requested documents.
    "sweep the documents": {
        "task": "dialogue.tasks.sweep_documents",
        "schedule": timedelta(minutes=1),
        "options": {"expires": 55},
    },
    # The same for files that await the virus scanner, and those whose record was never written.
    "sweep the scans": {
        "task": "contacts.tasks.sweep_scans",
        "schedule": timedelta(minutes=1),
        "options": {"expires": 55},
    },
    "erase personal data": {
        "task": "mocportal.tasks.erase_personal_data",
        "schedule": crontab(hour="4", minute="30"),
        "options": {"expires": 3600},
    },
    "remove files without a record": {
        "task": "mocportal.tasks.remove_orphans",
        "schedule": crontab(hour="4", minute="15"),
        "options": {"expires": 3600},
    },
    # The same for webhooks, whose second attempt follows the first by seconds.
    "sweep the webhooks": {
        "task": "partners.tasks.sweep_webhooks",
        "schedule": timedelta(seconds=10),
        "options": {"expires": 60},
    },
    # A request that writes dispatches it too; this run is for changes by commands and tasks, and for a lost dispatch.
    "settle the changes": {
        "task": "audit.tasks.settle",
        "schedule": timedelta(seconds=5),
        "options": {"expires": 60},
    },
    # History rows are hash-chained soon after, outside of requests.
    "seal the history": {
        "task": "audit.tasks.seal",
        "schedule": timedelta(minutes=1),
        "options": {"expires": 55},
    },
    # A few minutes after midnight in UTC, which is morning in Tokyo and evening in Ottawa; retried if missed.
    "sign the head of the history": {
        "task": "audit.tasks.sign_head",
        "schedule": crontab(hour="0,6,12", minute="10"),
        "options": {"expires": 3600},
    },
    # One process for a minute or two per million rows, in the hour with the fewest users.
    "verify the history": {
        "task": "audit.tasks.verify",
        "schedule": crontab(hour="5", minute="0"),
        "options": {"expires": 3600},
    },
    "forget old accesses": {
        "task": "audit.tasks.forget_accesses",
        "schedule": crontab(hour="3", minute="45"),
        "options": {"expires": 3600},
    },
    "write down the usage": {
        "task": "partners.tasks.write_down_usage",
        "schedule": timedelta(minutes=1),
        "options": {"expires": 55},
    },
    "forget old usage": {
        "task": "partners.tasks.forget_usage",
        "schedule": crontab(hour="3", minute="50"),
        "options": {"expires": 3600},
    },
    "forget old webhook messages": {
        "task": "partners.tasks.forget_webhook_messages",
        "schedule": crontab(hour="3", minute="55"),
        "options": {"expires": 3600},
    },
    # Dates are those of the capitals, whose days start up to fourteen hours apart.
    "remind": {
        "task": "mocportal.tasks.remind",
        "schedule": crontab(minute="5"),
        "options": {"expires": 3000},
    },
    "forget kept answers": {
        "task": "mocportal.tasks.forget_answers",
        "schedule": crontab(minute="20"),
        "options": {"expires": 3000},
    },
    "forget files to import": {
        "task": "mocportal.tasks.forget_imports",
        "schedule": crontab(minute="35"),
        "options": {"expires": 3000},
    },
    "forget ended sessions": {
        "task": "mocportal.tasks.clear_sessions",
        # Night in Ottawa, noon in Tokyo: the hour with the fewest sign-ins.
        "schedule": crontab(hour="3", minute="40"),
        "options": {"expires": 3600},
    },
}


@signals.worker_init.connect
def look_at_the_database(**_kwargs: Any) -> None:
    """Refuse to start the worker on a database that is not durable."""
    from mocportal.operations.startup_checks import refuse_what_forgets  # noqa: PLC0415  # It needs the apps, which come after this.

    refuse_what_forgets()


@signals.worker_ready.connect
def beat_once(**_kwargs: Any) -> None:
    """Send a heartbeat when a worker starts, so that the portal is ready before beat's first round."""
    app.send_task("mocportal.tasks.heartbeat", expires=20)


@signals.setup_logging.connect
def leave_logging_to_django(**_kwargs: Any) -> None:
    """Prevent Celery from replacing the log handlers of the settings."""
