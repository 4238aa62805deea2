"""Schemathesis, driven over HTTP: asks what the description allows and what it does not, and tells what went wrong."""

from collections import Counter
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from core.text.invisible_characters import first_refused

PHASES = ("examples", "coverage", "fuzzing", "stateful")
# An empty address finds the list and a made-up version is not the present one; those are answers, too. What a body
# names has to be there, which no schema can say: a body in good form may be refused with 400 for its keys.
REJECTED = ["400", "401", "403", "404", "405", "406", "409", "410", "412", "413", "415", "422", "428"]
ACCEPTED = ["2xx", "3xx", "401", "403", "404", "409", "410", "412", "422", "428"]
CHANGES = ["POST", "PATCH", "DELETE"]


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
    phase: str,
    examples: int,
    without: Iterable[str] = (),
) -> Told:
    """Ask the portal ``at`` this address with ``headers``. ``without`` names checks that are left out."""
    checks: dict[str, Any] = {
        "negative_data_rejection": {"expected-statuses": REJECTED},
        "positive_data_acceptance": {"expected-statuses": ACCEPTED},
        # Without the version that it changes, a change is refused with 428 (RFC 6585).
        "missing_required_header": {"expected-statuses": REJECTED},
        **{name: {"enabled": False} for name in without},
    }
    on_keys = {"positive_data_acceptance": {"expected-statuses": [*ACCEPTED, "400"]}}
    configuration = SchemathesisConfig.from_dict(
        {
            "base-url": at,
            "headers": headers,
            "continue-on-failure": True,
            "workers": 1,
            "phases": {name: {"enabled": name == phase} for name in PHASES},
            "generation": {
                "max-examples": examples,
                "deterministic": True,
                "no-shrink": True,
                "database": "none",
                # The one character that no text in PostgreSQL can have; it is refused wherever it comes.
                "allow-x00": False,
            },
            "checks": checks,
            "operations": [{"include-method": CHANGES, "checks": on_keys}],
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


@schemathesis.hook("before_call")
def _as_whoever_read_the_words(context: Any, case: Any, *_args: Any) -> None:
    """Where a request is to be right, make it so in what the description says in words and no schema can."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    query, headers = case.query or {}, case.headers or {}
    # A cursor and what a page comes before are of another answer, a view is of the register's page; which types there
    # are depends on the role and the scopes.
    for name in ("cursor", "after", "before", "view", "types"):
        query.pop(name, None)
    # Something has to be left of the record.
    if "fields" in query and _names(query["fields"]) <= _names(query.get("omit", ())):
        query.pop("omit", None)
    # Agenda and calendar are reckoned for days of some centuries, and a schema knows no first and last day.
    query |= {name: "2026-11-24" for name in ("as_of", "since", "until") if name in query}
    # A table is given out whole, without pages.
    if "format" in query and query["format"] != "json":
        for name in ("limit", "count"):
            query.pop(name, None)
    # No parameter may have an invisible character.
    query |= {name: _visible(value) for name, value in query.items()}
    # A key of a request is new each time.
    if "Idempotency-Key" in headers:
        headers["Idempotency-Key"] = str(uuid4())
    # Whatever the version is now: a made-up one would be another.
    if "If-Match" in headers:
        headers["If-Match"] = "*"


def _visible(value: Any) -> Any:
    if isinstance(value, list):
        return [_visible(each) for each in value]
    if isinstance(value, str):
        while (place := first_refused(value, lines=False)) is not None:
            value = value[:place] + value[place + 1 :]
    return value


def _names(value: Any) -> set[str]:
    return set(value.split(",") if isinstance(value, str) else value)


def _note(told: Told, event: events.ScenarioFinished) -> None:
    recorder = event.recorder
    for interaction in recorder.interactions.values():
        if interaction.response is not None:
            told.statuses[interaction.response.status_code] += 1
    for case, checks in recorder.checks.items():
        asked = recorder.interactions.get(case)
        answered = asked.response.content.decode(errors="replace") if asked is not None and asked.response else ""
        for check in checks:
            if check.failure_info is None:
                continue
            failure = check.failure_info.failure
            where = f"{recorder.label} {check.name} ({event.phase.name.lower()}): {failure.title}"
            told.failures.setdefault(
                where, f"{check.failure_info.code_sample[:3000]}\n{failure.message[:1000]}\n{answered[:500]}"
            )
