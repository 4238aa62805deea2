"""Schemathesis, driven over HTTP: asks what the description allows and what it does not, and tells what went wrong."""

from collections import Counter
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

PHASES = ("examples", "coverage", "fuzzing", "stateful")


@dataclass(slots=True)
class Told:
    """What came of it: how many requests of which status were answered, and each failure once."""

    statuses: Counter[int] = field(default_factory=Counter)
    failures: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return "\n\n".join(f"{where}\n{what}" for where, what in sorted(self.failures.items()))


def ask(
    description: dict[str, Any],
    *,
    at: str,
    headers: dict[str, str],
    phases: Iterable[str] = PHASES,
    examples: int = 2,
    without: Iterable[str] = (),
) -> Told:
    """Ask the portal ``at`` this address with ``headers``. ``without`` names checks that are left out."""
    asked = set(phases)
    configuration = SchemathesisConfig.from_dict(
        {
            "base-url": at,
            "headers": headers,
            "continue-on-failure": True,
            "workers": 1,
            "phases": {phase: {"enabled": phase in asked} for phase in PHASES},
            "generation": {"max-examples": examples, "deterministic": True, "no-shrink": True, "database": "none"},
            "checks": {name: {"enabled": False} for name in without},
            "request-timeout": 20,
        }
    )
    schema = schemathesis.openapi.from_dict(deepcopy(description), config=configuration)
    told = Told()
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            _note(told, event)
        elif isinstance(event, events.NonFatalError):
            told.failures[f"{event.label}: cannot be asked"] = str(event.info.message)
        elif isinstance(event, events.FatalError):
            raise event.exception
    return told


def _note(told: Told, event: events.ScenarioFinished) -> None:
    recorder = event.recorder
    for interaction in recorder.interactions.values():
        if interaction.response is not None:
            told.statuses[interaction.response.status_code] += 1
    for checks in recorder.checks.values():
        for check in checks:
            if check.failure_info is None:
                continue
            failure = check.failure_info.failure
            where = f"{recorder.label} {check.name} ({event.phase.name.lower()}): {failure.title}"
            told.failures.setdefault(where, f"{check.failure_info.code_sample}\n{failure.message}"[:1500])
