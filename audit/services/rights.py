"""Database privileges of the application role: full access to records, none to change their history.

The table owner grants them after each migration, for each table, so that a new one is never missed. Trigger functions
with the owner's privileges write the history; no other role may call them or use them on its own table, and only the
owner may use pgtrigger's switch for ignoring triggers.
"""

from typing import Any

from django.db import connection, transaction
from psycopg import sql

from audit import role_functions
from audit.services.sealed_tables import sources

# Tables that only functions of the owner write.
READ = frozenset(
    {
        *("history_standing", "history_recordtext", "history_translation"),
        *("pghistory_context", "django_migrations"),
    }
)
# Tables that the application may append to, but not update or delete from.
ADDED = frozenset(
    {
        *("history_seal", "history_sealedrow", "history_head", "history_verification", "history_access"),
        "history_accessseal",
        "django_admin_log",
    }
)
# The sequencer numbers a change once; author and content cannot change.
SETTLED = "GRANT SELECT, INSERT, UPDATE (position, key, seen_by, lost_by, version, other) ON history_change TO {role}"
# A conditional write locks the record state, and PostgreSQL requires an update privilege for locking. The trigger below
# rejects actual updates.
LOCKED = "GRANT UPDATE (xid) ON history_standing TO {role}"
STANDING = """
CREATE OR REPLACE FUNCTION history_standing_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege',
            MESSAGE = 'How a record stands is written by its changes alone.';
    END IF;
    RETURN NULL;
END
$$
"""
# Created once only: creating a trigger, even as a replacement, waits for all transactions that are changing records.
GUARD_EXISTS = """
SELECT EXISTS (
    SELECT FROM pg_trigger WHERE tgrelid = 'public.history_standing'::regclass AND tgname = 'standing_is_kept'
)
"""
KEEP = """
CREATE TRIGGER standing_is_kept BEFORE UPDATE ON history_standing
    FOR EACH STATEMENT EXECUTE FUNCTION history_standing_kept()
"""

# Functions that write or erase history: they run as their owner, and no other role may call them. After a restore they
# still run so, but are callable by every role, since a backup has no privileges.
FUNCTIONS = """
SELECT function.oid::regprocedure::text FROM pg_proc function
WHERE function.pronamespace = 'public'::regnamespace AND function.proowner = quote_ident(current_user)::regrole
    AND (
        function.prosecdef OR function.proname ~ '^history_note' OR function.prosrc ~ 'INSERT INTO "[a-z_]+event"'
    )
    AND (NOT function.prosecdef OR has_function_privilege('public', function.oid, 'EXECUTE'))
"""
# pgtrigger's version lets every session ignore triggers, and every trigger calls it. This one returns false for
# sessions of the application, which also avoids an exception that pgtrigger would catch. Append-only triggers may be
# ignored, for the erasure of personal data: they do not protect against the application, which has no privileges on
# those tables.
SWITCH = """
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    named CONSTANT text := current_setting('pgtrigger.ignore', true);
BEGIN
    IF named IS NULL OR named IN ('', '{}')
            OR trigger_name NOT LIKE 'pgtrigger\\_append\\_only\\_%' AND NOT pg_has_role(
                session_user, (SELECT relowner FROM pg_class WHERE oid = 'public.history_seal'::regclass), 'USAGE'
            ) THEN
        RETURN false;
    END IF;
    RETURN trigger_name = ANY(named::text[]);
END
$$
"""
TABLES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v')"
SEQUENCES = """
SELECT sequence.relname, owned.relname FROM pg_class sequence
JOIN pg_depend link ON link.objid = sequence.oid AND link.deptype IN ('a', 'i') AND link.classid = 'pg_class'::regclass
JOIN pg_class owned ON owned.oid = link.refobjid
WHERE sequence.relkind = 'S' AND sequence.relnamespace = 'public'::regnamespace
"""
CALLED = ("history_erase(text, bigint, jsonb, text)", "history_forget_accesses()")


def renew(role: str) -> None:
    """Renew the privileges after each migration, as the owner; without ``role`` none are granted.

    No-op on the tables of an earlier release.
    """
    if "history_seal" not in connection.introspection.table_names():
        return
    guard(role)
    if role:
        grant(role)


def guard(role: str = "") -> None:
    """Secure the history functions: they run with their owner's privileges, and cannot be called directly.

    Changes by a database role other than ``role`` are labelled with it; without it the caller's role is the portal's.
    """
    with connection.cursor() as cursor:
        cursor.execute(FUNCTIONS)
        for (signature,) in cursor.fetchall():
            # Signatures come from the catalogue, quoted.
            cursor.execute(f"REVOKE EXECUTE ON FUNCTION {signature} FROM PUBLIC")
            cursor.execute(f"ALTER FUNCTION {signature} SECURITY DEFINER SET search_path = public, pg_temp")
        cursor.execute(SWITCH)
        cursor.execute(STANDING)
        cursor.execute(GUARD_EXISTS)
        if cursor.fetchone() == (False,):
            cursor.execute(KEEP)
    _set_role_triggers(role)


def _set_role_triggers(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user")
        (me,) = cursor.fetchone()
        cursor.execute(role_functions.portal_is(role or me))
        cursor.execute(role_functions.ROLE_TRIGGER_FUNCTION)
        cursor.execute(role_functions.ERASURE_TRIGGER_FUNCTION)
        cursor.execute(role_functions.SILENT)
        # One table at a time, so that no transaction waits for all of them.
        for table, function in cursor.fetchall():
            cursor.execute(
                sql.SQL(role_functions.SET).format(table=sql.Identifier(table), function=sql.Identifier(function))
            )


def grant(role: str) -> None:
    """Grant ``role`` the application's privileges and revoke all others. For the owner; idempotent.

    In one transaction, so that concurrent requests are never without a privilege. Raise Django's database errors if the
    role does not exist.
    """
    name = sql.Identifier(role)
    with transaction.atomic(), connection.cursor() as cursor:

        def run(statement: str, **names: Any) -> None:
            cursor.execute(sql.SQL(statement).format(role=name, **names))

        for what in ("TABLES", "SEQUENCES", "FUNCTIONS"):
            run(f"REVOKE ALL ON ALL {what} IN SCHEMA public FROM {{role}}")
        run("REVOKE CREATE ON SCHEMA public FROM {role}")
        run("GRANT USAGE ON SCHEMA public TO {role}")
        cursor.execute(TABLES)
        tables = [table for (table,) in cursor.fetchall()]
        for table in tables:
            run(f"GRANT {', '.join(_rights(table))} ON {{table}} TO {{role}}", table=sql.Identifier(table))
        run("REVOKE ALL ON history_change FROM {role}")
        run(SETTLED)
        run(LOCKED)
        cursor.execute(SEQUENCES)
        for sequence, table in cursor.fetchall():
            if "INSERT" in _rights(table):
                run("GRANT USAGE ON SEQUENCE {sequence} TO {role}", sequence=sql.Identifier(sequence))
        for function in CALLED:
            run(f"GRANT EXECUTE ON FUNCTION {function} TO {{role}}")


def _rights(table: str) -> tuple[str, ...]:
    if table in ADDED or table == "history_change":
        return ("SELECT", "INSERT")
    if table in READ or table in {source.table for source in sources()}:
        return ("SELECT",)
    return ("SELECT", "INSERT", "UPDATE", "DELETE")
