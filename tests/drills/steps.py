"""A process of the worker that is killed at each step of a delivery, of formal mail and of other mail."""

import os
import signal
import sys
from datetime import timedelta

from mocportal.local.service import Service
from mocportal.local.state import PROJECT
from tests.drills.full_stack import Whole
from tests.drills.scenarios import Lengths

NAME = "doomed"
LATER = timedelta(hours=1)


def killed_at_each_step(whole: Whole, _lengths: Lengths) -> str:
    """What the tests do with each step by itself (tests/faults), under load and swept up by the real scheduler."""
    # They read the settings, which know the servers only now.
    from contacts.enums import MessageKind  # noqa: PLC0415
    from tests.faults.failing_processes import Step  # noqa: PLC0415

    whole.supervisor.start(_doomed(whole))
    for step in Step:
        for kind in (MessageKind.NOTICE, MessageKind.DECISION):
            _die_delivering(whole, kind, step)
    doomed = whole.one(NAME)
    whole.kill(NAME)
    whole.supervisor.running.remove(doomed)
    return f"{whole.wait(whole.is_well):.1f}"


def _doomed(whole: Whole) -> Service:
    log = whole.supervisor.log_of(NAME)
    return Service(
        name=NAME,
        command=(
            *(sys.executable, "-m", "celery", "--app", "tests.faults.failing_processes", "worker", "--queues", NAME),
            *("--concurrency", "1", "--loglevel", "INFO", "--without-mingle", "--without-gossip"),
            *("--hostname", f"{NAME}@drills"),
        ),
        ready=lambda: b" ready." in log.read_bytes(),
        environment=whole.variables,
        directory=PROJECT,
        stop_signal=signal.SIGKILL,
        ready_within=120.0,
    )


def _die_delivering(whole: Whole, kind: str, step: str) -> None:
    from django.utils import timezone  # noqa: PLC0415

    from contacts.enums import MessageState  # noqa: PLC0415
    from contacts.models import Message  # noqa: PLC0415
    from core.tasks import dispatch  # noqa: PLC0415
    from mocportal.celery import app  # noqa: PLC0415
    from tests.drills.writers import post  # noqa: PLC0415
    from tests.faults.failing_processes import TASK, Step, is_alive  # noqa: PLC0415

    # Nobody else is to take it up: the worker is not told of it, and for the sweeper its time has not come.
    dispatch.quiet.begin()
    name = f"{whole.book.drill}-{kind}-{Step(step).name.lower().replace('_', '-')}"
    message = post(name, kind=kind, after=LATER)
    whole.book.mailed.add(name)
    note = whole.supervisor.var.run / f"doomed-{message.pk}"

    def kill_whose_content_this_is() -> None:
        if whole.sink.recipients[-1] == message.address:
            os.kill(int(note.read_text()), signal.SIGKILL)

    if step == Step.BEFORE_ANSWER:
        whole.sink.when_content_is_there = kill_whose_content_this_is
    Message.objects.filter(pk=message.pk).update(next_attempt_at=timezone.now())
    app.send_task(TASK, args=[message.pk, step, str(note)], queue=NAME)
    sent = Message.objects.filter(pk=message.pk, state=MessageState.SENT)
    whole.wait(lambda: note.exists() and (not is_alive(note) or sent.exists()))
    if is_alive(note):
        # The sweeper was faster after all; what was made to die must do nothing else.
        os.kill(int(note.read_text()), signal.SIGKILL)
    whole.sink.when_content_is_there = lambda: None
