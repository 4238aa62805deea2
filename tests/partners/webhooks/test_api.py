"""Webhooks that a partner system keeps itself: its own alone, by the rules of the pages, each secret told once."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client as Browser
from django.utils import timezone

from contacts.enums import Role
from partners.models import Client, IdempotentAnswer, Webhook, WebhookMessage, WebhookSecret
from partners.rules.retries import WebhookResult
from partners.services.webhooks import delete, deliver
from partners.services.webhooks.claims import claim_next, settle
from partners.webhook_api import base_view
from partners.webhook_enums import AttemptOutcome, WebhookMessageState
from tests.api.conftest import client_of
from tests.factories.contacts import UserFactory
from tests.factories.webhooks import WebhookFactory, WebhookMessageFactory
from tests.partners.webhooks.receiver import Receiver

pytestmark = pytest.mark.django_db(transaction=True)

LIST = "/api/v1/webhooks/"
type Send = Callable[..., Any]


@pytest.fixture
def send(token: str) -> Send:
    browser = Browser(headers={"authorization": f"Bearer {token}"})

    def send(method: str, address: str, body: Any = None, **headers: str) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        more = {} if body is None else {"data": body, "content_type": "application/json"}
        return getattr(browser, method)(address, headers=named, **more)

    return send


def test_it_is_made_changed_tried_and_delivered_to(send: Send, receiver: Receiver, system: Client) -> None:
    condition = {"type": "commitments", "kinds": ["changed"], "field": "state", "value": "completed"}
    made = send("post", LIST, {"url": receiver.url, "conditions": [condition]})
    assert made.status_code == 201, made.content
    body = made.json()
    assert (body["url"], body["conditions"], body["enabled"]) == (receiver.url, [condition], True)
    assert "no-store" in made["Cache-Control"]
    address = made["Location"]
    read = send("get", address)
    assert (read.status_code, "secret" in read.json()) == (200, False)
    assert [each["key"] for each in send("get", LIST).json()["results"]] == [body["key"]]

    # A test reaches the receiver, signed with the secret that the answer told.
    assert send("post", f"{address}ping/", {}, if_match=read["ETag"]).status_code == 200
    deliver(webhook=int(body["key"]), at=timezone.now())
    assert receiver.requests[0].verified_with(body["secret"])["type"] == "webhook.ping"
    (delivery,) = send("get", f"{address}deliveries/").json()["results"]
    assert (delivery["event"], delivery["state"], delivery["attempts"][0]["status"]) == (
        "webhook.ping",
        "delivered",
        200,
    )
    again = send("post", f"{address}deliveries/{delivery['id']}/again/", {}, if_match="*")
    assert (again.status_code, again.json()["state"], "ETag" in again) == (200, "waiting", False)

    rotated = send("post", f"{address}secret/", {"overlap_hours": 0}, if_match="*").json()
    assert rotated["secret"] not in {body["secret"], ""}
    changed = send("patch", address, {"conditions": [], "description": "x"}, if_match="*").json()
    assert (changed["conditions"], changed["description"], changed["url"]) == ([], "x", receiver.url)
    off = send("post", f"{address}state/", {"enabled": False}, if_match="*").json()
    assert (off["enabled"], off["disabled_reason"]) == (False, "by_system")
    assert send("post", f"{address}ping/", {}, if_match="*").status_code == 409
    assert send("post", f"{address}state/", {"enabled": True}, if_match="*").json()["enabled"] is True
    WebhookMessageFactory.create(webhook=Webhook.objects.get(), state=WebhookMessageState.FAILED)
    sent = send("post", f"{address}failed/", {"since": "2026-01-01T00:00:00Z"}, if_match="*")
    # The message that was sent again waited when the webhook was turned off, and so failed too.
    assert (sent.json(), "ETag" in sent) == ({"sent": 2}, False)
    assert system.webhooks.count() == 1


def test_another_systems_and_a_persons_are_not_there(send: Send, system: Client) -> None:
    other = WebhookFactory.create()
    message = WebhookMessageFactory.create(webhook=other)
    address = f"{LIST}{other.pk}/"
    assert send("get", LIST).json() == {"results": []}
    for method, place, body in (
        ("get", address, None),
        ("patch", address, {"description": "x"}),
        ("delete", address, None),
        ("post", f"{address}ping/", {}),
        ("post", f"{address}state/", {"enabled": False}),
        ("post", f"{address}secret/", {}),
        ("post", f"{address}failed/", {"since": "2026-01-01T00:00:00Z"}),
        ("get", f"{address}deliveries/", None),
        ("post", f"{address}deliveries/{message.message_id}/again/", {}),
    ):
        assert send(method, place, body, if_match="*").status_code == 404, place
    own = WebhookFactory.create(client=system)
    # A message is found under its own webhook alone.
    assert send("post", f"{LIST}{own.pk}/deliveries/{message.message_id}/again/", {}, if_match="*").status_code == 404
    for role in (Role.EDITOR, Role.ADMINISTRATOR):
        assert client_of(UserFactory.create(role=role)).get(LIST).status_code == 403
    assert Browser().get(LIST).status_code == 401
    assert WebhookSecret.objects.count() == 0


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"url": "https://127.0.0.1/hook"}, "/url"),
        ({"url": "https://10.0.0.1/hook"}, "/url"),
        ({"url": "ftp://example.org/"}, "/url"),
        ({"conditions": [{"type": "user"}]}, "/conditions/0/type"),
        ({"conditions": [{"type": "commitments", "field": "title"}]}, "/conditions/0/field"),
        ({"conditions": [{"type": "commitments", "field": "state", "value": "asleep"}]}, "/conditions/0/value"),
        ({"conditions": [{"field": "state"}]}, "/conditions/0/field"),
        ({"conditions": [{"type": "commitments", "value": "completed"}]}, "/conditions/0/field"),
        # No partner system reads what a ministry notes for itself, so none would ever be told of it.
        ({"conditions": [{"type": "internal-notes"}]}, "/conditions/0/type"),
        ({"secret": "whsec_mine"}, "/secret"),
    ],
)
def test_what_the_pages_refuse_is_refused_at_its_place(
    send: Send, receiver: Receiver, settings: Any, wrong: dict[str, Any], pointer: str
) -> None:
    settings.WEBHOOK_ALLOWED_NETWORKS = [] if "url" in wrong else settings.WEBHOOK_ALLOWED_NETWORKS
    refusal = send("post", LIST, {"url": receiver.url} | wrong)
    assert refusal.status_code == 400, refusal.content
    assert [each["pointer"] for each in refusal.json()["errors"]] == [pointer]
    assert Webhook.objects.count() == 0


def test_a_test_takes_no_values_and_says_so(send: Send, system: Client) -> None:
    refusal = send("post", f"{LIST}{WebhookFactory.create(client=system).pk}/ping/", {"to": "me"}, if_match="*")
    assert [each["message"] for each in refusal.json()["errors"]] == ["This endpoint does not accept a request body."]


def test_system_gets_no_message_for_unreadable_records(send: Send, receiver: Receiver, system: Client) -> None:
    Client.objects.filter(pk=system.pk).update(scopes=["register:read", "webhooks:write"])
    refusal = send("post", LIST, {"url": receiver.url, "conditions": [{"type": "dialogues"}]})
    assert [each["pointer"] for each in refusal.json()["errors"]] == ["/conditions/0/type"]


def test_who_only_reads_sets_up_no_webhook(send: Send, receiver: Receiver, system: Client) -> None:
    own = WebhookFactory.create(client=system)
    message = WebhookMessageFactory.create(webhook=own)
    address = f"{LIST}{own.pk}/"
    Client.objects.filter(pk=system.pk).update(scopes=["register:read"])
    for method, place, body in (
        ("post", LIST, {"url": receiver.url}),
        ("patch", address, {"url": receiver.url}),
        ("delete", address, None),
        ("post", f"{address}ping/", {}),
        ("post", f"{address}state/", {"enabled": False}),
        ("post", f"{address}secret/", {}),
        ("post", f"{address}failed/", {"since": "2026-01-01T00:00:00Z"}),
        ("post", f"{address}deliveries/{message.message_id}/again/", {}),
    ):
        refusal = send(method, place, body, if_match="*")
        assert (refusal.status_code, refusal.json().get("scope")) == (403, "webhooks:write"), place
    assert [send("get", place).status_code for place in (LIST, address, f"{address}deliveries/")] == [200] * 3


def test_what_a_person_turned_off_is_turned_on_by_a_person(send: Send, system: Client) -> None:
    own = WebhookFactory.create(client=system, off_since=timezone.now(), off_because="by_hand")
    address = f"{LIST}{own.pk}/"
    # Turning it off once more does not make it the system's.
    assert send("post", f"{address}state/", {"enabled": False}, if_match="*").json()["disabled_reason"] == "by_hand"
    refusal = send("post", f"{address}state/", {"enabled": True}, if_match="*")
    assert (refusal.status_code, refusal.json()["code"]) == (409, "webhook-turned-off-by-hand")
    assert send("get", address).json()["enabled"] is False


def test_a_request_that_is_repeated_makes_one_and_its_secret_is_kept_nowhere(send: Send, receiver: Receiver) -> None:
    first, second = (send("post", LIST, {"url": receiver.url}, idempotency_key="hook-1") for _time in range(2))
    assert (first.status_code, second.status_code, second["Idempotent-Replayed"]) == (201, 201, "true")
    told = first.json()
    secret = told.pop("secret")
    assert second.json() == told
    assert secret not in json.dumps([str(vars(each)) for each in IdempotentAnswer.objects.all()])
    assert Webhook.objects.count() == 1


def test_a_change_says_from_which_state_it_was_made(send: Send, system: Client) -> None:
    address = f"{LIST}{WebhookFactory.create(client=system).pk}/"
    assert send("patch", address, {"description": "x"}).status_code == 428
    tag = send("get", address)["ETag"]
    # A delivery that failed meanwhile takes nothing away from what was read.
    Webhook.objects.update(failures=1, failing_since=timezone.now())
    assert send("patch", address, {"description": "x"}, if_match=tag).status_code == 200
    stale = send("patch", address, {"description": "y"}, if_match=tag)
    assert (stale.status_code, stale["ETag"]) == (412, send("get", address)["ETag"])


def test_deliveries_go_on_page_by_page(send: Send, system: Client) -> None:
    webhook = WebhookFactory.create(client=system)
    made = [WebhookMessageFactory.create(webhook=webhook).message_id for _number in range(3)]
    found: list[str] = []
    following: str | None = f"{LIST}{webhook.pk}/deliveries/?limit=2&state=waiting"
    while following:
        page = send("get", following).json()
        found += [each["id"] for each in page["results"]]
        following = page["next"]
    assert found == made[::-1]
    assert send("get", f"{LIST}{webhook.pk}/deliveries/?before=msg_none").status_code == 400
    assert WebhookMessage.objects.count() == 3


def test_deleted_webhook_is_gone_with_its_log(send: Send, receiver: Receiver, system: Client) -> None:
    made = send("post", LIST, {"url": receiver.url})
    address, webhook = made["Location"], Webhook.objects.get()
    WebhookMessageFactory.create(webhook=webhook)
    assert send("delete", address).status_code == 428
    assert send("delete", address, if_match='"old"').status_code == 412
    assert send("delete", address, if_match=made["ETag"]).status_code == 204
    assert send("get", address).status_code == 404
    assert (WebhookMessage.objects.count(), WebhookSecret.objects.count()) == (0, 0)
    # The address can be used again.
    assert send("post", LIST, {"url": receiver.url}).status_code == 201


def test_webhook_deleted_during_a_delivery_settles_nothing(system: Client) -> None:
    message = WebhookMessageFactory.create(webhook__client=system)
    lease = claim_next(message.webhook_id, timezone.now())
    assert lease is not None
    delete(webhook=message.webhook)
    assert settle(lease, WebhookResult(AttemptOutcome.ACCEPTED, status=200), timezone.now()) is None
    assert not Webhook.objects.exists()


def test_disabled_webhooks_do_not_count_against_the_limit(
    send: Send, receiver: Receiver, system: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base_view, "MOST_WEBHOOKS", 1)
    first = send("post", LIST, {"url": receiver.url})["Location"]
    refusal = send("post", LIST, {"url": f"{receiver.url}/2"})
    assert (refusal.status_code, refusal.json()["code"]) == (409, "too-many-webhooks")
    assert send("post", f"{first}state/", {"enabled": False}, if_match="*").status_code == 200
    assert send("post", LIST, {"url": f"{receiver.url}/2"}).status_code == 201
    refusal = send("post", f"{first}state/", {"enabled": True}, if_match="*")
    assert (refusal.status_code, refusal.json()["code"]) == (409, "too-many-webhooks")
