"""Program of the tests for confined processes: ``python -m tests.core.tasks.costly MEMORY SECONDS WHAT``."""

import os
import re
import signal
import sys
import time

import typst

from core.tasks.confined_process import confined

DEEDS = {
    "echo": lambda: sys.stdout.buffer.write(sys.stdin.buffer.read()),
    "fail": lambda: sys.exit("It failed."),
    "memory": lambda: "{:0>10000000000}".format(""),
    # Native code that reports nothing to Python, and keeps it from handling signals.
    "memory of typst": lambda: typst.compile(b"#let many = range(100000000)"),
    "processor": lambda: re.match(r"(x+x+)+y", "x" * 60),
    # Imports may use processor time before the alarm is set.
    "processor before the clock": lambda: (signal.alarm(0), re.match(r"(x+x+)+y", "x" * 60)),
    "clock": lambda: time.sleep(600),
    "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
}


if __name__ == "__main__":
    with confined() as (what,):
        DEEDS[what]()
