"""SQL that records the database role of a change, separate from the privileges so that it can be read and tested.

The portal sets the author of a change in its context. For a change outside the portal, the context is empty or whatever
its author chose; only the role at the start of the session is reliable. ``SET ROLE`` does not change it, and only a
superuser can.
"""

from psycopg import sql

from core.db.postgresql import APPLICATION_NAME

# Return the session's role, or NULL if the portal made the change. Scheduled tasks have no context, like manual changes
# with the portal's role; the application name distinguishes them. An empty context counts as none.
ROLE = """
CREATE OR REPLACE FUNCTION public.history_role(told jsonb) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN session_user NOT IN ({roles})
            OR coalesce(told, '{{}}') IN ('{{}}', 'null') AND current_setting('application_name') <> {portal}
        THEN session_user::text
    END
$$
"""

# Write the role into the history row. A context that is no object becomes the reason. A non-numeric user is rejected,
# since it would break queries for the changes of an account. A role in the context itself is removed: with the portal's
# own role, a session could otherwise claim another one.
ROLE_TRIGGER_FUNCTION = """
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
# Write it into an erasure, which has a column for the role.
ERASURE_TRIGGER_FUNCTION = """
CREATE OR REPLACE FUNCTION public.history_tell_eraser() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.role := public.history_role(NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb);
    RETURN NEW;
END
$$
"""

# History tables without the role trigger, and its function for each. Creating a trigger, even as a replacement, waits
# for all transactions that are changing records.
SILENT = """
SELECT relname, CASE attname WHEN 'pgh_context' THEN 'history_tell_role' ELSE 'history_tell_eraser' END FROM pg_class
JOIN pg_attribute ON attrelid = pg_class.oid AND NOT attisdropped
    AND (attname = 'pgh_context' OR relname = 'history_erasure' AND attname = 'role')
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT EXISTS (
    SELECT FROM pg_trigger WHERE tgrelid = pg_class.oid AND tgname = 'role_is_told'
)
ORDER BY relname
"""
SET = "CREATE TRIGGER role_is_told BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION public.{function}()"


def portal_is(*roles: str) -> sql.Composed:
    """Return SQL that registers ``roles`` as the portal's own, so that their changes have no role label."""
    return sql.SQL(ROLE).format(
        roles=sql.SQL(", ").join(sql.Literal(role) for role in roles), portal=sql.Literal(APPLICATION_NAME)
    )
