"""Trigger and functions of the seal chain, separate from the migration for readability."""

# The chain is append-only. The one exception is that a sealed copy may be replaced by one whose digest a recorded
# erasure has.
ONLY_ADDED = """
CREATE OR REPLACE FUNCTION history_only_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'history_sealedrow' THEN
        IF to_jsonb(NEW) - ARRAY['salt', 'content'] = to_jsonb(OLD) - ARRAY['salt', 'content'] AND EXISTS (
            SELECT FROM history_erasure told WHERE told."table" = NEW."table" AND told.row = NEW.row
                AND told.digest = sha256(NEW.salt || convert_to(NEW.content, 'UTF8'))
        ) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'seal_is_only_added_to',
        MESSAGE = 'What is sealed is only added to.';
END
$$;
"""
ADDED = ("history_sealedrow", "history_seal", "history_head", "history_erasure")
KEPT = "".join(
    f"CREATE TRIGGER seal_is_only_added_to BEFORE UPDATE OR DELETE ON {table}"
    " FOR EACH ROW EXECUTE FUNCTION history_only_added();\n"
    f"CREATE TRIGGER seal_is_never_emptied BEFORE TRUNCATE ON {table}"
    " FOR EACH STATEMENT EXECUTE FUNCTION history_only_added();\n"
    for table in ADDED
)

# Columns of history tables from which personal data may be erased, never numbers, references or times.
PERSONAL = {
    "contacts_officialevent": (
        *("family_name", "given_name", "name_ja", "reading_ja", "title_en", "title_fr", "title_ja", "email"),
    ),
    "contacts_contactpointofficerevent": ("telephone",),
    "contacts_userevent": ("username", "full_name", "email"),
    "contacts_stakeholderevent": ("name", "title_en", "title_fr", "title_ja", "email"),
    "contacts_messageevent": ("name", "address"),
    # Names given to a device or program by its user, and identifiers given to the user by the device or the ministry.
    "accounts_passkeyevent": ("name", "credential"),
    "accounts_identityevent": ("subject",),
    "partners_tokenevent": ("name",),
    "partners_calendartokenevent": ("name",),
}
_allowed = ", ".join(f"('{table}', '{column}')" for table, columns in PERSONAL.items() for column in columns)

# history_erase('contacts_officialevent', 7, '{"family_name": "[3]"}', 'Two years after the last function'): overwrites
# values of a history row and of its sealed copy, and records the erasure. New values are empty or a number in brackets,
# so that the application role can erase a name but not replace it. It requires that the record no longer has the value,
# or is deleted: the history of a person still named is kept whole. The record of a function now held by another person
# has no information on the previous holder. The remainder is computed from the sealed copy instead of the table, so
# that a row that was changed before still differs from its copy. The salt is new, so that names cannot be tested
# against the old digest; an unsealed row gets its salt when it is sealed.
ERASE = r"""
CREATE OR REPLACE FUNCTION history_erase(its_table text, its_row bigint, put jsonb, why text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    told CONSTANT jsonb := NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb;
    guard CONSTANT text := (
        SELECT tgname FROM pg_trigger WHERE tgrelid = its_table::regclass AND tgname LIKE 'pgtrigger_append_only_%'
    );
    still_named boolean;
    fresh CONSTANT bytea := uuid_send(gen_random_uuid());
    remains text;
BEGIN
    IF why = '' OR put = '{}' OR EXISTS (
        SELECT FROM jsonb_each_text(put) given (name, value)
        WHERE (its_table, name) NOT IN (VALUES (allowed)) OR value !~ '^(\[[0-9]+\])?$'
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'only_personal_data_are_erased',
            MESSAGE = 'Only personal data are erased from the history, and for a reason.';
    END IF;
    EXECUTE format(
        'SELECT EXISTS (SELECT FROM %I record JOIN %I kept ON kept.pgh_obj_id = record.id'
        ' WHERE kept.pgh_id = $1 AND NOT to_jsonb(record) @> $2'
        ' AND to_jsonb(kept) -> ''official_id'' IS NOT DISTINCT FROM to_jsonb(record) -> ''official_id'')',
        regexp_replace(its_table, 'event$', ''), its_table
    ) INTO still_named USING its_row, put;
    IF still_named THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'record_has_lost_what_is_erased',
            MESSAGE = 'What a record still says stays in its history.';
    END IF;
    PERFORM set_config('pgtrigger.ignore', ARRAY[guard]::text, true);
    EXECUTE (
        SELECT format('UPDATE %I SET %s WHERE pgh_id = $1', its_table,
            string_agg(format('%I = $2 ->> %L', given, given), ', '))
        FROM jsonb_object_keys(put) given
    ) USING its_row, put;
    PERFORM set_config('pgtrigger.ignore', '{}', true);
    SELECT (content::jsonb || (SELECT jsonb_object_agg(name, value) FROM jsonb_each_text(put) each (name, value)))::text
        INTO remains FROM history_sealedrow WHERE "table" = its_table AND row = its_row;
    INSERT INTO history_erasure ("table", row, columns, at, by, request, reason, digest)
        VALUES (its_table, its_row, ARRAY(SELECT given FROM jsonb_object_keys(put) given ORDER BY given),
            clock_timestamp(), (told ->> 'user')::bigint, coalesce(told ->> 'request', ''), why,
            sha256(fresh || convert_to(remains, 'UTF8')));
    IF remains IS NOT NULL THEN
        UPDATE history_sealedrow SET salt = fresh, content = remains WHERE "table" = its_table AND row = its_row;
    END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION history_erase(text, bigint, jsonb, text) FROM PUBLIC;
""".replace("(allowed)", _allowed)

# Erasures from before digests existed emptied the sealed copy, which left nothing to compare. This seals the current
# row instead, which proves nothing about earlier changes of it.
SEAL_WHAT_IS_LEFT = """
DO $$
DECLARE
    emptied record;
    fresh bytea;
    remains text;
BEGIN
    SET LOCAL timezone = 'UTC';
    FOR emptied IN SELECT "table", row FROM history_sealedrow WHERE content IS NULL ORDER BY position LOOP
        -- Of a table that is there no more, nothing is left.
        CONTINUE WHEN to_regclass(quote_ident(emptied."table")) IS NULL;
        EXECUTE format('SELECT to_jsonb(kept)::text FROM %I kept WHERE pgh_id = $1', emptied."table")
            INTO remains USING emptied.row;
        CONTINUE WHEN remains IS NULL;
        fresh := uuid_send(gen_random_uuid());
        INSERT INTO history_erasure ("table", row, columns, at, request, reason, digest)
            VALUES (emptied."table", emptied.row, '{}', clock_timestamp(), '',
                'What an earlier erasure left, sealed as it stood', sha256(fresh || convert_to(remains, 'UTF8')));
        UPDATE history_sealedrow SET salt = fresh, content = remains
            WHERE "table" = emptied."table" AND row = emptied.row;
    END LOOP;
END
$$;
"""

# The application may delete accesses that are older than two years, and no others.
FORGET = """
CREATE OR REPLACE FUNCTION history_forget_accesses() RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH gone AS (DELETE FROM history_access WHERE at < now() - interval '2 years' RETURNING 1)
    SELECT count(*) FROM gone
$$;
REVOKE EXECUTE ON FUNCTION history_forget_accesses() FROM PUBLIC;
"""
