"""What must never happen to partner systems, tokens and their usage, tried by raw SQL."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.db.models import Model
from django.utils import timezone

from contacts.enums import Role
from contacts.models import Official
from partners.models import Client, Token, Usage
from partners.services import tokens
from tests.constraint_assertions import insert_like, refused_by, sql, update
from tests.factories.contacts import UserFactory
from tests.factories.partners import ClientFactory

pytestmark = pytest.mark.django_db


def test_a_ministry_has_one_system_of_a_name_at_a_time(system: Client) -> None:
    other = ClientFactory.create(owner=system.owner)
    with refused_by("client_name_once_for_each_participant"):
        update(other, name=system.name)
    Client.objects.filter(pk=system.pk).update(
        ended_at=timezone.now(), ended_by=system.contact, ended_because="Replaced"
    )
    update(other, name=system.name)


def test_a_contact_of_another_ministry_answers_for_no_system(system: Client) -> None:
    stranger = UserFactory.create(role=Role.CONTACT_OFFICER)
    with refused_by("client_contact_of_owner"):
        update(system, contact_id=stranger.pk)


def test_a_contact_does_not_leave_the_ministry_and_keep_its_system(system: Client) -> None:
    Official.objects.filter(account=system.contact).update(account=None)
    with refused_by("client_contact_of_owner"):
        update(system.contact, participant_id=UserFactory.create().participant_id)


def test_a_system_acts_through_an_account_of_its_own_ministry(system: Client) -> None:
    stranger = UserFactory.create(role=Role.PARTNER)
    with refused_by("client_account_of_owner"):
        update(system, account_id=stranger.pk)


@pytest.mark.parametrize("scopes", ["{register:write}", "{register:read,concurrences:write}"])
def test_there_are_no_scopes_but_those_that_are_known(system: Client, scopes: str) -> None:
    with refused_by("client_scopes_are_known"):
        update(system, scopes=scopes)


@pytest.mark.parametrize("days", [-1, 0, 366])
def test_a_system_expires_within_a_year_of_its_renewal(system: Client, days: int) -> None:
    with refused_by("client_expires_within_a_year"):
        update(system, expires_at=system.renewed_at + timedelta(days=days))


@pytest.mark.parametrize("rate", [0, 60_001])
def test_a_system_has_a_rate(system: Client, rate: int) -> None:
    with refused_by("client_has_a_rate"):
        update(system, rate=rate)


@pytest.mark.parametrize("column", ["ended_at", "ended_by_id", "ended_because"])
def test_an_end_says_who_when_and_why(system: Client, column: str) -> None:
    facts: dict[str, Any] = {"ended_at": timezone.now(), "ended_by_id": system.contact_id, "ended_because": "Replaced"}
    with refused_by("client_end_says_who_when_why"):
        update(system, **(facts | {column: "" if column == "ended_because" else None}))
    with refused_by("client_end_says_who_when_why"):
        update(system, **{column: facts[column]})


@pytest.fixture
def made(system: Client) -> Token:
    token, _text = tokens.issue_to(client=system, name="Server", at=timezone.now())
    return token


def test_a_token_expires_after_it_was_made(made: Token) -> None:
    with refused_by("token_expires_after_it_was_made"):
        update(made, expires_at=made.created_at)


def test_no_token_opens_the_scopes_of_one_system_with_the_account_of_another(made: Token) -> None:
    other = ClientFactory.create(owner=made.client.owner if made.client else None)
    with refused_by("token_of_its_clients_account"):
        update(made, user_id=other.account_id)


def test_a_token_has_one_successor(made: Token) -> None:
    second, _text = tokens.replace(token=made, at=timezone.now())
    with refused_by("partners_token_replaces_id_key"):
        insert_like(second, prefix="ffffffff")


def test_the_usage_of_a_day_is_counted_in_one_place(system: Client) -> None:
    now = timezone.now()
    row = Usage.objects.create(client=system, day=now.date(), status=200, requests=1, last_at=now)
    with refused_by("usage_counted_in_one_place"):
        insert_like(row)


@pytest.mark.owner
@pytest.mark.parametrize("table", ["partners_clientevent", "partners_tokenevent"])
@pytest.mark.parametrize("verb", ["DELETE FROM {table}", "UPDATE {table} SET name = 'Another'"])
def test_history_is_neither_changed_nor_deleted(made: Token, table: str, verb: str) -> None:
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        sql(verb.format(table=table))


# The pair alone is unique already: it is there to be pointed to, and what points to it is tried above.
ONLY_POINTED_TO = {"client_with_account"}


@pytest.mark.parametrize("model", [Client, Token, Usage])
def test_each_constraint_is_run_into(model: type[Model]) -> None:
    text = Path(__file__).read_text()
    assert {each.name for each in model._meta.constraints if f'"{each.name}"' not in text} <= ONLY_POINTED_TO
