"""Who is told of a settled change, and what: by sight, by scope, by condition."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction

from commitments.enums import CommitmentState
from contacts.models import Participant
from core.changes.enums import RecordEvent
from core.changes.models import Change
from core.feed.api.cursors import BEGINNING
from core.feed.api.feed import page
from core.feed.api.readers import FeedReader
from core.feed.audiences import CIRCLE
from core.feed.registry import record_types
from partners.enums import Scope
from partners.models import Webhook, WebhookMessage
from partners.services.webhooks import due_for, event_types, fan_out
from partners.services.webhooks.payloads import event_of
from tests.factories.commitments import CommitmentFactory
from tests.factories.webhooks import WebhookConditionFactory, WebhookFactory, settled_change

pytestmark = pytest.mark.django_db

CREATED, CHANGED, DELETED = RecordEvent.CREATED, RecordEvent.CHANGED, RecordEvent.DELETED


@pytest.fixture
def webhook() -> Webhook:
    return WebhookFactory.create()


@pytest.fixture
def ours(webhook: Webhook) -> int:
    return webhook.client.owner_id


def bodies() -> list[Any]:
    return [json.loads(body) for body in WebhookMessage.objects.order_by("pk").values_list("body", flat=True)]


def test_payload_has_key_address_version_and_field_names_only(webhook: Webhook, ours: int) -> None:
    change = settled_change(seen_by=(ours,), key="MOC-2026-014", version=7, columns=("state", "title_fr", "lead_id"))
    due_for([change])
    assert bodies() == [
        {
            "type": "commitment.changed",
            "timestamp": change.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "data": {
                "type": "commitments",
                "key": "MOC-2026-014",
                "kind": "changed",
                "url": f"{settings.PORTAL_URL}/api/v1/commitments/MOC-2026-014/",
                "version": 7,
                "changed": ["title", "lead", "state"],
            },
        }
    ]
    message = WebhookMessage.objects.get()
    assert message.message_id.startswith("msg_")
    assert "." not in message.message_id


def test_payload_of_a_deleted_record_has_its_key_only(webhook: Webhook, ours: int) -> None:
    due_for([settled_change(kind=DELETED, lost_by=(ours,), key="MOC-2026-014")])
    [body] = bodies()
    assert body["type"] == "commitment.deleted"
    assert body["data"] == {"type": "commitments", "key": "MOC-2026-014", "kind": "deleted"}


def test_hidden_record_has_the_payload_of_a_deleted_one(webhook: Webhook, ours: int) -> None:
    deleted = settled_change(kind=DELETED, lost_by=(ours,), key="MOC-2026-014", record=1)
    hidden = settled_change(kind=CHANGED, lost_by=(ours,), key="MOC-2026-014", record=2, columns=("mark_id",))
    due_for([deleted, hidden])
    first, second = bodies()
    assert first["type"] == second["type"]
    assert first["data"] == second["data"]


@pytest.mark.parametrize("kind", [CREATED, CHANGED, DELETED])
def test_invisible_record_triggers_no_message(webhook: Webhook, kind: str) -> None:
    theirs = WebhookFactory.create()
    due_for([settled_change(kind=kind, seen_by=(theirs.client.owner_id,))])
    assert set(WebhookMessage.objects.values_list("webhook", flat=True)) == {theirs.pk}


def test_what_is_seen_by_the_circle_of_all_is_told_to_a_ministry_that_came_later(webhook: Webhook) -> None:
    due_for([settled_change(seen_by=(CIRCLE,))])
    assert [body["type"] for body in bodies()] == ["commitment.changed"]


def test_what_the_circle_lost_and_the_ministry_sees_still_is_no_loss_for_it(webhook: Webhook, ours: int) -> None:
    due_for([settled_change(seen_by=(ours,), lost_by=(CIRCLE,))])
    assert [body["type"] for body in bodies()] == ["commitment.changed"]


def test_newly_visible_record_is_created_without_prior_changes(webhook: Webhook, ours: int) -> None:
    other = WebhookFactory.create()
    theirs = other.client.owner_id
    change = settled_change(seen_by=(ours, theirs), before=(theirs,), columns=("state", "mark_id"))
    due_for([change])
    told = {message.webhook_id: json.loads(message.body) for message in WebhookMessage.objects.all()}
    assert told[webhook.pk]["type"] == "commitment.created"
    assert told[webhook.pk]["data"]["changed"] == []
    assert told[other.pk]["type"] == "commitment.changed"


def test_webhooks_have_the_kinds_and_order_of_the_feed() -> None:
    some = [WebhookFactory.create(), WebhookFactory.create()]
    audiences = [CIRCLE, *(each.client.owner_id for each in some)]
    chance = random.Random(20261126)
    changes = []
    for record in range(1, 6):
        seen: set[int] = set()
        for version in range(1, 9):
            now = {audience for audience in audiences if chance.random() < 0.4}
            kind = CREATED if version == 1 else chance.choice([CHANGED, DELETED])
            now = set() if kind == DELETED else now
            sight = {"seen_by": tuple(sorted(now)), "lost_by": tuple(sorted(seen - now))}
            changes.append(settled_change(record=record, version=version, kind=kind, before=(), **sight))
            seen = now
    for first in range(0, len(changes), 7):
        due_for(changes[first : first + 7])
    for webhook in some:
        reader = FeedReader(
            webhook.client.owner_id, administers=False, apps=(), types=("commitment",), requested_types=None
        )
        fed = [(told.key, told.kind, told.version) for told in page(reader, BEGINNING, 1000).changes]
        messages = webhook.messages.order_by("change__position").select_related("change")
        told = [
            (message.change.key, json.loads(message.body)["data"]["kind"], message.change.version)
            for message in messages
            if message.change
        ]
        assert told == fed
        assert {kind for _key, kind, _version in told} == {CREATED, CHANGED, DELETED}


@pytest.mark.parametrize("name", list(event_types.events()))
def test_each_record_type_needs_its_scope(name: str) -> None:
    scope = event_types.scope_of(name)
    assert scope is not None
    with_it = WebhookFactory.create(client__scopes=[scope])
    WebhookFactory.create(client__scopes=[each for each in Scope if each != scope])
    due_for([settled_change(name, key="1", columns=(), seen_by=(CIRCLE,))])
    assert set(WebhookMessage.objects.values_list("webhook", flat=True)) == {with_it.pk}


@pytest.mark.parametrize("name", list(record_types()))
def test_the_name_of_an_event_has_words_and_full_stops_alone(name: str) -> None:
    assert set(event_of(name, CHANGED)) <= set("abcdefghijklmnopqrstuvwxyz_.")


@pytest.mark.parametrize(
    ("condition", "kind", "told"),
    [
        ({}, CHANGED, True),
        ({"type": "commitment"}, CHANGED, True),
        ({"type": "notice"}, CHANGED, False),
        ({"kinds": [CHANGED]}, CHANGED, True),
        ({"kinds": [CREATED, DELETED]}, CHANGED, False),
        ({"type": "commitment", "kinds": [CREATED]}, CREATED, True),
        ({"type": "commitment", "field": "state"}, CHANGED, True),
        ({"type": "commitment", "field": "state", "value": "completed"}, CHANGED, True),
        ({"type": "commitment", "field": "state", "value": "active"}, CHANGED, False),
        ({"type": "commitment", "field": "state", "value": "completed"}, CREATED, True),
        ({"type": "commitment", "field": "state", "value": "completed"}, DELETED, False),
        # A field that the endpoint does not show, or whose values are no words of a list, says nothing.
        ({"type": "commitment", "field": "title_en", "value": "x"}, CHANGED, False),
    ],
)
def test_a_condition_by_type_kind_and_what_a_field_changed_to(
    webhook: Webhook, ours: int, condition: dict[str, Any], kind: str, told: bool
) -> None:
    record = CommitmentFactory.create(state=CommitmentState.COMPLETED)
    WebhookConditionFactory.create(webhook=webhook, **condition)
    sight: dict[str, tuple[int, ...]] = {"lost_by": (ours,)} if kind is DELETED else {"seen_by": (ours,)}
    due_for([settled_change(record=record.pk, kind=kind, columns=("state",), **sight)])
    assert WebhookMessage.objects.exists() is told


def test_changed_to_needs_the_change_to_touch_the_field(webhook: Webhook, ours: int) -> None:
    record = CommitmentFactory.create(state=CommitmentState.COMPLETED)
    WebhookConditionFactory.create(webhook=webhook, type="commitment", field="state", value="completed")
    due_for([settled_change(record=record.pk, columns=("title_en",), seen_by=(ours,))])
    assert not WebhookMessage.objects.exists()


def test_of_several_conditions_one_is_enough(webhook: Webhook, ours: int) -> None:
    WebhookConditionFactory.create(webhook=webhook, type="notice")
    WebhookConditionFactory.create(webhook=webhook, type="commitment", kinds=[CHANGED])
    due_for([settled_change(seen_by=(ours,))])
    assert WebhookMessage.objects.count() == 1


def test_change_sequenced_twice_triggers_one_message(webhook: Webhook, ours: int) -> None:
    change = settled_change(seen_by=(ours,))
    due_for([change])
    due_for([change])
    assert WebhookMessage.objects.count() == 1


def test_disabled_webhook_gets_no_message(webhook: Webhook, ours: int) -> None:
    Webhook.objects.update(off_since=webhook.created_at, off_because="by_hand")
    due_for([settled_change(seen_by=(ours,))])
    assert not WebhookMessage.objects.exists()


def test_ended_system_gets_no_message(webhook: Webhook, ours: int) -> None:
    webhook.client.account.is_active = False
    webhook.client.account.save(update_fields=["is_active"])
    due_for([settled_change(seen_by=(ours,))])
    assert not WebhookMessage.objects.exists()


def test_it_costs_the_same_for_one_change_and_one_webhook_and_for_many(
    webhook: Webhook, ours: int, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    record = CommitmentFactory.create()
    owner = Participant.objects.get(pk=ours)
    for _ in range(5):
        other = WebhookFactory.create(client__owner=owner)
        WebhookConditionFactory.create(webhook=other, type="commitment", field="state", value=record.state)
    changes = [settled_change(record=record.pk, seen_by=(ours,), version=number) for number in range(2, 31)]
    # Webhooks, conditions, who saw what before, values, messages, and the two ends of the savepoint around them.
    with django_assert_max_num_queries(7):
        due_for(changes)
    assert WebhookMessage.objects.count() == 6 * 29


def test_rolled_back_change_triggers_no_message(webhook: Webhook, ours: int) -> None:
    with transaction.atomic():
        due_for([settled_change(seen_by=(ours,))])
        transaction.set_rollback(True)
    assert not WebhookMessage.objects.exists()
    assert not Change.objects.exclude(position=None).exists()


def test_workers_hear_of_it_once_the_transaction_is_committed(
    webhook: Webhook,
    ours: int,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    handed: list[int] = []
    monkeypatch.setattr(fan_out, "hand_over", lambda _task, *rows: handed.extend(rows))
    with django_capture_on_commit_callbacks(execute=True):
        due_for([settled_change(seen_by=(ours,)), settled_change(seen_by=(ours,), version=3)])
        assert handed == []
    assert handed == [webhook.pk]
