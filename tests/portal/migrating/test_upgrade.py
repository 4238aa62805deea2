"""``manage.py upgrade_schema`` replaces the names of the earlier migrations, and refuses any other set of them."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from mocportal.management.commands.upgrade_schema import BEFORE, INITIAL, rename_migrations

pytestmark = [pytest.mark.django_db, pytest.mark.owner]
EARLIER = {(app, name) for app, names in BEFORE.items() for name in names}


@pytest.fixture
def applied():
    """The applied migrations of our apps, first those of the earlier chain."""
    rows = MigrationRecorder(connection).migration_qs
    rows.filter(app__in=BEFORE).delete()
    rows.bulk_create([rows.model(app=app, name=name) for app, name in sorted(EARLIER)])
    return lambda: set(rows.filter(app__in=BEFORE).values_list("app", "name"))


def test_the_applied_migrations_get_their_new_names_once(applied) -> None:
    assert rename_migrations()
    assert applied() == {(app, INITIAL) for app in BEFORE}
    assert not rename_migrations()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("DELETE FROM django_migrations WHERE name = '0013_access_seals'", "missing: history 0013_access_seals;"),
        ("INSERT INTO django_migrations (app, name, applied) VALUES ('contacts', '0011_x', now())", "contacts 0011_x"),
    ],
)
def test_other_tables_are_refused(applied, change: str, said: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(change)
    before = applied()
    with pytest.raises(CommandError, match=said):
        rename_migrations()
    assert applied() == before


def test_tables_of_an_earlier_release_of_a_library_are_refused(applied) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'axes'")
    with pytest.raises(CommandError, match="axes"):
        rename_migrations()


def test_migrate_names_the_command(applied) -> None:
    with pytest.raises(CommandError, match="upgrade_schema"):
        call_command("migrate")
