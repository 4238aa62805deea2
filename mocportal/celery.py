"""The Celery app, and everything that happens by the clock in one table."""

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

# The worker of the protected queue does what everybody depends on. What takes as long as somebody's upload wants, or is
# long by nature, is heavy; what waits for somebody else's server is a webhook. A worker without --queues takes all.
PROTECTED, HEAVY, WEBHOOKS = "celery", "heavy", "webhooks"
# Each task by name (tests/portal/test_queues.py): the names of those that web and scheduler send are all they know.
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

# Times are UTC. A task that waited longer than its period is dropped: the next one does its work too. What has a period
# of seconds waits a minute all the same: where workers are busy for longer than that, none of them would be done.
app.conf.beat_schedule = {
    "heartbeat": {
        "task": "mocportal.tasks.heartbeat",
        "schedule": timedelta(seconds=20),
        "options": {"expires": 20},
    },
    # What a worker was not told of, or was told of and did not live to deliver, waits a minute at most.
    "sweep the outbox": {
        "task": "contacts.tasks.sweep",
        "schedule": timedelta(minutes=1),
        "options": {"expires": 55},
    },
    # And so does a request for a new password.
    "sweep the requests for new passwords": {
        "task": "mocportal.tasks.sweep_forgotten",
        "schedule": timedelta(minutes=1),
        "options": {"expires": 55},
    },
    # The same for documents that were asked for.
    "sweep the documents": {
        "task": "dialogue.tasks.sweep_documents",
        "schedule": timedelta(minutes=1),
        "options": {"expires": 55},
    },
    # For files that wait for the virus scanner, and those whose record was never written.
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
    # And for webhooks, whose second attempt is to follow the first by seconds.
    "sweep the webhooks": {
        "task": "partners.tasks.sweep_webhooks",
        "schedule": timedelta(seconds=10),
        "options": {"expires": 60},
    },
    # Each reader of the feed settles what is new; this is for those who are told by webhooks.
    "settle the changes": {
        "task": "audit.tasks.settle",
        "schedule": timedelta(seconds=5),
        "options": {"expires": 60},
    },
    # What is in the history is linked by hash soon after, and never by those who wait for an answer.
    "seal the history": {
        "task": "audit.tasks.seal",
        "schedule": timedelta(minutes=1),
        "options": {"expires": 55},
    },
    # A few minutes after midnight in UTC, which is morning in Tokyo and evening in Ottawa; again if that was missed.
    "sign the head of the history": {
        "task": "audit.tasks.sign_head",
        "schedule": crontab(hour="0,6,12", minute="10"),
        "options": {"expires": 3600},
    },
    # A minute or two of one process for each million rows, in the hour when fewest people work.
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
    # Days are those of the capitals, which begin at fourteen hours' distance from each other.
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
        # Night in Ottawa, noon in Tokyo: the hour when fewest people sign in.
        "schedule": crontab(hour="3", minute="40"),
        "options": {"expires": 3600},
    },
}


@signals.worker_init.connect
def look_at_the_database(**_kwargs: Any) -> None:
    """Take no work for a database that may lose it."""
    from mocportal.operations.startup_checks import refuse_what_forgets  # noqa: PLC0415  # It needs the apps, which come after this.

    refuse_what_forgets()


@signals.worker_ready.connect
def beat_once(**_kwargs: Any) -> None:
    """Say at once that a worker is there, so that the portal is ready before beat's first round."""
    app.send_task("mocportal.tasks.heartbeat", expires=20)


@signals.setup_logging.connect
def leave_logging_to_django(**_kwargs: Any) -> None:
    """Keep Celery from putting its own handlers over those of the settings."""
