"""A migration waits for nobody longer than it may, and those behind it wait no longer either."""

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.core.management.commands import migrate as django_migrate
from django.db import connection, connections, transaction

from audit.history_reader import event_model
from audit.services import rights
from contacts.models import Rank
from mocportal.management.commands import migrate

pytestmark = pytest.mark.owner


@pytest.fixture
def _patient(monkeypatch, settings):
    settings.MIGRATION_LOCK_TIMEOUT = timedelta(seconds=1)
    monkeypatch.setattr(migrate, "BETWEEN_TRIES", timedelta(0))
    monkeypatch.setattr(migrate, "TRIES", 2)
    monkeypatch.setattr("mocportal.management.commands.migrate.rights.renew", lambda _role: None)


@pytest.fixture
def in_use(transactional_db):
    """Keep a table locked in another session, as a long question does."""
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("LOCK TABLE contacts_rank IN ACCESS SHARE MODE")
    yield other
    other.close()


@pytest.mark.usefixtures("_patient")
def test_a_migration_lets_go_of_a_table_that_is_in_use_and_tries_again(in_use, monkeypatch):
    def alters(_self, **_options):
        with transaction.atomic(), connections["default"].cursor() as cursor:
            cursor.execute("LOCK TABLE contacts_rank IN ACCESS EXCLUSIVE MODE")

    monkeypatch.setattr(django_migrate.Command, "handle", alters)
    said = io.StringIO()

    with pytest.raises(CommandError, match="in use for too long"):
        call_command("migrate", stderr=said)

    assert said.getvalue().count("trying again") == 2
    connection.close()


@pytest.mark.usefixtures("_patient", "transactional_db")
@pytest.mark.parametrize("step", ["tables", "rights"])
def test_what_is_in_use_for_a_moment_is_migrated_at_the_second_try(step, monkeypatch):
    tried = []

    def alters(*_args, **_options):
        tried.append(1)
        with connections["default"].cursor() as cursor:
            if len(tried) == 1:
                cursor.execute("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '55P03', MESSAGE = 'in use'; END $$")

    monkeypatch.setattr(
        django_migrate.Command, "handle", alters if step == "tables" else lambda *_args, **_options: None
    )
    if step == "rights":
        monkeypatch.setattr(rights, "renew", alters)

    call_command("migrate", stderr=io.StringIO())

    assert len(tried) == 2
    connection.close()


@pytest.mark.usefixtures("_patient", "transactional_db")
def test_the_history_of_what_a_migration_changes_says_why(monkeypatch):
    def alters(*_args, **_options):
        with connections["default"].cursor() as cursor:
            cursor.execute("UPDATE contacts_rank SET name_en = '100% of a fictitious rank' WHERE code = 'fictitious'")

    monkeypatch.setattr(django_migrate.Command, "handle", alters)
    rank = Rank.objects.create(code="fictitious", order=90)

    call_command("migrate", stderr=io.StringIO())
    Rank.objects.filter(pk=rank.pk).update(order=91)

    told = event_model(Rank).objects.filter(pgh_obj_id=rank.pk).order_by("pgh_id")
    reasons = [(each.pgh_context or {}).get("reason") for each in told]
    assert reasons == [None, "manage.py migrate", None]
    connection.close()
