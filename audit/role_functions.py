"""What tells by which role of the database a change was made, apart from the rights so that it can be read and tested.

Who made a change stands in its context, as the portal told it. Of a change that the portal did not make, the context
says what somebody chose to say, or nothing; the role with which the session began is what the database knows itself.
``SET ROLE`` does not change it, and only a superuser can.
"""

from psycopg import sql

from core.db.postgresql import APPLICATION_NAME

# The role that is to be told beside such a context, or nothing where the portal made the change. What its clock does
# has no context, as has what somebody does by hand with its role; the name of the session tells the two apart. An empty
# context says no more.
ROLE = """
CREATE OR REPLACE FUNCTION public.history_role(told jsonb) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN session_user NOT IN ({roles})
            OR coalesce(told, '{{}}') IN ('{{}}', 'null') AND current_setting('application_name') <> {portal}
        THEN session_user::text
    END
$$
"""

# Writes the role into the row of the history. Words that are no object are taken for the reason. What names no account
# by its number is refused, since it would be in the way of whoever asks for what an account did. A role that a change
# names itself is never kept: with the portal's own role, somebody could name another's.
TELL = """
CREATE OR REPLACE FUNCTION public.history_tell_role() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    its_role CONSTANT text := public.history_role(NEW.pgh_context);
BEGIN
    PERFORM (NEW.pgh_context ->> 'user')::bigint;
    IF its_role IS NOT NULL OR NEW.pgh_context IS NOT NULL THEN
        NEW.pgh_context := jsonb_strip_nulls(jsonb_build_object('role', its_role)) || CASE jsonb_typeof(NEW.pgh_context)
            WHEN 'object' THEN NEW.pgh_context - 'role'
            ELSE jsonb_strip_nulls(jsonb_build_object('reason', NEW.pgh_context #>> '{}'))
        END;
    END IF;
    RETURN NEW;
END
$$
"""
# And into the word of an erasure, which has a column for it.
TELL_OF_ERASURE = """
CREATE OR REPLACE FUNCTION public.history_tell_eraser() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.role := public.history_role(NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb);
    RETURN NEW;
END
$$
"""

# The tables of history whose rows no trigger tells the role of yet, and the function that would. Making a trigger, even
# in the place of the same one, waits for everybody who is changing a record.
SILENT = """
SELECT relname, CASE attname WHEN 'pgh_context' THEN 'history_tell_role' ELSE 'history_tell_eraser' END FROM pg_class
JOIN pg_attribute ON attrelid = pg_class.oid AND NOT attisdropped
    AND (attname = 'pgh_context' OR relname = 'history_erasure' AND attname = 'role')
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT EXISTS (
    SELECT FROM pg_trigger WHERE tgrelid = pg_class.oid AND tgname = 'role_is_told'
)
ORDER BY relname
"""
SET = "CREATE TRIGGER role_is_told BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION public.{tell}()"


def portal_is(*roles: str) -> sql.Composed:
    """The statement by which ``roles`` are those that the portal works with, of which none is told."""
    return sql.SQL(ROLE).format(
        roles=sql.SQL(", ").join(sql.Literal(role) for role in roles), portal=sql.Literal(APPLICATION_NAME)
    )
