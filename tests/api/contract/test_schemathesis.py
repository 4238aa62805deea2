"""Schemathesis finds nothing: no failure of the portal, no answer that is not described, nothing wrong that is taken.

What is asked, by whom and in which phase is in ``portions.py``; what counts as a failure is in ``asking.py``.
"""

from copy import deepcopy
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from contacts.models import Participant
from mocportal import api
from mocportal.api_examples import COMMITMENT
from tests.api.contract.clients import ASKERS
from tests.api.contract.request_generation import ask
from tests.api.contract.sharding import Portion, turns
from tests.api.matrix import OURS
from tests.factories.commitments import CommitmentFactory

COLLECTIONS = {route.removesuffix("-list"): prefix for prefix, route in api.lists.items()}


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


@pytest.mark.parametrize("turn", turns(), ids=lambda turn: "; ".join(map(str, turn)))
def test_each_generated_request_gets_a_described_response(
    turn: tuple[Portion, ...], records: dict[str, Any], ours: Participant, live_server: LiveServer
) -> None:
    headers = ASKERS[turn[0].asker](ours)
    for portion in turn:
        told = ask(
            portion.of(records),
            at=live_server.url,
            headers=headers,
            phase=portion.phase,
            examples=portion.examples,
            without=portion.without,
        )
        assert not told.failures, f"{portion}\n{told}"
        assert told.statuses.total() > 0, portion
