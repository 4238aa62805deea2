"""A worker whose processes are killed at a step of a delivery, as by the kernel or by a power cut.

Started as ``celery --app tests.faults.failing_processes worker --pool prefork``, as in a deployment: the process that
has the message is killed, and the worker makes another one for the next message.
"""

import fcntl
import os
import signal
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any

from mocportal.celery import app

TASK = "tests.faults.failing_processes.deliver_and_die"


class Step(StrEnum):
    """Where the process is killed. The mail server kills it at the step that only the mail server can see."""

    BEFORE_CLAIM = "before the claim"
    AFTER_CLAIM = "after the claim"
    BEFORE_DATA = "before DATA is noted"
    BEFORE_CONTENT = "after DATA is noted, before the content"
    BEFORE_ANSWER = "after the content, before the answer"
    BEFORE_COMMIT = "after the answer, before the commit"
    AFTER_COMMIT = "after the commit"


def die(*_: Any, **__: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def before(_do: Callable[..., Any]) -> Callable[..., Any]:
    return die


def after(do: Callable[..., Any]) -> Callable[..., Any]:
    def then_die(*args: Any, **kwargs: Any) -> None:
        do(*args, **kwargs)
        die()

    return then_die


# What the delivery calls at each step, and on which side of it the process ends.
STEPS = {
    Step.BEFORE_CLAIM: ("claimed", before),
    Step.AFTER_CLAIM: ("_attempt", before),
    Step.BEFORE_DATA: ("enter_content", before),
    Step.BEFORE_CONTENT: ("enter_content", after),
    Step.BEFORE_COMMIT: ("settle", before),
    Step.AFTER_COMMIT: ("settle", after),
}


def is_alive(note: Path) -> bool:
    """Whether the process that wrote its number there still lives; it keeps the file locked until it does not."""
    with note.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


# Taken off the queue before it begins: given to the next process, it would kill that one too.
@app.task(name=TASK, acks_late=False)
def deliver_and_die(message: int, step: str, note: str) -> None:
    """Deliver a message and be killed on the way.

    The process first writes its number into the file ``note``, which it keeps locked for as long as it lives.
    """
    # Django's models can be imported only now that Celery has set it up.
    from django.utils import timezone  # noqa: PLC0415

    from contacts.services import delivery  # noqa: PLC0415

    unfinished = Path(note).with_suffix(".unfinished")
    unfinished.touch()
    # Never closed: the lock goes with the process, even while its number is still in the table of processes.
    kept = os.open(unfinished, os.O_WRONLY)
    fcntl.flock(kept, fcntl.LOCK_EX)
    os.write(kept, str(os.getpid()).encode())
    unfinished.rename(note)
    if Step(step) in STEPS:
        name, side = STEPS[Step(step)]
        setattr(delivery, name, side(getattr(delivery, name)))
    delivery.deliver(message=message, at=timezone.now())
