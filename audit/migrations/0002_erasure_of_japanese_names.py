"""Allow the erasure of a guest's Japanese name from the history."""

from django.db import migrations

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
        WHERE (its_table, name) NOT IN (VALUES ('contacts_officialevent', 'family_name'), ('contacts_officialevent', 'given_name'), ('contacts_officialevent', 'name_ja'), ('contacts_officialevent', 'reading_ja'), ('contacts_officialevent', 'title_en'), ('contacts_officialevent', 'title_fr'), ('contacts_officialevent', 'title_ja'), ('contacts_officialevent', 'email'), ('contacts_contactpointofficerevent', 'telephone'), ('contacts_userevent', 'username'), ('contacts_userevent', 'full_name'), ('contacts_userevent', 'email'), ('contacts_stakeholderevent', 'name'), ('contacts_stakeholderevent', 'name_ja'), ('contacts_stakeholderevent', 'title_en'), ('contacts_stakeholderevent', 'title_fr'), ('contacts_stakeholderevent', 'title_ja'), ('contacts_stakeholderevent', 'email'), ('contacts_messageevent', 'name'), ('contacts_messageevent', 'address'), ('accounts_passkeyevent', 'name'), ('accounts_passkeyevent', 'credential'), ('accounts_identityevent', 'subject'), ('partners_tokenevent', 'name'), ('partners_calendartokenevent', 'name')) OR value !~ '^(\[[0-9]+\])?$'
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
"""


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0001_initial"),
        ("contacts", "0002_japanese_names_of_stakeholders"),
    ]
    operations = [migrations.RunSQL(ERASE, migrations.RunSQL.noop)]
