"""Schemathesis finds nothing: no failure of the portal, no answer that is not described, nothing wrong that is taken.

What costs most are the many parameters of each list, which are the same kinds of filter everywhere: every value of
each is tried where all of the kinds occur, and each list with a few.
"""

from copy import deepcopy
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from contacts.enums import Role
from contacts.models import Participant
from mocportal import api
from mocportal.rest.schema.examples.names import COMMITMENT
from tests.api.contract.asking import ask
from tests.api.test_matrix import OURS
from tests.factories.commitments import CommitmentFactory
from tests.factories.contacts import UserFactory
from tests.factories.partners import token_text

COLLECTIONS = {route.removesuffix("-list"): prefix for prefix, route in api.lists.items()}
# Where each kind of filter occurs, each kind of change, and each way to find a record.
THOROUGHLY = ("/milestones/", "/changes/", "/access/")


@pytest.fixture
def records(transactional_db: None, ours: Participant, description: dict[str, Any]) -> dict[str, Any]:
    """The description with the keys of records that there are as examples, one of each kind."""
    told = deepcopy(description)
    # The one that the examples of bodies name.
    CommitmentFactory.create(lead=ours, reference=COMMITMENT)
    for row in OURS:
        key = str(row.key(row.make(ours)))
        for operation in told["paths"].get(f"/api/v1/{COLLECTIONS[row.route]}/{{key}}/", {}).values():
            for parameter in operation["parameters"]:
                if parameter.get("in") == "path":
                    parameter["example"] = key
    return told


def credentials(role: Role, ours: Participant) -> dict[str, str]:
    user = UserFactory.create(role=role, participant=ours if role.belongs_to_participant else None)
    return {"Authorization": f"Bearer {token_text(user)}"}


def part(description: dict[str, Any], paths: tuple[str, ...]) -> dict[str, Any]:
    """The description of the operations alone whose addresses have one of ``paths`` in them."""
    kept = {path: offered for path, offered in description["paths"].items() if any(each in path for each in paths)}
    return description | {"paths": kept}


def test_a_partner_system_is_answered_as_described(
    records: dict[str, Any], ours: Participant, live_server: LiveServer
) -> None:
    told = ask(
        records,
        at=live_server.url,
        headers=credentials(Role.PARTNER, ours),
        phases=("examples", "fuzzing"),
        examples=1,
    )
    assert not told.failures, str(told)
    assert told.statuses[200] > len(api.lists)


def test_every_value_that_can_and_cannot_be_is_answered_as_described(
    records: dict[str, Any], ours: Participant, live_server: LiveServer
) -> None:
    told = ask(
        part(records, THOROUGHLY),
        at=live_server.url,
        headers=credentials(Role.PARTNER, ours),
        phases=("coverage", "stateful"),
    )
    assert not told.failures, str(told)
    assert {200, 201, 400} <= set(told.statuses)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PARTNER])
def test_each_role_is_answered_as_described(
    role: Role, records: dict[str, Any], ours: Participant, live_server: LiveServer, settings: Any
) -> None:
    settings.PERSONAL_RATE = 1_000_000
    told = ask(
        records,
        at=live_server.url,
        headers=credentials(role, ours),
        phases=("examples",),
        # Asked of the partner system: it sends everything a second and a third time without credentials.
        without=("ignored_auth",),
    )
    assert not told.failures, str(told)
