"""How much of what is drawn by chance is tried: enough in an ordinary run, several times that in `make chance`."""

import os

LONG = os.environ.get("CHANCE") == "long"


def tries(ordinary: int, *, long: int) -> int:
    return long if LONG else ordinary
