"""What it costs to write down who opened what: the same requests without and with it, up to the close of the answer."""

from random import Random

from django.test import override_settings
from django.utils import timezone

from commitments.models import Commitment
from contacts.enums import Audience, Role
from contacts.models import HandlingMark, Participant, User
from demo import records
from partners.services import tokens
from tests.bench.measure import cost, settle_down
from tests.bench.portal import Portal, bearer, session
from tests.bench.report import Report, milliseconds
from tests.factories.partners import ClientFactory

SIZE = 1_000
COLUMNS = ("request", "without, ms", "with, ms", "ratio", "statements more")


def measure(report: Report, *, seconds: float) -> None:
    """Milliseconds are processor time of the portal and of the database together."""
    records.clear_records()
    missing = SIZE - Commitment.objects.count()
    records.fill(commitments=missing, actions=0, dice=Random(SIZE), today=timezone.now().date(), report=lambda _: None)
    owner = Participant.objects.order_by("order").first()
    system = User.objects.create_user("bench-system", role=Role.PARTNER, participant=owner)
    client = ClientFactory.create(account=system, owner=owner)
    _, token = tokens.issue_to(client=client, name="Bench", at=timezone.now())
    reader = User.objects.create_user("bench-person", role=Role.SECRETARIAT)
    marked = HandlingMark.objects.filter(audience=Audience.PARTICIPANTS)
    one = Commitment.objects.visible_to(system).filter(mark__in=marked).latest("pk").reference
    settle_down()
    portal, api, page = Portal(), bearer(token), session(reader)
    requests = [
        ("one record of the API", portal.get(f"/api/v1/commitments/{one}/", **api)),
        ("a list of 100 of the API", portal.get("/api/v1/commitments/?limit=100", **api)),
        ("the page of one record", portal.get(f"/commitments/{one}/", **page)),
        ("the page of the register", portal.get("/commitments/", **page)),
    ]
    rows = []
    for name, ask in requests:
        with override_settings(NOTE_ACCESSES=False):
            without = cost(ask, seconds=seconds)
        noted = cost(ask, seconds=seconds)
        figures = (milliseconds(without.total), milliseconds(noted.total), f"{noted.total / without.total:.2f}")
        rows.append([name, *figures, str(noted.statements - without.statements)])
    report.table("Writing down who opened what", COLUMNS, rows)
