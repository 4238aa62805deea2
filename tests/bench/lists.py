"""Lists, details, search and the admin, at registers of several sizes, beside the limit."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

import orjson
from django.utils import timezone

from commitments.models import AreaOfCooperation, Commitment
from contacts.enums import Role
from contacts.models import Participant, User
from mocportal import demo
from mocportal.partners.services import tokens
from tests.bench.limit import Limit
from tests.bench.measure import Cost, cost
from tests.bench.portal import Portal, bearer, session
from tests.bench.report import Report, kilobytes, milliseconds

API = "/api/v1/commitments/"
ADMIN = "/admin/commitments/commitment/"

COLUMNS = (
    "commitments: {size}",
    "CPU ms",
    "database",
    "p50 ms",
    "statements",
    "KB",
    "limit: CPU ms",
    "database",
    "of the limit",
)


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    ask: Callable[[], bytes]
    limit: Callable[[], bytes] | None = None


def measure(report: Report, *, sizes: list[int], seconds: float) -> None:
    """Fill the register to each of the sizes in turn and measure there."""
    demo.begin_anew()
    there = Commitment.objects.count()
    system = User.objects.create_user(
        "bench-partner", role=Role.PARTNER, participant=Participant.objects.order_by("order").first()
    )
    _, token = tokens.issue(user=system, name="Bench", at=timezone.now())
    secretariat = User.objects.create_user("bench-secretariat", role=Role.SECRETARIAT)
    portal, limit = Portal(), Limit(system)
    for size in sorted(sizes):
        demo.fill(
            commitments=size - there, actions=0, dice=Random(size), today=timezone.now().date(), tell=lambda _: None
        )
        there = size
        lines = [*_api(portal, limit, system, bearer(token)), *_admin(portal, session(secretariat))]
        title, *others = COLUMNS
        rows = (_row(line, limit, seconds) for line in lines)
        report.table("Lists", [title.format(size=f"{size:,}"), *others], rows)


def _api(portal: Portal, limit: Limit, system: User, headers: dict[str, str]) -> Iterator[Line]:
    references = list(Commitment.objects.visible_to(system).order_by("reference").values_list("reference", flat=True))
    middle, deep = references[len(references) // 2], references[len(references) * 9 // 10]

    def ask(query: str = "") -> Callable[[], bytes]:
        return portal.get(f"{API}{query}", **headers)

    yield Line("API: list of 50", ask("?limit=50"), limit.page(50))
    yield Line("API: list of 100", ask("?limit=100"), limit.page(100))
    yield Line("API: list of 100, all languages", ask("?limit=100&lang=*"))
    yield Line("API: list of 50 with the exact count", ask("?limit=50&count=exact"))
    yield Line("API: 50 of an area and a state", ask("?limit=50&areas=2.c.iv&state=active"))
    yield Line(
        "API: page of 100 from nine tenths on", ask(f"?limit=100&cursor={_cursor(deep)}"), limit.page(100, after=deep)
    )
    yield Line("API: one commitment", ask(f"{middle}/"), limit.detail(middle))
