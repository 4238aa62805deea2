"""A ministry is reminded before one of its systems is shut out."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from contacts.models import Message
from contacts.services import reminders
from partners.models import Client, Token
from partners.services import clients, tokens
from partners.services.expiry_reminders import owed
from tests.factories.contacts import ContactPointFactory
from tests.factories.partners import ClientFactory

pytestmark = pytest.mark.django_db
MADE = datetime(2026, 1, 5, 12, tzinfo=UTC)
END = MADE + timedelta(days=300)
SOON = END - timedelta(days=7)


@pytest.fixture
def system(db: None) -> Client:
    client: Client = ClientFactory.create(name="Fictitious tracker", renewed_at=MADE, expires_at=END)
    ContactPointFactory.create(participant=client.owner, mailbox="point@example.test")
    return client


def owing(at: datetime) -> list[str]:
    return [obligation.key.split(":")[1] for obligation in owed(at)]


def used(client: Client, *, life: timedelta) -> Token:
    with time_machine.travel(MADE):
        token, _text = tokens.issue_to(client=client, name="Server", at=MADE, life=life)
    Token.objects.filter(pk=token.pk).update(last_used_at=MADE)
    return token


def test_contact_point_is_reminded_once_a_week_before_the_end(system: Client) -> None:
    for _hour in range(2):
        reminders.remind(obligations=list(owed(SOON)), at=SOON)
    letter = Message.objects.get(kind="reminder")
    assert letter.subject == "Reminder: the partner system Fictitious tracker expires on 1 November 2026"
    assert f"/admin/partners/client/{system.pk}/change/" in letter.text


@pytest.mark.parametrize(("days", "expected"), [(-40, []), (-30, ["renew"]), (0, ["renew"]), (2, [])])
def test_no_reminder_months_before_or_after(system: Client, days: int, expected: list[str]) -> None:
    assert owing(END + timedelta(days=days)) == expected


def test_who_has_renewed_or_ended_a_system_is_not_reminded(system: Client) -> None:
    clients.renew(client=system, expires_at=SOON + timedelta(days=200), at=SOON)
    assert owing(SOON) == []
    clients.end(client=system, because="Replaced", by=system.contact, at=SOON)
    assert owing(SOON + timedelta(days=190)) == []


def test_a_token_in_use_is_to_be_replaced_before_it_ends(system: Client) -> None:
    token = used(system, life=timedelta(days=200))
    assert owing(token.expires_at - timedelta(days=7)) == ["replace"]


@pytest.mark.parametrize("act", ["never used", "revoked", "replaced", "ends with its system"])
def test_no_reminder_for_other_tokens(system: Client, act: str) -> None:
    life = timedelta(days=300 if act == "ends with its system" else 200)
    token = used(system, life=life)
    before = token.expires_at - timedelta(days=7)
    if act == "never used":
        Token.objects.update(last_used_at=None)
    if act == "revoked":
        tokens.revoke(token=token, at=MADE)
    if act == "replaced":
        with time_machine.travel(before):
            tokens.replace(token=token, at=before)
    assert "replace" not in owing(before)
