"""Every endpoint, every method that writes, every role: own records, another's, drafts and restricted ones."""

from typing import Any, NamedTuple

import pytest
from django.test import Client
from django.urls import reverse

from contacts.enums import Role
from contacts.models import Participant
from mocportal import api
from partners.enums import Scope
from tests.api.conftest import client_of
from tests.api.matrix import ACTS, OURS, THEIRS, Row
from tests.factories.contacts import UserFactory
from tests.factories.partners import ClientFactory

pytestmark = pytest.mark.django_db

# Whoever asks: an account of each role, and a partner system that may only read.
READS_ONLY = "partner that reads"
WRITERS = frozenset({Role.EDITOR, Role.CONTACT_OFFICER, Role.SECRETARIAT, Role.PARTNER})

type Who = Role | str


class Write(NamedTuple):
    """What can be done at the address of a record: ``done`` is the status where nothing stands against it.

    ``refused`` names kinds of rows in which something does, for those who may: the record's state, not their rights.
    """

    method: str
    suffix: str
    body: dict[str, Any] | None
    done: int
    refused: dict[str, int]


PATCH = "patch"
WRITES: dict[str, list[Write]] = {
    "commitment": [
        Write(PATCH, "", {"source": "A page"}, 200, {}),
        Write("post", "state/", {"to": "completed", "reason": "Done"}, 200, {"draft": 409}),
    ],
    "activity": [Write(PATCH, "", {"source": "A page"}, 200, {})],
    "programme": [Write(PATCH, "", {"checked_on": "2026-01-31"}, 200, {})],
    "standard": [Write(PATCH, "", {"next_on": "2027-01-31"}, 200, {})],
    "information": [Write(PATCH, "", {"expires_on": "2027-01-31"}, 200, {"received": 403})],
    "standard-position": [Write(PATCH, "", {"position": "opposes"}, 200, {})],
    "milestone": [
        Write(PATCH, "", {"due_on": "2027-01-31"}, 200, {}),
        Write("delete", "", None, 204, {}),
    ],
    "progress-report": [
        Write(PATCH, "", {"health": "at_risk"}, 200, {"submitted": 409}),
        Write("post", "submission/", {}, 200, {"submitted": 409}),
        Write("post", "correction/", {"health": "at_risk"}, 201, {"draft": 409}),
    ],
    "evidence": [
        Write(PATCH, "", {"link": "https://example.org/"}, 200, {}),
        Write("delete", "", None, 204, {}),
    ],
    "proposal": [
        Write(PATCH, "", {"minutes": 30}, 200, {}),
        Write("post", "submission/", {}, 200, {"own": 409}),
        Write("post", "withdrawal/", {}, 200, {}),
    ],
}

# A Dialogue has an act and no address that writes it.
ACTING = {*WRITES, *(act.rpartition("-")[0] for act in ACTS)}


def whose(row: Row) -> str:
    return "own" if row.name.startswith(("own", "received")) else "other"


def expected(row: Row, write: Write, who: Who) -> int:
    """The exact status: no scope 403, out of sight 404, no right 403, and only then what the record's state says."""
    role = Role.PARTNER if who == READS_ONLY else who
    # A token without the scope is refused before the record is looked for.
    if who not in WRITERS:
        return 403
    if role not in row.seen_by:
        return 404
    on_behalf = role is Role.SECRETARIAT and row.route != "standard-position"
    mine = role in WRITERS and (on_behalf or (whose(row) == "own" and role is not Role.SECRETARIAT))
    if not mine:
        return 403
    if row.route == "proposal":
        return of_proposal(row, write, role)
    for kind, status in write.refused.items():
        if kind in row.name:
            return status
    return write.done


def of_proposal(row: Row, write: Write, role: Who) -> int:
    """A proposal is sent and withdrawn by its own ministry alone, and changed by nobody once it was sent."""
    sent = "draft" not in row.name
    if write.suffix and role is Role.SECRETARIAT:
        return 403
    if write.suffix == "withdrawal/":
        return 200
    if not sent:
        return 200
    # The table of rights knows the state of a proposal; a partner system is told by the service.
    return 409 if write.suffix or role is Role.PARTNER else 403


@pytest.fixture
def everybody(ours: Participant, clients: dict[Role, Client]) -> dict[Who, Client]:
    account = UserFactory.create(role=Role.PARTNER, participant=ours)
    reads = [Scope.READ_PEOPLE, Scope.READ_REGISTER, Scope.READ_DIALOGUE]
    ClientFactory.create(account=account, owner=ours, scopes=reads)
    everybody: dict[Who, Client] = {READS_ONLY: client_of(account)}
    everybody.update(clients)
    return everybody


def send(client: Client, method: str, address: str, body: dict[str, Any] | None) -> int:
    more = {} if body is None else {"data": body, "content_type": "application/json"}
    answer = getattr(client, method)(address, headers={"If-Match": "*"}, **more)
    status: int = answer.status_code
    return status


CASES = [
    pytest.param(row, write, id=f"{row.route}, {row.name}: {write.method} {write.suffix}")
    for row in (*OURS, *THEIRS)
    for write in WRITES.get(row.route, [])
]


@pytest.mark.parametrize(("row", "write"), CASES)
def test_who_writes_what(
    row: Row, write: Write, ours: Participant, theirs: Participant, everybody: dict[Who, Client]
) -> None:
    owner = ours if whose(row) == "own" else theirs
    for who, client in everybody.items():
        # A record for each, since what one has written stands against the next.
        address = reverse(f"api:{row.route}-detail", args=[row.key(row.make(owner))])
        assert send(client, write.method, f"{address}{write.suffix}", write.body) == expected(row, write, who), who
    assert send(Client(), write.method, f"{address}{write.suffix}", write.body) == 401


def offered(route: str) -> set[str]:
    """The methods that write at a record's own address."""
    return {write.method for write in WRITES.get(route, []) if not write.suffix}


@pytest.mark.parametrize("route", sorted({row.route for row in OURS}))
def test_operations_that_are_not_offered_are_refused_for_all_roles(route: str, everybody: dict[Who, Client]) -> None:
    keys = {"action": "1.1", "wording": "1.en.2"}
    record = reverse(f"api:{route}-detail", args=[keys.get(route, "1")])
    everything = reverse(f"api:{route}-list")
    for who, client in everybody.items():
        # Where something can be written, the scope is asked for before the method is looked up.
        refused = 403 if who not in WRITERS and route in ACTING else 405
        for method in ("post", "put", "patch", "delete"):
            if method not in offered(route):
                assert send(client, method, record, {}) == refused, (method, who)
            if route not in WRITES:
                assert send(client, method, everything, {}) == refused, (method, who)


def test_every_address_that_writes_has_its_rows() -> None:
    writing = {
        name.removesuffix("-list")
        for router in api.routers
        for _prefix, viewset, name in router.registry
        if any(hasattr(viewset, method) for method in ("create", "partial_update", "destroy", "change_many"))
    }
    assert writing == set(WRITES)
    # No formal act is among them: receipt of a notice is acknowledged on a page.
    names = {str(getattr(pattern, "name", "")) for pattern in api.urlpatterns}
    acts = {name for name in names if any(name.startswith(f"{route}-") for route in ACTING)}
    assert {name for name in acts if not name.endswith(("-list", "-batch", "-detail"))} == ACTS
