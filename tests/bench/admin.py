"""The lists of the admin beside Django's own: the same columns, filters and rows, over a register of any size."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib import admin
from django.contrib.admin import AdminSite, ModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.test import RequestFactory, override_settings
from django.utils import timezone

from commitments.admin.commitments import CommitmentAdmin
from commitments.models import AreaOfCooperation, Commitment
from contacts.enums import Role
from contacts.models import User
from demo import records
from tests.bench.measure import cost, look_at_tables
from tests.bench.multiply import multiply
from tests.bench.portal import Portal, session
from tests.bench.report import Report, milliseconds

ADMIN = "/admin/commitments/commitment/"
COLUMNS = (
    "{size} commitments",
    *("CPU ms", "database", "p50 ms", "statements"),
    *("stock: CPU ms", "database", "statements", "of stock"),
)


# Without the portal's own pages in the place of Django's.
STOCK_TEMPLATES: dict[str, Any] = {**settings.TEMPLATES[0], "NAME": "stock", "DIRS": []}


class StockAdmin(ModelAdmin[Any]):
    """What Django brings, with the portal's own answer to who may see what."""

    list_display = CommitmentAdmin.list_display
    list_display_links = CommitmentAdmin.list_display_links
    list_filter = CommitmentAdmin.list_filter
    list_select_related = ("lead", "mark")
    date_hierarchy = CommitmentAdmin.date_hierarchy
    search_fields = CommitmentAdmin.search_fields
    list_per_page = CommitmentAdmin.list_per_page

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        assert isinstance(request.user, User)
        return Commitment.objects.visible_to(request.user)


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    query: str


def measure(report: Report, *, sizes: list[int], seconds: float) -> None:
    """Fill the register to the first of the sizes, multiply it to the others, and measure at each."""
    first, *_others = sizes = sorted(sizes)
    had = 0
    records.clear_records()
    viewer = User.objects.create_user("bench-admin", role=Role.SECRETARIAT)
    with override_settings(TEMPLATES=[*settings.TEMPLATES, STOCK_TEMPLATES]):
        portal, headers, stock = Portal(), session(viewer), _stock(viewer)
        for size in sizes:
            if had:
                multiply(had=had, times=size // first)
            else:
                missing, today = first - Commitment.objects.count(), timezone.now().date()
                records.fill(commitments=missing, actions=0, dice=Random(first), today=today, report=lambda _: None)
            had = size // first
            look_at_tables()
            title, *others = COLUMNS
            rows = (_row(line, portal, headers, stock, seconds) for line in _lines())
            report.table("Admin beside Django's own", [title.format(size=f"{size:,}"), *others], rows)


def _lines() -> Iterator[Line]:
    area = AreaOfCooperation.objects.get(code="2(c)(iv)")
    yield Line("List", "")
    yield Line("List of one area", f"?areas__id__exact={area.pk}")
    for word in ("recycling", "リサイクル"):
        yield Line(f"Search for {word}", f"?q={quote(word)}")


def _row(
    line: Line, portal: Portal, headers: dict[str, str], stock: Callable[[str], bytes], seconds: float
) -> list[str]:
    ours = cost(portal.get(ADMIN + line.query, **headers), seconds=seconds)
    theirs = cost(lambda: stock(line.query), seconds=seconds)
    told = [line.name, *map(milliseconds, (ours.cpu, ours.database, ours.wall)), str(ours.statements)]
    told += [*map(milliseconds, (theirs.cpu, theirs.database)), str(theirs.statements)]
    return [*told, f"{ours.total / theirs.total:.2f}"]


def _stock(viewer: User) -> Callable[[str], bytes]:
    """Ask Django's own list, past middleware, sessions and the log, which the portal's has on top."""
    site = AdminSite()
    # It links to pages of models that it knows.
    site._registry = dict(admin.site._registry)
    page = StockAdmin(Commitment, site)

    def ask(query: str) -> bytes:
        request = RequestFactory().get(ADMIN + query)
        request.user = viewer
        response: Any = page.changelist_view(request)
        response.using = STOCK_TEMPLATES["NAME"]
        written: bytes = response.render().content
        return written

    return ask
