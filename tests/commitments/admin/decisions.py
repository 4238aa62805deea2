"""How the tests of joint decisions ask for their pages, and what they read there."""

from typing import Any

from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments.acts import DECISION_ACTS
from commitments.models import JointDecision
from contacts.enums import Role
from tests.factories.contacts import UserFactory
from tests.factories.law import Memorandum
from tests.sessions import signed_in


def person(moc: Memorandum, role: Role, code: str = "CA1") -> Client:
    """Somebody with ``role``, of the Participant with ``code`` where the role belongs to one."""
    return signed_in(moc.user(code, role) if role.belongs_to_participant else UserFactory.create(role=role))


def page(name: str, *args: object) -> str:
    return reverse(f"admin:commitments_jointdecision_{name}", args=args)


def act(decision: JointDecision, name: str) -> str:
    return DECISION_ACTS.address(decision, name)


def refusal(client: Client, decision: JointDecision, name: str, **sent: Any) -> str:
    """What the page says that was sent again; it was not performed."""
    response = client.post(act(decision, name), sent)
    assert response.status_code == 400, response.status_code
    return " ".join(error for errors in response.context["form"].errors.values() for error in errors)


def concurrence(decision: JointDecision, **changed: Any) -> dict[str, Any]:
    given = {"text_hash": decision.text_hash, "given_on": "2026-11-25", "channel": "portal", "read": "on"}
    return given | changed


def messages_of(response: Any) -> list[str]:
    assert response.status_code == 302, response.content.decode()
    return [str(message) for message in get_messages(response.wsgi_request)]


def offered(client: Client, decision: JointDecision) -> set[str]:
    return {link.url.split("/")[-2] for link in client.get(decision.get_absolute_url()).context["links"]}


def listed(client: Client, **asked: str) -> set[str]:
    return {decision.reference for decision in client.get(page("changelist"), asked).context["cl"].result_list}


def statements(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)
