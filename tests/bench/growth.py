"""Pages and acts at two sizes of the register, for each role: what grows with the register, and by how much.

A page may cost more in a larger register; a page whose statements multiply, or whose time grows faster than the
register, is a defect. Each is named whose number of statements or time grows by more than a factor of 1.5.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from math import inf
from random import Random
from time import perf_counter
from typing import Any

from django.db import connection, reset_queries, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from commitments.models import Commitment
from contacts.models import User
from demo import records
from dialogue.models import Dialogue
from dialogue.services.agendas import save_draft
from partners.services import tokens
from tests import tables
from tests.bench.measure import settle_down
from tests.bench.report import Report, milliseconds
from tests.e2e.sweep import dataset
from tests.e2e.sweep.dialogues import NEXT
from tests.e2e.sweep.table import ADMINISTRATOR, EDITOR, OFFICER, PAGES, READER, SECRETARIAT

VIEWERS = (READER, EDITOR, OFFICER, SECRETARIAT, ADMINISTRATOR)
LARGEST_FACTOR = 1.5
# Below this many milliseconds of difference a factor says more about the machine than about the page.
NOISE = 15.0
TIMES = 2
COLUMNS = ("Page or act", "role", "statements", "then", "ms", "then", "statements x", "time x")
API = "/api/v1/commitments/"

type Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cost:
    statements: int
    milliseconds: float


def measure(report: Report, *, sizes: Sequence[int]) -> None:
    """Fill the register to each size and ask for every page; then name what grew."""
    tables.empty()
    known = dataset.made()
    costs: list[dict[Place, Cost]] = []
    for size in sizes:
        missing, today = size - Commitment.objects.count(), timezone.now().date()
        records.fill(commitments=missing, actions=size // 20, dice=Random(size), today=today, report=lambda _: None)
        settle_down()
        costs.append(dict(_costs(known)))
    rows = [_row(place, costs[0][place], costs[-1][place]) for place in costs[0] if place in costs[-1]]
    grown = [row for row, is_named in rows if is_named]
    title = f"Growth from {sizes[0]:,} to {sizes[-1]:,} commitments: {len(rows)} pages and acts, {len(grown)} named"
    report.table(title, COLUMNS, grown)


def _costs(known: dict[str, Any]) -> Iterator[tuple[Place, Cost]]:
    addresses = {visit.address(known): f"{visit.route}{visit.query}" for visit in PAGES}
    for viewer in VIEWERS:
        client = Client(SERVER_NAME="localhost")
        client.force_login(User.objects.get(username=viewer), backend="django.contrib.auth.backends.ModelBackend")
        for address, name in addresses.items():
            cost, answer = _cost(partial(client.get, address))
            # A page that this role may not open is another role's.
            if answer.status_code == HTTPStatus.OK:
                yield (name, viewer), cost
    for name, viewer, act in _acts():
        yield (name, viewer), _cost(act)[0]


def _acts() -> Iterator[tuple[str, str, Callable[[], Any]]]:
    """Acts of people and programs; each is undone."""
    for viewer in (EDITOR, SECRETARIAT):
        user = User.objects.get(username=viewer)
        _token, text = tokens.issue(user=user, name="bench", at=timezone.now())
        client = Client(headers={"authorization": f"Bearer {text}"}, SERVER_NAME="localhost")
        body = {"title": {"en": "Fictitious"}, "areas": ["2(c)(i)"], "forms": ["3(a)(i)"], "mark": "participants"}
        if user.participant:
            body["lead"] = user.participant.code
        yield "act: enter a commitment", viewer, _undone(client, API, body)
    secretariat = User.objects.get(username=SECRETARIAT)
    third = Dialogue.objects.get(number=NEXT)

    def compile_draft() -> None:
        with transaction.atomic():
            save_draft(dialogue=third, as_of=timezone.now(), by=secretariat)
            transaction.set_rollback(True)

    yield "act: compile the draft", SECRETARIAT, compile_draft


def _undone(client: Client, address: str, body: dict[str, Any]) -> Callable[[], Any]:
    def send() -> None:
        with transaction.atomic():
            answer = client.post(address, body, content_type="application/json")
            assert answer.status_code == HTTPStatus.CREATED, answer.content
            transaction.set_rollback(True)

    return send


def _cost(call: Callable[[], Any]) -> tuple[Cost, Any]:
    """Return statements and time of the fastest of some calls, and the last answer: the first call fills caches."""
    best = inf
    for _ in range(TIMES):
        reset_queries()
        began = perf_counter()
        with CaptureQueriesContext(connection) as captured:
            answer = call()
        best = min(best, (perf_counter() - began) * 1e3)
    return Cost(len(captured), best), answer


def _row(place: Place, small: Cost, large: Cost) -> tuple[list[str], bool]:
    statements = large.statements / max(small.statements, 1)
    time = large.milliseconds / small.milliseconds
    is_named = statements > LARGEST_FACTOR or (
        time > LARGEST_FACTOR and large.milliseconds - small.milliseconds > NOISE
    )
    figures = [str(small.statements), str(large.statements)]
    figures += [milliseconds(small.milliseconds), milliseconds(large.milliseconds), f"{statements:.1f}", f"{time:.1f}"]
    return [*place, *figures], is_named
