"""Each task has a queue by name, so that none lands beside documents, or documents beside mail, by accident."""

from collections import Counter
from itertools import chain

from mocportal.celery import HEAVY, PROTECTED, TASKS, WEBHOOKS, app
from tests.packages import PACKAGES

# What mail, seals, the feed, reminders and readiness hang on.
EVERYBODY_S = {
    "contacts.tasks.deliver",
    "contacts.tasks.sweep",
    "audit.tasks.seal",
    "audit.tasks.settle",
    "audit.tasks.sign_head",
    "mocportal.tasks.answer_forgotten",
    "mocportal.tasks.heartbeat",
    "mocportal.tasks.remind",
}


def test_each_task_of_the_portal_has_one_queue() -> None:
    app.loader.import_default_modules()
    ours = {name for name in app.tasks if name.startswith(tuple(f"{package}." for package in PACKAGES))}
    assert Counter(chain.from_iterable(TASKS.values())) == Counter(ours)


def test_tasks_are_sent_to_their_queue_by_name_and_the_rest_to_the_protected_one() -> None:
    for queue, tasks in TASKS.items():
        for task in tasks:
            assert app.amqp.router.route({}, task)["queue"].name == queue, task
    assert app.amqp.router.route({}, "another.task")["queue"].name == PROTECTED
    assert {queue.name for queue in app.conf.task_queues} == {PROTECTED, HEAVY, WEBHOOKS}


def test_what_everybody_depends_on_is_protected() -> None:
    assert set(TASKS[PROTECTED]) >= EVERYBODY_S
    assert "dialogue.tasks.make" in TASKS[HEAVY]
