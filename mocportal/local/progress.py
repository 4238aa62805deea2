"""Progress messages on the terminal, with durations."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO


class ConsoleProgress:
    """Progress writer on ``out``; silent if it is None."""

    def __init__(self, out: TextIO | None = sys.stdout) -> None:
        self._out = out

    def say(self, text: str = "", end: str = "\n") -> None:
        if self._out:
            try:
                self._out.write(text + end)
                self._out.flush()
            except OSError:
                # The reader is gone (a closed terminal or pipe); the portal continues.
                self._out = None

    @contextmanager
    def step(self, text: str) -> Iterator[None]:
        """Print the start of a step and, on the same line, its duration in seconds."""
        self.say(f"{text} ...", end="")
        began = time.monotonic()
        try:
            yield
        except BaseException:
            self.say()
            raise
        self.say(f" {time.monotonic() - began:.1f} s")


QUIET = ConsoleProgress(None)
