"""``Idempotency-Key``: what is sent twice is done once."""

from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.test import Client as Browser
from django.utils import timezone

from commitments.models import Commitment
from contacts.enums import Audience, Role
from contacts.models import Participant
from core.rest.write import idempotency
from partners.models import Client, ExternalKey, IdempotentAnswer
from partners.services import tokens
from tests.api.conftest import client_of
from tests.api.writing.conftest import LIST, Partner
from tests.commitments.races.actions import all_at, one_after_the_other, together
from tests.factories.contacts import HandlingMarkFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
KEY = "0f5c6a0e-3c55-4a38-9c3b-3b8f6a0b7f52"


def test_the_second_answer_is_the_first(partner: Partner, body: dict[str, Any]) -> None:
    first = partner.post(LIST, body, idempotency_key=KEY)
    second = partner.post(LIST, dict(reversed(body.items())), idempotency_key=KEY)
    assert (second.status_code, second.content) == (201, first.content)
    assert [second.headers[name] for name in ("Location", "ETag")] == [
        first.headers[name] for name in ("Location", "ETag")
    ]
    assert second.headers["Idempotent-Replayed"] == "true"
    assert "Idempotent-Replayed" not in first.headers
    assert Commitment.objects.count() == 1


def test_an_answer_without_a_body_comes_again_without_one(partner: Partner, body: dict[str, Any]) -> None:
    entered = partner.post(LIST, body).json()["url"]
    for _time in range(2):
        done = partner.patch(entered, {"source": "x"}, if_match='"1"', prefer="return=minimal", idempotency_key=KEY)
        assert (done.status_code, done.content) == (204, b"")


@pytest.mark.parametrize("query", ["", "?fields=reference,version"])
def test_the_second_answer_to_many_is_the_first(partner: Partner, body: dict[str, Any], query: str) -> None:
    first = partner.post(LIST + query, [body, body], idempotency_key=KEY)
    second = partner.post(LIST + query, [body, body], idempotency_key=KEY)
    assert len(first.json()) == 2
    assert (second.status_code, second.content) == (201, first.content)
    assert Commitment.objects.count() == 2


def hide(theirs: Participant) -> None:
    """Make every commitment one of another ministry that it keeps to itself."""
    Commitment.objects.update(lead=theirs, mark=HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT))


@pytest.mark.parametrize("many", [False, True])
@pytest.mark.parametrize("query", ["", "?omit=url", "?fields=title"])
def test_an_answer_does_not_come_again_with_what_was_hidden_since(
    partner: Partner, body: dict[str, Any], theirs: Participant, query: str, many: bool
) -> None:
    sent: Any = [body] if many else body
    first = partner.post(LIST + query, sent, idempotency_key=KEY)
    assert first.content
    hide(theirs)
    second = partner.post(LIST + query, sent, idempotency_key=KEY)
    # A list that does not say of which records it is could be of hidden ones, and comes without its body.
    told = (201, b"") if many and query == "?fields=title" else (404, second.content)
    assert (second.status_code, second.content) == told
    assert "graphite" not in second.content.decode()
    assert Commitment.objects.count() == 1


def test_replay_for_a_hidden_record_is_404(partner: Partner, body: dict[str, Any], theirs: Participant) -> None:
    entered = partner.post(LIST, body).json()["url"]

    def change() -> Any:
        return partner.patch(entered, {"source": "Minutes"}, if_match="*", idempotency_key=KEY)

    assert change().status_code == 200
    hide(theirs)
    again = change()
    assert again.status_code == 404
    assert "Minutes" not in again.content.decode()


def test_a_key_of_another_request_is_refused(partner: Partner, body: dict[str, Any]) -> None:
    partner.post(LIST, body, idempotency_key=KEY)
    refusal = partner.post(LIST, body | {"source": "another"}, idempotency_key=KEY)
    assert (refusal.status_code, refusal.json()["type"]) == (422, "/api/v1/problems/key-reused/")
    assert Commitment.objects.count() == 1


def test_a_refusal_leaves_the_key_to_what_was_put_right(partner: Partner, body: dict[str, Any]) -> None:
    assert partner.post(LIST, body | {"due_on": "soon"}, idempotency_key=KEY).status_code == 400
    assert partner.post(LIST, body, idempotency_key=KEY).status_code == 201


@pytest.mark.parametrize("key", ["", " ", "a b", "é", "x" * 256, "\x7f"])
def test_a_key_is_of_visible_characters(partner: Partner, body: dict[str, Any], key: str) -> None:
    assert partner.post(LIST, body, idempotency_key=key).status_code == 400


def test_same_key_of_another_account_is_independent(partner: Partner, ours: Participant, body: dict[str, Any]) -> None:
    other = Partner(client_of(UserFactory.create(role=Role.PARTNER, participant=ours)))
    answers = [each.post(LIST, body, idempotency_key=KEY).status_code for each in (partner, other)]
    assert (answers, Commitment.objects.count()) == ([201, 201], 2)


def test_rotated_token_replays_the_request_of_its_predecessor(partner: Partner, body: dict[str, Any]) -> None:
    first = partner.post(LIST, body, idempotency_key=KEY)
    client = Client.objects.get()
    _token, text = tokens.issue(user=client.account, client=client, name="New", at=timezone.now())
    renewed = Partner(Browser(headers={"authorization": f"Bearer {text}"}))
    assert renewed.post(LIST, body, idempotency_key=KEY).content == first.content


def test_no_replay_without_the_scope(partner: Partner, body: dict[str, Any]) -> None:
    partner.post(LIST, body, idempotency_key=KEY)
    Client.objects.update(scopes=["register:read"])
    refusal = partner.post(LIST, body, idempotency_key=KEY)
    assert (refusal.status_code, refusal.json()["scope"]) == (403, "commitments:write")


def test_after_a_day_a_key_is_new_again_and_its_answer_swept(partner: Partner, body: dict[str, Any]) -> None:
    partner.post(LIST, body, idempotency_key=KEY)
    partner.post(LIST, body, idempotency_key="another")
    with time_machine.travel(timezone.now() + timedelta(hours=24, seconds=1)):
        assert partner.post(LIST, body, idempotency_key=KEY).headers.get("Idempotent-Replayed") is None
        assert idempotency.forget(at=timezone.now()) == 1
        assert list(IdempotentAnswer.objects.values_list("key", flat=True)) == [KEY]


def test_concurrent_repetition_is_refused_with_retry(partner: Partner, body: dict[str, Any]) -> None:
    def send() -> Any:
        return partner.post(LIST, body, idempotency_key=KEY)

    first, second = one_after_the_other(send, send, inside="commitments.services.commitments.enter")
    assert (first.status_code, second.status_code) == (201, 409)
    assert (second.json()["type"], second.headers["Retry-After"]) == ("/api/v1/problems/still-running/", "1")
    assert send().content == first.content
    assert Commitment.objects.count() == 1


def test_many_at_one_instant_make_one_record(partner: Partner, body: dict[str, Any]) -> None:
    def send() -> Any:
        return partner.post(LIST, body, idempotency_key=KEY)

    with all_at("core.rest.write.idempotency._claim", 4):
        answers = together(send, send, send, send)
    statuses = sorted(answer.status_code for answer in answers)
    assert set(statuses) <= {201, 409}
    assert (statuses[0], Commitment.objects.count()) == (201, 1)
    assert len({answer.content for answer in answers if answer.status_code == 201}) == 1


def test_without_the_lock_the_database_still_keeps_a_key_to_one_answer(partner: Partner, body: dict[str, Any]) -> None:
    def send() -> Any:
        return partner.post(LIST, body, idempotency_key=KEY)

    with patch.object(idempotency, "_claim", lambda *_values: True):
        outcomes = one_after_the_other(send, send, inside="commitments.services.commitments.enter")
    assert sorted(each.status_code for each in outcomes) == [201, 409]
    assert Commitment.objects.count() == 1


def test_a_crash_before_the_end_leaves_nothing(partner: Partner, body: dict[str, Any]) -> None:
    partner.browser.raise_request_exception = False
    with patch.object(IdempotentAnswer.objects, "create", side_effect=RuntimeError):
        assert partner.post(LIST, body | {"external_id": "T-1"}, idempotency_key=KEY).status_code == 500
    assert (Commitment.objects.count(), ExternalKey.objects.count()) == (0, 0)
    again = partner.post(LIST, body | {"external_id": "T-1"}, idempotency_key=KEY)
    assert (again.status_code, again.json()["reference"][-3:]) == (201, "001")
