"""The change feed and the whole register as a stream, at registers of several sizes."""

from collections.abc import Callable
from random import Random
from resource import RUSAGE_SELF, getrusage
from time import perf_counter

import orjson
from django.utils import timezone

from commitments.models import Commitment
from contacts.enums import Role
from contacts.models import Participant, User
from core.feed.sequencer import settle
from demo import records
from partners.services import tokens
from tests.bench.measure import cost
from tests.bench.portal import FACTORY, Portal, bearer
from tests.bench.report import Report, kilobytes, milliseconds
from tests.factories.partners import ClientFactory

CHANGES, REGISTER = "/api/v1/changes/", "/api/v1/register/"

COLUMNS = ("{size} commitments", "CPU ms", "database", "p50 ms", "statements", "KB")
FLOW = ("{size} commitments", "a second", "seconds", "of them", "memory MB")


def measure(report: Report, *, sizes: list[int], seconds: float) -> None:
    """Fill the register to each of the sizes in turn, settle what was entered, and measure there."""
    records.clear_records()
    there = Commitment.objects.count()
    owner = Participant.objects.order_by("order").first()
    system = User.objects.create_user("bench-follower", role=Role.PARTNER, participant=owner)
    client = ClientFactory.create(account=system, owner=owner)
    _, token = tokens.issue_to(client=client, name="Bench", at=timezone.now())
    portal, headers = Portal(), bearer(token)
    for size in sorted(sizes):
        today = timezone.now().date()
        records.fill(commitments=size - there, actions=0, dice=Random(size), today=today, report=lambda _: None)
        there = size
        flow = [_settling(), _streaming(portal, headers)]
        title, *others = FLOW
        report.table("Settling and streaming", [title.format(size=f"{size:,}"), *others], flow)
        title, *others = COLUMNS
        lines = (_row(name, ask, seconds) for name, ask in _polls(portal, headers))
        report.table("Feed", [title.format(size=f"{size:,}"), *others], lines)


def _polls(portal: Portal, headers: dict[str, str]) -> list[tuple[str, Callable[[], bytes]]]:
    end = orjson.loads(portal.get(f"{CHANGES}?after=now", **headers)())["cursor"]
    tag = portal.entity_tag(f"{CHANGES}?after={end}", **headers)
    return [
        ("Poll without news", portal.get(f"{CHANGES}?after={end}", **headers)),
        ("Poll without news (304)", portal.get(f"{CHANGES}?after={end}", HTTP_IF_NONE_MATCH=tag, **headers)),
        ("Poll of some types without news", portal.get(f"{CHANGES}?types=milestones&after={end}", **headers)),
        ("100 changes", portal.get(CHANGES, **headers)),
        (
            "100 changes of commitments with the records",
            portal.get(f"{CHANGES}?types=commitments&expand=record", **headers),
        ),
        ("1,000 changes", portal.get(f"{CHANGES}?limit=1000", **headers)),
    ]


def _row(name: str, ask: Callable[[], bytes], seconds: float) -> list[str]:
    asked = cost(ask, seconds=seconds)
    told = [name, *map(milliseconds, (asked.cpu, asked.database, asked.wall)), str(asked.statements)]
    return [*told, kilobytes(asked.size)]


def _settling() -> list[str]:
    began, settled = perf_counter(), 0
    while count := settle():
        settled += count
    return _flow("Settled changes", settled, perf_counter() - began)


def _streaming(portal: Portal, headers: dict[str, str]) -> list[str]:
    """Part by part, as a server sends it: nothing of it is kept."""
    environment = FACTORY.get(REGISTER, SERVER_NAME="localhost", **headers).environ
    began, records = perf_counter(), 0
    response = portal.application(environment, lambda *_told: None)
    for part in response:
        records += part.count(b"\n")
    response.close()
    return _flow("Streamed records", records, perf_counter() - began)


def _flow(name: str, count: int, took: float) -> list[str]:
    # The most that this process has had by now.
    memory = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    return [name, f"{count / took:,.0f}" if count else "-", f"{took:.1f}", f"{count:,}", f"{memory:.0f}"]
