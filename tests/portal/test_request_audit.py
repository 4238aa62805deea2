"""Beside each change that a request makes stands who made it, where, in which request, and why."""

import uuid

import pytest
from django.test import Client

from contacts.enums import Role
from contacts.models import User
from tests.portal.conftest import SignIn

pytestmark = pytest.mark.django_db


def choose_french(client: Client, **headers: str) -> dict[str, object]:
    """Change a record by a request and give what the history says about it."""
    client.post("/language/", {"language": "fr", "next": "/"}, headers=headers)
    event = User.pgh_event_model.objects.order_by("-pgh_id").first()  # type: ignore[attr-defined]
    assert event.language == "fr"
    return dict(event.pgh_context)


def test_a_change_names_who_where_and_in_which_request(signed_in: SignIn) -> None:
    context = choose_french(signed_in(Role.EDITOR))
    assert context["user"] == User.objects.get().pk
    assert context["url"] == "/language/"
    assert uuid.UUID(str(context["request"])).version == 4
    assert "reason" not in context


def test_the_reason_may_be_in_japanese(signed_in: SignIn) -> None:
    context = choose_french(signed_in(Role.EDITOR), x_change_reason="%E8%AA%A4%E8%A8%98%E3%81%AE%E8%A8%82%E6%AD%A3")
    assert context["reason"] == "誤記の訂正"


def test_a_reason_without_end_is_cut(signed_in: SignIn) -> None:
    assert len(str(choose_french(signed_in(Role.EDITOR), x_change_reason="x" * 5000)["reason"])) == 500
