"""Fifty people and partner systems at a steady pace: how long they wait, what fails, and whether memory grows."""

import json
import random
import secrets
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from http import HTTPStatus
from statistics import median, quantiles
from typing import Any

from tests.drills.full_stack import Whole, request

COMMITMENTS = "/api/v1/commitments/"

# What is asked for, and how often in a hundred requests. The last one writes.
MIX = (
    ("list of 50", f"{COMMITMENTS}?limit=50", 35),
    ("search, 50", f"{COMMITMENTS}?limit=50&search=recycling", 15),
    ("one area, 50", f"{COMMITMENTS}?limit=50&area=2.c.iv", 15),
    ("feed, 100 changes", "/api/v1/changes/?limit=100", 15),
    ("one commitment", "{one}", 15),
    ("enter a commitment", "", 5),
)
# Seconds between two looks at memory.
LOOK = 10


@dataclass
class Measured:
    """Seconds of each kind of request from the moment when it was due, so that a queue is counted as waiting."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


def measure(whole: Whole, account: dict[str, Any], *, users: int, pace: float, seconds: float) -> Measured:
    """Let so many users send ``pace`` requests a second together; each is due at its time, however long others take."""
    measured = Measured()
    headers = {"Authorization": f"Bearer {account['api_token']}", "Content-Type": "application/json"}
    _, page = request(whole.ports[0], "GET", f"{COMMITMENTS}?limit=100", None, headers)
    ones = [record["reference"] for record in json.loads(page)["results"]]
    begun = time.monotonic()

    def use(number: int) -> None:
        dice = random.Random(number)  # Nothing drawn is a secret.
        due = begun + number / pace
        while due < begun + seconds:
            time.sleep(max(due - time.monotonic(), 0))
            name, path, _ = dice.choices(MIX, weights=[weight for *_, weight in MIX])[0]
            body = None if path else _entry()
            one = path.format(one=f"{COMMITMENTS}{dice.choice(ones)}/") or COMMITMENTS
            port = whole.ports[number % len(whole.ports)]
            more = {} if path else {"Idempotency-Key": secrets.token_hex(8)}
            status, _ = request(port, "POST" if body else "GET", one, body, headers | more)
            measured.took[name].append(time.monotonic() - due)
            if status not in {HTTPStatus.OK, HTTPStatus.CREATED}:
                measured.errors.append(f"{name}: {status}")
            due += users / pace

    threads = [threading.Thread(target=use, args=(number,), daemon=True) for number in range(users)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        measured.memory.append(whole.memory())
        whole.supervisor.pause(LOOK)
    return measured


def lines(measured: Measured) -> list[str]:
    """The table, and a sentence on memory: what a least-squares line through the second half rises by in an hour."""
    found = ["| request | number | p50 ms | p95 ms | p99 ms |", "| --- | ---: | ---: | ---: | ---: |"]
    everything = [second for took in measured.took.values() for second in took]
    for name, took in [*measured.took.items(), ("all", everything)]:
        hundredths = quantiles(took, n=100)
        figures = (median(took), hundredths[94], hundredths[98])
        found.append(f"| {name} | {len(took)} | {' | '.join(f'{second * 1e3:.0f}' for second in figures)} |")
    settled = measured.memory[len(measured.memory) // 2 :]
    memory, rise = measured.memory, _slope(settled) * 3600 / LOOK
    found += [
        "",
        f"Errors: {len(measured.errors)}. Memory: {memory[0]:.0f} MB at first, {memory[-1]:.0f} MB at last,",
        f"{rise:+.0f} MB an hour over the second half.",
    ]
    return found


def _slope(values: list[float]) -> float:
    middle, mean = (len(values) - 1) / 2, sum(values) / len(values)
    spread = sum((place - middle) ** 2 for place in range(len(values)))
    return sum((place - middle) * (value - mean) for place, value in enumerate(values)) / spread if spread else 0.0


def _entry() -> bytes:
    named = {"areas": ["2.c.iv"], "forms": ["3.a.i"], "minerals": ["lithium"]}
    return json.dumps(
        {"title": "Fictitious load", "text": "Fictitious. " * 20, "mark": "participants"} | named
    ).encode()
