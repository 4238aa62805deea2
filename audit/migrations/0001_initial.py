"""Tables of the change log and of the seals, their functions, and the change-log trigger of each record type."""

import core.db.operations
import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

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
# The log is append-only. A row may change only once, when it gets its sequence number, and within its own transaction.
LOG_KEPT = """
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
# The seal chain is append-only. The one exception is that a sealed copy may be replaced by one whose digest a recorded
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
SEALS_KEPT = """
CREATE TRIGGER seal_is_only_added_to BEFORE UPDATE OR DELETE ON history_sealedrow FOR EACH ROW EXECUTE FUNCTION history_only_added();
CREATE TRIGGER seal_is_never_emptied BEFORE TRUNCATE ON history_sealedrow FOR EACH STATEMENT EXECUTE FUNCTION history_only_added();
CREATE TRIGGER seal_is_only_added_to BEFORE UPDATE OR DELETE ON history_seal FOR EACH ROW EXECUTE FUNCTION history_only_added();
CREATE TRIGGER seal_is_never_emptied BEFORE TRUNCATE ON history_seal FOR EACH STATEMENT EXECUTE FUNCTION history_only_added();
CREATE TRIGGER seal_is_only_added_to BEFORE UPDATE OR DELETE ON history_head FOR EACH ROW EXECUTE FUNCTION history_only_added();
CREATE TRIGGER seal_is_never_emptied BEFORE TRUNCATE ON history_head FOR EACH STATEMENT EXECUTE FUNCTION history_only_added();
CREATE TRIGGER seal_is_only_added_to BEFORE UPDATE OR DELETE ON history_erasure FOR EACH ROW EXECUTE FUNCTION history_only_added();
CREATE TRIGGER seal_is_never_emptied BEFORE TRUNCATE ON history_erasure FOR EACH STATEMENT EXECUTE FUNCTION history_only_added();
"""
# history_erase('contacts_officialevent', 7, '{"family_name": "[3]"}', 'Two years after the last function'): overwrites
# values of a history row and of its sealed copy, and records the erasure. New values are empty or a number in brackets,
# so that the application role can erase a name but not replace it. It requires that the record no longer has the value,
# or is deleted: the history of a person still named is kept whole. The record of a function now held by another person
# has no information on the previous holder. The remainder is computed from the sealed copy instead of the table, so
# that a row that was changed before still differs from its copy. The salt is new, so that names cannot be tested
# against the old digest; an unsealed row gets its salt when it is sealed. Erasable are names, titles and addresses,
# never numbers, references or times.
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
        WHERE (its_table, name) NOT IN (VALUES ('contacts_officialevent', 'family_name'), ('contacts_officialevent', 'given_name'), ('contacts_officialevent', 'name_ja'), ('contacts_officialevent', 'reading_ja'), ('contacts_officialevent', 'title_en'), ('contacts_officialevent', 'title_fr'), ('contacts_officialevent', 'title_ja'), ('contacts_officialevent', 'email'), ('contacts_contactpointofficerevent', 'telephone'), ('contacts_userevent', 'username'), ('contacts_userevent', 'full_name'), ('contacts_userevent', 'email'), ('contacts_stakeholderevent', 'name'), ('contacts_stakeholderevent', 'title_en'), ('contacts_stakeholderevent', 'title_fr'), ('contacts_stakeholderevent', 'title_ja'), ('contacts_stakeholderevent', 'email'), ('contacts_messageevent', 'name'), ('contacts_messageevent', 'address'), ('accounts_passkeyevent', 'name'), ('accounts_passkeyevent', 'credential'), ('accounts_identityevent', 'subject'), ('partners_tokenevent', 'name'), ('partners_calendartokenevent', 'name')) OR value !~ '^(\[[0-9]+\])?$'
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
# The change-log trigger of each table of a record, and of each table of its parts.
NOTED = """
CREATE TRIGGER "noted_side" AFTER INSERT OR UPDATE OR DELETE ON "contacts_side" FOR EACH ROW
    EXECUTE FUNCTION history_note('side', 'id', '', '');
CREATE TRIGGER "noted_participant" AFTER INSERT OR UPDATE OR DELETE ON "contacts_participant" FOR EACH ROW
    EXECUTE FUNCTION history_note('participant', 'id', '', '');
CREATE TRIGGER "noted_handling_mark" AFTER INSERT OR UPDATE OR DELETE ON "contacts_handlingmark" FOR EACH ROW
    EXECUTE FUNCTION history_note('handling-mark', 'id', '', '');
CREATE TRIGGER "noted_rank" AFTER INSERT OR UPDATE OR DELETE ON "contacts_rank" FOR EACH ROW
    EXECUTE FUNCTION history_note('rank', 'id', '', '');
CREATE TRIGGER "noted_official" AFTER INSERT OR UPDATE OR DELETE ON "contacts_official" FOR EACH ROW
    EXECUTE FUNCTION history_note('official', 'id', '', '');
CREATE TRIGGER "noted_contact_point" AFTER INSERT OR UPDATE OR DELETE ON "contacts_contactpoint" FOR EACH ROW
    EXECUTE FUNCTION history_note('contact-point', 'id', '', '');
CREATE TRIGGER "noted_contact_point_officers" AFTER INSERT OR UPDATE OR DELETE ON "contacts_contactpointofficer" FOR EACH ROW
    EXECUTE FUNCTION history_note('contact-point', 'contact_point_id', 'officers', '');
CREATE TRIGGER "noted_organization" AFTER INSERT OR UPDATE OR DELETE ON "contacts_organization" FOR EACH ROW
    EXECUTE FUNCTION history_note('organization', 'id', '', '');
CREATE TRIGGER "noted_stakeholder" AFTER INSERT OR UPDATE OR DELETE ON "contacts_stakeholder" FOR EACH ROW
    EXECUTE FUNCTION history_note('stakeholder', 'id', '', '');
CREATE TRIGGER "noted_reminder" AFTER INSERT OR UPDATE OR DELETE ON "contacts_reminder" FOR EACH ROW
    EXECUTE FUNCTION history_note('reminder', 'id', '', '');
CREATE TRIGGER "noted_instrument" AFTER INSERT OR UPDATE OR DELETE ON "commitments_instrument" FOR EACH ROW
    EXECUTE FUNCTION history_note('instrument', 'id', '', '');
CREATE TRIGGER "noted_instrument_participants" AFTER INSERT OR UPDATE OR DELETE ON "commitments_participation" FOR EACH ROW
    EXECUTE FUNCTION history_note('instrument', 'instrument_id', 'participants', '');
CREATE TRIGGER "noted_instrument_signatures" AFTER INSERT OR UPDATE OR DELETE ON "commitments_signature" FOR EACH ROW
    EXECUTE FUNCTION history_note('instrument', 'instrument_id', 'signatures', '');
CREATE TRIGGER "noted_signature" AFTER INSERT OR UPDATE OR DELETE ON "commitments_signature" FOR EACH ROW
    EXECUTE FUNCTION history_note('signature', 'id', '', '');
CREATE TRIGGER "noted_text_version" AFTER INSERT OR UPDATE OR DELETE ON "commitments_textversion" FOR EACH ROW
    EXECUTE FUNCTION history_note('text-version', 'id', '', '');
CREATE TRIGGER "noted_text_version_languages" AFTER INSERT OR UPDATE OR DELETE ON "commitments_languageversion" FOR EACH ROW
    EXECUTE FUNCTION history_note('text-version', 'version_id', 'languages', '');
CREATE TRIGGER "noted_provision" AFTER INSERT OR UPDATE OR DELETE ON "commitments_provision" FOR EACH ROW
    EXECUTE FUNCTION history_note('provision', 'id', '', '');
CREATE TRIGGER "noted_provision_text" AFTER INSERT OR UPDATE OR DELETE ON "commitments_provisiontext" FOR EACH ROW
    EXECUTE FUNCTION history_note('provision', 'provision_id', 'text', '');
CREATE TRIGGER "noted_wording" AFTER INSERT OR UPDATE OR DELETE ON "commitments_provisiontext" FOR EACH ROW
    EXECUTE FUNCTION history_note('wording', 'id', '', '');
CREATE TRIGGER "noted_area" AFTER INSERT OR UPDATE OR DELETE ON "commitments_areaofcooperation" FOR EACH ROW
    EXECUTE FUNCTION history_note('area', 'id', '', '');
CREATE TRIGGER "noted_form" AFTER INSERT OR UPDATE OR DELETE ON "commitments_formofcooperation" FOR EACH ROW
    EXECUTE FUNCTION history_note('form', 'id', '', '');
CREATE TRIGGER "noted_forum" AFTER INSERT OR UPDATE OR DELETE ON "commitments_forum" FOR EACH ROW
    EXECUTE FUNCTION history_note('forum', 'id', '', '');
CREATE TRIGGER "noted_mineral" AFTER INSERT OR UPDATE OR DELETE ON "commitments_mineral" FOR EACH ROW
    EXECUTE FUNCTION history_note('mineral', 'id', '', '');
CREATE TRIGGER "noted_commitment" AFTER INSERT OR UPDATE OR DELETE ON "commitments_commitment" FOR EACH ROW
    EXECUTE FUNCTION history_note('commitment', 'id', '', '', '{superseded_by_id}');
CREATE TRIGGER "noted_commitment_supporting" AFTER INSERT OR UPDATE OR DELETE ON "commitments_supportingparticipant" FOR EACH ROW
    EXECUTE FUNCTION history_note('commitment', 'commitment_id', 'supporting', '');
CREATE TRIGGER "noted_commitment_areas" AFTER INSERT OR UPDATE OR DELETE ON "commitments_commitmentarea" FOR EACH ROW
    EXECUTE FUNCTION history_note('commitment', 'commitment_id', 'areas', '');
CREATE TRIGGER "noted_commitment_forms" AFTER INSERT OR UPDATE OR DELETE ON "commitments_commitmentform" FOR EACH ROW
    EXECUTE FUNCTION history_note('commitment', 'commitment_id', 'forms', '');
CREATE TRIGGER "noted_commitment_provisions" AFTER INSERT OR UPDATE OR DELETE ON "commitments_commitmentprovision" FOR EACH ROW
    EXECUTE FUNCTION history_note('commitment', 'commitment_id', 'provisions', '');
CREATE TRIGGER "noted_commitment_minerals" AFTER INSERT OR UPDATE OR DELETE ON "commitments_commitmentmineral" FOR EACH ROW
    EXECUTE FUNCTION history_note('commitment', 'commitment_id', 'minerals', '');
CREATE TRIGGER "noted_commitment_also_in" AFTER INSERT OR UPDATE OR DELETE ON "commitments_commitmentforum" FOR EACH ROW
    EXECUTE FUNCTION history_note('commitment', 'commitment_id', 'also_in', '');
CREATE TRIGGER "noted_commitment_ip_instruments" AFTER INSERT OR UPDATE OR DELETE ON "commitments_ipinstrumentcommitment" FOR EACH ROW
    EXECUTE FUNCTION history_note('commitment', 'commitment_id', 'ip_instruments', 'ip_instrument_id');
CREATE TRIGGER "noted_activity" AFTER INSERT OR UPDATE OR DELETE ON "commitments_activity" FOR EACH ROW
    EXECUTE FUNCTION history_note('activity', 'id', '', '');
CREATE TRIGGER "noted_activity_participants" AFTER INSERT OR UPDATE OR DELETE ON "commitments_activityparticipant" FOR EACH ROW
    EXECUTE FUNCTION history_note('activity', 'activity_id', 'participants', '');
CREATE TRIGGER "noted_activity_commitments" AFTER INSERT OR UPDATE OR DELETE ON "commitments_activitycommitment" FOR EACH ROW
    EXECUTE FUNCTION history_note('activity', 'activity_id', 'commitments', 'commitment_id');
CREATE TRIGGER "noted_milestone" AFTER INSERT OR UPDATE OR DELETE ON "commitments_milestone" FOR EACH ROW
    EXECUTE FUNCTION history_note('milestone', 'id', '', '');
CREATE TRIGGER "noted_progress_report" AFTER INSERT OR UPDATE OR DELETE ON "commitments_progressreport" FOR EACH ROW
    EXECUTE FUNCTION history_note('progress-report', 'id', '', '');
CREATE TRIGGER "noted_evidence" AFTER INSERT OR UPDATE OR DELETE ON "commitments_evidence" FOR EACH ROW
    EXECUTE FUNCTION history_note('evidence', 'id', '', '', '{report_id}');
CREATE TRIGGER "noted_state_change" AFTER INSERT OR UPDATE OR DELETE ON "commitments_statechange" FOR EACH ROW
    EXECUTE FUNCTION history_note('state-change', 'id', '', '');
CREATE TRIGGER "noted_internal_note" AFTER INSERT OR UPDATE OR DELETE ON "commitments_internalnote" FOR EACH ROW
    EXECUTE FUNCTION history_note('internal-note', 'id', '', '');
CREATE TRIGGER "noted_decision" AFTER INSERT OR UPDATE OR DELETE ON "commitments_jointdecision" FOR EACH ROW
    EXECUTE FUNCTION history_note('decision', 'id', '', '', '{intention_id}');
CREATE TRIGGER "noted_decision_turns" AFTER INSERT OR UPDATE OR DELETE ON "commitments_decisionturn" FOR EACH ROW
    EXECUTE FUNCTION history_note('decision', 'decision_id', 'turns', '');
CREATE TRIGGER "noted_decision_provision_changes" AFTER INSERT OR UPDATE OR DELETE ON "commitments_provisionchange" FOR EACH ROW
    EXECUTE FUNCTION history_note('decision', 'decision_id', 'provision_changes', '');
CREATE TRIGGER "noted_decision_concurrences" AFTER INSERT OR UPDATE OR DELETE ON "commitments_concurrence" FOR EACH ROW
    EXECUTE FUNCTION history_note('decision', 'decision_id', 'concurrences', '');
CREATE TRIGGER "noted_decision_objections" AFTER INSERT OR UPDATE OR DELETE ON "commitments_objection" FOR EACH ROW
    EXECUTE FUNCTION history_note('decision', 'decision_id', 'objections', '');
CREATE TRIGGER "noted_notice" AFTER INSERT OR UPDATE OR DELETE ON "commitments_notice" FOR EACH ROW
    EXECUTE FUNCTION history_note('notice', 'id', '', '');
CREATE TRIGGER "noted_notice_addressees" AFTER INSERT OR UPDATE OR DELETE ON "commitments_noticeaddressee" FOR EACH ROW
    EXECUTE FUNCTION history_note('notice', 'notice_id', 'addressees', '');
CREATE TRIGGER "noted_notice_log" AFTER INSERT OR UPDATE OR DELETE ON "commitments_noticelogentry" FOR EACH ROW
    EXECUTE FUNCTION history_note('notice', 'notice_id', 'log', '');
CREATE TRIGGER "noted_emergency" AFTER INSERT OR UPDATE OR DELETE ON "commitments_emergency" FOR EACH ROW
    EXECUTE FUNCTION history_note('emergency', 'id', '', '');
CREATE TRIGGER "noted_emergency_minerals" AFTER INSERT OR UPDATE OR DELETE ON "commitments_emergencymineral" FOR EACH ROW
    EXECUTE FUNCTION history_note('emergency', 'emergency_id', 'minerals', '');
CREATE TRIGGER "noted_consultation" AFTER INSERT OR UPDATE OR DELETE ON "commitments_consultation" FOR EACH ROW
    EXECUTE FUNCTION history_note('consultation', 'id', '', '');
CREATE TRIGGER "noted_consultation_provisions" AFTER INSERT OR UPDATE OR DELETE ON "commitments_consultationprovision" FOR EACH ROW
    EXECUTE FUNCTION history_note('consultation', 'consultation_id', 'provisions', '');
CREATE TRIGGER "noted_consultation_meetings" AFTER INSERT OR UPDATE OR DELETE ON "commitments_consultationmeeting" FOR EACH ROW
    EXECUTE FUNCTION history_note('consultation', 'consultation_id', 'meetings', '');
CREATE TRIGGER "noted_ip_instrument" AFTER INSERT OR UPDATE OR DELETE ON "commitments_ipinstrument" FOR EACH ROW
    EXECUTE FUNCTION history_note('ip-instrument', 'id', '', '');
CREATE TRIGGER "noted_ip_instrument_commitments" AFTER INSERT OR UPDATE OR DELETE ON "commitments_ipinstrumentcommitment" FOR EACH ROW
    EXECUTE FUNCTION history_note('ip-instrument', 'ip_instrument_id', 'commitments', 'commitment_id');
CREATE TRIGGER "noted_dialogue" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_dialogue" FOR EACH ROW
    EXECUTE FUNCTION history_note('dialogue', 'id', '', '');
CREATE TRIGGER "noted_dialogue_cochairs" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_cochair" FOR EACH ROW
    EXECUTE FUNCTION history_note('dialogue', 'dialogue_id', 'cochairs', '');
CREATE TRIGGER "noted_dialogue_steps" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_plannedstep" FOR EACH ROW
    EXECUTE FUNCTION history_note('dialogue', 'dialogue_id', 'steps', '');
CREATE TRIGGER "noted_cochair" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_cochair" FOR EACH ROW
    EXECUTE FUNCTION history_note('cochair', 'id', '', '');
CREATE TRIGGER "noted_planned_step" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_plannedstep" FOR EACH ROW
    EXECUTE FUNCTION history_note('planned-step', 'id', '', '');
CREATE TRIGGER "noted_discussion" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_discussion" FOR EACH ROW
    EXECUTE FUNCTION history_note('discussion', 'id', '', '');
CREATE TRIGGER "noted_discussion_areas" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_discussionarea" FOR EACH ROW
    EXECUTE FUNCTION history_note('discussion', 'discussion_id', 'areas', '');
CREATE TRIGGER "noted_delegate" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_delegate" FOR EACH ROW
    EXECUTE FUNCTION history_note('delegate', 'id', '', '');
CREATE TRIGGER "noted_invitee" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_invitee" FOR EACH ROW
    EXECUTE FUNCTION history_note('invitee', 'id', '', '');
CREATE TRIGGER "noted_invitee_items" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_inviteeitem" FOR EACH ROW
    EXECUTE FUNCTION history_note('invitee', 'invitee_id', 'items', '');
CREATE TRIGGER "noted_item_outcome" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_itemoutcome" FOR EACH ROW
    EXECUTE FUNCTION history_note('item-outcome', 'id', '', '');
CREATE TRIGGER "noted_speaker" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_speaker" FOR EACH ROW
    EXECUTE FUNCTION history_note('speaker', 'id', '', '');
CREATE TRIGGER "noted_action" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_actionitem" FOR EACH ROW
    EXECUTE FUNCTION history_note('action', 'id', '', '', '{commitment_id}');
CREATE TRIGGER "noted_action_supporting" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_actionsupport" FOR EACH ROW
    EXECUTE FUNCTION history_note('action', 'action_id', 'supporting', '');
CREATE TRIGGER "noted_cmwg_status" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_cmwgstatus" FOR EACH ROW
    EXECUTE FUNCTION history_note('cmwg-status', 'id', '', '');
CREATE TRIGGER "noted_cmwg_status_overlaps" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_overlap" FOR EACH ROW
    EXECUTE FUNCTION history_note('cmwg-status', 'status_id', 'overlaps', 'commitment_id');
CREATE TRIGGER "noted_overlap" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_overlap" FOR EACH ROW
    EXECUTE FUNCTION history_note('overlap', 'id', '', '');
CREATE TRIGGER "noted_consultation_session" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_consultationsession" FOR EACH ROW
    EXECUTE FUNCTION history_note('consultation-session', 'id', '', '');
CREATE TRIGGER "noted_chair_eligibility" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_chaireligibility" FOR EACH ROW
    EXECUTE FUNCTION history_note('chair-eligibility', 'id', '', '');
CREATE TRIGGER "noted_working_arrangement" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_workingarrangement" FOR EACH ROW
    EXECUTE FUNCTION history_note('working-arrangement', 'id', '', '');
CREATE TRIGGER "noted_working_arrangement_turns" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_rotationturn" FOR EACH ROW
    EXECUTE FUNCTION history_note('working-arrangement', 'arrangement_id', 'turns', '');
CREATE TRIGGER "noted_agenda_version" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_agenda" FOR EACH ROW
    EXECUTE FUNCTION history_note('agenda-version', 'id', '', '');
CREATE TRIGGER "noted_agenda_version_files" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_produceddocument" FOR EACH ROW
    EXECUTE FUNCTION history_note('agenda-version', 'agenda_id', 'files', 'id');
CREATE TRIGGER "noted_agenda_item" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_agendaitem" FOR EACH ROW
    EXECUTE FUNCTION history_note('agenda-item', 'id', '', '');
CREATE TRIGGER "noted_proposal" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_proposal" FOR EACH ROW
    EXECUTE FUNCTION history_note('proposal', 'id', '', '', '{commitment_id}');
CREATE TRIGGER "noted_paper" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_paper" FOR EACH ROW
    EXECUTE FUNCTION history_note('paper', 'id', '', '');
CREATE TRIGGER "noted_paper_file" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_paperfile" FOR EACH ROW
    EXECUTE FUNCTION history_note('paper-file', 'id', '', '');
CREATE TRIGGER "noted_referral" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_referral" FOR EACH ROW
    EXECUTE FUNCTION history_note('referral', 'id', '', '');
CREATE TRIGGER "noted_dismissed_overlap" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_dismissedoverlap" FOR EACH ROW
    EXECUTE FUNCTION history_note('dismissed-overlap', 'id', '', '');
CREATE TRIGGER "noted_document" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_produceddocument" FOR EACH ROW
    EXECUTE FUNCTION history_note('document', 'id', '', '');
CREATE TRIGGER "noted_document_template" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_documenttemplate" FOR EACH ROW
    EXECUTE FUNCTION history_note('document-template', 'id', '', '');
CREATE TRIGGER "noted_discussion_record" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_record" FOR EACH ROW
    EXECUTE FUNCTION history_note('discussion-record', 'id', '', '');
CREATE TRIGGER "noted_record_paragraph" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_recordparagraph" FOR EACH ROW
    EXECUTE FUNCTION history_note('record-paragraph', 'id', '', '');
CREATE TRIGGER "noted_clearance" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_clearance" FOR EACH ROW
    EXECUTE FUNCTION history_note('clearance', 'id', '', '');
CREATE TRIGGER "noted_record_correction" AFTER INSERT OR UPDATE OR DELETE ON "dialogue_recordcorrection" FOR EACH ROW
    EXECUTE FUNCTION history_note('record-correction', 'id', '', '');
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ('commitments', '0001_initial'),
        ('contacts', '0001_initial'),
        ('dialogue', '0001_initial'),
    ]

    operations = [
        core.db.operations.AtOnce([
            migrations.CreateModel(
                name='SealingMark',
                fields=[
                    ('table', models.CharField(max_length=63, primary_key=True, serialize=False)),
                    ('settled', models.BigIntegerField(default=0)),
                    ('seen', models.BigIntegerField(default=0)),
                    ('horizon', models.BigIntegerField(default=0)),
                ],
                options={
                    'verbose_name': 'mark of the sealer',
                },
            ),
            migrations.CreateModel(
                name='Standing',
                fields=[
                    ('pk', models.CompositePrimaryKey('type', 'record', blank=True, editable=False, primary_key=True, serialize=False)),
                    ('type', models.CharField(max_length=40)),
                    ('record', models.BigIntegerField()),
                    ('version', models.PositiveIntegerField()),
                    ('xid', models.BigIntegerField()),
                    ('created_at', models.DateTimeField()),
                    ('updated_at', models.DateTimeField()),
                    ('deleted_at', models.DateTimeField(null=True)),
                ],
                options={
                    'verbose_name': 'standing',
                },
            ),
            migrations.CreateModel(
                name='Access',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField()),
                    ('by', models.BigIntegerField()),
                    ('client', models.BigIntegerField(null=True)),
                    ('model', models.CharField(max_length=100)),
                    ('record', models.BigIntegerField(null=True)),
                    ('mark', models.CharField(max_length=50)),
                    ('method', models.CharField(max_length=8)),
                    ('path', models.CharField(max_length=300)),
                    ('request', models.CharField(max_length=128)),
                ],
                options={
                    'ordering': ['-at', '-pk'],
                    'verbose_name': 'access',
                    'indexes': [
                        models.Index(fields=['model', 'record', 'at'], name='accesses_of_record'),
                        models.Index(fields=['by', 'at'], name='accesses_of_person'),
                        models.Index(fields=['at'], name='accesses_by_time'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='AccessSeal',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('first', models.BigIntegerField()),
                    ('last', models.BigIntegerField(unique=True)),
                    ('rows', models.BigIntegerField()),
                    ('since', models.DateTimeField()),
                    ('digest', models.BinaryField()),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['pk'],
                    'verbose_name': 'seal of the access log',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('last__gte', models.F('first')), ('rows__gte', 1)), name='access_seal_has_rows'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Change',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('type', models.CharField(max_length=40)),
                    ('record', models.BigIntegerField()),
                    ('version', models.PositiveIntegerField()),
                    ('kind', models.CharField(choices=[('created', 'Created'), ('changed', 'Updated'), ('deleted', 'Deleted')], max_length=8)),
                    ('columns', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list)),
                    ('at', models.DateTimeField()),
                    ('xid', models.BigIntegerField()),
                    ('by', models.BigIntegerField(null=True)),
                    ('client', models.BigIntegerField(null=True)),
                    ('reason', models.TextField(default='')),
                    ('request', models.TextField(default='')),
                    ('of_sight', models.BooleanField(default=False)),
                    ('other', models.BigIntegerField(null=True)),
                    ('link', models.BigIntegerField(null=True)),
                    ('position', models.BigIntegerField(null=True, unique=True)),
                    ('key', models.CharField(default='', max_length=200)),
                    ('seen_by', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), null=True)),
                    ('lost_by', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), null=True)),
                ],
                options={
                    'ordering': ['position'],
                    'verbose_name': 'change',
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('of_sight', False)), fields=('type', 'record', 'version'), name='one_change_a_version'),
                        models.CheckConstraint(condition=models.Q(models.Q(('lost_by__isnull', True), ('position__isnull', True), ('seen_by__isnull', True)), models.Q(('lost_by__isnull', False), ('position__isnull', False), ('seen_by__isnull', False)), _connector='OR'), name='settled_change_says_who_sees_it'),
                    ],
                    'indexes': [
                        models.Index(condition=models.Q(('position__isnull', True)), fields=['id'], name='change_to_settle'),
                        models.Index(condition=models.Q(models.Q(('seen_by', []), _negated=True), models.Q(('lost_by', []), _negated=True), _connector='OR'), fields=['position'], name='changes_told'),
                        models.Index(fields=['type', 'record', 'position'], name='changes_of_record'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Erasure',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('table', models.CharField(max_length=63)),
                    ('row', models.BigIntegerField()),
                    ('columns', django.contrib.postgres.fields.ArrayField(base_field=models.TextField())),
                    ('at', models.DateTimeField()),
                    ('by', models.BigIntegerField(null=True)),
                    ('request', models.TextField(default='')),
                    ('reason', models.TextField()),
                    ('digest', models.BinaryField(null=True)),
                    ('role', models.TextField(null=True)),
                ],
                options={
                    'ordering': ['pk'],
                    'verbose_name': 'erasure',
                    'indexes': [
                        models.Index(fields=['table', 'row'], name='erasures_of_row'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Seal',
                fields=[
                    ('number', models.BigIntegerField(primary_key=True, serialize=False)),
                    ('first', models.BigIntegerField()),
                    ('last', models.BigIntegerField()),
                    ('link', models.BinaryField()),
                    ('previous', models.BinaryField()),
                    ('digest', models.BinaryField()),
                    ('sealed_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['number'],
                    'verbose_name': 'seal',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('last__gte', models.F('first'))), name='seal_has_rows'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Head',
                fields=[
                    ('day', models.DateField(primary_key=True, serialize=False)),
                    ('statement', models.TextField()),
                    ('signature', models.BinaryField()),
                    ('key', models.BinaryField()),
                    ('signed_at', models.DateTimeField()),
                    ('seal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='heads', to='history.seal')),
                ],
                options={
                    'ordering': ['day'],
                    'verbose_name': 'signed head',
                },
            ),
            migrations.CreateModel(
                name='SealedRow',
                fields=[
                    ('position', models.BigIntegerField(primary_key=True, serialize=False)),
                    ('table', models.CharField(max_length=63)),
                    ('row', models.BigIntegerField()),
                    ('salt', models.BinaryField(null=True)),
                    ('content', models.TextField(null=True)),
                    ('digest', models.BinaryField()),
                    ('link', models.BinaryField()),
                ],
                options={
                    'ordering': ['position'],
                    'verbose_name': 'sealed row',
                    'constraints': [
                        models.UniqueConstraint(fields=('table', 'row'), name='row_is_sealed_once'),
                        models.CheckConstraint(condition=models.Q(models.Q(('content__isnull', True), ('salt__isnull', True)), models.Q(('content__isnull', False), ('salt__isnull', False)), _connector='OR'), name='sealed_row_is_whole_or_erased'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Verification',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField()),
                    ('seconds', models.FloatField()),
                    ('rows', models.BigIntegerField()),
                    ('signed', models.BigIntegerField()),
                    ('number', models.PositiveIntegerField()),
                    ('findings', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list)),
                ],
                options={
                    'ordering': ['-pk'],
                    'verbose_name': 'verification',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('findings', []), ('number', 0)), models.Q(('number__gt', 0), models.Q(('findings', []), _negated=True)), _connector='OR'), name='verification_names_what_it_found'),
                    ],
                },
            ),
        ]),
        migrations.RunSQL(NOTE_RECORD, migrations.RunSQL.noop),
        migrations.RunSQL(NOTE, migrations.RunSQL.noop),
        migrations.RunSQL(LOG_KEPT, migrations.RunSQL.noop),
        migrations.RunSQL(ONLY_ADDED, migrations.RunSQL.noop),
        migrations.RunSQL(SEALS_KEPT, migrations.RunSQL.noop),
        migrations.RunSQL(ERASE, migrations.RunSQL.noop),
        migrations.RunSQL(FORGET, migrations.RunSQL.noop),
        migrations.RunSQL(NOTED, migrations.RunSQL.noop),
    ]
