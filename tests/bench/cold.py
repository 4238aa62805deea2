"""Does one step in this process, which has done none before, and says how many milliseconds that took.

Run by the harness: ``python -m tests.bench.cold docx`` with what the step takes, pickled, on standard input.
"""

import pickle
import sys
from time import perf_counter

import django


def main() -> None:
    django.setup()
    # As in a worker that has just started: everything is imported, and nothing has been done.
    from tests.bench.steps import STEPS  # noqa: PLC0415

    taken = pickle.load(sys.stdin.buffer)  # noqa: S301  # The harness wrote it a moment ago.
    began = perf_counter()
    STEPS[sys.argv[1]](taken)
    sys.stdout.write(str((perf_counter() - began) * 1e3))


if __name__ == "__main__":
    main()
