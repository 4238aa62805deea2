"""The application's role of the database adds to the history and can do nothing else to it: tried at every table."""

import os
from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection
from psycopg import errors, sql

from audit.services import rights
from audit.services.rights import ADDED
from audit.services.sealed_tables import sources
from core.db.postgresql.owner import as_owner
from tests.servers import APPLICATION

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # The application has a session of its own here.
    pytest.mark.owner,
    pytest.mark.usefixtures("_portal_named_as_before"),
    pytest.mark.skipif(APPLICATION not in os.environ, reason="the server is not the tests' own"),
]

# What the settler writes of a change, once.
PLACED = ("position", "key", "seen_by", "lost_by", "version", "other")
HISTORY = sorted({source.table for source in sources()} | ADDED | {"history_change", "history_standing"})


@pytest.fixture
def application() -> Iterator[psycopg.Connection]:
    address = os.environ[APPLICATION].rpartition("/")[0] + f"/{connection.settings_dict['NAME']}"
    with psycopg.connect(address, autocommit=True) as session:
        yield session


def refused(session: psycopg.Connection, statement: sql.Composable | str) -> bool:
    """Whether the database says that the role may not, which it says before it looks at any row."""
    try:
        session.execute(statement)
    except errors.InsufficientPrivilege:
        return True
    return False


def test_no_row_of_any_history_is_changed_or_taken_away(application: psycopg.Connection) -> None:
    verbs = (
        *("DELETE FROM {table}", "TRUNCATE {table}", "DROP TABLE {table}"),
        *("ALTER TABLE {table} DISABLE TRIGGER ALL", "ALTER TABLE {table} ADD COLUMN more text"),
        *("CREATE INDEX ON {table} ((1))", "CREATE RULE away AS ON INSERT TO {table} DO INSTEAD NOTHING"),
    )
    allowed = [
        (verb, table)
        for table in HISTORY
        for verb in verbs
        if not refused(application, sql.SQL(verb).format(table=sql.Identifier(table)))
    ]
    assert allowed == []


def test_no_column_of_any_history_is_written_over(application: psycopg.Connection) -> None:
    columns = application.execute(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_name = ANY(%s)", [HISTORY]
    ).fetchall()
    allowed = {
        (table, column)
        for table, column in columns
        if not refused(
            application,
            sql.SQL("UPDATE {} SET {} = NULL WHERE false").format(sql.Identifier(table), sql.Identifier(column)),
        )
    }
    # The place of a change in the feed, which a trigger lets be written once.
    assert allowed == {("history_change", column) for column in PLACED}


def test_how_a_record_stands_is_locked_by_who_changes_it_from_a_version(application: psycopg.Connection) -> None:
    with application.transaction():
        application.execute("SELECT version FROM history_standing FOR UPDATE")


def test_no_row_is_put_into_the_history_but_by_changing_a_record(application: psycopg.Connection) -> None:
    allowed = [
        source.table
        for source in sources()
        # Of these the portal itself adds rows: digests of the access log, and changes of who sees a record.
        if source.table not in ADDED | {"history_change"}
        and not refused(application, sql.SQL("INSERT INTO {} DEFAULT VALUES").format(sql.Identifier(source.table)))
    ]
    assert allowed == []


@pytest.mark.parametrize(
    "statement",
    [
        "SET session_replication_role = replica",
        "ALTER TABLE contacts_user DISABLE TRIGGER ALL",
        "SET ROLE moc",
        "ALTER ROLE moc_application SUPERUSER",
        "CREATE TABLE public.mine (id int)",
        "CREATE TRIGGER mine BEFORE INSERT ON contacts_user FOR EACH ROW EXECUTE FUNCTION history_only_added()",
        "SELECT history_note_record('commitment', 1, 'changed', '{title_en}')",
        "SELECT setval('contacts_userevent_pgh_id_seq', 1)",
        "UPDATE django_migrations SET applied = now()",
    ],
)
def test_no_way_round_the_triggers_is_open(application: psycopg.Connection, statement: str) -> None:
    assert refused(application, statement)


def test_no_function_that_writes_history_is_set_on_a_table_of_ones_own(application: psycopg.Connection) -> None:
    (function,) = application.execute(
        "SELECT proname FROM pg_proc WHERE proname LIKE 'pgtrigger_insert_insert_%' AND prosecdef LIMIT 1"
    ).fetchone() or ("",)
    application.execute("CREATE TEMPORARY TABLE mine (id bigint)")
    assert refused(
        application,
        sql.SQL("CREATE TRIGGER forged AFTER INSERT ON mine FOR EACH ROW EXECUTE FUNCTION {}()").format(
            sql.Identifier(function)
        ),
    )


def test_what_a_restored_backup_lets_everybody_call_is_taken_back(application: psycopg.Connection) -> None:
    open_to_all = "SELECT count(*) FROM pg_proc WHERE prosecdef AND has_function_privilege('public', oid, 'EXECUTE')"
    with connection.cursor() as cursor:
        for function in ("history_note()", "history_erase(text, bigint, jsonb, text)"):
            cursor.execute(f"GRANT EXECUTE ON FUNCTION {function} TO PUBLIC")
    assert application.execute(open_to_all).fetchone() == (2,)
    rights.guard()
    assert application.execute(open_to_all).fetchone() == (0,)


def test_renewing_what_the_role_may_do_waits_for_nobody_who_is_writing(application: psycopg.Connection) -> None:
    writer = connection.copy()
    with writer.cursor() as writes, connection.cursor() as cursor:
        writes.execute("BEGIN")
        writes.execute("UPDATE history_standing SET xid = xid")
        cursor.execute("SET lock_timeout = '1s'")
        try:
            rights.renew(application.info.user)
        finally:
            cursor.execute("RESET lock_timeout")
            writer.close()


def test_the_role_keeps_its_rights_until_the_new_ones_are_there(
    application: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks_off(table: str) -> tuple[str, ...]:
        raise LookupError(table)

    monkeypatch.setattr(rights, "_rights", breaks_off)
    with pytest.raises(LookupError):
        rights.grant(application.info.user)
    assert not refused(application, "SELECT FROM contacts_rank")


def test_the_owner_is_who_owns_the_table_and_not_who_did_before_it_was_restored(
    application: psycopg.Connection,
) -> None:
    application.execute("CREATE TEMPORARY TABLE mine (id bigint)")
    application.execute(
        "CREATE TRIGGER kept BEFORE UPDATE ON mine FOR EACH STATEMENT EXECUTE FUNCTION history_standing_kept()"
    )
    assert not refused(application, "UPDATE mine SET id = 1")


def test_a_change_by_the_application_is_written_even_where_it_asks_for_no_history(
    application: psycopg.Connection,
) -> None:
    names = application.execute("SELECT array_agg(tgname::text)::text FROM pg_trigger").fetchone()
    assert names is not None
    application.execute(sql.SQL("SET pgtrigger.ignore = {}").format(sql.Literal(names[0])))
    application.execute('SET pghistory.context_metadata = \'{"request": "raw"}\'')
    application.execute(
        "INSERT INTO contacts_rank (code, name_en, name_fr, name_ja, \"order\") VALUES ('a','','','',91)"
    )
    application.execute("UPDATE contacts_rank SET name_en = 'A' WHERE code = 'a'")
    application.execute("DELETE FROM contacts_rank WHERE code = 'a'")
    written = application.execute(
        "SELECT pgh_label, name_en, pgh_context ->> 'request' FROM contacts_rankevent ORDER BY pgh_id"
    ).fetchall()
    assert written == [("insert", "", "raw"), ("update", "A", "raw"), ("delete", "A", "raw")]


def test_where_one_role_does_all_nothing_is_connected_anew() -> None:
    before = connection.connection
    with as_owner():
        assert connection.connection is before
