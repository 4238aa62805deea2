"""Child processes with hard limits of memory and time, for work whose cost an uploaded file determines.

The child sets its limits before it reads anything. They apply to native code (typst, lxml) as well, and end the child
even if the parent is gone.
"""

import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings

# Exit code of a child without memory, in place of a traceback.
_NO_MEMORY = 77
# Seconds beyond the limit that the parent waits, for a child that could not start its own timer.
_GRACE = 10


class Limit(StrEnum):
    MEMORY = "memory"
    TIME = "time"


class LimitExceededError(Exception):
    """A child process was ended at its limit; its output is lost."""

    def __init__(self, limit: Limit) -> None:
        super().__init__(limit)
        self.limit = limit


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits: bytes of writable memory, and seconds of wall clock and of processor time."""

    memory: int
    seconds: int


def run(module: str, *arguments: str, limits: Limits, data: bytes = b"") -> bytes:
    """Run a module with ``arguments`` and its input ``data``; return its output.

    The module must work inside ``confined``. Raises LimitExceededError, and CalledProcessError for any other failure.
    """
    command = [sys.executable, "-m", module, str(limits.memory), str(limits.seconds), *arguments]
    try:
        ended = subprocess.run(  # noqa: S603  # Our own program, never through a shell.
            command,
            input=data,
            stdout=subprocess.PIPE,
            cwd=settings.BASE_DIR,
            timeout=limits.seconds + _GRACE,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise LimitExceededError(Limit.TIME) from error
    except subprocess.CalledProcessError as error:
        if error.returncode in {-signal.SIGXCPU, -signal.SIGALRM}:
            raise LimitExceededError(Limit.TIME) from error
        # Native code without memory aborts; the kernel kills it if the machine has none left.
        if error.returncode in {_NO_MEMORY, -signal.SIGABRT, -signal.SIGKILL}:
            raise LimitExceededError(Limit.MEMORY) from error
        raise
    return ended.stdout


@contextmanager
def confined() -> Iterator[list[str]]:
    """Apply the limits that ``run`` set to this process; yield the other arguments."""
    memory, seconds, *arguments = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Not RLIMIT_AS, which counts memory that threads reserve and never use.
    resource.setrlimit(resource.RLIMIT_DATA, (int(memory), int(memory)))
    # At the hard limit the kernel kills without a signal of its own, as it does without memory.
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + _GRACE))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(int(seconds))
    try:
        yield arguments
    except MemoryError:
        sys.exit(_NO_MEMORY)
