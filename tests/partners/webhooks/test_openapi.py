"""The description of the API says what webhooks say, and what is sent is as described."""

import json
from typing import Any

import pytest
from django.utils import timezone
from drf_spectacular.generators import SchemaGenerator
from jsonschema import Draft202012Validator

from core.changes.enums import RecordEvent
from core.feed.audiences import CIRCLE
from core.feed.registry import record_types
from core.feed.visibility import visibility_columns
from partners.models import WebhookMessage
from partners.services import webhooks
from partners.services.webhooks import event_types
from tests.factories.contacts import ParticipantFactory
from tests.factories.webhooks import WebhookFactory, settled_change

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    schema: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
    return schema


def schema_of(described: dict[str, Any], name: str) -> dict[str, Any]:
    content = described["webhooks"][name]["post"]["requestBody"]["content"]["application/json"]
    found: dict[str, Any] = described["components"]["schemas"][content["schema"]["$ref"].rpartition("/")[2]]
    return found


@pytest.mark.parametrize("kind", list(RecordEvent))
def test_payload_of_each_type_matches_the_description(described: dict[str, Any], kind: RecordEvent) -> None:
    WebhookFactory.create()
    tell_of_everything(kind)
    bodies = [json.loads(body) for body in WebhookMessage.objects.values_list("body", flat=True)]
    assert len(bodies) >= len(record_types()) - 5
    validator = Draft202012Validator(
        schema_of(described, f"record.{kind}"), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    for body in bodies:
        validator.validate(body)


@pytest.mark.parametrize("kind", list(RecordEvent))
def test_the_events_that_are_described_are_those_that_are_sent(described: dict[str, Any], kind: RecordEvent) -> None:
    WebhookFactory.create()
    tell_of_everything(kind)
    sent = list(WebhookMessage.objects.values_list("event", flat=True))
    assert sorted(sent) == sorted(schema_of(described, f"record.{kind}")["properties"]["type"]["enum"])


def test_no_event_is_of_what_a_partner_system_never_sees() -> None:
    assert set(record_types()) - set(event_types.events()) == {"internal-note", "document-template", "reminder"}


@pytest.mark.parametrize("name", sorted(event_types.NEVER_GONE))
def test_what_is_never_told_to_be_gone_is_neither_deleted_nor_hidden(name: str) -> None:
    found = record_types()[name]
    assert f"{name}_never_deleted" in {trigger.name for trigger in found.model._meta.triggers}  # type: ignore[attr-defined]  # pgtrigger adds them.
    assert len(set(visibility_columns(found, (CIRCLE, ParticipantFactory.create().pk)).names.values())) == 1


def test_a_test_is_as_described(described: dict[str, Any]) -> None:
    message = webhooks.ping(webhook=WebhookFactory.create(), by=None, at=timezone.now())
    Draft202012Validator(schema_of(described, "webhook.ping")).validate(json.loads(message.body))


def tell_of_everything(kind: RecordEvent) -> None:
    """Let each type of record be settled as changed in this way, as if everybody saw it or had seen it."""
    sight: dict[str, Any] = {"lost_by": (CIRCLE,)} if kind is RecordEvent.DELETED else {"seen_by": (CIRCLE,)}
    for name in record_types():
        webhooks.due_for([settled_change(name, kind=kind, **sight)])
