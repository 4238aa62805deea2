"""Lines that tell the person at the terminal what is being done and how long it took."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO


class Progress:
    """Writes to ``out``, or nowhere where it is None."""

    def __init__(self, out: TextIO | None = sys.stdout) -> None:
        self._out = out

    def say(self, text: str = "", end: str = "\n") -> None:
        if self._out:
            try:
                self._out.write(text + end)
                self._out.flush()
            except OSError:
                # Whoever listened has gone (a closed terminal or pipe); that is no reason to end the portal.
                self._out = None

    @contextmanager
    def step(self, text: str) -> Iterator[None]:
        """Say what begins, and on the same line the seconds it took once it is done."""
        self.say(f"{text} ...", end="")
        began = time.monotonic()
        try:
            yield
        except BaseException:
            self.say()
            raise
        self.say(f" {time.monotonic() - began:.1f} s")


QUIET = Progress(None)
