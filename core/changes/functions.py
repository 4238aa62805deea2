"""Trigger functions of the change log, outside the migration so that they can be read and tested."""

# Arguments: the record type, the column with the record's key, the name of the part ('' for the record itself), the
# column with the key of a record that a reader must also be able to see ('' if the part has the record's audience), and
# the columns of the record that refer to records with a narrower audience (omitted if there are none).
NOTE = """
CREATE OR REPLACE FUNCTION history_note() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    its_type CONSTANT text := TG_ARGV[0];
    owner CONSTANT text := TG_ARGV[1];
    part CONSTANT text := TG_ARGV[2];
    guard CONSTANT text := TG_ARGV[3];
    links CONSTANT text[] := coalesce(TG_ARGV[4], '{}');
    before jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
    after jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
    touched text[] := '{}';
    linked text[] := '{}';
    happened text := 'changed';
BEGIN
    IF before = after THEN
        RETURN NULL;
    END IF;
    IF guard <> '' THEN
        -- The version stays: it would tell of the other record to those who may not see that.
        INSERT INTO history_change (type, record, version, kind, columns, at, xid, by, client, reason, request,
                of_sight, other, key)
            SELECT DISTINCT its_type, whose, standing.version, 'changed', ARRAY[part], clock_timestamp(),
                pg_current_xact_id()::text::bigint, (told ->> 'user')::bigint, (told ->> 'client')::bigint,
                coalesce(told ->> 'reason', ''), coalesce(told ->> 'request', ''), true, guarding, ''
            FROM (VALUES ((before ->> owner)::bigint, (before ->> guard)::bigint),
                ((after ->> owner)::bigint, (after ->> guard)::bigint)) each (whose, guarding)
            JOIN history_standing standing ON standing.type = its_type AND standing.record = whose
            CROSS JOIN (SELECT NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb) context (told);
        RETURN NULL;
    END IF;
    IF part <> '' THEN
        touched := ARRAY[part];
    ELSIF TG_OP = 'UPDATE' THEN
        touched := ARRAY(SELECT key FROM jsonb_each(after) WHERE value IS DISTINCT FROM before -> key ORDER BY key);
        IF touched && links THEN
            linked := ARRAY(SELECT unnest(touched) INTERSECT SELECT unnest(links) ORDER BY 1);
            touched := ARRAY(SELECT unnest(touched) EXCEPT SELECT unnest(links) ORDER BY 1);
            -- When the row was saved says no more than that it was.
            IF touched <@ ARRAY['updated_at'] THEN
                touched := '{}';
            END IF;
        END IF;
    ELSE
        happened := CASE TG_OP WHEN 'INSERT' THEN 'created' ELSE 'deleted' END;
    END IF;
    -- A part that moves from one record to another changes both, in the order of their keys, so that two
    -- transactions that move in opposite directions wait for each other instead of stopping each other.
    IF touched <> '{}' OR linked = '{}' THEN
        PERFORM history_note_record(its_type, whose, happened, touched)
            FROM (
                SELECT DISTINCT whose
                FROM (VALUES ((before ->> owner)::bigint), ((after ->> owner)::bigint)) each (whose)
                WHERE whose IS NOT NULL ORDER BY whose
            ) records;
    END IF;
    IF linked <> '{}' THEN
        -- Where the record leads, and led before, is told to whoever sees that as well; the version stays as above.
        INSERT INTO history_change (type, record, version, kind, columns, at, xid, by, client, reason, request,
                of_sight, link, key)
            SELECT DISTINCT its_type, standing.record, standing.version, 'changed', ARRAY[way], clock_timestamp(),
                pg_current_xact_id()::text::bigint, (told ->> 'user')::bigint, (told ->> 'client')::bigint,
                coalesce(told ->> 'reason', ''), coalesce(told ->> 'request', ''), true, there, ''
            FROM unnest(linked) ways (way)
            CROSS JOIN LATERAL (VALUES ((before ->> way)::bigint), ((after ->> way)::bigint)) ends (there)
            JOIN history_standing standing ON standing.type = its_type AND standing.record = (after ->> owner)::bigint
            CROSS JOIN (SELECT NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb) context (told)
            WHERE there IS NOT NULL;
    END IF;
    RETURN NULL;
END
$$;
"""

NOTE_RECORD = """
CREATE OR REPLACE FUNCTION history_note_record(its_type text, its_record bigint, happened text, touched text[])
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    me CONSTANT bigint := pg_current_xact_id()::text::bigint;
    moment CONSTANT timestamptz := clock_timestamp();
    told jsonb;
    its_version integer;
BEGIN
    -- A former cluster can have given a transaction this very number; what it wrote is older than this transaction.
    IF happened = 'changed' AND EXISTS (
        SELECT FROM history_standing standing JOIN history_change noted USING (type, record, version)
        WHERE standing.type = its_type AND standing.record = its_record AND standing.xid = me
            AND standing.updated_at >= now() AND NOT noted.of_sight AND noted.columns @> touched
            AND (noted.kind <> 'created' OR touched <> '{}')
    ) THEN
        RETURN;
    END IF;
    INSERT INTO history_standing AS standing (type, record, version, xid, created_at, updated_at, deleted_at)
        VALUES (its_type, its_record, 1, me, moment, moment, CASE happened WHEN 'deleted' THEN moment END)
        ON CONFLICT (type, record) DO UPDATE SET
            version = standing.version + (standing.xid <> me OR standing.updated_at < now())::integer,
            xid = me,
            updated_at = moment,
            deleted_at = CASE happened WHEN 'changed' THEN standing.deleted_at ELSE excluded.deleted_at END
        RETURNING version INTO its_version;
    told := NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb;
    INSERT INTO history_change AS noted
            (type, record, version, kind, columns, at, xid, by, client, reason, request, of_sight, key)
        VALUES (its_type, its_record, its_version, happened, touched, moment, me, (told ->> 'user')::bigint,
            (told ->> 'client')::bigint, coalesce(told ->> 'reason', ''), coalesce(told ->> 'request', ''), false, '')
        ON CONFLICT (type, record, version) WHERE NOT of_sight DO UPDATE SET
            kind = CASE WHEN excluded.kind = 'changed' THEN noted.kind ELSE excluded.kind END,
            columns = ARRAY(SELECT DISTINCT unnest(noted.columns || excluded.columns) ORDER BY 1),
            at = excluded.at,
            reason = CASE excluded.reason WHEN '' THEN noted.reason ELSE excluded.reason END;
END
$$;
"""

# The log is append-only. A row may change only once, when it gets its sequence number, and within its own transaction.
KEPT = """
CREATE OR REPLACE FUNCTION history_change_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.position IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'settled_change_is_kept',
            MESSAGE = 'The log of changes is only added to.';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER settled_change_is_kept BEFORE UPDATE OR DELETE ON history_change
    FOR EACH ROW EXECUTE FUNCTION history_change_kept();
"""
