"""The description of the API says what webhooks say, and what is sent is as described."""

import json
from typing import Any

import pytest
from django.utils import timezone
from drf_spectacular.generators import SchemaGenerator
from jsonschema import Draft202012Validator

from mocportal.history.enums import RecordEvent
from mocportal.history.registry import record_types
from mocportal.history.services.sight import CIRCLE
from mocportal.partners.models import WebhookMessage
from mocportal.partners.services import webhooks
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
def test_what_is_told_of_each_type_is_as_described(described: dict[str, Any], kind: RecordEvent) -> None:
    WebhookFactory.create()
    sight: dict[str, Any] = {"lost_by": (CIRCLE,)} if kind is RecordEvent.DELETED else {"seen_by": (CIRCLE,)}
    for name in record_types():
        webhooks.due_for([settled_change(name, kind=kind, **sight)])
    bodies = [json.loads(body) for body in WebhookMessage.objects.values_list("body", flat=True)]
    assert len(bodies) == len(record_types())
    validator = Draft202012Validator(
        schema_of(described, f"record.{kind}"), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    for body in bodies:
        validator.validate(body)


def test_a_test_is_as_described(described: dict[str, Any]) -> None:
    message = webhooks.ping(webhook=WebhookFactory.create(), by=None, at=timezone.now())
    Draft202012Validator(schema_of(described, "webhook.ping")).validate(json.loads(message.body))
