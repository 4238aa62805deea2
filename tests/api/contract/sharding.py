"""What is asked by whom, and in which of Schemathesis's phases: a short form in every run, a long one by itself.

The long form, ``make contract``, is every phase for everyone who asks, over every operation. The short one asks every
operation for its examples in the name of everyone, for values by chance in turn, and goes through all values and ways
from one record to the next where each kind of them occurs.
"""

import os
from collections.abc import Iterator
from typing import Any, NamedTuple

from tests.api.contract.clients import ASKERS

LONG = os.environ.get("CONTRACT") == "long"
# The long form in parts of some minutes, so that two processes share them and what fails is found soon.
PARTS = {"examples": 1, "coverage": 8, "fuzzing": 2, "stateful": 1}
# Everything is sent a second and a third time without credentials, and once is enough: who asks makes no difference.
WITHOUT_CREDENTIALS = next(iter(ASKERS))
# Where each kind of filter occurs, each kind of change, and each way to find a record.
THOROUGHLY = ("milestones", "changes", "access")


class Portion(NamedTuple):
    """One part of the operations, in the order of their addresses, asked in one way."""

    asker: str
    phase: str
    part: int = 0
    parts: int = 1
    only: tuple[str, ...] = ()
    examples: int = 1

    def __str__(self) -> str:
        return f"{self.asker}, {self.phase}, {self.part + 1} of {self.parts}"

    @property
    def without(self) -> tuple[str, ...]:
        """The checks that are left out."""
        return () if self.asker == WITHOUT_CREDENTIALS else ("ignored_auth",)

    def of(self, description: dict[str, Any]) -> dict[str, Any]:
        """The description of this part alone: collections stay whole, since what is made in one is found there."""
        paths = description["paths"]
        collections = sorted({_collection(path) for path in paths} & set(self.only or map(_collection, paths)))
        mine = set(collections[self.part :: self.parts])
        kept = {path: offered for path, offered in paths.items() if _collection(path) in mine}
        return description | {"paths": kept}


def turns() -> list[tuple[Portion, ...]]:
    """What is asked over the same records, one portion after the other, in the form that the environment asks for."""
    return [*(_long() if LONG else _short())]


def _long() -> Iterator[tuple[Portion, ...]]:
    for phase, parts in PARTS.items():
        for asker in ASKERS:
            for part in range(parts):
                yield (Portion(asker, phase, part, parts, examples=5),)


def _short() -> Iterator[tuple[Portion, ...]]:
    many = len(ASKERS)
    for turn, asker in enumerate(ASKERS):
        yield Portion(asker, "examples"), Portion(asker, "fuzzing", turn, many)
    yield (
        Portion(WITHOUT_CREDENTIALS, "coverage", only=THOROUGHLY),
        Portion(WITHOUT_CREDENTIALS, "stateful", examples=2),
    )


def _collection(path: str) -> str:
    return path.removeprefix("/api/v1/").partition("/")[0]
