"""What the history keeps of a change over the API: who, which partner system, why, and which request."""

import uuid
from typing import Any
from urllib.parse import quote

import pytest

from commitments.models import Commitment
from partners.models import Client
from tests.api.writing.conftest import LIST, Partner

pytestmark = pytest.mark.django_db


def context() -> dict[str, Any]:
    """The context of the last change of the only commitment."""
    event: Any = Commitment.pgh_event_models["insert"].objects.latest("pgh_id")  # type: ignore[attr-defined]
    known: dict[str, Any] = event.pgh_context.metadata if hasattr(event.pgh_context, "metadata") else event.pgh_context
    return known


def test_it_keeps_account_partner_system_reason_and_request(partner: Partner, body: dict[str, Any]) -> None:
    answer = partner.post(LIST, body, x_change_reason=quote("年次点検"), x_request_id="tracker-4711")
    assert answer.headers["X-Request-ID"] == "tracker-4711"
    client = Client.objects.get()
    kept = context()
    assert (kept["user"], kept["client"]) == (client.account_id, client.pk)
    assert (kept["reason"], kept["request"]) == ("年次点検", "tracker-4711")


@pytest.mark.parametrize("reason", ["%00", "a%00b", "%ED%A0%80", "\x01", "é", "%FF", "x" * 5000])
def test_unusual_reason_is_stored_as_text(partner: Partner, body: dict[str, Any], reason: str) -> None:
    assert partner.post(LIST, body, x_change_reason=reason).status_code == 201


@pytest.mark.parametrize("identifier", ["", "é", "a b", "x" * 129, "\x00"])
def test_an_identifier_that_no_log_can_hold_is_replaced(partner: Partner, identifier: str) -> None:
    given = partner.get(LIST, x_request_id=identifier).headers["X-Request-ID"]
    assert str(uuid.UUID(given)) == given


def test_every_answer_names_its_request(partner: Partner) -> None:
    refusal = partner.get("/api/v1/nothing/", x_request_id="poll-1")
    assert (refusal.headers["X-Request-ID"], refusal.json()["instance"]) == ("poll-1", "poll-1")
