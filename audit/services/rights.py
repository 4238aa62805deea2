"""What the application's role of the database may do: everything with records, and nothing to their history.

Granted by the owner of the tables after each migration, table by table, so that a new one is never forgotten. The
history is written by trigger functions that act as its owner; nobody else may call them, or set them on a table of
their own, and the switch by which pgtrigger passes a trigger over is the owner's alone.
"""

from typing import Any

from django.db import connection, transaction
from psycopg import sql

from audit import role_functions
from audit.services.sealed_tables import sources

# What is written by functions of the owner alone.
READ = frozenset({"history_standing", "pghistory_context", "django_migrations"})
# What the application adds to, and can neither change nor take away.
ADDED = frozenset(
    {
        *("history_seal", "history_sealedrow", "history_head", "history_verification", "history_access"),
        "history_accessseal",
        "django_admin_log",
    }
)
# The settler gives a change its place, once; what it says of who did what stays.
SETTLED = "GRANT SELECT, INSERT, UPDATE (position, key, seen_by, lost_by, version, other) ON history_change TO {role}"
# Who changes a record from a version locks how it stands, and PostgreSQL lets nobody lock who may write nothing. What
# could be written with it is refused by the trigger below.
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
# Once: making a trigger, even in the place of the same one, waits for everybody who is changing a record.
KEPT = """
SELECT EXISTS (
    SELECT FROM pg_trigger WHERE tgrelid = 'public.history_standing'::regclass AND tgname = 'standing_is_kept'
)
"""
KEEP = """
CREATE TRIGGER standing_is_kept BEFORE UPDATE ON history_standing
    FOR EACH STATEMENT EXECUTE FUNCTION history_standing_kept()
"""

# The functions that write the history or erase from it: they act as its owner, and nobody else may call them. What was
# restored from a backup acts so already, and is everybody's to call again, since a backup holds no rights.
FUNCTIONS = """
SELECT function.oid::regprocedure::text FROM pg_proc function
WHERE function.pronamespace = 'public'::regnamespace AND function.proowner = quote_ident(current_user)::regrole
    AND (
        function.prosecdef OR function.proname ~ '^history_note' OR function.prosrc ~ 'INSERT INTO "[a-z_]+event"'
    )
    AND (NOT function.prosecdef OR has_function_privilege('public', function.oid, 'EXECUTE'))
"""
# pgtrigger's own lets every session switch triggers off, and each trigger asks it. Who works as the application is told
# at once that none is, which also spares the trigger an error that it would catch. What erases personal data passes
# over the one trigger that keeps the application from nothing, since it has no right to those tables.
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
TABLES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
SEQUENCES = """
SELECT sequence.relname, owned.relname FROM pg_class sequence
JOIN pg_depend link ON link.objid = sequence.oid AND link.deptype IN ('a', 'i') AND link.classid = 'pg_class'::regclass
JOIN pg_class owned ON owned.oid = link.refobjid
WHERE sequence.relkind = 'S' AND sequence.relnamespace = 'public'::regnamespace
"""
CALLED = ("history_erase(text, bigint, jsonb, text)", "history_forget_accesses()")


def renew(role: str) -> None:
    """What follows each migration, as the owner; without ``role`` there is nobody to grant anything to.

    Nothing where the tables are those of an earlier release.
    """
    if "history_seal" not in connection.introspection.table_names():
        return
    guard(role)
    if role:
        grant(role)


def guard(role: str = "") -> None:
    """Have the functions that write history act as their owner, whoever changes a record, and called by nobody.

    Whoever changes a record as another than ``role`` is told by the name of theirs; without it the portal works as who
    calls this.
    """
    with connection.cursor() as cursor:
        cursor.execute(FUNCTIONS)
        for (signature,) in cursor.fetchall():
            # Signatures come from the catalogue, quoted.
            cursor.execute(f"REVOKE EXECUTE ON FUNCTION {signature} FROM PUBLIC")
            cursor.execute(f"ALTER FUNCTION {signature} SECURITY DEFINER SET search_path = public, pg_temp")
        cursor.execute(SWITCH)
        cursor.execute(STANDING)
        cursor.execute(KEPT)
        if cursor.fetchone() == (False,):
            cursor.execute(KEEP)
    _have_roles_told(role)


def _have_roles_told(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user")
        (me,) = cursor.fetchone()
        cursor.execute(role_functions.portal_is(role or me))
        cursor.execute(role_functions.TELL)
        cursor.execute(role_functions.TELL_OF_ERASURE)
        cursor.execute(role_functions.SILENT)
        # One after the other, so that nobody waits for all of them.
        for table, tell in cursor.fetchall():
            cursor.execute(sql.SQL(role_functions.SET).format(table=sql.Identifier(table), tell=sql.Identifier(tell)))


def grant(role: str) -> None:
    """Give ``role`` what the application needs and take from it all else. For the owner to call, as often as it likes.

    At once, so that nobody who works meanwhile is without a right. Raises Django's errors of the database where there
    is no such role.
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
