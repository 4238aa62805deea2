"""Lists, details and search, at registers of several sizes, beside the limit."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any
from urllib.parse import quote

import orjson
from django.utils import timezone

from commitments.models import Commitment
from contacts.enums import Role
from contacts.models import Participant, User
from core.rest.read.pagination import Cursor
from demo import records
from partners.services import tokens
from tests.bench import stock
from tests.bench.limit import Limit
from tests.bench.measure import cost, settle_down
from tests.bench.portal import Portal, bearer
from tests.bench.report import Report, kilobytes, milliseconds
from tests.factories.partners import ClientFactory

# In English and in Japanese, and in the two characters that trigrams cannot find.
WORDS = ("recycling", "リサイクル", "精製")

API = "/api/v1/commitments/"
REPORTS = "/api/v1/progress-reports/"

COLUMNS = (
    "{size} commitments",
    "CPU ms",
    "database",
    "p50 ms",
    "statements",
    "KB",
    "limit: CPU ms",
    "database",
    "of the limit",
)


# Of two commitments that were entered alike.
OWN = {"url", "key", "reference", "created_at", "updated_at"}


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    ask: Callable[[], bytes]
    limit: Callable[[], bytes] | None = None


def measure(report: Report, *, sizes: list[int], seconds: float) -> None:
    """Fill the register to each of the sizes in turn and measure there."""
    records.clear_records()
    there = Commitment.objects.count()
    system = User.objects.create_user(
        "bench-partner", role=Role.PARTNER, participant=Participant.objects.order_by("order").first()
    )
    client = ClientFactory.create(account=system, owner=system.participant)
    _, token = tokens.issue_to(client=client, name="Bench", at=timezone.now())
    portal, limit = Portal(), Limit(system, f"http://localhost{API}")
    for size in sorted(sizes):
        records.fill(
            commitments=size - there, actions=0, dice=Random(size), today=timezone.now().date(), report=lambda _: None
        )
        there = size
        settle_down()
        lines = [
            *_api(portal, limit, system, bearer(token)),
            *_written(portal, limit, bearer(token)),
        ]
        title, *others = COLUMNS
        rows = (_row(line, limit, seconds) for line in lines)
        report.table("Lists", [title.format(size=f"{size:,}"), *others], rows)


def _api(portal: Portal, limit: Limit, system: User, headers: dict[str, str]) -> Iterator[Line]:
    references = list(Commitment.objects.visible_to(system).order_by("reference").values_list("reference", flat=True))
    middle, deep = references[len(references) // 2], references[len(references) * 9 // 10]
    cursor = Cursor("reference", backwards=False, values=(deep,)).encode()

    def ask(rest: str, **more: str) -> Callable[[], bytes]:
        return portal.get(API + rest, **headers, **more)

    yield Line("Stock DRF: list of 100", stock.page(system, 100))
    yield Line("Stock DRF: one commitment", stock.detail(system, middle))
    yield Line("API: list of 50", ask("?limit=50"), limit.page(50))
    yield Line("API: list of 100", ask("?limit=100"), limit.page(100))
    yield Line("API: list of 100 in all languages", ask("?limit=100&lang=*"))
    yield Line("API: list of 50 with the exact count", ask("?limit=50&count=exact"))
    yield Line("API: list of 50, active, in one area", ask("?limit=50&state=active&area=2.c.iv"))
    yield Line("API: page of 100 from nine tenths on", ask(f"?limit=100&cursor={cursor}"), limit.page(100, after=deep))
    yield Line("API: one commitment", ask(f"{middle}/"), limit.detail(middle))
    known = portal.entity_tag(f"{API}{middle}/", **headers)
    yield Line("API: one commitment, not changed (304)", ask(f"{middle}/", HTTP_IF_NONE_MATCH=known))
    known = portal.entity_tag(f"{API}?limit=100", **headers)
    yield Line("API: list of 100, not changed (304)", ask("?limit=100", HTTP_IF_NONE_MATCH=known))
    yield Line("API: list of 100, four fields", ask("?limit=100&fields=reference,title,state,version"))
    yield Line("API: list of 100, with lead and areas", ask("?limit=100&expand=lead,areas"))
    for word in WORDS:
        yield Line(f"API: search, 50 with {word}", ask(f"?limit=50&search={quote(word)}"))


def _written(portal: Portal, limit: Limit, headers: dict[str, str]) -> Iterator[Line]:
    """What is entered stays, so these come last; each has an area, a form, a mineral and two texts."""
    new = {"title": "Fictitious line for recycling", "text": ("Fictitious. " * 30).strip(), "mark": "participants"}
    tied = {"area": "2.c.iv", "form": "3.a.i", "mineral": "lithium"}
    entry = new | {f"{name}s": [key] for name, key in tied.items()}
    yield Line("API: enter a commitment", portal.post(API, orjson.dumps(entry), **headers), limit.entry(**new, **tied))
    yield Line("API: enter 100 commitments", portal.post(API, orjson.dumps([entry] * 100), **headers))
    commitment = orjson.loads(portal.get(f"{API}?limit=1&state=active&lead=METI", **headers)())["results"]
    report = {
        "commitment": commitment[0]["reference"],
        "reported_on": f"{timezone.now():%Y-%m-%d}",
        "text": "Fictitious. " * 30,
        "health": "on_track",
        "completion": "limited",
    }
    yield Line("API: submit a report", portal.post(REPORTS, orjson.dumps(report), **headers))
    yield Line("API: submit 100 reports", portal.post(REPORTS, orjson.dumps([report] * 100), **headers))


def _row(line: Line, limit: Limit, seconds: float) -> list[str]:
    asked = cost(line.ask, seconds=seconds)
    told = [line.name, *map(milliseconds, (asked.cpu, asked.database, asked.wall)), str(asked.statements)]
    told.append(kilobytes(asked.size))
    if line.limit is None:
        return [*told, "", "", ""]
    if _comparable(line.ask()) != _comparable(line.limit()):
        raise RuntimeError(f"{line.name}: the limit tells something else.")
    least = cost(line.limit, seconds=seconds, over=limit.connection)
    return [*told, *map(milliseconds, (least.cpu, least.database)), f"{least.total / asked.total:.2f}"]


def _comparable(answer: bytes) -> list[dict[str, Any]]:
    """The records of an answer, field for field; of one that was entered not what each has of its own."""
    page = orjson.loads(answer)
    records: list[dict[str, Any]] = page.get("results", [page])
    return [{name: value for name, value in record.items() if name not in OWN} for record in records]
