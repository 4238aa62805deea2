"""Whatever writes a record, by whatever way, one row of history says who, when, in which request, why, and what."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pghistory
import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model

from audit.history_reader import event_model
from audit.services.audit_queries import tracked
from contacts.models import Rank

pytestmark = pytest.mark.django_db

# What keeps no history, and why that is so.
WITHOUT = {
    "contacts.DeliveryAttempt": "A row of the log of the mail, which is only added to.",
    "contacts.WaitingScan": "A file that waits for its scan; what it belongs to has its history.",
    "commitments.ReferenceCounter": "The last number that was given; the record that has it tells of it.",
    "commitments.PreparedImport": "A file that waits a day; what it changes has its history.",
    "history.Standing": "Made from the changes themselves.",
    "history.RecordText": "Made from the texts of the records themselves.",
    "history.Translation": "A view of those, and of confirmations.",
    "history.Change": "A log, which is only added to.",
    "history.SealedRow": "The history itself.",
    "history.Seal": "The history itself.",
    "history.SealingMark": "How far the sealer has come.",
    "history.Head": "The history itself.",
    "history.Verification": "A log, which is only added to.",
    "history.Erasure": "A log, which is only added to and sealed.",
    "history.Access": "A log, which is only added to.",
    "history.AccessSeal": "A log, which is only added to and sealed.",
    "accounts.RecoveryRequest": "A queue, which is emptied within minutes.",
    "accounts.WrongTry": "Counts, for a quarter of an hour.",
    "partners.IdempotentAnswer": "An answer that is kept for a day.",
    "partners.Usage": "Counts.",
    "partners.WebhookMessage": "A queue of what the log of changes holds.",
    "partners.WebhookAttempt": "A log, which is only added to.",
}
OURS = ("accounts", "contacts", "commitments", "dialogue", "history", "partners")

# A value of each type, and another one.
VALUES: dict[str, tuple[str, str]] = {
    "boolean": ("false", "true"),
    "bytea": ("''", "'a'"),
    "date": ("'2026-01-01'", "'2026-01-02'"),
    "inet": ("'192.0.2.1'", "'192.0.2.2'"),
    "interval": ("'1 day'", "'2 days'"),
    "jsonb": ("'{}'", "'[]'"),
    "uuid": ("gen_random_uuid()", "gen_random_uuid()"),
    "timestamp with time zone": ("'2026-01-01'", "'2026-01-02'"),
    "timestamp without time zone": ("'2026-01-01'", "'2026-01-02'"),
    "time without time zone": ("'10:00'", "'11:00'"),
    "ARRAY": ("'{}'", "'{1}'"),
    "USER-DEFINED": ("'a'", "'b'"),
}
NUMBERS = ("bigint", "integer", "smallint", "numeric", "double precision")


def values(kind: str) -> tuple[str, str]:
    return ("1", "2") if kind in NUMBERS else VALUES.get(kind, ("'a'", "'b'"))


def alone_with_its_history(table: str) -> None:
    """Leave of all that watches over a table, until the test is taken back, only what writes its history."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT format('ALTER TABLE %%I ENABLE ALWAYS TRIGGER %%I', %s::text, tgname) FROM pg_trigger"
            " WHERE tgrelid = %s::regclass AND tgname ~ '^pgtrigger_(insert|update|delete)_(insert|update|delete)_'"
            " UNION ALL SELECT format('ALTER TABLE %%I DROP CONSTRAINT %%I', %s::text, conname) FROM pg_constraint"
            " WHERE conrelid = %s::regclass AND contype = 'c'",
            [table] * 4,
        )
        for (statement,) in cursor.fetchall():
            cursor.execute(statement)


def written_raw(model: type[Model]) -> tuple[list[tuple[Any, ...]], str]:
    """The history of a row that raw statements put in, change in one column, and take out; and that column."""
    table, events = model._meta.db_table, event_model(model)
    tracked_columns = {field.column for field in events._meta.concrete_fields}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name, data_type, is_nullable = 'NO' FROM information_schema.columns"
            " WHERE table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position",
            [table],
        )
        columns = cursor.fetchall()
        filled = {name: values(kind)[0] for name, kind, needed in columns if needed or name == "id"}
        changed, kind = next(
            (name, kind) for name, kind, _ in columns if name in tracked_columns and name != model._meta.pk.column
        )
        filled[changed], after = values(kind)
        names = ", ".join(f'"{name}"' for name in filled)
        cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join(filled.values())})")
        cursor.execute(f'UPDATE {table} SET "{changed}" = {after}')
        cursor.execute(f"DELETE FROM {table}")
        cursor.execute(
            f'SELECT pgh_label, "{changed}"::text, pgh_context, pgh_created_at = now() FROM {events._meta.db_table}'
            " ORDER BY pgh_id"
        )
        return cursor.fetchall(), changed


@pytest.mark.owner
def test_raw_statements_leave_one_row_each_in_the_history_of_every_model() -> None:
    wrong = {}
    why = {"user": 7, "request": "r-7", "reason": "By hand"}
    with connection.cursor() as cursor:
        for model in tracked().values():
            alone_with_its_history(model._meta.db_table)
        cursor.execute("SET LOCAL session_replication_role = replica")
        with pghistory.context(**why):
            for label, model in tracked().items():
                rows, changed = written_raw(model)
                told = [label for label, *_ in rows]
                before, after = (rows[0][1], rows[1][1]) if len(rows) == 3 else ("", "")
                if (
                    told != ["insert", "update", "delete"]
                    or before == after
                    or rows[2][1] != after
                    or any(json.loads(context) | why != json.loads(context) or not at for _, _, context, at in rows)
                ):
                    wrong[label, changed] = rows
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert wrong == {}


def test_every_model_of_ours_keeps_its_history_or_has_a_reason_not_to() -> None:
    ours = {model._meta.label for app in OURS for model in apps.get_app_config(app).get_models()}
    events = {event_model(model)._meta.label for model in tracked().values()}
    assert ours - events - tracked().keys() <= WITHOUT.keys()


def first() -> Rank:
    return Rank.objects.get(order=90)


def by_copy() -> None:
    with (
        connection.cursor() as cursor,
        cursor.copy('COPY contacts_rank (code, name_en, name_fr, name_ja, "order") FROM STDIN') as copy,
    ):
        copy.write_row(("c", "", "", "", 91))


WAYS: dict[str, tuple[Callable[[], object], list[str]]] = {
    "save of a new record": (lambda: Rank(code="b", order=91).save(), ["insert"]),
    "create": (lambda: Rank.objects.create(code="b", order=91), ["insert"]),
    "bulk create": (lambda: Rank.objects.bulk_create([Rank(code=c, order=ord(c)) for c in "bc"]), ["insert"] * 2),
    "get or create": (lambda: Rank.objects.get_or_create(code="b", defaults={"order": 91}), ["insert"]),
    "update or create": (lambda: Rank.objects.update_or_create(code="a", defaults={"order": 91}), ["update"]),
    "update": (lambda: Rank.objects.update(name_en="B"), ["update"]),
    "bulk update": (lambda: Rank.objects.bulk_update([Rank(pk=first().pk, name_en="B")], ["name_en"]), ["update"]),
    "update that changes nothing": (lambda: Rank.objects.update(name_en="A"), []),
    "delete": (lambda: first().delete(), ["delete"]),
    "delete of many": (lambda: Rank.objects.all().delete(), ["delete"]),
    "copy": (by_copy, ["insert"]),
}


@pytest.mark.parametrize("way", WAYS)
def test_each_way_of_django_s_leaves_its_rows(way: str) -> None:
    Rank.objects.create(code="a", name_en="A", order=90)
    events = event_model(Rank).objects.order_by("pgh_id")
    known = list(events.values_list("pk", flat=True))
    act, expected = WAYS[way]
    with pghistory.context(user=7, request="r-7", reason="Why"):
        act()
    written = list(events.exclude(pk__in=known))
    assert [event.pgh_label for event in written] == expected
    # What COPY brings goes past Django, which tells the database of the context beside its own statements.
    told = {} if way == "copy" else {"user": 7, "request": "r-7", "reason": "Why"}
    assert all({**(event.pgh_context or {}), **told} == (event.pgh_context or {}) for event in written)
    assert all(event.pgh_created_at <= datetime.now(UTC) for event in written)
