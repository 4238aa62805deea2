"""Where the processor time of one request goes: step by step from the web server to the statement, and back.

Each step counts what it spends itself, without the steps within it, and without the database, which is told beside
it. To look at the clock costs time too, so that the sum is above what a request takes that nobody times.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from random import Random
from statistics import median
from time import process_time
from typing import Any
from unittest import mock

from django.conf import settings
from django.core.handlers import base, wsgi
from django.utils import timezone
from django.utils.module_loading import import_string

from commitments.models import Commitment
from contacts.enums import Role
from contacts.models import Participant, User
from core.rest.endpoints import record_view
from core.rest.read import plans
from demo import records
from partners import authentication
from partners.services import rate_limits, token_authentication, tokens
from tests.bench.measure import WARM_UP, settle_down
from tests.bench.portal import Portal, bearer
from tests.bench.report import Report, milliseconds
from tests.factories.partners import ClientFactory

LIST = "/api/v1/commitments/"
SIZE = 1_000
CALLS = 400
# What is called, and the name of its step. Middleware comes beside it, by its own names.
STEPS = (
    (wsgi.WSGIHandler, "__call__", "the handler's beginning and end"),
    (base.BaseHandler, "resolve_request", "finding the view"),
    (base.BaseHandler, "_get_response", "calling the view"),
    (record_view.RecordViewSet, "dispatch", "the view's frame: request, form of the answer, rights"),
    (record_view.RecordViewSet, "finalize_response", "the view's answer and its headers"),
    (record_view.RecordViewSet, "retrieve", "what was asked for, its plan and its tag"),
    (record_view.RecordViewSet, "list", "what was asked for, its plan and its tag"),
    (authentication.BearerAuthentication, "authenticate", "signing in: the rest"),
    (token_authentication, "find", "signing in: the token's statement"),
    (rate_limits, "count", "the limit, at the broker"),
    (plans.QueryPlan, "one", "the record's statement"),
    (plans.QueryPlan, "page", "the list's statement"),
    (plans, "end_of_log", "the end of the log, a statement"),
)


class Stopwatch:
    """Milliseconds by step of a call, each step without those within it."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._within: list[float] = []

    def medians(self, call: Callable[[], bytes]) -> dict[str, float]:
        """The steps of one call."""
        for _ in range(WARM_UP):
            call()
        calls = []
        for _ in range(CALLS):
            self.spent = {}
            call()
            calls.append(self.spent)
        return {
            step: median(each.get(step, 0.0) for each in calls) for step in {step for each in calls for step in each}
        }

    def around(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*args: Any, **kwargs: Any) -> Any:
            self._within.append(0.0)
            began = process_time()
            try:
                return call(*args, **kwargs)
            finally:
                took = process_time() - began
                own = took - self._within.pop()
                self.spent[name] = self.spent.get(name, 0.0) + own * 1e3
                if self._within:
                    self._within[-1] += took

        return timed


@contextmanager
def timed_steps() -> Iterator[Stopwatch]:
    """Everything of STEPS, and every middleware, is timed; a handler that is made within shows them all."""
    stopwatch = Stopwatch()
    middleware = ((import_string(path), "__call__", path.rpartition(".")[2]) for path in settings.MIDDLEWARE)
    with ExitStack() as patches:
        for owner, name, step in (*STEPS, *middleware):
            patches.enter_context(mock.patch.object(owner, name, stopwatch.around(step, getattr(owner, name))))
        yield stopwatch


def measure(report: Report) -> None:
    """A table of the steps of four requests, at a thousand commitments."""
    records.clear_records()
    missing = SIZE - Commitment.objects.count()
    records.fill(commitments=missing, actions=0, dice=Random(SIZE), today=timezone.now().date(), report=lambda _: None)
    owner = Participant.objects.order_by("order").first()
    system = User.objects.create_user("bench-way", role=Role.PARTNER, participant=owner)
    client = ClientFactory.create(account=system, owner=owner)
    _, token = tokens.issue_to(client=client, name="Bench", at=timezone.now())
    settle_down()
    record = f"{LIST}{Commitment.objects.visible_to(system).values_list('reference', flat=True)[SIZE // 2]}/"
    page = f"{LIST}?limit=100"
    known = {path: Portal().entity_tag(path, **bearer(token)) for path in (record, page)}
    with timed_steps() as stopwatch:
        # Made where everything is timed, so that its middleware is.
        portal = Portal()
        found = {
            "one record": stopwatch.medians(portal.get(record, **bearer(token))),
            "its 304": stopwatch.medians(portal.get(record, HTTP_IF_NONE_MATCH=known[record], **bearer(token))),
            "list of 100": stopwatch.medians(portal.get(page, **bearer(token))),
            "its 304 ": stopwatch.medians(portal.get(page, HTTP_IF_NONE_MATCH=known[page], **bearer(token))),
        }
    order = sorted({step for steps in found.values() for step in steps}, key=lambda step: -_most(found, step))
    rows = [[step, *(_shown(steps.get(step)) for steps in found.values())] for step in order]
    rows.append(["all of it", *(milliseconds(sum(steps.values())) for steps in found.values())])
    report.table("The way of a request", ["CPU ms of the portal", *found], rows)


def _most(found: dict[str, dict[str, float]], step: str) -> float:
    return max(steps.get(step, 0.0) for steps in found.values())


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
