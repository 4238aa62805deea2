"""Tables of commitments."""

import core.db.constraints
import core.db.fields
import core.db.operations
import core.search.indexes
import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import uuid
from django.conf import settings
from django.db import migrations, models

NOTICE_SEARCH = r"""
            CREATE TABLE "commitments_notice_search" (id bigint PRIMARY KEY, folded text COLLATE "C" NOT NULL);
            CREATE FUNCTION "notice_search_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO "commitments_notice_search" (id, folded) VALUES (NEW.id, moc_folded(concat_ws(E'\n', NEW."reference", NEW."subject_en", NEW."subject_fr", NEW."subject_ja", NEW."body_en", NEW."body_fr", NEW."body_ja")))
                        ON CONFLICT (id) DO UPDATE SET folded = EXCLUDED.folded;
                    RETURN NULL;
                END
            $$;
            CREATE FUNCTION "notice_search_drop"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'TRUNCATE' THEN TRUNCATE "commitments_notice_search"; ELSE DELETE FROM "commitments_notice_search" WHERE id = OLD.id; END IF;
                    RETURN NULL;
                END
            $$;
            CREATE TRIGGER "notice_search_inserted" AFTER INSERT ON "commitments_notice"
                FOR EACH ROW EXECUTE FUNCTION "notice_search_keep"();
            CREATE TRIGGER "notice_search_updated" AFTER UPDATE ON "commitments_notice"
                FOR EACH ROW WHEN (OLD."reference" IS DISTINCT FROM NEW."reference" OR OLD."subject_en" IS DISTINCT FROM NEW."subject_en" OR OLD."subject_fr" IS DISTINCT FROM NEW."subject_fr" OR OLD."subject_ja" IS DISTINCT FROM NEW."subject_ja" OR OLD."body_en" IS DISTINCT FROM NEW."body_en" OR OLD."body_fr" IS DISTINCT FROM NEW."body_fr" OR OLD."body_ja" IS DISTINCT FROM NEW."body_ja") EXECUTE FUNCTION "notice_search_keep"();
            CREATE TRIGGER "notice_search_deleted" AFTER DELETE ON "commitments_notice"
                FOR EACH ROW EXECUTE FUNCTION "notice_search_drop"();
            CREATE TRIGGER "notice_search_truncated" AFTER TRUNCATE ON "commitments_notice"
                FOR EACH STATEMENT EXECUTE FUNCTION "notice_search_drop"();
            INSERT INTO "commitments_notice_search" (id, folded) SELECT id, moc_folded(concat_ws(E'\n', source."reference", source."subject_en", source."subject_fr", source."subject_ja", source."body_en", source."body_fr", source."body_ja")) FROM "commitments_notice" source;
            CREATE INDEX "notice_search_grams" ON "commitments_notice_search" USING gin (moc_grams(folded)) WITH (gin_pending_list_limit = 1024);
            ALTER INDEX "notice_search_grams" ALTER COLUMN 1 SET STATISTICS 0;
            ANALYZE "commitments_notice_search";
        """
DECISION_SEARCH = r"""
            CREATE TABLE "commitments_jointdecision_search" (id bigint PRIMARY KEY, folded text COLLATE "C" NOT NULL);
            CREATE FUNCTION "decision_search_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO "commitments_jointdecision_search" (id, folded) VALUES (NEW.id, moc_folded(concat_ws(E'\n', NEW."reference", NEW."title_en", NEW."title_fr", NEW."title_ja", NEW."text_en", NEW."text_fr", NEW."text_ja", NEW."subject_en", NEW."subject_fr", NEW."subject_ja")))
                        ON CONFLICT (id) DO UPDATE SET folded = EXCLUDED.folded;
                    RETURN NULL;
                END
            $$;
            CREATE FUNCTION "decision_search_drop"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'TRUNCATE' THEN TRUNCATE "commitments_jointdecision_search"; ELSE DELETE FROM "commitments_jointdecision_search" WHERE id = OLD.id; END IF;
                    RETURN NULL;
                END
            $$;
            CREATE TRIGGER "decision_search_inserted" AFTER INSERT ON "commitments_jointdecision"
                FOR EACH ROW EXECUTE FUNCTION "decision_search_keep"();
            CREATE TRIGGER "decision_search_updated" AFTER UPDATE ON "commitments_jointdecision"
                FOR EACH ROW WHEN (OLD."reference" IS DISTINCT FROM NEW."reference" OR OLD."title_en" IS DISTINCT FROM NEW."title_en" OR OLD."title_fr" IS DISTINCT FROM NEW."title_fr" OR OLD."title_ja" IS DISTINCT FROM NEW."title_ja" OR OLD."text_en" IS DISTINCT FROM NEW."text_en" OR OLD."text_fr" IS DISTINCT FROM NEW."text_fr" OR OLD."text_ja" IS DISTINCT FROM NEW."text_ja" OR OLD."subject_en" IS DISTINCT FROM NEW."subject_en" OR OLD."subject_fr" IS DISTINCT FROM NEW."subject_fr" OR OLD."subject_ja" IS DISTINCT FROM NEW."subject_ja") EXECUTE FUNCTION "decision_search_keep"();
            CREATE TRIGGER "decision_search_deleted" AFTER DELETE ON "commitments_jointdecision"
                FOR EACH ROW EXECUTE FUNCTION "decision_search_drop"();
            CREATE TRIGGER "decision_search_truncated" AFTER TRUNCATE ON "commitments_jointdecision"
                FOR EACH STATEMENT EXECUTE FUNCTION "decision_search_drop"();
            INSERT INTO "commitments_jointdecision_search" (id, folded) SELECT id, moc_folded(concat_ws(E'\n', source."reference", source."title_en", source."title_fr", source."title_ja", source."text_en", source."text_fr", source."text_ja", source."subject_en", source."subject_fr", source."subject_ja")) FROM "commitments_jointdecision" source;
            CREATE INDEX "decision_search_grams" ON "commitments_jointdecision_search" USING gin (moc_grams(folded)) WITH (gin_pending_list_limit = 1024);
            ALTER INDEX "decision_search_grams" ALTER COLUMN 1 SET STATISTICS 0;
            ANALYZE "commitments_jointdecision_search";
        """
COMMITMENT_SEARCH = r"""
            CREATE TABLE "commitments_commitment_search" (id bigint PRIMARY KEY, folded text COLLATE "C" NOT NULL);
            CREATE FUNCTION "commitment_search_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO "commitments_commitment_search" (id, folded) VALUES (NEW.id, moc_folded(concat_ws(E'\n', NEW."reference", NEW."title_en", NEW."title_fr", NEW."title_ja", NEW."text_en", NEW."text_fr", NEW."text_ja")))
                        ON CONFLICT (id) DO UPDATE SET folded = EXCLUDED.folded;
                    RETURN NULL;
                END
            $$;
            CREATE FUNCTION "commitment_search_drop"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'TRUNCATE' THEN TRUNCATE "commitments_commitment_search"; ELSE DELETE FROM "commitments_commitment_search" WHERE id = OLD.id; END IF;
                    RETURN NULL;
                END
            $$;
            CREATE TRIGGER "commitment_search_inserted" AFTER INSERT ON "commitments_commitment"
                FOR EACH ROW EXECUTE FUNCTION "commitment_search_keep"();
            CREATE TRIGGER "commitment_search_updated" AFTER UPDATE ON "commitments_commitment"
                FOR EACH ROW WHEN (OLD."reference" IS DISTINCT FROM NEW."reference" OR OLD."title_en" IS DISTINCT FROM NEW."title_en" OR OLD."title_fr" IS DISTINCT FROM NEW."title_fr" OR OLD."title_ja" IS DISTINCT FROM NEW."title_ja" OR OLD."text_en" IS DISTINCT FROM NEW."text_en" OR OLD."text_fr" IS DISTINCT FROM NEW."text_fr" OR OLD."text_ja" IS DISTINCT FROM NEW."text_ja") EXECUTE FUNCTION "commitment_search_keep"();
            CREATE TRIGGER "commitment_search_deleted" AFTER DELETE ON "commitments_commitment"
                FOR EACH ROW EXECUTE FUNCTION "commitment_search_drop"();
            CREATE TRIGGER "commitment_search_truncated" AFTER TRUNCATE ON "commitments_commitment"
                FOR EACH STATEMENT EXECUTE FUNCTION "commitment_search_drop"();
            INSERT INTO "commitments_commitment_search" (id, folded) SELECT id, moc_folded(concat_ws(E'\n', source."reference", source."title_en", source."title_fr", source."title_ja", source."text_en", source."text_fr", source."text_ja")) FROM "commitments_commitment" source;
            CREATE INDEX "commitment_search_grams" ON "commitments_commitment_search" USING gin (moc_grams(folded)) WITH (gin_pending_list_limit = 1024);
            ALTER INDEX "commitment_search_grams" ALTER COLUMN 1 SET STATISTICS 0;
            ANALYZE "commitments_commitment_search";
        """
PROGRESS_REPORT_SEARCH = r"""
            CREATE TABLE "commitments_progressreport_search" (id bigint PRIMARY KEY, folded text COLLATE "C" NOT NULL);
            CREATE FUNCTION "progress_report_search_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO "commitments_progressreport_search" (id, folded) VALUES (NEW.id, moc_folded(concat_ws(E'\n', NEW."text_en", NEW."text_fr", NEW."text_ja")))
                        ON CONFLICT (id) DO UPDATE SET folded = EXCLUDED.folded;
                    RETURN NULL;
                END
            $$;
            CREATE FUNCTION "progress_report_search_drop"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'TRUNCATE' THEN TRUNCATE "commitments_progressreport_search"; ELSE DELETE FROM "commitments_progressreport_search" WHERE id = OLD.id; END IF;
                    RETURN NULL;
                END
            $$;
            CREATE TRIGGER "progress_report_search_inserted" AFTER INSERT ON "commitments_progressreport"
                FOR EACH ROW EXECUTE FUNCTION "progress_report_search_keep"();
            CREATE TRIGGER "progress_report_search_updated" AFTER UPDATE ON "commitments_progressreport"
                FOR EACH ROW WHEN (OLD."text_en" IS DISTINCT FROM NEW."text_en" OR OLD."text_fr" IS DISTINCT FROM NEW."text_fr" OR OLD."text_ja" IS DISTINCT FROM NEW."text_ja") EXECUTE FUNCTION "progress_report_search_keep"();
            CREATE TRIGGER "progress_report_search_deleted" AFTER DELETE ON "commitments_progressreport"
                FOR EACH ROW EXECUTE FUNCTION "progress_report_search_drop"();
            CREATE TRIGGER "progress_report_search_truncated" AFTER TRUNCATE ON "commitments_progressreport"
                FOR EACH STATEMENT EXECUTE FUNCTION "progress_report_search_drop"();
            INSERT INTO "commitments_progressreport_search" (id, folded) SELECT id, moc_folded(concat_ws(E'\n', source."text_en", source."text_fr", source."text_ja")) FROM "commitments_progressreport" source;
            CREATE INDEX "progress_report_search_grams" ON "commitments_progressreport_search" USING gin (moc_grams(folded)) WITH (gin_pending_list_limit = 1024);
            ALTER INDEX "progress_report_search_grams" ALTER COLUMN 1 SET STATISTICS 0;
            ANALYZE "commitments_progressreport_search";
        """
PROVISION_TEXT_SEARCH = r"""
            CREATE TABLE "commitments_provisiontext_search" (id bigint PRIMARY KEY, folded text COLLATE "C" NOT NULL);
            CREATE FUNCTION "provision_text_search_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO "commitments_provisiontext_search" (id, folded) VALUES (NEW.id, moc_folded(concat_ws(E'\n', NEW."heading", NEW."text")))
                        ON CONFLICT (id) DO UPDATE SET folded = EXCLUDED.folded;
                    RETURN NULL;
                END
            $$;
            CREATE FUNCTION "provision_text_search_drop"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'TRUNCATE' THEN TRUNCATE "commitments_provisiontext_search"; ELSE DELETE FROM "commitments_provisiontext_search" WHERE id = OLD.id; END IF;
                    RETURN NULL;
                END
            $$;
            CREATE TRIGGER "provision_text_search_inserted" AFTER INSERT ON "commitments_provisiontext"
                FOR EACH ROW EXECUTE FUNCTION "provision_text_search_keep"();
            CREATE TRIGGER "provision_text_search_updated" AFTER UPDATE ON "commitments_provisiontext"
                FOR EACH ROW WHEN (OLD."heading" IS DISTINCT FROM NEW."heading" OR OLD."text" IS DISTINCT FROM NEW."text") EXECUTE FUNCTION "provision_text_search_keep"();
            CREATE TRIGGER "provision_text_search_deleted" AFTER DELETE ON "commitments_provisiontext"
                FOR EACH ROW EXECUTE FUNCTION "provision_text_search_drop"();
            CREATE TRIGGER "provision_text_search_truncated" AFTER TRUNCATE ON "commitments_provisiontext"
                FOR EACH STATEMENT EXECUTE FUNCTION "provision_text_search_drop"();
            INSERT INTO "commitments_provisiontext_search" (id, folded) SELECT id, moc_folded(concat_ws(E'\n', source."heading", source."text")) FROM "commitments_provisiontext" source;
            CREATE INDEX "provision_text_search_grams" ON "commitments_provisiontext_search" USING gin (moc_grams(folded)) WITH (gin_pending_list_limit = 1024);
            ALTER INDEX "provision_text_search_grams" ALTER COLUMN 1 SET STATISTICS 0;
            ANALYZE "commitments_provisiontext_search";
        """
ACTIVITY_SEARCH = r"""
            CREATE TABLE "commitments_activity_search" (id bigint PRIMARY KEY, folded text COLLATE "C" NOT NULL);
            CREATE FUNCTION "activity_search_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO "commitments_activity_search" (id, folded) VALUES (NEW.id, moc_folded(concat_ws(E'\n', NEW."reference", NEW."title_en", NEW."title_fr", NEW."title_ja", NEW."text_en", NEW."text_fr", NEW."text_ja", NEW."place_en", NEW."place_fr", NEW."place_ja")))
                        ON CONFLICT (id) DO UPDATE SET folded = EXCLUDED.folded;
                    RETURN NULL;
                END
            $$;
            CREATE FUNCTION "activity_search_drop"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'TRUNCATE' THEN TRUNCATE "commitments_activity_search"; ELSE DELETE FROM "commitments_activity_search" WHERE id = OLD.id; END IF;
                    RETURN NULL;
                END
            $$;
            CREATE TRIGGER "activity_search_inserted" AFTER INSERT ON "commitments_activity"
                FOR EACH ROW EXECUTE FUNCTION "activity_search_keep"();
            CREATE TRIGGER "activity_search_updated" AFTER UPDATE ON "commitments_activity"
                FOR EACH ROW WHEN (OLD."reference" IS DISTINCT FROM NEW."reference" OR OLD."title_en" IS DISTINCT FROM NEW."title_en" OR OLD."title_fr" IS DISTINCT FROM NEW."title_fr" OR OLD."title_ja" IS DISTINCT FROM NEW."title_ja" OR OLD."text_en" IS DISTINCT FROM NEW."text_en" OR OLD."text_fr" IS DISTINCT FROM NEW."text_fr" OR OLD."text_ja" IS DISTINCT FROM NEW."text_ja" OR OLD."place_en" IS DISTINCT FROM NEW."place_en" OR OLD."place_fr" IS DISTINCT FROM NEW."place_fr" OR OLD."place_ja" IS DISTINCT FROM NEW."place_ja") EXECUTE FUNCTION "activity_search_keep"();
            CREATE TRIGGER "activity_search_deleted" AFTER DELETE ON "commitments_activity"
                FOR EACH ROW EXECUTE FUNCTION "activity_search_drop"();
            CREATE TRIGGER "activity_search_truncated" AFTER TRUNCATE ON "commitments_activity"
                FOR EACH STATEMENT EXECUTE FUNCTION "activity_search_drop"();
            INSERT INTO "commitments_activity_search" (id, folded) SELECT id, moc_folded(concat_ws(E'\n', source."reference", source."title_en", source."title_fr", source."title_ja", source."text_en", source."text_fr", source."text_ja", source."place_en", source."place_fr", source."place_ja")) FROM "commitments_activity" source;
            CREATE INDEX "activity_search_grams" ON "commitments_activity_search" USING gin (moc_grams(folded)) WITH (gin_pending_list_limit = 1024);
            ALTER INDEX "activity_search_grams" ALTER COLUMN 1 SET STATISTICS 0;
            ANALYZE "commitments_activity_search";
        """
EVIDENCE_SEARCH = r"""
            CREATE TABLE "commitments_evidence_search" (id bigint PRIMARY KEY, folded text COLLATE "C" NOT NULL);
            CREATE FUNCTION "evidence_search_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO "commitments_evidence_search" (id, folded) VALUES (NEW.id, moc_folded(concat_ws(E'\n', NEW."title_en", NEW."title_fr", NEW."title_ja")))
                        ON CONFLICT (id) DO UPDATE SET folded = EXCLUDED.folded;
                    RETURN NULL;
                END
            $$;
            CREATE FUNCTION "evidence_search_drop"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'TRUNCATE' THEN TRUNCATE "commitments_evidence_search"; ELSE DELETE FROM "commitments_evidence_search" WHERE id = OLD.id; END IF;
                    RETURN NULL;
                END
            $$;
            CREATE TRIGGER "evidence_search_inserted" AFTER INSERT ON "commitments_evidence"
                FOR EACH ROW EXECUTE FUNCTION "evidence_search_keep"();
            CREATE TRIGGER "evidence_search_updated" AFTER UPDATE ON "commitments_evidence"
                FOR EACH ROW WHEN (OLD."title_en" IS DISTINCT FROM NEW."title_en" OR OLD."title_fr" IS DISTINCT FROM NEW."title_fr" OR OLD."title_ja" IS DISTINCT FROM NEW."title_ja") EXECUTE FUNCTION "evidence_search_keep"();
            CREATE TRIGGER "evidence_search_deleted" AFTER DELETE ON "commitments_evidence"
                FOR EACH ROW EXECUTE FUNCTION "evidence_search_drop"();
            CREATE TRIGGER "evidence_search_truncated" AFTER TRUNCATE ON "commitments_evidence"
                FOR EACH STATEMENT EXECUTE FUNCTION "evidence_search_drop"();
            INSERT INTO "commitments_evidence_search" (id, folded) SELECT id, moc_folded(concat_ws(E'\n', source."title_en", source."title_fr", source."title_ja")) FROM "commitments_evidence" source;
            CREATE INDEX "evidence_search_grams" ON "commitments_evidence_search" USING gin (moc_grams(folded)) WITH (gin_pending_list_limit = 1024);
            ALTER INDEX "evidence_search_grams" ALTER COLUMN 1 SET STATISTICS 0;
            ANALYZE "commitments_evidence_search";
        """
INTERNAL_NOTE_SEARCH = r"""
            CREATE TABLE "commitments_internalnote_search" (id bigint PRIMARY KEY, folded text COLLATE "C" NOT NULL);
            CREATE FUNCTION "internal_note_search_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO "commitments_internalnote_search" (id, folded) VALUES (NEW.id, moc_folded(concat_ws(E'\n', NEW."text")))
                        ON CONFLICT (id) DO UPDATE SET folded = EXCLUDED.folded;
                    RETURN NULL;
                END
            $$;
            CREATE FUNCTION "internal_note_search_drop"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'TRUNCATE' THEN TRUNCATE "commitments_internalnote_search"; ELSE DELETE FROM "commitments_internalnote_search" WHERE id = OLD.id; END IF;
                    RETURN NULL;
                END
            $$;
            CREATE TRIGGER "internal_note_search_inserted" AFTER INSERT ON "commitments_internalnote"
                FOR EACH ROW EXECUTE FUNCTION "internal_note_search_keep"();
            CREATE TRIGGER "internal_note_search_updated" AFTER UPDATE ON "commitments_internalnote"
                FOR EACH ROW WHEN (OLD."text" IS DISTINCT FROM NEW."text") EXECUTE FUNCTION "internal_note_search_keep"();
            CREATE TRIGGER "internal_note_search_deleted" AFTER DELETE ON "commitments_internalnote"
                FOR EACH ROW EXECUTE FUNCTION "internal_note_search_drop"();
            CREATE TRIGGER "internal_note_search_truncated" AFTER TRUNCATE ON "commitments_internalnote"
                FOR EACH STATEMENT EXECUTE FUNCTION "internal_note_search_drop"();
            INSERT INTO "commitments_internalnote_search" (id, folded) SELECT id, moc_folded(concat_ws(E'\n', source."text")) FROM "commitments_internalnote" source;
            CREATE INDEX "internal_note_search_grams" ON "commitments_internalnote_search" USING gin (moc_grams(folded)) WITH (gin_pending_list_limit = 1024);
            ALTER INDEX "internal_note_search_grams" ALTER COLUMN 1 SET STATISTICS 0;
            ANALYZE "commitments_internalnote_search";
        """
MILESTONE_SEARCH = r"""
            CREATE TABLE "commitments_milestone_search" (id bigint PRIMARY KEY, folded text COLLATE "C" NOT NULL);
            CREATE FUNCTION "milestone_search_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO "commitments_milestone_search" (id, folded) VALUES (NEW.id, moc_folded(concat_ws(E'\n', NEW."title_en", NEW."title_fr", NEW."title_ja")))
                        ON CONFLICT (id) DO UPDATE SET folded = EXCLUDED.folded;
                    RETURN NULL;
                END
            $$;
            CREATE FUNCTION "milestone_search_drop"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'TRUNCATE' THEN TRUNCATE "commitments_milestone_search"; ELSE DELETE FROM "commitments_milestone_search" WHERE id = OLD.id; END IF;
                    RETURN NULL;
                END
            $$;
            CREATE TRIGGER "milestone_search_inserted" AFTER INSERT ON "commitments_milestone"
                FOR EACH ROW EXECUTE FUNCTION "milestone_search_keep"();
            CREATE TRIGGER "milestone_search_updated" AFTER UPDATE ON "commitments_milestone"
                FOR EACH ROW WHEN (OLD."title_en" IS DISTINCT FROM NEW."title_en" OR OLD."title_fr" IS DISTINCT FROM NEW."title_fr" OR OLD."title_ja" IS DISTINCT FROM NEW."title_ja") EXECUTE FUNCTION "milestone_search_keep"();
            CREATE TRIGGER "milestone_search_deleted" AFTER DELETE ON "commitments_milestone"
                FOR EACH ROW EXECUTE FUNCTION "milestone_search_drop"();
            CREATE TRIGGER "milestone_search_truncated" AFTER TRUNCATE ON "commitments_milestone"
                FOR EACH STATEMENT EXECUTE FUNCTION "milestone_search_drop"();
            INSERT INTO "commitments_milestone_search" (id, folded) SELECT id, moc_folded(concat_ws(E'\n', source."title_en", source."title_fr", source."title_ja")) FROM "commitments_milestone" source;
            CREATE INDEX "milestone_search_grams" ON "commitments_milestone_search" USING gin (moc_grams(folded)) WITH (gin_pending_list_limit = 1024);
            ALTER INDEX "milestone_search_grams" ALTER COLUMN 1 SET STATISTICS 0;
            ANALYZE "commitments_milestone_search";
        """
# A foreign key over a pair of columns needs both tables, and the unique constraint of the pair that it refers to.
PAIRED_FOREIGN_KEYS = """
ALTER TABLE "commitments_notice" ADD CONSTRAINT "notice_issued_by_own_officer" FOREIGN KEY ("issued_by_id", "sender_id") REFERENCES "contacts_user" ("id", "participant_id");
ALTER TABLE "commitments_noticeaddressee" ADD CONSTRAINT "acknowledged_by_own_officer" FOREIGN KEY ("acknowledged_by_id", "participant_id") REFERENCES "contacts_user" ("id", "participant_id");
ALTER TABLE "commitments_objection" ADD CONSTRAINT "objection_by_own_officer" FOREIGN KEY ("by_id", "participant_id") REFERENCES "contacts_user" ("id", "participant_id");
ALTER TABLE "commitments_concurrence" ADD CONSTRAINT "concurrence_to_the_text_as_it_is" FOREIGN KEY ("decision_id", "standing_hash") REFERENCES "commitments_jointdecision" ("id", "text_hash");
ALTER TABLE "commitments_concurrence" ADD CONSTRAINT "concurrence_by_own_officer" FOREIGN KEY ("by_id", "participant_id") REFERENCES "contacts_user" ("id", "participant_id");
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ('contacts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        core.db.operations.AtOnce([
            migrations.CreateModel(
                name='Instrument',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.SlugField(unique=True, verbose_name='code')),
                    ('title_en', models.TextField(blank=True, verbose_name='title (English)')),
                    ('title_fr', models.TextField(blank=True, verbose_name='title (French)')),
                    ('title_ja', models.TextField(blank=True, verbose_name='title (Japanese)')),
                    ('name_en', models.CharField(blank=True, max_length=300, verbose_name='name (English)')),
                    ('name_fr', models.CharField(blank=True, max_length=300, verbose_name='name (French)')),
                    ('name_ja', models.CharField(blank=True, max_length=300, verbose_name='name (Japanese)')),
                    ('dialogue_en', models.CharField(blank=True, max_length=300, verbose_name='name of its Dialogue (English)')),
                    ('dialogue_fr', models.CharField(blank=True, max_length=300, verbose_name='name of its Dialogue (French)')),
                    ('dialogue_ja', models.CharField(blank=True, max_length=300, verbose_name='name of its Dialogue (Japanese)')),
                    ('status_line_en', models.CharField(blank=True, max_length=300, verbose_name='line on its status (English)')),
                    ('status_line_fr', models.CharField(blank=True, max_length=300, verbose_name='line on its status (French)')),
                    ('status_line_ja', models.CharField(blank=True, max_length=300, verbose_name='line on its status (Japanese)')),
                    ('reference_prefix', models.CharField(max_length=8, unique=True, verbose_name='prefix of references')),
                    ('document_symbol', models.CharField(max_length=8, unique=True, verbose_name='symbol of its documents')),
                    ('notice_months', models.PositiveSmallIntegerField(verbose_name='months of notice')),
                    ('notice_counting', models.CharField(choices=[('later', 'Later of the two methods'), ('same_number', 'Same day of the month (Canada, Interpretation Act, section 28)'), ('day_before', 'Day before the corresponding day (Japan, Civil Code, article 143)')], default='later', editable=False, max_length=12, verbose_name='counting of months of notice')),
                    ('discontinued_on', models.DateField(editable=False, null=True, verbose_name='last day of the MOC')),
                    ('dialogue_months', models.PositiveSmallIntegerField(verbose_name='months between Dialogues')),
                    ('participants', models.ManyToManyField(related_name='instruments', through='commitments.Participation', to='contacts.participant', verbose_name='Participants')),
                ],
                options={
                    'ordering': ['code'],
                    'verbose_name': 'memorandum of cooperation',
                    'verbose_name_plural': 'memoranda of cooperation',
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_instrumentevent" ("code", "dialogue_en", "dialogue_fr", "dialogue_ja", "dialogue_months", "discontinued_on", "document_symbol", "id", "name_en", "name_fr", "name_ja", "notice_counting", "notice_months", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference_prefix", "status_line_en", "status_line_fr", "status_line_ja", "title_en", "title_fr", "title_ja") VALUES (NEW."code", NEW."dialogue_en", NEW."dialogue_fr", NEW."dialogue_ja", NEW."dialogue_months", NEW."discontinued_on", NEW."document_symbol", NEW."id", NEW."name_en", NEW."name_fr", NEW."name_ja", NEW."notice_counting", NEW."notice_months", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reference_prefix", NEW."status_line_en", NEW."status_line_fr", NEW."status_line_ja", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='285db1c7d69b21e1a2cfa9fabb7a4f403640c3cd', operation='INSERT', pgid='pgtrigger_insert_insert_97844', table='commitments_instrument', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_instrumentevent" ("code", "dialogue_en", "dialogue_fr", "dialogue_ja", "dialogue_months", "discontinued_on", "document_symbol", "id", "name_en", "name_fr", "name_ja", "notice_counting", "notice_months", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference_prefix", "status_line_en", "status_line_fr", "status_line_ja", "title_en", "title_fr", "title_ja") VALUES (NEW."code", NEW."dialogue_en", NEW."dialogue_fr", NEW."dialogue_ja", NEW."dialogue_months", NEW."discontinued_on", NEW."document_symbol", NEW."id", NEW."name_en", NEW."name_fr", NEW."name_ja", NEW."notice_counting", NEW."notice_months", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reference_prefix", NEW."status_line_en", NEW."status_line_fr", NEW."status_line_ja", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='0aa470ced9b842d4d9a165a61843b53b8af83ac4', operation='UPDATE', pgid='pgtrigger_update_update_d8ba5', table='commitments_instrument', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_instrumentevent" ("code", "dialogue_en", "dialogue_fr", "dialogue_ja", "dialogue_months", "discontinued_on", "document_symbol", "id", "name_en", "name_fr", "name_ja", "notice_counting", "notice_months", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference_prefix", "status_line_en", "status_line_fr", "status_line_ja", "title_en", "title_fr", "title_ja") VALUES (OLD."code", OLD."dialogue_en", OLD."dialogue_fr", OLD."dialogue_ja", OLD."dialogue_months", OLD."discontinued_on", OLD."document_symbol", OLD."id", OLD."name_en", OLD."name_fr", OLD."name_ja", OLD."notice_counting", OLD."notice_months", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reference_prefix", OLD."status_line_en", OLD."status_line_fr", OLD."status_line_ja", OLD."title_en", OLD."title_fr", OLD."title_ja"); RETURN NULL;', hash='e9369cf97b9c02e2cfc1ab1d04604269019d88a7', operation='DELETE', pgid='pgtrigger_delete_delete_75f31', table='commitments_instrument', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Emergency',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reference', models.CharField(editable=False, max_length=24, unique=True, verbose_name='reference')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('trigger_en', models.TextField(blank=True, verbose_name='cause (English)')),
                    ('trigger_fr', models.TextField(blank=True, verbose_name='cause (French)')),
                    ('trigger_ja', models.TextField(blank=True, verbose_name='cause (Japanese)')),
                    ('measures_en', models.TextField(blank=True, verbose_name='measures (English)')),
                    ('measures_fr', models.TextField(blank=True, verbose_name='measures (French)')),
                    ('measures_ja', models.TextField(blank=True, verbose_name='measures (Japanese)')),
                    ('occurred_on', models.DateField(verbose_name='occurred on')),
                    ('begun_on', models.DateField(editable=False, null=True, verbose_name='collaboration since')),
                    ('stood_down_on', models.DateField(editable=False, null=True, verbose_name='collaboration ended on')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                    ('entered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='emergencies_entered', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('raised_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='emergencies', to='contacts.participant', verbose_name='raised by')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='emergencies', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('minerals', models.ManyToManyField(blank=True, related_name='emergencies', through='commitments.EmergencyMineral', to='commitments.mineral', verbose_name='minerals')),
                ],
                options={
                    'ordering': ['reference'],
                    'verbose_name': 'emergency',
                    'verbose_name_plural': 'emergencies',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('title_en', ''), ('title_fr', ''), ('title_ja', ''), _negated=True), name='emergency_has_a_title'),
                        models.CheckConstraint(condition=models.Q(('stood_down_on', None), models.Q(('begun_on__isnull', False), ('stood_down_on__gte', models.F('begun_on'))), _connector='OR'), name='emergency_stands_down_after_it_begins'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='emergency_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.instrument_id ELSE NEW.instrument_id END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'emergency_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='b3e8832a343df7cc5410336c2a5e7b04dd9fac94', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_emergency_register_is_open_0f8f8', table='commitments_emergency', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='emergency_text_in_original', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.trigger_en IS DISTINCT FROM OLD.trigger_en OR NEW.trigger_fr IS DISTINCT FROM OLD.trigger_fr OR NEW.trigger_ja IS DISTINCT FROM OLD.trigger_ja OR NEW.measures_en IS DISTINCT FROM OLD.measures_en OR NEW.measures_fr IS DISTINCT FROM OLD.measures_fr OR NEW.measures_ja IS DISTINCT FROM OLD.measures_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.trigger_en WHEN 'fr' THEN NEW.trigger_fr ELSE NEW.trigger_ja END = '' AND concat(NEW.trigger_en, NEW.trigger_fr, NEW.trigger_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.measures_en WHEN 'fr' THEN NEW.measures_fr ELSE NEW.measures_ja END = '' AND concat(NEW.measures_en, NEW.measures_fr, NEW.measures_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'emergency_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='b7895f8ada2161c416826e83794869bf82602370', operation='INSERT OR UPDATE', pgid='pgtrigger_emergency_text_in_original_19a58', table='commitments_emergency', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_emergencyevent" ("begun_on", "created_at", "entered_by_id", "id", "instrument_id", "measures_en", "measures_fr", "measures_ja", "occurred_on", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_by_id", "reference", "stood_down_on", "title_en", "title_fr", "title_ja", "trigger_en", "trigger_fr", "trigger_ja") VALUES (NEW."begun_on", NEW."created_at", NEW."entered_by_id", NEW."id", NEW."instrument_id", NEW."measures_en", NEW."measures_fr", NEW."measures_ja", NEW."occurred_on", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."raised_by_id", NEW."reference", NEW."stood_down_on", NEW."title_en", NEW."title_fr", NEW."title_ja", NEW."trigger_en", NEW."trigger_fr", NEW."trigger_ja"); RETURN NULL;', hash='f5fb67a727156c61372ce3a1d5d8dd6dc09514b5', operation='INSERT', pgid='pgtrigger_insert_insert_ef891', table='commitments_emergency', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_emergencyevent" ("begun_on", "created_at", "entered_by_id", "id", "instrument_id", "measures_en", "measures_fr", "measures_ja", "occurred_on", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_by_id", "reference", "stood_down_on", "title_en", "title_fr", "title_ja", "trigger_en", "trigger_fr", "trigger_ja") VALUES (NEW."begun_on", NEW."created_at", NEW."entered_by_id", NEW."id", NEW."instrument_id", NEW."measures_en", NEW."measures_fr", NEW."measures_ja", NEW."occurred_on", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."raised_by_id", NEW."reference", NEW."stood_down_on", NEW."title_en", NEW."title_fr", NEW."title_ja", NEW."trigger_en", NEW."trigger_fr", NEW."trigger_ja"); RETURN NULL;', hash='f9543bcb2995504a04582f3d0b4aadec4cc2c42a', operation='UPDATE', pgid='pgtrigger_update_update_3daf9', table='commitments_emergency', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_emergencyevent" ("begun_on", "created_at", "entered_by_id", "id", "instrument_id", "measures_en", "measures_fr", "measures_ja", "occurred_on", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_by_id", "reference", "stood_down_on", "title_en", "title_fr", "title_ja", "trigger_en", "trigger_fr", "trigger_ja") VALUES (OLD."begun_on", OLD."created_at", OLD."entered_by_id", OLD."id", OLD."instrument_id", OLD."measures_en", OLD."measures_fr", OLD."measures_ja", OLD."occurred_on", OLD."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."raised_by_id", OLD."reference", OLD."stood_down_on", OLD."title_en", OLD."title_fr", OLD."title_ja", OLD."trigger_en", OLD."trigger_fr", OLD."trigger_ja"); RETURN NULL;', hash='bdd1b9b869887ee3a33a9c2523a280171172420e', operation='DELETE', pgid='pgtrigger_delete_delete_d9197', table='commitments_emergency', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Provision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('identifier', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='identifier')),
                    ('code', models.CharField(max_length=24, verbose_name='code')),
                    ('key', models.CharField(max_length=24, verbose_name='key')),
                    ('kind', models.CharField(choices=[('title', 'Title'), ('participants', 'Participants clause'), ('recital', 'Recital'), ('enacting', 'Opening of the understanding'), ('article', 'Article'), ('paragraph', 'Paragraph'), ('clause', 'Clause'), ('subclause', 'Sub-clause')], max_length=12, verbose_name='kind')),
                    ('order', models.PositiveSmallIntegerField(verbose_name='order')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='provisions', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='commitments.provision', verbose_name='part of')),
                ],
                options={
                    'ordering': ['instrument', 'order'],
                    'verbose_name': 'provision',
                    'verbose_name_plural': 'provisions',
                    'constraints': [
                        models.UniqueConstraint(fields=('instrument', 'code'), name='provision_has_one_code'),
                        models.UniqueConstraint(fields=('instrument', 'key'), name='provision_has_one_key'),
                        models.UniqueConstraint(fields=('instrument', 'order'), name='provision_has_one_place'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_provisionevent" ("code", "id", "identifier", "instrument_id", "key", "kind", "order", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."id", NEW."identifier", NEW."instrument_id", NEW."key", NEW."kind", NEW."order", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='2629302bdf8c9e0dd398b693bb84dc98ad6d4c93', operation='INSERT', pgid='pgtrigger_insert_insert_f4f31', table='commitments_provision', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_provisionevent" ("code", "id", "identifier", "instrument_id", "key", "kind", "order", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."id", NEW."identifier", NEW."instrument_id", NEW."key", NEW."kind", NEW."order", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='0a39b3bb3cc601f662d63b2b264af1f35e75628f', operation='UPDATE', pgid='pgtrigger_update_update_0750c', table='commitments_provision', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_provisionevent" ("code", "id", "identifier", "instrument_id", "key", "kind", "order", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."code", OLD."id", OLD."identifier", OLD."instrument_id", OLD."key", OLD."kind", OLD."order", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='695c0ea2ce5f4c6a77f417195fed1f10df433071', operation='DELETE', pgid='pgtrigger_delete_delete_fac08', table='commitments_provision', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Consultation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reference', models.CharField(editable=False, max_length=24, unique=True, verbose_name='reference')),
                    ('raised_on', models.DateField(verbose_name='raised on')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('question_en', models.TextField(blank=True, verbose_name='question (English)')),
                    ('question_fr', models.TextField(blank=True, verbose_name='question (French)')),
                    ('question_ja', models.TextField(blank=True, verbose_name='question (Japanese)')),
                    ('understanding_en', models.TextField(blank=True, verbose_name='common understanding (English)')),
                    ('understanding_fr', models.TextField(blank=True, verbose_name='common understanding (French)')),
                    ('understanding_ja', models.TextField(blank=True, verbose_name='common understanding (Japanese)')),
                    ('concluded_on', models.DateField(blank=True, null=True, verbose_name='concluded on')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                    ('entered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='consultations_entered', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('raised_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='consultations', to='contacts.participant', verbose_name='raised by')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consultations', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('provisions', models.ManyToManyField(related_name='consultations', through='commitments.ConsultationProvision', to='commitments.provision', verbose_name='provisions')),
                ],
                options={
                    'ordering': ['reference'],
                    'verbose_name': 'consultation',
                    'verbose_name_plural': 'consultations',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('title_en', ''), ('title_fr', ''), ('title_ja', ''), _negated=True), name='consultation_has_a_title'),
                        models.CheckConstraint(condition=models.Q(('concluded_on', None), models.Q(('understanding_en', ''), ('understanding_fr', ''), ('understanding_ja', ''), _negated=True), _connector='OR'), name='consultation_concludes_with_an_understanding'),
                        models.CheckConstraint(condition=models.Q(('concluded_on', None), ('concluded_on__gte', models.F('raised_on')), _connector='OR'), name='consultation_concludes_after_it_was_raised'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='consultation_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.instrument_id ELSE NEW.instrument_id END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'consultation_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='875335766510015da839157a6cf60cb8389d505e', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_consultation_register_is_open_425df', table='commitments_consultation', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='consultation_text_in_original', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.question_en IS DISTINCT FROM OLD.question_en OR NEW.question_fr IS DISTINCT FROM OLD.question_fr OR NEW.question_ja IS DISTINCT FROM OLD.question_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.question_en WHEN 'fr' THEN NEW.question_fr ELSE NEW.question_ja END = '' AND concat(NEW.question_en, NEW.question_fr, NEW.question_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'consultation_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='b3c107a85b94f86869c7f8762801a60ef14003cd', operation='INSERT OR UPDATE', pgid='pgtrigger_consultation_text_in_original_ac7f8', table='commitments_consultation', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_consultationevent" ("concluded_on", "created_at", "entered_by_id", "id", "instrument_id", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_en", "question_fr", "question_ja", "raised_by_id", "raised_on", "reference", "title_en", "title_fr", "title_ja", "understanding_en", "understanding_fr", "understanding_ja") VALUES (NEW."concluded_on", NEW."created_at", NEW."entered_by_id", NEW."id", NEW."instrument_id", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."question_en", NEW."question_fr", NEW."question_ja", NEW."raised_by_id", NEW."raised_on", NEW."reference", NEW."title_en", NEW."title_fr", NEW."title_ja", NEW."understanding_en", NEW."understanding_fr", NEW."understanding_ja"); RETURN NULL;', hash='27303d0b791de21629f86a376c6d2024ce343673', operation='INSERT', pgid='pgtrigger_insert_insert_65da7', table='commitments_consultation', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_consultationevent" ("concluded_on", "created_at", "entered_by_id", "id", "instrument_id", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_en", "question_fr", "question_ja", "raised_by_id", "raised_on", "reference", "title_en", "title_fr", "title_ja", "understanding_en", "understanding_fr", "understanding_ja") VALUES (NEW."concluded_on", NEW."created_at", NEW."entered_by_id", NEW."id", NEW."instrument_id", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."question_en", NEW."question_fr", NEW."question_ja", NEW."raised_by_id", NEW."raised_on", NEW."reference", NEW."title_en", NEW."title_fr", NEW."title_ja", NEW."understanding_en", NEW."understanding_fr", NEW."understanding_ja"); RETURN NULL;', hash='6e275805d1a4a2e92ff3ce5906b08b8049a8b9f7', operation='UPDATE', pgid='pgtrigger_update_update_8ab3b', table='commitments_consultation', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_consultationevent" ("concluded_on", "created_at", "entered_by_id", "id", "instrument_id", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_en", "question_fr", "question_ja", "raised_by_id", "raised_on", "reference", "title_en", "title_fr", "title_ja", "understanding_en", "understanding_fr", "understanding_ja") VALUES (OLD."concluded_on", OLD."created_at", OLD."entered_by_id", OLD."id", OLD."instrument_id", OLD."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."question_en", OLD."question_fr", OLD."question_ja", OLD."raised_by_id", OLD."raised_on", OLD."reference", OLD."title_en", OLD."title_fr", OLD."title_ja", OLD."understanding_en", OLD."understanding_fr", OLD."understanding_ja"); RETURN NULL;', hash='9114625ee1ba9728b552ebd3387137141d62752f', operation='DELETE', pgid='pgtrigger_delete_delete_c0ebd', table='commitments_consultation', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='AreaOfCooperation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=24, verbose_name='code')),
                    ('key', models.CharField(max_length=24, verbose_name='key')),
                    ('order', models.PositiveSmallIntegerField(verbose_name='order')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('is_open_ended', models.BooleanField(default=False, editable=False, verbose_name='open-ended entry')),
                    ('is_further', models.BooleanField(default=False, editable=False, verbose_name='added by joint decision')),
                    ('retired_on', models.DateField(editable=False, null=True, verbose_name='retired on')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='areas', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('provision', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='commitments.provision', verbose_name='provision')),
                    ('added_by', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='added_%(class)s', to='commitments.jointdecision', verbose_name='added by')),
                    ('retired_by', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='retired_%(class)s', to='commitments.jointdecision', verbose_name='retired by')),
                ],
                options={
                    'ordering': ['instrument', 'order'],
                    'verbose_name': 'area of cooperation',
                    'verbose_name_plural': 'areas of cooperation',
                    'constraints': [
                        models.UniqueConstraint(fields=('instrument', 'code'), name='area_has_one_code'),
                        models.UniqueConstraint(fields=('instrument', 'order'), name='area_has_one_place'),
                        models.CheckConstraint(condition=models.Q(models.Q(('added_by', None), ('is_further', False), ('retired_by', None), ('retired_on', None)), models.Q(('added_by__isnull', False), ('is_further', True)), _connector='OR'), name='area_further_by_joint_decision'),
                        models.CheckConstraint(condition=models.Q(models.Q(('retired_by', None), ('retired_on', None)), models.Q(('retired_by__isnull', False), ('retired_on__isnull', False)), _connector='OR'), name='area_retired_by_joint_decision'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='area_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            IF NEW."instrument_id" IS DISTINCT FROM OLD."instrument_id" OR NEW."provision_id" IS DISTINCT FROM OLD."provision_id" OR NEW."code" IS DISTINCT FROM OLD."code" OR NEW."key" IS DISTINCT FROM OLD."key" OR NEW."order" IS DISTINCT FROM OLD."order" OR NEW."title_en" IS DISTINCT FROM OLD."title_en" OR NEW."is_open_ended" IS DISTINCT FROM OLD."is_open_ended" OR NEW."is_further" IS DISTINCT FROM OLD."is_further" OR NEW."added_by_id" IS DISTINCT FROM OLD."added_by_id" THEN\n                RAISE EXCEPTION USING ERRCODE = \'check_violation\', CONSTRAINT = \'area_kept\', MESSAGE = \'This area stands in the MOC or in a joint decision: only its translations can be corrected.\';\n            END IF;\n            IF TG_OP = \'DELETE\' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ', hash='549a50468d7e2118457e5867abc2cbf62ff76cd4', operation='UPDATE', pgid='pgtrigger_area_kept_ba472', table='commitments_areaofcooperation', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='area_never_deleted', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF true THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'area_never_deleted', MESSAGE = 'This area stands in the MOC or in a joint decision: it cannot be deleted.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='d7041e531aab21398d65bdc8b2ba524606f5ebe2', operation='DELETE', pgid='pgtrigger_area_never_deleted_8db96', table='commitments_areaofcooperation', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_areaofcooperationevent" ("added_by_id", "code", "id", "instrument_id", "is_further", "is_open_ended", "key", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id", "retired_by_id", "retired_on", "title_en", "title_fr", "title_ja") VALUES (NEW."added_by_id", NEW."code", NEW."id", NEW."instrument_id", NEW."is_further", NEW."is_open_ended", NEW."key", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."provision_id", NEW."retired_by_id", NEW."retired_on", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='61cc8c9dd8524d1c235790517fb3f8995d4bde56', operation='INSERT', pgid='pgtrigger_insert_insert_d17c6', table='commitments_areaofcooperation', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_areaofcooperationevent" ("added_by_id", "code", "id", "instrument_id", "is_further", "is_open_ended", "key", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id", "retired_by_id", "retired_on", "title_en", "title_fr", "title_ja") VALUES (NEW."added_by_id", NEW."code", NEW."id", NEW."instrument_id", NEW."is_further", NEW."is_open_ended", NEW."key", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."provision_id", NEW."retired_by_id", NEW."retired_on", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='90eede13545bd0770f43e110381eb12a32c8e048', operation='UPDATE', pgid='pgtrigger_update_update_2be81', table='commitments_areaofcooperation', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_areaofcooperationevent" ("added_by_id", "code", "id", "instrument_id", "is_further", "is_open_ended", "key", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id", "retired_by_id", "retired_on", "title_en", "title_fr", "title_ja") VALUES (OLD."added_by_id", OLD."code", OLD."id", OLD."instrument_id", OLD."is_further", OLD."is_open_ended", OLD."key", OLD."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."provision_id", OLD."retired_by_id", OLD."retired_on", OLD."title_en", OLD."title_fr", OLD."title_ja"); RETURN NULL;', hash='d40e1da624a6a49c56b3dd2b9e57e9072376021d', operation='DELETE', pgid='pgtrigger_delete_delete_d459a', table='commitments_areaofcooperation', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Notice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reference', models.CharField(editable=False, max_length=24, unique=True, verbose_name='reference')),
                    ('kind', models.CharField(choices=[('modify', 'Intention to modify (article 9(b))'), ('discontinue', 'Intention to discontinue (article 9(c))'), ('contact_point', 'Change of contact point (article 6)'), ('emergency', 'Emergency (article 2(c)(ii))'), ('consultation', 'Request for consultations (article 7)'), ('general', 'General notice')], max_length=16, verbose_name='kind')),
                    ('state', models.CharField(choices=[('draft', 'Draft'), ('issued', 'Issued'), ('withdrawn', 'Withdrawn')], default='draft', editable=False, max_length=12, verbose_name='status')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('subject_en', models.CharField(blank=True, max_length=300, verbose_name='subject (English)')),
                    ('subject_fr', models.CharField(blank=True, max_length=300, verbose_name='subject (French)')),
                    ('subject_ja', models.CharField(blank=True, max_length=300, verbose_name='subject (Japanese)')),
                    ('body_en', models.TextField(blank=True, verbose_name='text (English)')),
                    ('body_fr', models.TextField(blank=True, verbose_name='text (French)')),
                    ('body_ja', models.TextField(blank=True, verbose_name='text (Japanese)')),
                    ('link_only', models.BooleanField(default=False, help_text='The email will give the notice reference and a link only, not the text.', verbose_name='do not include the text in emails')),
                    ('scope', models.CharField(blank=True, choices=[('ends_for_all', 'The MOC ends for all Participants'), ('giver_withdraws', 'The Participant that gives notice withdraws'), ('not_stated', 'Not stated')], help_text='Scope as stated in the notice (article 9(c))', max_length=16, verbose_name='scope of the discontinuance')),
                    ('stated_on', models.DateField(blank=True, help_text='Leave blank to use the end of the notice period, counted from the last receipt.', null=True, verbose_name='last day of the MOC, as stated')),
                    ('text_hash', models.CharField(blank=True, editable=False, max_length=64, verbose_name='hash of the text (SHA-256)')),
                    ('issued_at', models.DateTimeField(editable=False, null=True, verbose_name='issued')),
                    ('issued_on', models.DateField(editable=False, null=True, verbose_name='date of issue')),
                    ('takes_effect_on', models.DateField(editable=False, null=True, verbose_name='last day of the MOC')),
                    ('counting', models.CharField(blank=True, choices=[('later', 'Later of the two methods'), ('same_number', 'Same day of the month (Canada, Interpretation Act, section 28)'), ('day_before', 'Day before the corresponding day (Japan, Civil Code, article 143)')], editable=False, max_length=12, verbose_name='counting of months of notice')),
                    ('withdrawn_on', models.DateField(editable=False, null=True, verbose_name='withdrawn on')),
                    ('withdrawn_reason', models.TextField(blank=True, editable=False, verbose_name='reason for the withdrawal')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                    ('consultation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='commitments.consultation', verbose_name='consultation')),
                    ('emergency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='commitments.emergency', verbose_name='emergency')),
                    ('entered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices_entered', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('issued_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices_issued', to=settings.AUTH_USER_MODEL, verbose_name='issued by')),
                    ('sender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices_given', to='contacts.participant', verbose_name='from')),
                    ('settled_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices_settled', to='commitments.jointdecision', verbose_name='consequence settled by')),
                ],
                options={
                    'ordering': ['reference'],
                    'verbose_name': 'notice',
                    'verbose_name_plural': 'notices',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('subject_en', ''), ('subject_fr', ''), ('subject_ja', ''), _negated=True), name='notice_has_a_subject'),
                        models.CheckConstraint(condition=models.Q(models.Q(('issued_at', None), ('issued_by', None), ('issued_on', None), ('state', 'draft'), ('text_hash', '')), models.Q(models.Q(('state', 'draft'), _negated=True), ('issued_at__isnull', False), ('issued_by__isnull', False), ('issued_on__isnull', False), models.Q(('text_hash', ''), _negated=True)), _connector='OR'), name='notice_issued_says_when_and_by_whom'),
                        models.CheckConstraint(condition=models.Q(models.Q(('kind', 'discontinue'), models.Q(('scope', ''), _negated=True)), models.Q(models.Q(('kind', 'discontinue'), _negated=True), ('scope', ''), ('stated_on', None), ('takes_effect_on', None)), _connector='OR'), name='notice_of_discontinuance_states_its_scope'),
                        models.CheckConstraint(condition=models.Q(('stated_on', None), ('issued_on', None), ('stated_on__gte', models.F('issued_on')), _connector='OR'), name='notice_states_no_day_before_its_issue'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), ('withdrawn_on__isnull', False)), models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('withdrawn_on', None)), _connector='OR'), name='notice_withdrawn_has_a_day'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('takes_effect_on', None), ('withdrawn_on__lte', models.F('takes_effect_on')), _connector='OR'), name='notice_is_withdrawn_before_it_takes_effect'),
                        models.CheckConstraint(condition=models.Q(('kind', 'emergency'), ('emergency', None), _connector='OR'), name='notice_of_emergency_names_it'),
                        models.CheckConstraint(condition=models.Q(('kind', 'consultation'), ('consultation', None), _connector='OR'), name='notice_of_consultation_names_it'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='notice_text_in_original', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.subject_en IS DISTINCT FROM OLD.subject_en OR NEW.subject_fr IS DISTINCT FROM OLD.subject_fr OR NEW.subject_ja IS DISTINCT FROM OLD.subject_ja OR NEW.body_en IS DISTINCT FROM OLD.body_en OR NEW.body_fr IS DISTINCT FROM OLD.body_fr OR NEW.body_ja IS DISTINCT FROM OLD.body_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.subject_en WHEN 'fr' THEN NEW.subject_fr ELSE NEW.subject_ja END = '' AND concat(NEW.subject_en, NEW.subject_fr, NEW.subject_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.body_en WHEN 'fr' THEN NEW.body_fr ELSE NEW.body_ja END = '' AND concat(NEW.body_en, NEW.body_fr, NEW.body_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='63dbee65c844ce29525ae81c0dea5110ce22db28', operation='INSERT OR UPDATE', pgid='pgtrigger_notice_text_in_original_cab3a', table='commitments_notice', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='notice_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.instrument_id ELSE NEW.instrument_id END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='14fa96bbcba3ea4c9f35bc3597d9c0cb2012c4f4', operation='INSERT OR DELETE', pgid='pgtrigger_notice_register_is_open_1b21e', table='commitments_notice', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='notice_draft_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.state = 'draft' AND (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = OLD.instrument_id) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_draft_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='81e249cb74612aabed7b0b629b9f753e986d0ca0', operation='UPDATE', pgid='pgtrigger_notice_draft_register_is_open_76ad4', table='commitments_notice', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='notice_to_all_others', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NEW.state <> 'draft' AND (TG_OP = 'INSERT' OR OLD.state = 'draft') AND EXISTS (\n                    SELECT 1 FROM commitments_participation seat WHERE seat.instrument_id = NEW.instrument_id\n                    AND seat.participant_id <> NEW.sender_id\n                    AND NOT EXISTS (SELECT 1 FROM commitments_noticeaddressee addressee\n                        WHERE addressee.notice_id = NEW.id AND addressee.participant_id = seat.participant_id)) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_to_all_others', MESSAGE = 'A notice goes to all other Participants.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='c595cf887a976cac9205e6688dd8c0932ad32a73', operation='INSERT OR UPDATE', pgid='pgtrigger_notice_to_all_others_209f0', table='commitments_notice', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='notice_by_an_officer', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NEW.issued_by_id IS NOT NULL AND NEW.issued_at IS NOT NULL\n            AND (TG_OP = 'INSERT' OR OLD.issued_by_id IS DISTINCT FROM NEW.issued_by_id)\n            AND NOT EXISTS (SELECT 1 FROM contacts_user account\n        JOIN contacts_official person ON person.account_id = account.id AND person.active\n        JOIN contacts_contactpointofficer term ON term.official_id = person.id AND term.function <> 'copy'\n        JOIN contacts_contactpoint point\n            ON point.id = term.contact_point_id AND point.participant_id = account.participant_id\n        JOIN contacts_participant participant ON participant.id = account.participant_id\n        JOIN contacts_side side ON side.id = participant.side_id\n        WHERE account.id = NEW.issued_by_id AND account.is_active AND account.role = 'contact_officer'\n        AND term.since <= (NEW.issued_at AT TIME ZONE side.time_zone)::date\n        AND (term.until IS NULL OR term.until > (NEW.issued_at AT TIME ZONE side.time_zone)::date)) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_by_an_officer', MESSAGE = 'Only a contact point officer in function does this, and only for the own Participant.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='8c408e215d6800340d82b55648e55b26a4aae2a0', operation='INSERT OR UPDATE', pgid='pgtrigger_notice_by_an_officer_dd8ef', table='commitments_notice', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='notice_is_frozen', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            IF OLD.state <> \'draft\' AND (NEW."instrument_id" IS DISTINCT FROM OLD."instrument_id" OR NEW."reference" IS DISTINCT FROM OLD."reference" OR NEW."kind" IS DISTINCT FROM OLD."kind" OR NEW."sender_id" IS DISTINCT FROM OLD."sender_id" OR NEW."original_language" IS DISTINCT FROM OLD."original_language" OR NEW."subject_en" IS DISTINCT FROM OLD."subject_en" OR NEW."subject_fr" IS DISTINCT FROM OLD."subject_fr" OR NEW."subject_ja" IS DISTINCT FROM OLD."subject_ja" OR NEW."body_en" IS DISTINCT FROM OLD."body_en" OR NEW."body_fr" IS DISTINCT FROM OLD."body_fr" OR NEW."body_ja" IS DISTINCT FROM OLD."body_ja" OR NEW."link_only" IS DISTINCT FROM OLD."link_only" OR NEW."scope" IS DISTINCT FROM OLD."scope" OR NEW."stated_on" IS DISTINCT FROM OLD."stated_on" OR NEW."emergency_id" IS DISTINCT FROM OLD."emergency_id" OR NEW."consultation_id" IS DISTINCT FROM OLD."consultation_id" OR NEW."issued_at" IS DISTINCT FROM OLD."issued_at" OR NEW."issued_on" IS DISTINCT FROM OLD."issued_on" OR NEW."issued_by_id" IS DISTINCT FROM OLD."issued_by_id" OR NEW."text_hash" IS DISTINCT FROM OLD."text_hash") THEN\n                RAISE EXCEPTION USING ERRCODE = \'check_violation\', CONSTRAINT = \'notice_is_frozen\', MESSAGE = \'A notice that was issued stays as it is: give another.\';\n            END IF;\n            IF TG_OP = \'DELETE\' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ', hash='c12b641a807f95ee5089c50ba26015e6a42ac6a4', operation='UPDATE', pgid='pgtrigger_notice_is_frozen_7493c', table='commitments_notice', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='notice_does_not_come_back', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.state = 'withdrawn' AND NEW.state <> 'withdrawn' OR OLD.state = 'issued' AND NEW.state = 'draft' THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_does_not_come_back', MESSAGE = 'A notice that was issued or withdrawn stays so.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='57b1746b4c9278d69c13764963e7605dc8b72dfb', operation='UPDATE', pgid='pgtrigger_notice_does_not_come_back_056cc', table='commitments_notice', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='notice_issued_is_never_deleted', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.state <> 'draft' THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_issued_is_never_deleted', MESSAGE = 'A notice that was issued stays on record.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='e72ea23e0aef4ddbb3dc59bd6723bb82ca49fac9', operation='DELETE', pgid='pgtrigger_notice_issued_is_never_deleted_ea1a4', table='commitments_notice', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_noticeevent" ("body_en", "body_fr", "body_ja", "consultation_id", "counting", "created_at", "emergency_id", "entered_by_id", "id", "instrument_id", "issued_at", "issued_by_id", "issued_on", "kind", "link_only", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "scope", "sender_id", "settled_by_id", "state", "stated_on", "subject_en", "subject_fr", "subject_ja", "takes_effect_on", "text_hash", "updated_at", "withdrawn_on", "withdrawn_reason") VALUES (NEW."body_en", NEW."body_fr", NEW."body_ja", NEW."consultation_id", NEW."counting", NEW."created_at", NEW."emergency_id", NEW."entered_by_id", NEW."id", NEW."instrument_id", NEW."issued_at", NEW."issued_by_id", NEW."issued_on", NEW."kind", NEW."link_only", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reference", NEW."scope", NEW."sender_id", NEW."settled_by_id", NEW."state", NEW."stated_on", NEW."subject_en", NEW."subject_fr", NEW."subject_ja", NEW."takes_effect_on", NEW."text_hash", NEW."updated_at", NEW."withdrawn_on", NEW."withdrawn_reason"); RETURN NULL;', hash='e45133b620275cee78fc41b5cacb59b9430bab54', operation='INSERT', pgid='pgtrigger_insert_insert_58947', table='commitments_notice', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_noticeevent" ("body_en", "body_fr", "body_ja", "consultation_id", "counting", "created_at", "emergency_id", "entered_by_id", "id", "instrument_id", "issued_at", "issued_by_id", "issued_on", "kind", "link_only", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "scope", "sender_id", "settled_by_id", "state", "stated_on", "subject_en", "subject_fr", "subject_ja", "takes_effect_on", "text_hash", "updated_at", "withdrawn_on", "withdrawn_reason") VALUES (NEW."body_en", NEW."body_fr", NEW."body_ja", NEW."consultation_id", NEW."counting", NEW."created_at", NEW."emergency_id", NEW."entered_by_id", NEW."id", NEW."instrument_id", NEW."issued_at", NEW."issued_by_id", NEW."issued_on", NEW."kind", NEW."link_only", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reference", NEW."scope", NEW."sender_id", NEW."settled_by_id", NEW."state", NEW."stated_on", NEW."subject_en", NEW."subject_fr", NEW."subject_ja", NEW."takes_effect_on", NEW."text_hash", NEW."updated_at", NEW."withdrawn_on", NEW."withdrawn_reason"); RETURN NULL;', hash='0486a7b7ad4e3498b9d2c320abd17a2d9f68ef54', operation='UPDATE', pgid='pgtrigger_update_update_2b363', table='commitments_notice', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_noticeevent" ("body_en", "body_fr", "body_ja", "consultation_id", "counting", "created_at", "emergency_id", "entered_by_id", "id", "instrument_id", "issued_at", "issued_by_id", "issued_on", "kind", "link_only", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "scope", "sender_id", "settled_by_id", "state", "stated_on", "subject_en", "subject_fr", "subject_ja", "takes_effect_on", "text_hash", "updated_at", "withdrawn_on", "withdrawn_reason") VALUES (OLD."body_en", OLD."body_fr", OLD."body_ja", OLD."consultation_id", OLD."counting", OLD."created_at", OLD."emergency_id", OLD."entered_by_id", OLD."id", OLD."instrument_id", OLD."issued_at", OLD."issued_by_id", OLD."issued_on", OLD."kind", OLD."link_only", OLD."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reference", OLD."scope", OLD."sender_id", OLD."settled_by_id", OLD."state", OLD."stated_on", OLD."subject_en", OLD."subject_fr", OLD."subject_ja", OLD."takes_effect_on", OLD."text_hash", OLD."updated_at", OLD."withdrawn_on", OLD."withdrawn_reason"); RETURN NULL;', hash='92230ac71ae36cccd26fa55cc4b9a906dd499ee5', operation='DELETE', pgid='pgtrigger_delete_delete_2c85c', table='commitments_notice', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='JointDecision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reference', models.CharField(editable=False, max_length=24, unique=True, verbose_name='reference')),
                    ('state', models.CharField(choices=[('draft', 'Draft'), ('open', 'Open for concurrence'), ('decided', 'Decided'), ('withdrawn', 'Withdrawn')], default='draft', editable=False, max_length=12, verbose_name='status')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('text_en', models.TextField(blank=True, verbose_name='text (English)')),
                    ('text_fr', models.TextField(blank=True, verbose_name='text (French)')),
                    ('text_ja', models.TextField(blank=True, verbose_name='text (Japanese)')),
                    ('effect', models.CharField(choices=[('none', 'No change to the register'), ('further_area', 'New area of cooperation'), ('further_form', 'New form of cooperation'), ('retire_area', 'Retire an added area'), ('retire_form', 'Retire an added form'), ('modification', 'Modify the text of the MOC (article 9(b))'), ('rotation', 'Set the chair rotation order'), ('arrangement', 'Set another working arrangement'), ('counting', 'Set how months of notice are counted'), ('emergency_begins', 'Begin emergency collaboration (article 2(c)(ii))'), ('emergency_ends', 'End emergency collaboration'), ('others_continue', 'The other Participants continue after a notice (article 9(c))'), ('ends_for_all', 'The MOC ends for all after a notice (article 9(c))')], default='none', max_length=20, verbose_name='effect')),
                    ('subject_en', models.CharField(blank=True, help_text='For a new area, form or working arrangement', max_length=300, verbose_name='name of the new area, form or arrangement (English)')),
                    ('subject_fr', models.CharField(blank=True, help_text='For a new area, form or working arrangement', max_length=300, verbose_name='name of the new area, form or arrangement (French)')),
                    ('subject_ja', models.CharField(blank=True, help_text='For a new area, form or working arrangement', max_length=300, verbose_name='name of the new area, form or arrangement (Japanese)')),
                    ('counting', models.CharField(blank=True, choices=[('later', 'Later of the two methods'), ('same_number', 'Same day of the month (Canada, Interpretation Act, section 28)'), ('day_before', 'Day before the corresponding day (Japan, Civil Code, article 143)')], max_length=12, verbose_name='counting of months of notice')),
                    ('effective_on', models.DateField(blank=True, help_text='Leave blank to take effect on the date of the last concurrence.', null=True, verbose_name='effective from')),
                    ('proposed_at', models.DateTimeField(editable=False, null=True, verbose_name='proposed')),
                    ('text_hash', models.CharField(blank=True, editable=False, max_length=64, verbose_name='hash of the text (SHA-256)')),
                    ('decided_on', models.DateField(editable=False, null=True, verbose_name='decided on')),
                    ('withdrawn_on', models.DateField(editable=False, null=True, verbose_name='withdrawn on')),
                    ('withdrawn_reason', models.TextField(blank=True, editable=False, verbose_name='reason for the withdrawal')),
                    ('outcome', models.CharField(blank=True, choices=[('active', 'Active'), ('implemented', 'Implemented'), ('elapsed', 'Expired'), ('superseded', 'Superseded'), ('retired', 'Retired')], editable=False, max_length=12, verbose_name='outcome')),
                    ('outcome_on', models.DateField(editable=False, null=True, verbose_name='outcome since')),
                    ('outcome_reason', models.TextField(blank=True, editable=False, verbose_name='reason for the outcome')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                    ('emergency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='commitments.emergency', verbose_name='emergency')),
                    ('entered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions_entered', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('proposed_by', models.ForeignKey(blank=True, help_text='Leave blank if the secretariat proposes.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions_proposed', to='contacts.participant', verbose_name='proposed by')),
                    ('rotating_side', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rotation_decisions', to='contacts.side', verbose_name='side whose chair rotates')),
                    ('superseded_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='supersedes', to='commitments.jointdecision', verbose_name='replaced by')),
                    ('retires_area', models.ForeignKey(blank=True, limit_choices_to={'is_further': True}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='retiring_decisions', to='commitments.areaofcooperation', verbose_name='area to be retired')),
                    ('retires_form', models.ForeignKey(blank=True, limit_choices_to={'is_further': True}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='retiring_decisions', to='commitments.formofcooperation', verbose_name='form to be retired')),
                    ('intention', models.ForeignKey(blank=True, limit_choices_to={'kind': 'modify'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='modifications', to='commitments.notice', verbose_name='notice of intention to modify')),
                ],
                options={
                    'ordering': ['reference'],
                    'verbose_name': 'joint decision',
                    'verbose_name_plural': 'joint decisions',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('title_en', ''), ('title_fr', ''), ('title_ja', ''), _negated=True), name='decision_has_a_title'),
                        models.UniqueConstraint(fields=('id', 'text_hash'), name='decision_has_one_text'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'withdrawn']), models.Q(('proposed_at__isnull', False), models.Q(('text_hash', ''), _negated=True)), _connector='OR'), name='decision_is_proposed_with_a_frozen_text'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'draft'), _negated=True), ('text_hash', ''), _connector='OR'), name='decision_draft_has_no_hash'),
                        models.CheckConstraint(condition=models.Q(models.Q(('decided_on__isnull', False), ('state', 'decided'), models.Q(('outcome', ''), _negated=True)), models.Q(models.Q(('state', 'decided'), _negated=True), ('decided_on__isnull', True), ('outcome', '')), _connector='OR'), name='decision_decided_has_a_day_and_an_outcome'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), ('withdrawn_on__isnull', False)), models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('withdrawn_on__isnull', True)), _connector='OR'), name='decision_withdrawn_has_a_day'),
                        models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'superseded'), ('superseded_by__isnull', False)), models.Q(models.Q(('outcome', 'superseded'), _negated=True), ('superseded_by__isnull', True)), _connector='OR'), name='decision_superseded_has_a_successor'),
                        models.CheckConstraint(condition=models.Q(models.Q(('effect__in', ['arrangement', 'further_area', 'further_form']), models.Q(('subject_en', ''), ('subject_fr', ''), ('subject_ja', ''), _negated=True)), models.Q(models.Q(('effect__in', ['arrangement', 'further_area', 'further_form']), _negated=True), ('subject_en', ''), ('subject_fr', ''), ('subject_ja', '')), _connector='OR'), name='decision_names_what_comes_to_be'),
                        models.CheckConstraint(condition=models.Q(models.Q(('effect__in', ['retire_area']), ('retires_area__isnull', False)), models.Q(models.Q(('effect__in', ['retire_area']), _negated=True), models.Q(('retires_area__isnull', False), _negated=True)), _connector='OR'), name='decision_retires_a_named_area'),
                        models.CheckConstraint(condition=models.Q(models.Q(('effect__in', ['emergency_begins', 'emergency_ends']), ('emergency__isnull', False)), models.Q(models.Q(('effect__in', ['emergency_begins', 'emergency_ends']), _negated=True), models.Q(('emergency__isnull', False), _negated=True)), _connector='OR'), name='decision_concerns_a_named_emergency'),
                        models.CheckConstraint(condition=models.Q(models.Q(('effect__in', ['rotation']), ('rotating_side__isnull', False)), models.Q(models.Q(('effect__in', ['rotation']), _negated=True), models.Q(('rotating_side__isnull', False), _negated=True)), _connector='OR'), name='decision_rotates_a_named_side'),
                        models.CheckConstraint(condition=models.Q(models.Q(('effect__in', ['counting']), models.Q(('counting', ''), _negated=True)), models.Q(models.Q(('effect__in', ['counting']), _negated=True), ('counting', '')), _connector='OR'), name='decision_names_the_counting'),
                        models.UniqueConstraint(condition=models.Q(('effect', 'emergency_begins'), ('state', 'decided')), fields=('emergency',), name='decided_once_emergency_begins'),
                        models.UniqueConstraint(condition=models.Q(('effect', 'emergency_ends'), ('state', 'decided')), fields=('emergency',), name='decided_once_emergency_ends'),
                        models.UniqueConstraint(condition=models.Q(('effect', 'retire_area'), ('state', 'decided')), fields=('retires_area',), name='decided_once_retire_area'),
                        models.CheckConstraint(condition=models.Q(models.Q(('effect__in', ['retire_form']), ('retires_form__isnull', False)), models.Q(models.Q(('effect__in', ['retire_form']), _negated=True), models.Q(('retires_form__isnull', False), _negated=True)), _connector='OR'), name='decision_retires_a_named_form'),
                        models.UniqueConstraint(condition=models.Q(('effect', 'retire_form'), ('state', 'decided')), fields=('retires_form',), name='decided_once_retire_form'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='joint_decision_text_in_original', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.text_en IS DISTINCT FROM OLD.text_en OR NEW.text_fr IS DISTINCT FROM OLD.text_fr OR NEW.text_ja IS DISTINCT FROM OLD.text_ja OR NEW.subject_en IS DISTINCT FROM OLD.subject_en OR NEW.subject_fr IS DISTINCT FROM OLD.subject_fr OR NEW.subject_ja IS DISTINCT FROM OLD.subject_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.text_en WHEN 'fr' THEN NEW.text_fr ELSE NEW.text_ja END = '' AND concat(NEW.text_en, NEW.text_fr, NEW.text_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.subject_en WHEN 'fr' THEN NEW.subject_fr ELSE NEW.subject_ja END = '' AND concat(NEW.subject_en, NEW.subject_fr, NEW.subject_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'joint_decision_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='4b45dbc9a70bc33d5a854202bae8d65f9ca8f96c', operation='INSERT OR UPDATE', pgid='pgtrigger_joint_decision_text_in_original_f6e74', table='commitments_jointdecision', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='decision_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.instrument_id ELSE NEW.instrument_id END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='aae9795f3b80a54c2bcfed9b71d0a609ea1d2362', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_decision_register_is_open_bb0f8', table='commitments_jointdecision', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='decision_needs_all_participants', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NEW.state = 'decided' AND (TG_OP = 'INSERT' OR OLD.state <> 'decided') AND EXISTS (\n                    SELECT 1 FROM commitments_participation seat WHERE seat.instrument_id = NEW.instrument_id\n                    AND NOT EXISTS (SELECT 1 FROM commitments_concurrence given WHERE given.decision_id = NEW.id\n                        AND given.participant_id = seat.participant_id AND given.standing_hash = NEW.text_hash)) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_needs_all_participants', MESSAGE = 'Jointly decided means all Participants: a concurrence to this text is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='a319476b46b62f42c5fe77324846f295bf0ae9f3', operation='INSERT OR UPDATE', pgid='pgtrigger_decision_needs_all_participants_6280f', table='commitments_jointdecision', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='decision_text_is_frozen', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            IF OLD.state <> \'draft\' AND (NEW."original_language" IS DISTINCT FROM OLD."original_language" OR NEW."title_en" IS DISTINCT FROM OLD."title_en" OR NEW."title_fr" IS DISTINCT FROM OLD."title_fr" OR NEW."title_ja" IS DISTINCT FROM OLD."title_ja" OR NEW."text_en" IS DISTINCT FROM OLD."text_en" OR NEW."text_fr" IS DISTINCT FROM OLD."text_fr" OR NEW."text_ja" IS DISTINCT FROM OLD."text_ja" OR NEW."effect" IS DISTINCT FROM OLD."effect" OR NEW."subject_en" IS DISTINCT FROM OLD."subject_en" OR NEW."subject_fr" IS DISTINCT FROM OLD."subject_fr" OR NEW."subject_ja" IS DISTINCT FROM OLD."subject_ja" OR NEW."retires_area_id" IS DISTINCT FROM OLD."retires_area_id" OR NEW."retires_form_id" IS DISTINCT FROM OLD."retires_form_id" OR NEW."emergency_id" IS DISTINCT FROM OLD."emergency_id" OR NEW."rotating_side_id" IS DISTINCT FROM OLD."rotating_side_id" OR NEW."counting" IS DISTINCT FROM OLD."counting" OR NEW."effective_on" IS DISTINCT FROM OLD."effective_on" OR NEW."instrument_id" IS DISTINCT FROM OLD."instrument_id" OR NEW."reference" IS DISTINCT FROM OLD."reference" OR NEW."proposed_by_id" IS DISTINCT FROM OLD."proposed_by_id" OR NEW."proposed_at" IS DISTINCT FROM OLD."proposed_at" OR NEW."intention_id" IS DISTINCT FROM OLD."intention_id" OR (NEW.state = OLD.state AND NEW.text_hash <> OLD.text_hash)) THEN\n                RAISE EXCEPTION USING ERRCODE = \'check_violation\', CONSTRAINT = \'decision_text_is_frozen\', MESSAGE = \'The text was proposed: take it back to draft to change it.\';\n            END IF;\n            IF TG_OP = \'DELETE\' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ', hash='992114bb7f2f069ac17afa42df890b3fc7991664', operation='UPDATE', pgid='pgtrigger_decision_text_is_frozen_6765a', table='commitments_jointdecision', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='decision_settled_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            IF OLD.state IN (\'decided\', \'withdrawn\') AND (NEW."state" IS DISTINCT FROM OLD."state" OR NEW."text_hash" IS DISTINCT FROM OLD."text_hash" OR NEW."proposed_by_id" IS DISTINCT FROM OLD."proposed_by_id" OR NEW."proposed_at" IS DISTINCT FROM OLD."proposed_at" OR NEW."intention_id" IS DISTINCT FROM OLD."intention_id" OR NEW."decided_on" IS DISTINCT FROM OLD."decided_on" OR NEW."withdrawn_on" IS DISTINCT FROM OLD."withdrawn_on" OR NEW."withdrawn_reason" IS DISTINCT FROM OLD."withdrawn_reason") THEN\n                RAISE EXCEPTION USING ERRCODE = \'check_violation\', CONSTRAINT = \'decision_settled_stays\', MESSAGE = \'What was decided or withdrawn stays as it is: propose another decision.\';\n            END IF;\n            IF TG_OP = \'DELETE\' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ', hash='e2813f7e214bf52f637b2ea62bd2cf14ae06f408', operation='UPDATE', pgid='pgtrigger_decision_settled_stays_b34c5', table='commitments_jointdecision', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='decision_proposed_is_never_deleted', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.proposed_at IS NOT NULL THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_proposed_is_never_deleted', MESSAGE = 'A decision that was proposed stays on record: withdraw it.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='20d2dae6ca4fa86f03e6f39cf9ad56f4498c2f9a', operation='DELETE', pgid='pgtrigger_decision_proposed_is_never_deleted_75207', table='commitments_jointdecision', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_jointdecisionevent" ("counting", "created_at", "decided_on", "effect", "effective_on", "emergency_id", "entered_by_id", "id", "instrument_id", "intention_id", "original_language", "outcome", "outcome_on", "outcome_reason", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reference", "retires_area_id", "retires_form_id", "rotating_side_id", "state", "subject_en", "subject_fr", "subject_ja", "superseded_by_id", "text_en", "text_fr", "text_hash", "text_ja", "title_en", "title_fr", "title_ja", "updated_at", "withdrawn_on", "withdrawn_reason") VALUES (NEW."counting", NEW."created_at", NEW."decided_on", NEW."effect", NEW."effective_on", NEW."emergency_id", NEW."entered_by_id", NEW."id", NEW."instrument_id", NEW."intention_id", NEW."original_language", NEW."outcome", NEW."outcome_on", NEW."outcome_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."reference", NEW."retires_area_id", NEW."retires_form_id", NEW."rotating_side_id", NEW."state", NEW."subject_en", NEW."subject_fr", NEW."subject_ja", NEW."superseded_by_id", NEW."text_en", NEW."text_fr", NEW."text_hash", NEW."text_ja", NEW."title_en", NEW."title_fr", NEW."title_ja", NEW."updated_at", NEW."withdrawn_on", NEW."withdrawn_reason"); RETURN NULL;', hash='f07704476bcf16609667a0dfd6e38c75e820b2b3', operation='INSERT', pgid='pgtrigger_insert_insert_b473d', table='commitments_jointdecision', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_jointdecisionevent" ("counting", "created_at", "decided_on", "effect", "effective_on", "emergency_id", "entered_by_id", "id", "instrument_id", "intention_id", "original_language", "outcome", "outcome_on", "outcome_reason", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reference", "retires_area_id", "retires_form_id", "rotating_side_id", "state", "subject_en", "subject_fr", "subject_ja", "superseded_by_id", "text_en", "text_fr", "text_hash", "text_ja", "title_en", "title_fr", "title_ja", "updated_at", "withdrawn_on", "withdrawn_reason") VALUES (NEW."counting", NEW."created_at", NEW."decided_on", NEW."effect", NEW."effective_on", NEW."emergency_id", NEW."entered_by_id", NEW."id", NEW."instrument_id", NEW."intention_id", NEW."original_language", NEW."outcome", NEW."outcome_on", NEW."outcome_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."reference", NEW."retires_area_id", NEW."retires_form_id", NEW."rotating_side_id", NEW."state", NEW."subject_en", NEW."subject_fr", NEW."subject_ja", NEW."superseded_by_id", NEW."text_en", NEW."text_fr", NEW."text_hash", NEW."text_ja", NEW."title_en", NEW."title_fr", NEW."title_ja", NEW."updated_at", NEW."withdrawn_on", NEW."withdrawn_reason"); RETURN NULL;', hash='af84906dd064f2c4df05f6e06d08bdee10d65ecd', operation='UPDATE', pgid='pgtrigger_update_update_91d5b', table='commitments_jointdecision', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_jointdecisionevent" ("counting", "created_at", "decided_on", "effect", "effective_on", "emergency_id", "entered_by_id", "id", "instrument_id", "intention_id", "original_language", "outcome", "outcome_on", "outcome_reason", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reference", "retires_area_id", "retires_form_id", "rotating_side_id", "state", "subject_en", "subject_fr", "subject_ja", "superseded_by_id", "text_en", "text_fr", "text_hash", "text_ja", "title_en", "title_fr", "title_ja", "updated_at", "withdrawn_on", "withdrawn_reason") VALUES (OLD."counting", OLD."created_at", OLD."decided_on", OLD."effect", OLD."effective_on", OLD."emergency_id", OLD."entered_by_id", OLD."id", OLD."instrument_id", OLD."intention_id", OLD."original_language", OLD."outcome", OLD."outcome_on", OLD."outcome_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."proposed_at", OLD."proposed_by_id", OLD."reference", OLD."retires_area_id", OLD."retires_form_id", OLD."rotating_side_id", OLD."state", OLD."subject_en", OLD."subject_fr", OLD."subject_ja", OLD."superseded_by_id", OLD."text_en", OLD."text_fr", OLD."text_hash", OLD."text_ja", OLD."title_en", OLD."title_fr", OLD."title_ja", OLD."updated_at", OLD."withdrawn_on", OLD."withdrawn_reason"); RETURN NULL;', hash='85f5548b06c003152331d284bbef03f24c86fdc5', operation='DELETE', pgid='pgtrigger_delete_delete_8ca54', table='commitments_jointdecision', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='FormOfCooperation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=24, verbose_name='code')),
                    ('key', models.CharField(max_length=24, verbose_name='key')),
                    ('order', models.PositiveSmallIntegerField(verbose_name='order')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('is_open_ended', models.BooleanField(default=False, editable=False, verbose_name='open-ended entry')),
                    ('is_further', models.BooleanField(default=False, editable=False, verbose_name='added by joint decision')),
                    ('retired_on', models.DateField(editable=False, null=True, verbose_name='retired on')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='forms', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('provision', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='commitments.provision', verbose_name='provision')),
                    ('added_by', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='added_%(class)s', to='commitments.jointdecision', verbose_name='added by')),
                    ('retired_by', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='retired_%(class)s', to='commitments.jointdecision', verbose_name='retired by')),
                ],
                options={
                    'ordering': ['instrument', 'order'],
                    'verbose_name': 'form of cooperation',
                    'verbose_name_plural': 'forms of cooperation',
                    'constraints': [
                        models.UniqueConstraint(fields=('instrument', 'code'), name='form_has_one_code'),
                        models.UniqueConstraint(fields=('instrument', 'order'), name='form_has_one_place'),
                        models.CheckConstraint(condition=models.Q(models.Q(('added_by', None), ('is_further', False), ('retired_by', None), ('retired_on', None)), models.Q(('added_by__isnull', False), ('is_further', True)), _connector='OR'), name='form_further_by_joint_decision'),
                        models.CheckConstraint(condition=models.Q(models.Q(('retired_by', None), ('retired_on', None)), models.Q(('retired_by__isnull', False), ('retired_on__isnull', False)), _connector='OR'), name='form_retired_by_joint_decision'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='form_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            IF NEW."instrument_id" IS DISTINCT FROM OLD."instrument_id" OR NEW."provision_id" IS DISTINCT FROM OLD."provision_id" OR NEW."code" IS DISTINCT FROM OLD."code" OR NEW."key" IS DISTINCT FROM OLD."key" OR NEW."order" IS DISTINCT FROM OLD."order" OR NEW."title_en" IS DISTINCT FROM OLD."title_en" OR NEW."is_open_ended" IS DISTINCT FROM OLD."is_open_ended" OR NEW."is_further" IS DISTINCT FROM OLD."is_further" OR NEW."added_by_id" IS DISTINCT FROM OLD."added_by_id" THEN\n                RAISE EXCEPTION USING ERRCODE = \'check_violation\', CONSTRAINT = \'form_kept\', MESSAGE = \'This form stands in the MOC or in a joint decision: only its translations can be corrected.\';\n            END IF;\n            IF TG_OP = \'DELETE\' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ', hash='b6af02758ad97700989e301f2b4e52c1d9e48c05', operation='UPDATE', pgid='pgtrigger_form_kept_3b32f', table='commitments_formofcooperation', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='form_never_deleted', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF true THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'form_never_deleted', MESSAGE = 'This form stands in the MOC or in a joint decision: it cannot be deleted.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='6be7672a12c11c00d56fc89cec1f4fd74aa38772', operation='DELETE', pgid='pgtrigger_form_never_deleted_e6d7d', table='commitments_formofcooperation', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_formofcooperationevent" ("added_by_id", "code", "id", "instrument_id", "is_further", "is_open_ended", "key", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id", "retired_by_id", "retired_on", "title_en", "title_fr", "title_ja") VALUES (NEW."added_by_id", NEW."code", NEW."id", NEW."instrument_id", NEW."is_further", NEW."is_open_ended", NEW."key", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."provision_id", NEW."retired_by_id", NEW."retired_on", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='d2225c5172e6519f7f5a0731962af450e7fa5c2d', operation='INSERT', pgid='pgtrigger_insert_insert_04ed7', table='commitments_formofcooperation', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_formofcooperationevent" ("added_by_id", "code", "id", "instrument_id", "is_further", "is_open_ended", "key", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id", "retired_by_id", "retired_on", "title_en", "title_fr", "title_ja") VALUES (NEW."added_by_id", NEW."code", NEW."id", NEW."instrument_id", NEW."is_further", NEW."is_open_ended", NEW."key", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."provision_id", NEW."retired_by_id", NEW."retired_on", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='ecc9888a1ac32a49d3bb8f81ce0bea3d9d886ffd', operation='UPDATE', pgid='pgtrigger_update_update_0fe41', table='commitments_formofcooperation', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_formofcooperationevent" ("added_by_id", "code", "id", "instrument_id", "is_further", "is_open_ended", "key", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id", "retired_by_id", "retired_on", "title_en", "title_fr", "title_ja") VALUES (OLD."added_by_id", OLD."code", OLD."id", OLD."instrument_id", OLD."is_further", OLD."is_open_ended", OLD."key", OLD."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."provision_id", OLD."retired_by_id", OLD."retired_on", OLD."title_en", OLD."title_fr", OLD."title_ja"); RETURN NULL;', hash='c6c24754b0ae5420cedcfd5752acd6e4a5fcf7db', operation='DELETE', pgid='pgtrigger_delete_delete_eff9b', table='commitments_formofcooperation', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='TextVersion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('effective_on', models.DateField(verbose_name='effective date')),
                    ('summary_en', models.CharField(blank=True, max_length=300, verbose_name='summary (English)')),
                    ('summary_fr', models.CharField(blank=True, max_length=300, verbose_name='summary (French)')),
                    ('summary_ja', models.CharField(blank=True, max_length=300, verbose_name='summary (Japanese)')),
                    ('decision', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='version', to='commitments.jointdecision', verbose_name='joint decision')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                ],
                options={
                    'ordering': ['instrument', 'number'],
                    'verbose_name': 'version of the MOC text',
                    'verbose_name_plural': 'versions of the MOC text',
                    'constraints': [
                        models.UniqueConstraint(fields=('instrument', 'number'), name='text_version_has_one_number'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_textversionevent" ("decision_id", "effective_on", "id", "instrument_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "summary_en", "summary_fr", "summary_ja") VALUES (NEW."decision_id", NEW."effective_on", NEW."id", NEW."instrument_id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."summary_en", NEW."summary_fr", NEW."summary_ja"); RETURN NULL;', hash='408efd20712e980472b9cb10772163f6a37a9e07', operation='INSERT', pgid='pgtrigger_insert_insert_ac433', table='commitments_textversion', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_textversionevent" ("decision_id", "effective_on", "id", "instrument_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "summary_en", "summary_fr", "summary_ja") VALUES (NEW."decision_id", NEW."effective_on", NEW."id", NEW."instrument_id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."summary_en", NEW."summary_fr", NEW."summary_ja"); RETURN NULL;', hash='dd5c9bb1ff3b2d5570ef8afe44dfd4f88abd6c85', operation='UPDATE', pgid='pgtrigger_update_update_a2e95', table='commitments_textversion', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_textversionevent" ("decision_id", "effective_on", "id", "instrument_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "summary_en", "summary_fr", "summary_ja") VALUES (OLD."decision_id", OLD."effective_on", OLD."id", OLD."instrument_id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."summary_en", OLD."summary_fr", OLD."summary_ja"); RETURN NULL;', hash='2100d084e3fecb2bdf5420b50df513d66883feaa', operation='DELETE', pgid='pgtrigger_delete_delete_260b6', table='commitments_textversion', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='LanguageVersion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], max_length=2, verbose_name='language')),
                    ('status', models.CharField(choices=[('signed', 'Signed text'), ('official', 'Official text of a Participant'), ('consolidated', 'Consolidated text'), ('courtesy', 'Courtesy translation')], max_length=12, verbose_name='status')),
                    ('publisher', models.CharField(blank=True, max_length=200, verbose_name='publisher')),
                    ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='languages', to='commitments.textversion', verbose_name='version of the MOC text')),
                ],
                options={
                    'ordering': ['version', 'language'],
                    'verbose_name': 'language version',
                    'verbose_name_plural': 'language versions',
                    'constraints': [
                        models.UniqueConstraint(fields=('version', 'language'), name='text_version_once_a_language'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_languageversionevent" ("id", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "status", "version_id") VALUES (NEW."id", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."publisher", NEW."status", NEW."version_id"); RETURN NULL;', hash='1c124eab4b7c1c7e85c31f050318a6fe6fccdf42', operation='INSERT', pgid='pgtrigger_insert_insert_35484', table='commitments_languageversion', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_languageversionevent" ("id", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "status", "version_id") VALUES (NEW."id", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."publisher", NEW."status", NEW."version_id"); RETURN NULL;', hash='b0174be93e545be7c2e54f2a13aef4d3eb49c577', operation='UPDATE', pgid='pgtrigger_update_update_7a8b5', table='commitments_languageversion', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_languageversionevent" ("id", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "status", "version_id") VALUES (OLD."id", OLD."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."publisher", OLD."status", OLD."version_id"); RETURN NULL;', hash='1a4ea86c1c98222ef359773c7c93d73c8108bbca', operation='DELETE', pgid='pgtrigger_delete_delete_08de8', table='commitments_languageversion', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Mineral',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.SlugField(unique=True, verbose_name='code')),
                    ('name_en', models.CharField(blank=True, max_length=80, verbose_name='name (English)')),
                    ('name_fr', models.CharField(blank=True, max_length=80, verbose_name='name (French)')),
                    ('name_ja', models.CharField(blank=True, max_length=80, verbose_name='name (Japanese)')),
                    ('named_in_text', models.BooleanField(default=False, verbose_name='named in the MOC')),
                    ('order', models.PositiveSmallIntegerField(unique=True, verbose_name='order')),
                ],
                options={
                    'ordering': ['order'],
                    'verbose_name': 'mineral',
                    'verbose_name_plural': 'minerals',
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_mineralevent" ("code", "id", "name_en", "name_fr", "name_ja", "named_in_text", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."id", NEW."name_en", NEW."name_fr", NEW."name_ja", NEW."named_in_text", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='e9ee33ee24ee2347c92830090dd60e8bc44cbbf6', operation='INSERT', pgid='pgtrigger_insert_insert_255fe', table='commitments_mineral', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_mineralevent" ("code", "id", "name_en", "name_fr", "name_ja", "named_in_text", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."id", NEW."name_en", NEW."name_fr", NEW."name_ja", NEW."named_in_text", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='59d03937faed92ece421d00390e51f30f374c5f9', operation='UPDATE', pgid='pgtrigger_update_update_b2255', table='commitments_mineral', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_mineralevent" ("code", "id", "name_en", "name_fr", "name_ja", "named_in_text", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."code", OLD."id", OLD."name_en", OLD."name_fr", OLD."name_ja", OLD."named_in_text", OLD."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='a2d46df636698805840d5ef3d3cb1a15a204df3b', operation='DELETE', pgid='pgtrigger_delete_delete_5032a', table='commitments_mineral', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='NoticeAddressee',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('addresses', django.contrib.postgres.fields.ArrayField(base_field=models.EmailField(max_length=254), verbose_name='addresses at issue')),
                    ('received_on', models.DateField(editable=False, null=True, verbose_name='received on')),
                    ('acknowledged_at', models.DateTimeField(editable=False, null=True, verbose_name='acknowledged')),
                    ('acknowledged_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices_acknowledged', to=settings.AUTH_USER_MODEL, verbose_name='acknowledged by')),
                    ('notice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='addressees', to='commitments.notice', verbose_name='notice')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices_received', to='contacts.participant', verbose_name='Participant')),
                ],
                options={
                    'ordering': ['notice', 'participant__order'],
                    'verbose_name': 'addressee',
                    'verbose_name_plural': 'addressees',
                    'constraints': [
                        models.UniqueConstraint(fields=('notice', 'participant'), name='notice_addresses_participant_once'),
                        models.CheckConstraint(condition=models.Q(('addresses__len__gt', 0)), name='addressee_has_an_address'),
                        models.CheckConstraint(condition=models.Q(models.Q(('acknowledged_at', None), ('acknowledged_by', None), ('received_on', None)), models.Q(('acknowledged_at__isnull', False), ('acknowledged_by__isnull', False), ('received_on__isnull', False)), _connector='OR'), name='acknowledgement_is_whole'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='acknowledgement_by_an_officer', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NEW.acknowledged_by_id IS NOT NULL AND NEW.acknowledged_at IS NOT NULL\n            AND (TG_OP = 'INSERT' OR OLD.acknowledged_by_id IS DISTINCT FROM NEW.acknowledged_by_id)\n            AND NOT EXISTS (SELECT 1 FROM contacts_user account\n        JOIN contacts_official person ON person.account_id = account.id AND person.active\n        JOIN contacts_contactpointofficer term ON term.official_id = person.id AND term.function <> 'copy'\n        JOIN contacts_contactpoint point\n            ON point.id = term.contact_point_id AND point.participant_id = account.participant_id\n        JOIN contacts_participant participant ON participant.id = account.participant_id\n        JOIN contacts_side side ON side.id = participant.side_id\n        WHERE account.id = NEW.acknowledged_by_id AND account.is_active AND account.role = 'contact_officer'\n        AND term.since <= (NEW.acknowledged_at AT TIME ZONE side.time_zone)::date\n        AND (term.until IS NULL OR term.until > (NEW.acknowledged_at AT TIME ZONE side.time_zone)::date)) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'acknowledgement_by_an_officer', MESSAGE = 'Only a contact point officer in function does this, and only for the own Participant.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='9e439cc631bcfaeebb474e8ea7171901ab282ba3', operation='INSERT OR UPDATE', pgid='pgtrigger_acknowledgement_by_an_officer_338c2', table='commitments_noticeaddressee', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='addressee_of_a_seat', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NOT EXISTS (SELECT 1 FROM commitments_participation seat\n            JOIN commitments_notice record ON record.instrument_id = seat.instrument_id\n            WHERE record.id = NEW.notice_id AND seat.participant_id = NEW.participant_id) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'addressee_of_a_seat', MESSAGE = 'This Participant has no seat under the memorandum of cooperation.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='1164a4b4a035cee84535b6f0d92d7b018e0693ac', operation='INSERT OR UPDATE', pgid='pgtrigger_addressee_of_a_seat_e2ebf', table='commitments_noticeaddressee', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='addressee_is_another', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT sender_id = NEW.participant_id FROM commitments_notice WHERE id = NEW.notice_id) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'addressee_is_another', MESSAGE = 'A notice goes to the other Participants.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='c2630675c7cf8f75c4a9b665e2b449646650a905', operation='INSERT OR UPDATE', pgid='pgtrigger_addressee_is_another_1cb73', table='commitments_noticeaddressee', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='addressees_are_frozen', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            IF (SELECT state <> \'draft\' FROM commitments_notice\n                    WHERE id = CASE WHEN TG_OP = \'DELETE\' THEN OLD.notice_id ELSE NEW.notice_id END)\n                    AND (TG_OP <> \'UPDATE\' OR NEW."notice_id" IS DISTINCT FROM OLD."notice_id" OR NEW."participant_id" IS DISTINCT FROM OLD."participant_id" OR NEW."addresses" IS DISTINCT FROM OLD."addresses") THEN\n                RAISE EXCEPTION USING ERRCODE = \'check_violation\', CONSTRAINT = \'addressees_are_frozen\', MESSAGE = \'A notice that was issued keeps its addressees.\';\n            END IF;\n            IF TG_OP = \'DELETE\' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ', hash='ab5dfffb7b3dd34ea5e48bec3a797a060d1b9944', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_addressees_are_frozen_00488', table='commitments_noticeaddressee', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='acknowledgement_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            IF OLD.acknowledged_at IS NOT NULL\n                    AND (NEW."received_on" IS DISTINCT FROM OLD."received_on" OR NEW."acknowledged_at" IS DISTINCT FROM OLD."acknowledged_at" OR NEW."acknowledged_by_id" IS DISTINCT FROM OLD."acknowledged_by_id") THEN\n                RAISE EXCEPTION USING ERRCODE = \'check_violation\', CONSTRAINT = \'acknowledgement_stays\', MESSAGE = \'An acknowledgement stays as it was given.\';\n            END IF;\n            IF TG_OP = \'DELETE\' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ', hash='a2c4bbc7fa26f8b8936b13af403985363a54c193', operation='UPDATE', pgid='pgtrigger_acknowledgement_stays_7c500', table='commitments_noticeaddressee', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='acknowledged_after_issue', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NEW.acknowledged_at IS NOT NULL\n                    AND (SELECT state = 'draft' FROM commitments_notice WHERE id = NEW.notice_id) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'acknowledged_after_issue', MESSAGE = 'What was not issued cannot be acknowledged.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='5ff2db0b1deefd6e70474c6c0a0b35337976c6ff', operation='INSERT OR UPDATE', pgid='pgtrigger_acknowledged_after_issue_23bfb', table='commitments_noticeaddressee', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_noticeaddresseeevent" ("acknowledged_at", "acknowledged_by_id", "addresses", "id", "notice_id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on") VALUES (NEW."acknowledged_at", NEW."acknowledged_by_id", NEW."addresses", NEW."id", NEW."notice_id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."received_on"); RETURN NULL;', hash='1ddbb8e26cb960c314ee3dd5adc79647eec4830f', operation='INSERT', pgid='pgtrigger_insert_insert_80fbe', table='commitments_noticeaddressee', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_noticeaddresseeevent" ("acknowledged_at", "acknowledged_by_id", "addresses", "id", "notice_id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on") VALUES (NEW."acknowledged_at", NEW."acknowledged_by_id", NEW."addresses", NEW."id", NEW."notice_id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."received_on"); RETURN NULL;', hash='1b23ea7f15031151a7c98bc57910caae5890d05d', operation='UPDATE', pgid='pgtrigger_update_update_d49ee', table='commitments_noticeaddressee', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_noticeaddresseeevent" ("acknowledged_at", "acknowledged_by_id", "addresses", "id", "notice_id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on") VALUES (OLD."acknowledged_at", OLD."acknowledged_by_id", OLD."addresses", OLD."id", OLD."notice_id", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."received_on"); RETURN NULL;', hash='111050791ef38fb38510ae7ca460be469e2a7af4', operation='DELETE', pgid='pgtrigger_delete_delete_3ca1d', table='commitments_noticeaddressee', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='NoticeLogEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('issued', 'Issued'), ('addressed', 'Addressed'), ('acknowledged', 'Receipt acknowledged'), ('reminded', 'Reminded'), ('clock_started', 'Period of notice determined'), ('withdrawn', 'Withdrawn')], max_length=16, verbose_name='kind')),
                    ('at', models.DateTimeField(verbose_name='date and time')),
                    ('detail', models.TextField(blank=True, verbose_name='detail')),
                    ('in_place_of', models.TextField(blank=True, db_default='', default='', verbose_name='in place of')),
                    ('addressee', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='log', to='commitments.noticeaddressee', verbose_name='addressee')),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notice_events', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('notice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='log', to='commitments.notice', verbose_name='notice')),
                ],
                options={
                    'ordering': ['notice', 'at', 'id'],
                    'verbose_name': 'notice log entry',
                    'verbose_name_plural': 'notice log entries',
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='notice_event_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT state <> 'draft' FROM commitments_notice WHERE id = OLD.notice_id) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_event_stays', MESSAGE = 'The log of a notice is only added to.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='361ed1ea18a77c3968f64f4c73a325ed7657f5b2', operation='UPDATE OR DELETE', pgid='pgtrigger_notice_event_stays_c4968', table='commitments_noticelogentry', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_noticelogentryevent" ("addressee_id", "at", "by_id", "detail", "id", "in_place_of", "kind", "notice_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."addressee_id", NEW."at", NEW."by_id", NEW."detail", NEW."id", NEW."in_place_of", NEW."kind", NEW."notice_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='012dc63fe6d5d90fa9edea5bd03f5f8832b6ed40', operation='INSERT', pgid='pgtrigger_insert_insert_6681e', table='commitments_noticelogentry', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_noticelogentryevent" ("addressee_id", "at", "by_id", "detail", "id", "in_place_of", "kind", "notice_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."addressee_id", NEW."at", NEW."by_id", NEW."detail", NEW."id", NEW."in_place_of", NEW."kind", NEW."notice_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='c4d8ff874da601d4de788137ad8d64866a8e2c76', operation='UPDATE', pgid='pgtrigger_update_update_1e885', table='commitments_noticelogentry', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_noticelogentryevent" ("addressee_id", "at", "by_id", "detail", "id", "in_place_of", "kind", "notice_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."addressee_id", OLD."at", OLD."by_id", OLD."detail", OLD."id", OLD."in_place_of", OLD."kind", OLD."notice_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='c7264129157186fc90a70baf8f55f55d35b2069b', operation='DELETE', pgid='pgtrigger_delete_delete_b05c2', table='commitments_noticelogentry', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Objection',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reason', models.TextField(verbose_name='reason')),
                    ('raised_at', models.DateTimeField(verbose_name='raised')),
                    ('text_hash', models.CharField(max_length=64, verbose_name='hash of the text (SHA-256)')),
                    ('lifted_at', models.DateTimeField(editable=False, null=True, verbose_name='lifted')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='objections', to=settings.AUTH_USER_MODEL, verbose_name='raised by')),
                    ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='objections', to='commitments.jointdecision', verbose_name='joint decision')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='objections', to='contacts.participant', verbose_name='Participant')),
                ],
                options={
                    'ordering': ['decision', 'raised_at', 'id'],
                    'verbose_name': 'objection',
                    'verbose_name_plural': 'objections',
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('lifted_at__isnull', True)), fields=('decision', 'participant'), name='participant_objects_once'),
                        models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='objection_has_a_reason'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='objection_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM commitments_jointdecision WHERE id = OLD.decision_id) ELSE (SELECT instrument_id FROM commitments_jointdecision WHERE id = NEW.decision_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='044f7ae64529f0f792c577f94e383f4162c37475', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_objection_register_is_open_5f90d', table='commitments_objection', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='objection_by_an_officer', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NEW.by_id IS NOT NULL AND NEW.raised_at IS NOT NULL\n            AND (TG_OP = 'INSERT' OR OLD.by_id IS DISTINCT FROM NEW.by_id)\n            AND NOT EXISTS (SELECT 1 FROM contacts_user account\n        JOIN contacts_official person ON person.account_id = account.id AND person.active\n        JOIN contacts_contactpointofficer term ON term.official_id = person.id AND term.function <> 'copy'\n        JOIN contacts_contactpoint point\n            ON point.id = term.contact_point_id AND point.participant_id = account.participant_id\n        JOIN contacts_participant participant ON participant.id = account.participant_id\n        JOIN contacts_side side ON side.id = participant.side_id\n        WHERE account.id = NEW.by_id AND account.is_active AND account.role = 'contact_officer'\n        AND term.since <= (NEW.raised_at AT TIME ZONE side.time_zone)::date\n        AND (term.until IS NULL OR term.until > (NEW.raised_at AT TIME ZONE side.time_zone)::date)) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_by_an_officer', MESSAGE = 'Only a contact point officer in function does this, and only for the own Participant.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='7b95ef5b2a36a5bd5f5843eea26bbf224855dfee', operation='INSERT OR UPDATE', pgid='pgtrigger_objection_by_an_officer_66d4c', table='commitments_objection', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='objection_of_a_seat', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NOT EXISTS (SELECT 1 FROM commitments_participation seat\n            JOIN commitments_jointdecision record ON record.instrument_id = seat.instrument_id\n            WHERE record.id = NEW.decision_id AND seat.participant_id = NEW.participant_id) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_of_a_seat', MESSAGE = 'This Participant has no seat under the memorandum of cooperation.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='1f9d2022d3704123d48cd72701f9d509f94104c2', operation='INSERT OR UPDATE', pgid='pgtrigger_objection_of_a_seat_26ac9', table='commitments_objection', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='objection_while_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT state <> 'open' FROM commitments_jointdecision WHERE id = NEW.decision_id) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_while_open', MESSAGE = 'The decision is not open for concurrence.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='bae05c5de6ecdf64b8226248048ae5b92125d6da', operation='INSERT', pgid='pgtrigger_objection_while_open_6156f', table='commitments_objection', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='objection_stays_as_raised', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            IF TG_OP = \'DELETE\' OR OLD.lifted_at IS NOT NULL OR NEW."decision_id" IS DISTINCT FROM OLD."decision_id" OR NEW."participant_id" IS DISTINCT FROM OLD."participant_id" OR NEW."by_id" IS DISTINCT FROM OLD."by_id" OR NEW."reason" IS DISTINCT FROM OLD."reason" OR NEW."raised_at" IS DISTINCT FROM OLD."raised_at" OR NEW."text_hash" IS DISTINCT FROM OLD."text_hash" THEN\n                RAISE EXCEPTION USING ERRCODE = \'check_violation\', CONSTRAINT = \'objection_stays_as_raised\', MESSAGE = \'An objection stays on record as it was raised.\';\n            END IF;\n            IF TG_OP = \'DELETE\' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ', hash='71afc4011abf55b98402e6dc0cda93f236d5de53', operation='UPDATE OR DELETE', pgid='pgtrigger_objection_stays_as_raised_deb62', table='commitments_objection', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_objectionevent" ("by_id", "decision_id", "id", "lifted_at", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_at", "reason", "text_hash") VALUES (NEW."by_id", NEW."decision_id", NEW."id", NEW."lifted_at", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."raised_at", NEW."reason", NEW."text_hash"); RETURN NULL;', hash='c8a9700502a7f1e2b4489183a6715fcdc2b45686', operation='INSERT', pgid='pgtrigger_insert_insert_5d8cf', table='commitments_objection', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_objectionevent" ("by_id", "decision_id", "id", "lifted_at", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_at", "reason", "text_hash") VALUES (NEW."by_id", NEW."decision_id", NEW."id", NEW."lifted_at", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."raised_at", NEW."reason", NEW."text_hash"); RETURN NULL;', hash='45108cca7b684db2bed99f1ae6e5057ac38132fe', operation='UPDATE', pgid='pgtrigger_update_update_8d64b', table='commitments_objection', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_objectionevent" ("by_id", "decision_id", "id", "lifted_at", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_at", "reason", "text_hash") VALUES (OLD."by_id", OLD."decision_id", OLD."id", OLD."lifted_at", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."raised_at", OLD."reason", OLD."text_hash"); RETURN NULL;', hash='307eee70861e3fb82190d79235e9676924b599db', operation='DELETE', pgid='pgtrigger_delete_delete_90135', table='commitments_objection', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Participation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('order', models.PositiveSmallIntegerField(verbose_name='order in the MOC')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='contacts.participant', verbose_name='Participant')),
                ],
                options={
                    'ordering': ['instrument', 'order'],
                    'verbose_name': 'participation',
                    'verbose_name_plural': 'participations',
                    'constraints': [
                        models.UniqueConstraint(fields=('instrument', 'participant'), name='participant_sits_once'),
                        models.UniqueConstraint(fields=('instrument', 'order'), name='seat_has_one_participant'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_participationevent" ("id", "instrument_id", "order", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."instrument_id", NEW."order", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='b7e27fc283ce0c65fb05e09436c66d64edc9154d', operation='INSERT', pgid='pgtrigger_insert_insert_6323d', table='commitments_participation', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_participationevent" ("id", "instrument_id", "order", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."instrument_id", NEW."order", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='2f070a0ba23fcd3123e9ee09b0cf84c8ef8f6142', operation='UPDATE', pgid='pgtrigger_update_update_5e809', table='commitments_participation', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_participationevent" ("id", "instrument_id", "order", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."instrument_id", OLD."order", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='3052e4ff22ab86af68f4ae226354a46e4fc7bc92', operation='DELETE', pgid='pgtrigger_delete_delete_1f85e', table='commitments_participation', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='PreparedImport',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('kind', models.CharField(max_length=20, verbose_name='kind')),
                    ('file_name', models.CharField(max_length=200, verbose_name='file name')),
                    ('content', models.BinaryField(verbose_name='content')),
                    ('sha256', models.CharField(max_length=64, verbose_name='checksum (SHA-256)')),
                    ('reason', models.TextField(blank=True, verbose_name='reason')),
                    ('created_at', models.DateTimeField(verbose_name='uploaded')),
                    ('preview', models.JSONField(blank=True, null=True, verbose_name='preview')),
                    ('done_at', models.DateTimeField(blank=True, null=True, verbose_name='imported')),
                    ('entered', models.PositiveIntegerField(default=0, verbose_name='records entered')),
                    ('changed', models.PositiveIntegerField(default=0, verbose_name='records changed')),
                    ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by')),
                ],
                options={
                    'verbose_name': 'prepared import',
                    'verbose_name_plural': 'prepared imports',
                    'indexes': [
                        models.Index(fields=['created_at'], name='prepared_import_by_age'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Commitment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reference', models.CharField(editable=False, max_length=24, unique=True, verbose_name='reference')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('text_en', models.TextField(blank=True, verbose_name='text (English)')),
                    ('text_fr', models.TextField(blank=True, verbose_name='text (French)')),
                    ('text_ja', models.TextField(blank=True, verbose_name='text (Japanese)')),
                    ('stages', core.db.fields.ChoicesField(base_field=models.CharField(choices=[('upstream', 'Upstream'), ('midstream', 'Midstream'), ('downstream', 'Downstream')], max_length=20), blank=True, default=list, verbose_name='supply chain stages')),
                    ('actors', core.db.fields.ChoicesField(base_field=models.CharField(choices=[('government', 'Government'), ('industry', 'Industry'), ('research', 'Research agency')], max_length=20), blank=True, default=list, verbose_name='actors')),
                    ('steps', core.db.fields.ChoicesField(base_field=models.CharField(choices=[('exploration', 'Exploration'), ('development', 'Development'), ('production', 'Production'), ('refining', 'Refining'), ('processing', 'Processing')], max_length=20), blank=True, default=list, verbose_name='steps')),
                    ('state', models.CharField(choices=[('draft', 'Draft'), ('active', 'Active'), ('completed', 'Completed'), ('not_pursued', 'Not pursued'), ('superseded', 'Superseded')], default='draft', editable=False, max_length=12, verbose_name='status')),
                    ('state_reason', models.TextField(blank=True, editable=False, verbose_name='reason for the status')),
                    ('health', models.CharField(choices=[('on_track', 'On track'), ('at_risk', 'At risk'), ('delayed', 'Delayed'), ('no_evidence', 'No report')], default='no_evidence', editable=False, max_length=12, verbose_name='health')),
                    ('completion', models.CharField(choices=[('not_started', 'Not started'), ('limited', 'Limited'), ('substantial', 'Substantial'), ('complete', 'Complete'), ('no_evidence', 'No information')], default='no_evidence', editable=False, max_length=12, verbose_name='completion')),
                    ('origin', models.CharField(choices=[('dialogue', 'Dialogue'), ('decision', 'Joint decision'), ('participant', 'Participant'), ('baseline', 'Cooperation before signature')], default='participant', max_length=12, verbose_name='origin')),
                    ('source', models.TextField(blank=True, help_text='Source or publication', verbose_name='source')),
                    ('begun_on', models.DateField(blank=True, null=True, verbose_name='start date')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='due date')),
                    ('ip_answer', models.CharField(choices=[('not_asked', 'Not recorded'), ('not_expected', 'Not expected'), ('expected', 'Expected'), ('arising', 'Arising')], default='not_asked', help_text='Are intellectual property matters expected (article 5(a))?', max_length=12, verbose_name='intellectual property')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                    ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='contacts.side', verbose_name='country')),
                    ('entered_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='commitments_entered', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('lead', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='led', to='contacts.participant', verbose_name='lead')),
                    ('mark', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='contacts.handlingmark', verbose_name='handling mark')),
                    ('superseded_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='supersedes', to='commitments.commitment', verbose_name='replaced by')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('supporting', models.ManyToManyField(blank=True, related_name='supported', through='commitments.SupportingParticipant', to='contacts.participant', verbose_name='supporting Participants')),
                    ('provisions', models.ManyToManyField(blank=True, related_name='commitments', through='commitments.CommitmentProvision', to='commitments.provision', verbose_name='other provisions')),
                    ('minerals', models.ManyToManyField(blank=True, related_name='commitments', through='commitments.CommitmentMineral', to='commitments.mineral', verbose_name='minerals')),
                    ('also_in', models.ManyToManyField(blank=True, related_name='commitments', through='commitments.CommitmentForum', to='commitments.forum', verbose_name='related fora')),
                    ('forms', models.ManyToManyField(related_name='commitments', through='commitments.CommitmentForm', to='commitments.formofcooperation', verbose_name='forms')),
                    ('areas', models.ManyToManyField(related_name='commitments', through='commitments.CommitmentArea', to='commitments.areaofcooperation', verbose_name='areas')),
                ],
                options={
                    'ordering': ['reference'],
                    'verbose_name': 'commitment',
                    'verbose_name_plural': 'commitments',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('title_en', ''), ('title_fr', ''), ('title_ja', ''), _negated=True), name='commitment_has_a_title'),
                        models.CheckConstraint(condition=models.Q(('begun_on__isnull', True), ('due_on__isnull', True), ('due_on__gte', models.F('begun_on')), _connector='OR'), name='commitment_is_due_after_it_begins'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'not_pursued'), _negated=True), models.Q(('state_reason', ''), _negated=True), _connector='OR'), name='commitment_not_pursued_has_a_reason'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'superseded'), ('superseded_by__isnull', False)), models.Q(models.Q(('state', 'superseded'), _negated=True), ('superseded_by__isnull', True)), _connector='OR'), name='commitment_superseded_has_a_successor'),
                    ],
                    'indexes': [
                        models.Index(fields=['lead', 'state', 'due_on'], name='commitment_by_lead'),
                        models.Index(fields=['state', 'due_on'], name='commitment_due'),
                        models.Index(fields=['due_on', 'id'], name='commitments_by_due_on'),
                        models.Index(fields=['begun_on', 'id'], name='commitments_by_begun_on'),
                        models.Index(fields=['lead', 'id'], name='commitments_by_lead'),
                        models.Index(fields=['state', 'id'], name='commitments_by_state'),
                        models.Index(fields=['health', 'id'], name='commitments_by_health'),
                        models.Index(fields=['created_at', 'id'], name='commitments_by_created_at'),
                        models.Index(fields=['updated_at', 'id'], name='commitments_by_updated_at'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='commitment_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.instrument_id ELSE NEW.instrument_id END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'commitment_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='e026efa3e0366e254d0606131c3c974897b48b00', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_commitment_register_is_open_6d8ed', table='commitments_commitment', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='commitment_text_in_original', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.text_en IS DISTINCT FROM OLD.text_en OR NEW.text_fr IS DISTINCT FROM OLD.text_fr OR NEW.text_ja IS DISTINCT FROM OLD.text_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.text_en WHEN 'fr' THEN NEW.text_fr ELSE NEW.text_ja END = '' AND concat(NEW.text_en, NEW.text_fr, NEW.text_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'commitment_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='c29a58992474908a532fb89a8b7dd15ae715a87e', operation='INSERT OR UPDATE', pgid='pgtrigger_commitment_text_in_original_3eff8', table='commitments_commitment', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_commitmentevent" ("actors", "begun_on", "completion", "country_id", "created_at", "due_on", "entered_by_id", "health", "id", "instrument_id", "ip_answer", "lead_id", "mark_id", "origin", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "source", "stages", "state", "state_reason", "steps", "superseded_by_id", "text_en", "text_fr", "text_ja", "title_en", "title_fr", "title_ja", "updated_at") VALUES (NEW."actors", NEW."begun_on", NEW."completion", NEW."country_id", NEW."created_at", NEW."due_on", NEW."entered_by_id", NEW."health", NEW."id", NEW."instrument_id", NEW."ip_answer", NEW."lead_id", NEW."mark_id", NEW."origin", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reference", NEW."source", NEW."stages", NEW."state", NEW."state_reason", NEW."steps", NEW."superseded_by_id", NEW."text_en", NEW."text_fr", NEW."text_ja", NEW."title_en", NEW."title_fr", NEW."title_ja", NEW."updated_at"); RETURN NULL;', hash='a207f3b5178d5ef6ee058af7f916e8e28f1c934e', operation='INSERT', pgid='pgtrigger_insert_insert_67480', table='commitments_commitment', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_commitmentevent" ("actors", "begun_on", "completion", "country_id", "created_at", "due_on", "entered_by_id", "health", "id", "instrument_id", "ip_answer", "lead_id", "mark_id", "origin", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "source", "stages", "state", "state_reason", "steps", "superseded_by_id", "text_en", "text_fr", "text_ja", "title_en", "title_fr", "title_ja", "updated_at") VALUES (NEW."actors", NEW."begun_on", NEW."completion", NEW."country_id", NEW."created_at", NEW."due_on", NEW."entered_by_id", NEW."health", NEW."id", NEW."instrument_id", NEW."ip_answer", NEW."lead_id", NEW."mark_id", NEW."origin", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reference", NEW."source", NEW."stages", NEW."state", NEW."state_reason", NEW."steps", NEW."superseded_by_id", NEW."text_en", NEW."text_fr", NEW."text_ja", NEW."title_en", NEW."title_fr", NEW."title_ja", NEW."updated_at"); RETURN NULL;', hash='20ea4d3a14cd56dfe1ec5cbcf7293c38d346af60', operation='UPDATE', pgid='pgtrigger_update_update_56e76', table='commitments_commitment', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_commitmentevent" ("actors", "begun_on", "completion", "country_id", "created_at", "due_on", "entered_by_id", "health", "id", "instrument_id", "ip_answer", "lead_id", "mark_id", "origin", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "source", "stages", "state", "state_reason", "steps", "superseded_by_id", "text_en", "text_fr", "text_ja", "title_en", "title_fr", "title_ja", "updated_at") VALUES (OLD."actors", OLD."begun_on", OLD."completion", OLD."country_id", OLD."created_at", OLD."due_on", OLD."entered_by_id", OLD."health", OLD."id", OLD."instrument_id", OLD."ip_answer", OLD."lead_id", OLD."mark_id", OLD."origin", OLD."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reference", OLD."source", OLD."stages", OLD."state", OLD."state_reason", OLD."steps", OLD."superseded_by_id", OLD."text_en", OLD."text_fr", OLD."text_ja", OLD."title_en", OLD."title_fr", OLD."title_ja", OLD."updated_at"); RETURN NULL;', hash='1c84cf02f5ecdc2a1aa50cca67fa6a14381f21b1', operation='DELETE', pgid='pgtrigger_delete_delete_e31be', table='commitments_commitment', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ProgressReport',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reported_on', models.DateField(verbose_name='reporting date')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('text_en', models.TextField(blank=True, verbose_name='text (English)')),
                    ('text_fr', models.TextField(blank=True, verbose_name='text (French)')),
                    ('text_ja', models.TextField(blank=True, verbose_name='text (Japanese)')),
                    ('health', models.CharField(choices=[('on_track', 'On track'), ('at_risk', 'At risk'), ('delayed', 'Delayed'), ('no_evidence', 'No report')], max_length=12, verbose_name='health')),
                    ('completion', models.CharField(choices=[('not_started', 'Not started'), ('limited', 'Limited'), ('substantial', 'Substantial'), ('complete', 'Complete'), ('no_evidence', 'No information')], max_length=12, verbose_name='completion')),
                    ('on_behalf', models.BooleanField(default=False, editable=False, verbose_name='entered by the secretariat on behalf of the Participant')),
                    ('submitted_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='submitted')),
                    ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='commitments.commitment', verbose_name='commitment')),
                    ('corrects', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='commitments.progressreport', verbose_name='corrects')),
                    ('entered_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='reports_entered', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='contacts.participant', verbose_name='reporting Participant')),
                ],
                options={
                    'ordering': ['commitment', '-reported_on', '-id'],
                    'verbose_name': 'progress report',
                    'verbose_name_plural': 'progress reports',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('text_en', ''), ('text_fr', ''), ('text_ja', ''), _negated=True), name='progress_report_has_a_text'),
                    ],
                    'indexes': [
                        models.Index(fields=['reported_on', 'id'], name='reports_by_reported_on'),
                        models.Index(fields=['submitted_at', 'id'], name='reports_by_submitted_at'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='progress_report_text_in_original', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.text_en IS DISTINCT FROM OLD.text_en OR NEW.text_fr IS DISTINCT FROM OLD.text_fr OR NEW.text_ja IS DISTINCT FROM OLD.text_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.text_en WHEN 'fr' THEN NEW.text_fr ELSE NEW.text_ja END = '' AND concat(NEW.text_en, NEW.text_fr, NEW.text_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'progress_report_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='1d9a419c32957580978e7f44e83b6c938acf98be', operation='INSERT OR UPDATE', pgid='pgtrigger_progress_report_text_in_original_db48b', table='commitments_progressreport', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='submitted_report_never_changes', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.submitted_at IS NOT NULL THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'submitted_report_never_changes', MESSAGE = 'A submitted report never changes: enter a correction that supersedes it.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='d2ffba391b6da13c0776a038a5bb28706869dbbc', operation='UPDATE OR DELETE', pgid='pgtrigger_submitted_report_never_changes_5c9b6', table='commitments_progressreport', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='progress_report_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM commitments_commitment WHERE id = OLD.commitment_id) ELSE (SELECT instrument_id FROM commitments_commitment WHERE id = NEW.commitment_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'progress_report_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='6f5b406350fd33fcffd02be84879d0b7963e6bbb', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_progress_report_register_is_open_fa1e0', table='commitments_progressreport', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_progressreportevent" ("commitment_id", "completion", "corrects_id", "entered_by_id", "health", "id", "on_behalf", "original_language", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_on", "submitted_at", "text_en", "text_fr", "text_ja") VALUES (NEW."commitment_id", NEW."completion", NEW."corrects_id", NEW."entered_by_id", NEW."health", NEW."id", NEW."on_behalf", NEW."original_language", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reported_on", NEW."submitted_at", NEW."text_en", NEW."text_fr", NEW."text_ja"); RETURN NULL;', hash='fd70025466ed3d8ef88780edb31d14a5e047d438', operation='INSERT', pgid='pgtrigger_insert_insert_def1b', table='commitments_progressreport', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_progressreportevent" ("commitment_id", "completion", "corrects_id", "entered_by_id", "health", "id", "on_behalf", "original_language", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_on", "submitted_at", "text_en", "text_fr", "text_ja") VALUES (NEW."commitment_id", NEW."completion", NEW."corrects_id", NEW."entered_by_id", NEW."health", NEW."id", NEW."on_behalf", NEW."original_language", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reported_on", NEW."submitted_at", NEW."text_en", NEW."text_fr", NEW."text_ja"); RETURN NULL;', hash='003a0d529bafd1136340fcf3795c481ad9db824a', operation='UPDATE', pgid='pgtrigger_update_update_5223e', table='commitments_progressreport', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_progressreportevent" ("commitment_id", "completion", "corrects_id", "entered_by_id", "health", "id", "on_behalf", "original_language", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_on", "submitted_at", "text_en", "text_fr", "text_ja") VALUES (OLD."commitment_id", OLD."completion", OLD."corrects_id", OLD."entered_by_id", OLD."health", OLD."id", OLD."on_behalf", OLD."original_language", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reported_on", OLD."submitted_at", OLD."text_en", OLD."text_fr", OLD."text_ja"); RETURN NULL;', hash='ab937ee6b3f06489a12b33055b771e301e17f6c1', operation='DELETE', pgid='pgtrigger_delete_delete_044ab', table='commitments_progressreport', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ProvisionChange',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('replace', 'Replaced'), ('insert', 'Inserted'), ('remove', 'Removed')], default='replace', max_length=8, verbose_name='change')),
                    ('new_code', models.CharField(blank=True, max_length=24, verbose_name='code of the inserted provision')),
                    ('heading_en', models.CharField(blank=True, max_length=200, verbose_name='new heading (English)')),
                    ('heading_fr', models.CharField(blank=True, max_length=200, verbose_name='new heading (French)')),
                    ('heading_ja', models.CharField(blank=True, max_length=200, verbose_name='new heading (Japanese)')),
                    ('text_en', models.TextField(blank=True, verbose_name='new text (English)')),
                    ('text_fr', models.TextField(blank=True, verbose_name='new text (French)')),
                    ('text_ja', models.TextField(blank=True, verbose_name='new text (Japanese)')),
                    ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='provision_changes', to='commitments.jointdecision', verbose_name='joint decision')),
                    ('provision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='commitments.provision', verbose_name='provision, or the preceding one')),
                ],
                options={
                    'ordering': ['decision', 'provision__order', 'id'],
                    'verbose_name': 'change of a provision',
                    'verbose_name_plural': 'changes of provisions',
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('kind', 'insert'), _negated=True), fields=('decision', 'provision'), name='decision_changes_provision_once'),
                        models.CheckConstraint(condition=models.Q(models.Q(('kind', 'insert'), models.Q(('new_code', ''), _negated=True)), models.Q(models.Q(('kind', 'insert'), _negated=True), ('new_code', '')), _connector='OR'), name='inserted_provision_has_a_code'),
                        models.CheckConstraint(condition=models.Q(models.Q(('kind', 'remove'), ('text_en', ''), ('text_fr', ''), ('text_ja', '')), models.Q(models.Q(('kind', 'remove'), _negated=True), models.Q(('text_en', ''), ('text_fr', ''), ('text_ja', ''), _negated=True)), _connector='OR'), name='changed_provision_has_a_text'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='provision_change_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM commitments_jointdecision WHERE id = OLD.decision_id) ELSE (SELECT instrument_id FROM commitments_jointdecision WHERE id = NEW.decision_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'provision_change_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='8f3191c7cec43d7bb46fb316a86c13835ed3463f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_provision_change_register_is_open_24599', table='commitments_provisionchange', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='provision_changes_are_frozen', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT state <> 'draft' FROM commitments_jointdecision\n            WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.decision_id ELSE NEW.decision_id END FOR SHARE) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'provision_changes_are_frozen', MESSAGE = 'The text was proposed: take it back to draft to change it.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='cf2c5ebaac3556b8967418b01416ce510ad8d09a', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_provision_changes_are_frozen_269f8', table='commitments_provisionchange', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_provisionchangeevent" ("decision_id", "heading_en", "heading_fr", "heading_ja", "id", "kind", "new_code", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id", "text_en", "text_fr", "text_ja") VALUES (NEW."decision_id", NEW."heading_en", NEW."heading_fr", NEW."heading_ja", NEW."id", NEW."kind", NEW."new_code", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."provision_id", NEW."text_en", NEW."text_fr", NEW."text_ja"); RETURN NULL;', hash='c2c37361f58332c4d857d9514de3a9a358ffcd87', operation='INSERT', pgid='pgtrigger_insert_insert_ce389', table='commitments_provisionchange', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_provisionchangeevent" ("decision_id", "heading_en", "heading_fr", "heading_ja", "id", "kind", "new_code", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id", "text_en", "text_fr", "text_ja") VALUES (NEW."decision_id", NEW."heading_en", NEW."heading_fr", NEW."heading_ja", NEW."id", NEW."kind", NEW."new_code", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."provision_id", NEW."text_en", NEW."text_fr", NEW."text_ja"); RETURN NULL;', hash='c39b55e39b2b660cb2404bbefd0dafdd8178280e', operation='UPDATE', pgid='pgtrigger_update_update_113bc', table='commitments_provisionchange', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_provisionchangeevent" ("decision_id", "heading_en", "heading_fr", "heading_ja", "id", "kind", "new_code", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id", "text_en", "text_fr", "text_ja") VALUES (OLD."decision_id", OLD."heading_en", OLD."heading_fr", OLD."heading_ja", OLD."id", OLD."kind", OLD."new_code", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."provision_id", OLD."text_en", OLD."text_fr", OLD."text_ja"); RETURN NULL;', hash='5e1295f85317f7c6d8b3fd9814cdef68f7a5f55a', operation='DELETE', pgid='pgtrigger_delete_delete_91c9f', table='commitments_provisionchange', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ProvisionText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('heading', models.CharField(blank=True, max_length=200, verbose_name='heading')),
                    ('text', models.TextField(blank=True, verbose_name='text')),
                    ('language_version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='commitments.languageversion', verbose_name='language version')),
                    ('provision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='texts', to='commitments.provision', verbose_name='provision')),
                ],
                options={
                    'ordering': ['language_version', 'provision__order'],
                    'verbose_name': 'text of a provision',
                    'verbose_name_plural': 'texts of provisions',
                    'constraints': [
                        models.UniqueConstraint(fields=('provision', 'language_version'), name='provision_says_one_thing'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_provisiontextevent" ("heading", "id", "language_version_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id", "text") VALUES (NEW."heading", NEW."id", NEW."language_version_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."provision_id", NEW."text"); RETURN NULL;', hash='63b6dad2b208916d197148d7a1320a47556c1d96', operation='INSERT', pgid='pgtrigger_insert_insert_b11ef', table='commitments_provisiontext', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_provisiontextevent" ("heading", "id", "language_version_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id", "text") VALUES (NEW."heading", NEW."id", NEW."language_version_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."provision_id", NEW."text"); RETURN NULL;', hash='210fa1951098fe7983e21e31bbe8b2d1c2cedf89', operation='UPDATE', pgid='pgtrigger_update_update_0141f', table='commitments_provisiontext', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_provisiontextevent" ("heading", "id", "language_version_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id", "text") VALUES (OLD."heading", OLD."id", OLD."language_version_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."provision_id", OLD."text"); RETURN NULL;', hash='e7ba76e5c1e62b25107660597ad9a54ed30abd82', operation='DELETE', pgid='pgtrigger_delete_delete_c190b', table='commitments_provisiontext', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ReferenceCounter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('series', models.CharField(max_length=16)),
                    ('year', models.PositiveSmallIntegerField()),
                    ('last', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'ordering': ['series', 'year'],
                    'verbose_name': 'reference counter',
                    'verbose_name_plural': 'reference counters',
                    'constraints': [
                        models.UniqueConstraint(fields=('series', 'year'), name='one_counter_a_series_and_year'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='SavedView',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=80, verbose_name='name')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', max_length=2, verbose_name='language')),
                    ('slug', models.CharField(max_length=80, unique=True, verbose_name='address')),
                    ('query', models.CharField(max_length=2000, verbose_name='query')),
                    ('sharing', models.CharField(choices=[('private', 'Only me'), ('participant', 'My ministry'), ('all', 'All register users')], default='private', max_length=11, verbose_name='shared with')),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='saved_views', to=settings.AUTH_USER_MODEL, verbose_name='created by')),
                    ('participant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='saved_views', to='contacts.participant', verbose_name='shared with the staff of')),
                ],
                options={
                    'ordering': ['name', 'id'],
                    'verbose_name': 'saved view',
                    'verbose_name_plural': 'saved views',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='saved_view_has_a_name'),
                        models.CheckConstraint(condition=models.Q(models.Q(('participant__isnull', False), ('sharing', 'participant')), models.Q(models.Q(('sharing', 'participant'), _negated=True), ('participant__isnull', True)), _connector='OR'), name='saved_view_is_shared_with_a_named_ministry'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_savedviewevent" ("id", "language", "made_by_id", "name", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "sharing", "slug") VALUES (NEW."id", NEW."language", NEW."made_by_id", NEW."name", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."query", NEW."sharing", NEW."slug"); RETURN NULL;', hash='f2236729f8d680130f5fd57953655dec2964bd86', operation='INSERT', pgid='pgtrigger_insert_insert_8bd63', table='commitments_savedview', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_savedviewevent" ("id", "language", "made_by_id", "name", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "sharing", "slug") VALUES (NEW."id", NEW."language", NEW."made_by_id", NEW."name", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."query", NEW."sharing", NEW."slug"); RETURN NULL;', hash='b502b995572741dcab09bae0badce72405f0e63c', operation='UPDATE', pgid='pgtrigger_update_update_fba4e', table='commitments_savedview', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_savedviewevent" ("id", "language", "made_by_id", "name", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "sharing", "slug") VALUES (OLD."id", OLD."language", OLD."made_by_id", OLD."name", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."query", OLD."sharing", OLD."slug"); RETURN NULL;', hash='39dcc580c8934f56b12f8419a8cb60eae79c0b2d', operation='DELETE', pgid='pgtrigger_delete_delete_b69bc', table='commitments_savedview', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Signature',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('signed_on', models.DateField(blank=True, null=True, verbose_name='signed on')),
                    ('place_en', models.CharField(blank=True, max_length=120, verbose_name='place (English)')),
                    ('place_fr', models.CharField(blank=True, max_length=120, verbose_name='place (French)')),
                    ('place_ja', models.CharField(blank=True, max_length=120, verbose_name='place (Japanese)')),
                    ('signatory', models.CharField(blank=True, max_length=200, verbose_name='signatory')),
                    ('signatory_ja', models.CharField(blank=True, max_length=100, verbose_name='signatory in Japanese')),
                    ('signatory_title_en', models.CharField(blank=True, max_length=300, verbose_name="signatory's title (English)")),
                    ('signatory_title_fr', models.CharField(blank=True, max_length=300, verbose_name="signatory's title (French)")),
                    ('signatory_title_ja', models.CharField(blank=True, max_length=300, verbose_name="signatory's title (Japanese)")),
                    ('source', models.TextField(blank=True, verbose_name='source')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='contacts.participant', verbose_name='Participant')),
                ],
                options={
                    'ordering': ['instrument', 'participant__order'],
                    'verbose_name': 'signature',
                    'verbose_name_plural': 'signatures',
                    'constraints': [
                        models.UniqueConstraint(fields=('instrument', 'participant'), name='participant_signs_once'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_signatureevent" ("id", "instrument_id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_en", "place_fr", "place_ja", "signatory", "signatory_ja", "signatory_title_en", "signatory_title_fr", "signatory_title_ja", "signed_on", "source") VALUES (NEW."id", NEW."instrument_id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place_en", NEW."place_fr", NEW."place_ja", NEW."signatory", NEW."signatory_ja", NEW."signatory_title_en", NEW."signatory_title_fr", NEW."signatory_title_ja", NEW."signed_on", NEW."source"); RETURN NULL;', hash='6514219ffcb57d573ad8ef608019e3e4aeb90475', operation='INSERT', pgid='pgtrigger_insert_insert_4db11', table='commitments_signature', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_signatureevent" ("id", "instrument_id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_en", "place_fr", "place_ja", "signatory", "signatory_ja", "signatory_title_en", "signatory_title_fr", "signatory_title_ja", "signed_on", "source") VALUES (NEW."id", NEW."instrument_id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place_en", NEW."place_fr", NEW."place_ja", NEW."signatory", NEW."signatory_ja", NEW."signatory_title_en", NEW."signatory_title_fr", NEW."signatory_title_ja", NEW."signed_on", NEW."source"); RETURN NULL;', hash='1d25f8b0925e8bbed194b57c56240a96e17d2865', operation='UPDATE', pgid='pgtrigger_update_update_380b1', table='commitments_signature', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_signatureevent" ("id", "instrument_id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_en", "place_fr", "place_ja", "signatory", "signatory_ja", "signatory_title_en", "signatory_title_fr", "signatory_title_ja", "signed_on", "source") VALUES (OLD."id", OLD."instrument_id", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place_en", OLD."place_fr", OLD."place_ja", OLD."signatory", OLD."signatory_ja", OLD."signatory_title_en", OLD."signatory_title_fr", OLD."signatory_title_ja", OLD."signed_on", OLD."source"); RETURN NULL;', hash='3c41ef0b3742aff8cb854c9c71e2e09bbbc9c9ab', operation='DELETE', pgid='pgtrigger_delete_delete_9953a', table='commitments_signature', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='StateChange',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('before', models.CharField(blank=True, choices=[('draft', 'Draft'), ('active', 'Active'), ('completed', 'Completed'), ('not_pursued', 'Not pursued'), ('superseded', 'Superseded')], max_length=12, verbose_name='from')),
                    ('after', models.CharField(choices=[('draft', 'Draft'), ('active', 'Active'), ('completed', 'Completed'), ('not_pursued', 'Not pursued'), ('superseded', 'Superseded')], max_length=12, verbose_name='to')),
                    ('on', models.DateField(verbose_name='effective from')),
                    ('reason', models.TextField(blank=True, verbose_name='reason')),
                    ('entered_at', models.DateTimeField(auto_now_add=True, verbose_name='entered')),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='state_changes', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='state_changes', to='commitments.commitment', verbose_name='commitment')),
                ],
                options={
                    'ordering': ['commitment', 'on', 'id'],
                    'verbose_name': 'status change',
                    'verbose_name_plural': 'status changes',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('before', models.F('after')), _negated=True), name='state_change_changes_it'),
                    ],
                    'indexes': [
                        models.Index(fields=['on', 'id'], name='state_changes_by_on'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='state_change_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM commitments_commitment WHERE id = OLD.commitment_id) ELSE (SELECT instrument_id FROM commitments_commitment WHERE id = NEW.commitment_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'state_change_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='d571086c2a84e300b39db941cebe121fd0dee6aa', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_state_change_register_is_open_86fe9', table='commitments_statechange', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_statechangeevent" ("after", "before", "by_id", "commitment_id", "entered_at", "id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."after", NEW."before", NEW."by_id", NEW."commitment_id", NEW."entered_at", NEW."id", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason"); RETURN NULL;', hash='38d2dc265dae73336c641453e5a441912fa43d73', operation='INSERT', pgid='pgtrigger_insert_insert_d8daa', table='commitments_statechange', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_statechangeevent" ("after", "before", "by_id", "commitment_id", "entered_at", "id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."after", NEW."before", NEW."by_id", NEW."commitment_id", NEW."entered_at", NEW."id", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason"); RETURN NULL;', hash='061f945b572444fc52c4aab1d9f2c2f0ec2fda9c', operation='UPDATE', pgid='pgtrigger_update_update_9541b', table='commitments_statechange', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_statechangeevent" ("after", "before", "by_id", "commitment_id", "entered_at", "id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (OLD."after", OLD."before", OLD."by_id", OLD."commitment_id", OLD."entered_at", OLD."id", OLD."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason"); RETURN NULL;', hash='e522586519d19169921094ca8c72119868acff27', operation='DELETE', pgid='pgtrigger_delete_delete_24cea', table='commitments_statechange', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='SupportingParticipant',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='support_links', to='commitments.commitment')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='contacts.participant', verbose_name='Participant')),
                ],
                options={
                    'ordering': ['participant__order'],
                    'verbose_name': 'supporting Participant',
                    'verbose_name_plural': 'supporting Participants',
                    'constraints': [
                        models.UniqueConstraint(fields=('commitment', 'participant'), name='participant_supports_once'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_supportingparticipantevent" ("commitment_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."commitment_id", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='4603aad110c690db0993d492691cceef11a30a38', operation='INSERT', pgid='pgtrigger_insert_insert_2aef8', table='commitments_supportingparticipant', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_supportingparticipantevent" ("commitment_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."commitment_id", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='ac309774c67bbcea1f09cd103e9f5343486d22db', operation='UPDATE', pgid='pgtrigger_update_update_544ca', table='commitments_supportingparticipant', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_supportingparticipantevent" ("commitment_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."commitment_id", OLD."id", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='01d78da9e8f2d4c5ae88e342e02a54ebc13821d3', operation='DELETE', pgid='pgtrigger_delete_delete_92e54', table='commitments_supportingparticipant', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Activity',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reference', models.CharField(editable=False, max_length=24, unique=True, verbose_name='reference')),
                    ('kind', models.CharField(choices=[('workshop', 'Workshop'), ('seminar', 'Seminar'), ('symposium', 'Symposium'), ('pilot_project', 'Pilot project'), ('business_mission', 'Business-to-business mission'), ('government_mission', 'Government-to-government mission'), ('network', 'Network'), ('pairing', 'Industry-academia pairing'), ('meeting', 'Meeting')], max_length=20, verbose_name='kind')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('text_en', models.TextField(blank=True, verbose_name='text (English)')),
                    ('text_fr', models.TextField(blank=True, verbose_name='text (French)')),
                    ('text_ja', models.TextField(blank=True, verbose_name='text (Japanese)')),
                    ('state', models.CharField(choices=[('planned', 'Planned'), ('held', 'Held'), ('postponed', 'Postponed'), ('cancelled', 'Cancelled')], default='planned', max_length=12, verbose_name='status')),
                    ('starts_on', models.DateField(blank=True, null=True, verbose_name='start date')),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='end date')),
                    ('starts_at', models.TimeField(blank=True, null=True, verbose_name='start time')),
                    ('time_zone', models.CharField(blank=True, help_text='IANA time zone name', max_length=64, verbose_name='time zone')),
                    ('place_en', models.CharField(blank=True, max_length=200, verbose_name='place (English)')),
                    ('place_fr', models.CharField(blank=True, max_length=200, verbose_name='place (French)')),
                    ('place_ja', models.CharField(blank=True, max_length=200, verbose_name='place (Japanese)')),
                    ('stages', core.db.fields.ChoicesField(base_field=models.CharField(choices=[('upstream', 'Upstream'), ('midstream', 'Midstream'), ('downstream', 'Downstream')], max_length=20), blank=True, default=list, verbose_name='supply chain stages')),
                    ('actors', core.db.fields.ChoicesField(base_field=models.CharField(choices=[('government', 'Government'), ('industry', 'Industry'), ('research', 'Research agency')], max_length=20), blank=True, default=list, verbose_name='actors')),
                    ('purposes', core.db.fields.ChoicesField(base_field=models.CharField(choices=[('strengthening', 'Strengthening'), ('securing', 'Securing'), ('diversifying', 'Diversifying')], max_length=20), blank=True, default=list, verbose_name='purposes')),
                    ('source', models.TextField(blank=True, verbose_name='source')),
                    ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='contacts.side', verbose_name='country')),
                    ('mark', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='contacts.handlingmark', verbose_name='handling mark')),
                    ('organizer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='activities_organized', to='contacts.participant', verbose_name='organizer')),
                    ('form', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='commitments.formofcooperation', verbose_name='form')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('commitments', models.ManyToManyField(blank=True, related_name='activities', through='commitments.ActivityCommitment', to='commitments.commitment', verbose_name='commitments')),
                    ('participants', models.ManyToManyField(blank=True, related_name='activities', through='commitments.ActivityParticipant', to='contacts.participant', verbose_name='Participants')),
                ],
                options={
                    'ordering': ['reference'],
                    'verbose_name': 'activity',
                    'verbose_name_plural': 'activities',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('title_en', ''), ('title_fr', ''), ('title_ja', ''), _negated=True), name='activity_has_a_title'),
                        models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='activity_ends_after_it_starts'),
                        models.CheckConstraint(condition=models.Q(('starts_at__isnull', True), models.Q(('time_zone', ''), _negated=True), _connector='OR'), name='activity_time_has_a_zone'),
                    ],
                    'indexes': [
                        models.Index(fields=['starts_on', 'id'], name='activities_by_starts_on'),
                        models.Index(fields=['state', 'id'], name='activities_by_state'),
                        models.Index(fields=['kind', 'id'], name='activities_by_kind'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='activity_text_in_original', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.text_en IS DISTINCT FROM OLD.text_en OR NEW.text_fr IS DISTINCT FROM OLD.text_fr OR NEW.text_ja IS DISTINCT FROM OLD.text_ja OR NEW.place_en IS DISTINCT FROM OLD.place_en OR NEW.place_fr IS DISTINCT FROM OLD.place_fr OR NEW.place_ja IS DISTINCT FROM OLD.place_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.text_en WHEN 'fr' THEN NEW.text_fr ELSE NEW.text_ja END = '' AND concat(NEW.text_en, NEW.text_fr, NEW.text_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.place_en WHEN 'fr' THEN NEW.place_fr ELSE NEW.place_ja END = '' AND concat(NEW.place_en, NEW.place_fr, NEW.place_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'activity_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='5fa0735ebef78aefae2cd324b02f6b52ce8768c6', operation='INSERT OR UPDATE', pgid='pgtrigger_activity_text_in_original_4dc57', table='commitments_activity', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='activity_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.instrument_id ELSE NEW.instrument_id END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'activity_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='bc4d91ba2b1a7e4917dcb7450ac5e0f59ef26b13', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_activity_register_is_open_22e71', table='commitments_activity', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='no_activity_on_open_ended_form', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT is_open_ended FROM commitments_formofcooperation WHERE id = NEW.form_id) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'no_activity_on_open_ended_form', MESSAGE = 'Nothing hangs on the open end of the forms: a further form needs a joint decision.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='8de0a8ea522106c93ea161678b1dc90ac8a725e7', operation='INSERT OR UPDATE', pgid='pgtrigger_no_activity_on_open_ended_form_47110', table='commitments_activity', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='no_activity_on_retired_form', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR OLD.form_id IS DISTINCT FROM NEW.form_id)\n                    AND (SELECT retired_on IS NOT NULL FROM commitments_formofcooperation WHERE id = NEW.form_id) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'no_activity_on_retired_form', MESSAGE = 'This form was retired by joint decision: nothing new hangs on it.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='94eb83a103a4877bac964693040ce8632b18ded6', operation='INSERT OR UPDATE', pgid='pgtrigger_no_activity_on_retired_form_7eede', table='commitments_activity', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_activityevent" ("actors", "country_id", "ends_on", "form_id", "id", "instrument_id", "kind", "mark_id", "organizer_id", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_en", "place_fr", "place_ja", "purposes", "reference", "source", "stages", "starts_at", "starts_on", "state", "text_en", "text_fr", "text_ja", "time_zone", "title_en", "title_fr", "title_ja") VALUES (NEW."actors", NEW."country_id", NEW."ends_on", NEW."form_id", NEW."id", NEW."instrument_id", NEW."kind", NEW."mark_id", NEW."organizer_id", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place_en", NEW."place_fr", NEW."place_ja", NEW."purposes", NEW."reference", NEW."source", NEW."stages", NEW."starts_at", NEW."starts_on", NEW."state", NEW."text_en", NEW."text_fr", NEW."text_ja", NEW."time_zone", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='24f99cf90ed7bc6c035451781878990b85e3b011', operation='INSERT', pgid='pgtrigger_insert_insert_7a1cb', table='commitments_activity', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_activityevent" ("actors", "country_id", "ends_on", "form_id", "id", "instrument_id", "kind", "mark_id", "organizer_id", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_en", "place_fr", "place_ja", "purposes", "reference", "source", "stages", "starts_at", "starts_on", "state", "text_en", "text_fr", "text_ja", "time_zone", "title_en", "title_fr", "title_ja") VALUES (NEW."actors", NEW."country_id", NEW."ends_on", NEW."form_id", NEW."id", NEW."instrument_id", NEW."kind", NEW."mark_id", NEW."organizer_id", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place_en", NEW."place_fr", NEW."place_ja", NEW."purposes", NEW."reference", NEW."source", NEW."stages", NEW."starts_at", NEW."starts_on", NEW."state", NEW."text_en", NEW."text_fr", NEW."text_ja", NEW."time_zone", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='f685c4392128bc5c76f4536fad4eaf0433de801d', operation='UPDATE', pgid='pgtrigger_update_update_75588', table='commitments_activity', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_activityevent" ("actors", "country_id", "ends_on", "form_id", "id", "instrument_id", "kind", "mark_id", "organizer_id", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_en", "place_fr", "place_ja", "purposes", "reference", "source", "stages", "starts_at", "starts_on", "state", "text_en", "text_fr", "text_ja", "time_zone", "title_en", "title_fr", "title_ja") VALUES (OLD."actors", OLD."country_id", OLD."ends_on", OLD."form_id", OLD."id", OLD."instrument_id", OLD."kind", OLD."mark_id", OLD."organizer_id", OLD."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place_en", OLD."place_fr", OLD."place_ja", OLD."purposes", OLD."reference", OLD."source", OLD."stages", OLD."starts_at", OLD."starts_on", OLD."state", OLD."text_en", OLD."text_fr", OLD."text_ja", OLD."time_zone", OLD."title_en", OLD."title_fr", OLD."title_ja"); RETURN NULL;', hash='2a1dc14b4e7e2ff999bcb5801392704ff948e57e', operation='DELETE', pgid='pgtrigger_delete_delete_3bcb5', table='commitments_activity', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ActivityCommitment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='commitment_links', to='commitments.activity')),
                    ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='commitments.commitment', verbose_name='commitment')),
                ],
                options={
                    'ordering': ['commitment__reference'],
                    'verbose_name': 'related commitment',
                    'verbose_name_plural': 'related commitments',
                    'constraints': [
                        models.UniqueConstraint(fields=('activity', 'commitment'), name='activity_serves_commitment_once'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_activitycommitmentevent" ("activity_id", "commitment_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."activity_id", NEW."commitment_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='48b41f9cd85a5cd22d5f2caf179b23e4c6251276', operation='INSERT', pgid='pgtrigger_insert_insert_07213', table='commitments_activitycommitment', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_activitycommitmentevent" ("activity_id", "commitment_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."activity_id", NEW."commitment_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='a2e3005d40c0d0479ba0d7b6d2fb9d3307776452', operation='UPDATE', pgid='pgtrigger_update_update_2a2a5', table='commitments_activitycommitment', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_activitycommitmentevent" ("activity_id", "commitment_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."activity_id", OLD."commitment_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='615072695c1fa6af6a8bcc736294b301c16ba111', operation='DELETE', pgid='pgtrigger_delete_delete_58843', table='commitments_activitycommitment', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ActivityParticipant',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participant_links', to='commitments.activity')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='contacts.participant', verbose_name='Participant')),
                ],
                options={
                    'ordering': ['participant__order'],
                    'verbose_name': 'Participant in the activity',
                    'verbose_name_plural': 'Participants in the activity',
                    'constraints': [
                        models.UniqueConstraint(fields=('activity', 'participant'), name='participant_takes_part_once'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_activityparticipantevent" ("activity_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."activity_id", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='d909865c61c0641de7aebf49b1216c8994f6a7e4', operation='INSERT', pgid='pgtrigger_insert_insert_aead5', table='commitments_activityparticipant', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_activityparticipantevent" ("activity_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."activity_id", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='bdc2d5e55dcf2600e415dade6d7bb99ee718d37a', operation='UPDATE', pgid='pgtrigger_update_update_798e0', table='commitments_activityparticipant', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_activityparticipantevent" ("activity_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."activity_id", OLD."id", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='d332f755d381a5f7894a79790f904590ecf87d9e', operation='DELETE', pgid='pgtrigger_delete_delete_1f580', table='commitments_activityparticipant', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CommitmentArea',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='commitments.areaofcooperation', verbose_name='area')),
                    ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='area_links', to='commitments.commitment')),
                ],
                options={
                    'ordering': ['area__order'],
                    'verbose_name': 'area',
                    'verbose_name_plural': 'areas',
                    'constraints': [
                        models.UniqueConstraint(fields=('commitment', 'area'), name='commitment_in_area_once'),
                    ],
                    'indexes': [
                        models.Index(fields=['area', 'commitment'], name='commitments_of_area'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='no_commitment_on_open_ended_area', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT is_open_ended FROM commitments_areaofcooperation WHERE id = NEW.area_id) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'no_commitment_on_open_ended_area', MESSAGE = 'Nothing hangs on the open end of the areas: a further area needs a joint decision.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='77cadeb49eebd9903d87bdc7756d7b3f60bc8be5', operation='INSERT OR UPDATE', pgid='pgtrigger_no_commitment_on_open_ended_area_5dbfc', table='commitments_commitmentarea', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='no_commitment_on_retired_area', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            IF (TG_OP = \'INSERT\' OR NEW."area_id" IS DISTINCT FROM OLD."area_id")\n                    AND (SELECT retired_on IS NOT NULL FROM commitments_areaofcooperation WHERE id = NEW.area_id) THEN\n                RAISE EXCEPTION USING ERRCODE = \'check_violation\', CONSTRAINT = \'no_commitment_on_retired_area\', MESSAGE = \'This area was retired by joint decision: nothing new hangs on it.\';\n            END IF;\n            IF TG_OP = \'DELETE\' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ', hash='cae5ff613a914b2d9c863eebe2e732e26538b6b7', operation='INSERT OR UPDATE', pgid='pgtrigger_no_commitment_on_retired_area_9da8d', table='commitments_commitmentarea', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='commitment_area_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM commitments_commitment WHERE id = OLD.commitment_id) ELSE (SELECT instrument_id FROM commitments_commitment WHERE id = NEW.commitment_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'commitment_area_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='8f2c9bb7ee379a7828d4c295f49491f981224b27', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_commitment_area_register_is_open_41230', table='commitments_commitmentarea', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_commitmentareaevent" ("area_id", "commitment_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."area_id", NEW."commitment_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='b6d11953233f661fe2ee0a2bc43c8a15e613db9e', operation='INSERT', pgid='pgtrigger_insert_insert_98b75', table='commitments_commitmentarea', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_commitmentareaevent" ("area_id", "commitment_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."area_id", NEW."commitment_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='0cfec9584c1b7aa8ce094acb235150bbb2e7f037', operation='UPDATE', pgid='pgtrigger_update_update_3a066', table='commitments_commitmentarea', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_commitmentareaevent" ("area_id", "commitment_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."area_id", OLD."commitment_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='5c19b80887050a6bee6ad7330ff7ce0ef183ac39', operation='DELETE', pgid='pgtrigger_delete_delete_2d0e7', table='commitments_commitmentarea', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CommitmentForm',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='form_links', to='commitments.commitment')),
                    ('form', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='commitments.formofcooperation', verbose_name='form')),
                ],
                options={
                    'ordering': ['form__order'],
                    'verbose_name': 'form',
                    'verbose_name_plural': 'forms',
                    'constraints': [
                        models.UniqueConstraint(fields=('commitment', 'form'), name='commitment_in_form_once'),
                    ],
                    'indexes': [
                        models.Index(fields=['form', 'commitment'], name='commitments_of_form'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='no_commitment_on_open_ended_form', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT is_open_ended FROM commitments_formofcooperation WHERE id = NEW.form_id) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'no_commitment_on_open_ended_form', MESSAGE = 'Nothing hangs on the open end of the forms: a further form needs a joint decision.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='6e4bdc3649c26ae40abecae044df9a74dca167e0', operation='INSERT OR UPDATE', pgid='pgtrigger_no_commitment_on_open_ended_form_7feec', table='commitments_commitmentform', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='no_commitment_on_retired_form', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            IF (TG_OP = \'INSERT\' OR NEW."form_id" IS DISTINCT FROM OLD."form_id")\n                    AND (SELECT retired_on IS NOT NULL FROM commitments_formofcooperation WHERE id = NEW.form_id) THEN\n                RAISE EXCEPTION USING ERRCODE = \'check_violation\', CONSTRAINT = \'no_commitment_on_retired_form\', MESSAGE = \'This form was retired by joint decision: nothing new hangs on it.\';\n            END IF;\n            IF TG_OP = \'DELETE\' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ', hash='d0b5ce6866b20b5b0d41082e703100d089c71942', operation='INSERT OR UPDATE', pgid='pgtrigger_no_commitment_on_retired_form_075de', table='commitments_commitmentform', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='commitment_form_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM commitments_commitment WHERE id = OLD.commitment_id) ELSE (SELECT instrument_id FROM commitments_commitment WHERE id = NEW.commitment_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'commitment_form_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='38275f3b415d978e9ccfa7993198d05c1ab3dc01', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_commitment_form_register_is_open_5ddb1', table='commitments_commitmentform', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_commitmentformevent" ("commitment_id", "form_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."commitment_id", NEW."form_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='7e30c160433e1568506ba5143444681fd6b27583', operation='INSERT', pgid='pgtrigger_insert_insert_d3db7', table='commitments_commitmentform', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_commitmentformevent" ("commitment_id", "form_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."commitment_id", NEW."form_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='5c688983e698299b2cb791cee167af23cfb26b0d', operation='UPDATE', pgid='pgtrigger_update_update_de483', table='commitments_commitmentform', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_commitmentformevent" ("commitment_id", "form_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."commitment_id", OLD."form_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='86f0102a59e77aa919101c526152a1384bdab3bf', operation='DELETE', pgid='pgtrigger_delete_delete_9ec17', table='commitments_commitmentform', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Forum',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.SlugField(unique=True, verbose_name='code')),
                    ('name_en', models.CharField(blank=True, max_length=300, verbose_name='name (English)')),
                    ('name_fr', models.CharField(blank=True, max_length=300, verbose_name='name (French)')),
                    ('name_ja', models.CharField(blank=True, max_length=300, verbose_name='name (Japanese)')),
                    ('abbreviation', models.CharField(max_length=16, verbose_name='abbreviation')),
                    ('kind', models.CharField(choices=[('this', 'This MOC'), ('bilateral', 'Bilateral consultation'), ('multilateral', 'Multilateral initiative')], max_length=12, verbose_name='kind')),
                    ('weighs_duplication', models.BooleanField(default=False, verbose_name='reviewed to avoid duplication')),
                    ('order', models.PositiveSmallIntegerField(unique=True, verbose_name='order')),
                    ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='commitments.forum', verbose_name='inside')),
                ],
                options={
                    'ordering': ['order'],
                    'verbose_name': 'forum',
                    'verbose_name_plural': 'fora',
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_forumevent" ("abbreviation", "code", "id", "kind", "name_en", "name_fr", "name_ja", "order", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "weighs_duplication") VALUES (NEW."abbreviation", NEW."code", NEW."id", NEW."kind", NEW."name_en", NEW."name_fr", NEW."name_ja", NEW."order", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."weighs_duplication"); RETURN NULL;', hash='d2829589554bea6a2a24f6d3c47069e911d17fcc', operation='INSERT', pgid='pgtrigger_insert_insert_f0d11', table='commitments_forum', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_forumevent" ("abbreviation", "code", "id", "kind", "name_en", "name_fr", "name_ja", "order", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "weighs_duplication") VALUES (NEW."abbreviation", NEW."code", NEW."id", NEW."kind", NEW."name_en", NEW."name_fr", NEW."name_ja", NEW."order", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."weighs_duplication"); RETURN NULL;', hash='47c308c89b40d57b7299957c8c0044dc0ac4d430', operation='UPDATE', pgid='pgtrigger_update_update_456ae', table='commitments_forum', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_forumevent" ("abbreviation", "code", "id", "kind", "name_en", "name_fr", "name_ja", "order", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "weighs_duplication") VALUES (OLD."abbreviation", OLD."code", OLD."id", OLD."kind", OLD."name_en", OLD."name_fr", OLD."name_ja", OLD."order", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."weighs_duplication"); RETURN NULL;', hash='3e1af277fc05e469c6fb5ed3c6d9cd86ac4b2c11', operation='DELETE', pgid='pgtrigger_delete_delete_63d9b', table='commitments_forum', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CommitmentForum',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='forum_links', to='commitments.commitment')),
                    ('forum', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='commitments.forum', verbose_name='forum')),
                ],
                options={
                    'ordering': ['forum__order'],
                    'verbose_name': 'forum',
                    'verbose_name_plural': 'fora',
                    'constraints': [
                        models.UniqueConstraint(fields=('commitment', 'forum'), name='commitment_in_forum_once'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_commitmentforumevent" ("commitment_id", "forum_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."commitment_id", NEW."forum_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='40f419d6513b22c1f0a1d15dc4ea93b3df8a780a', operation='INSERT', pgid='pgtrigger_insert_insert_870bc', table='commitments_commitmentforum', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_commitmentforumevent" ("commitment_id", "forum_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."commitment_id", NEW."forum_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='dd17574ea4676563a9fd403c738a4f646742093f', operation='UPDATE', pgid='pgtrigger_update_update_7f4c1', table='commitments_commitmentforum', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_commitmentforumevent" ("commitment_id", "forum_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."commitment_id", OLD."forum_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='763d8d4be79db63dac1980100cd2552ecd1b81c5', operation='DELETE', pgid='pgtrigger_delete_delete_cf162', table='commitments_commitmentforum', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CommitmentMineral',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mineral_links', to='commitments.commitment')),
                    ('mineral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='commitments.mineral', verbose_name='mineral')),
                ],
                options={
                    'ordering': ['mineral__order'],
                    'verbose_name': 'mineral',
                    'verbose_name_plural': 'minerals',
                    'constraints': [
                        models.UniqueConstraint(fields=('commitment', 'mineral'), name='commitment_on_mineral_once'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_commitmentmineralevent" ("commitment_id", "id", "mineral_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."commitment_id", NEW."id", NEW."mineral_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='b07a0cb91ce6c905def2f4108d572680a18a9281', operation='INSERT', pgid='pgtrigger_insert_insert_ffc9f', table='commitments_commitmentmineral', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_commitmentmineralevent" ("commitment_id", "id", "mineral_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."commitment_id", NEW."id", NEW."mineral_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='224f35010da966994309e32fa7ddbe7c2ea6610f', operation='UPDATE', pgid='pgtrigger_update_update_5e3ad', table='commitments_commitmentmineral', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_commitmentmineralevent" ("commitment_id", "id", "mineral_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."commitment_id", OLD."id", OLD."mineral_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='8f25250b8f6c24e8c6c7fd646ac5d5d15043b15f', operation='DELETE', pgid='pgtrigger_delete_delete_e995e', table='commitments_commitmentmineral', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CommitmentProvision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='provision_links', to='commitments.commitment')),
                    ('provision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='commitments.provision', verbose_name='provision')),
                ],
                options={
                    'ordering': ['provision__order'],
                    'verbose_name': 'other provision',
                    'verbose_name_plural': 'other provisions',
                    'constraints': [
                        models.UniqueConstraint(fields=('commitment', 'provision'), name='commitment_serves_provision_once'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='no_commitment_on_the_preamble', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT kind NOT IN ('article', 'paragraph', 'clause', 'subclause') FROM commitments_provision WHERE id = NEW.provision_id) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'no_commitment_on_the_preamble', MESSAGE = 'No commitment hangs on the title or the preamble.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='c3497bf13868a0ddae4f997c5f7a881124336c48', operation='INSERT OR UPDATE', pgid='pgtrigger_no_commitment_on_the_preamble_9f10c', table='commitments_commitmentprovision', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_commitmentprovisionevent" ("commitment_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id") VALUES (NEW."commitment_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."provision_id"); RETURN NULL;', hash='d1e57ca29ded1587b73466bc6cac0d16b1e07f14', operation='INSERT', pgid='pgtrigger_insert_insert_549b3', table='commitments_commitmentprovision', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_commitmentprovisionevent" ("commitment_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id") VALUES (NEW."commitment_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."provision_id"); RETURN NULL;', hash='102a9dc1f197093a53fcb067e8ecdbdc4c978858', operation='UPDATE', pgid='pgtrigger_update_update_0ec10', table='commitments_commitmentprovision', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_commitmentprovisionevent" ("commitment_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id") VALUES (OLD."commitment_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."provision_id"); RETURN NULL;', hash='bc728b25cce996b78eaa6a20d435020326805ede', operation='DELETE', pgid='pgtrigger_delete_delete_de434', table='commitments_commitmentprovision', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Concurrence',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('given_on', models.DateField(verbose_name='given on')),
                    ('recorded_at', models.DateTimeField(verbose_name='recorded')),
                    ('channel', models.CharField(choices=[('portal', 'In this portal'), ('letter', 'Letter'), ('note', 'Diplomatic note'), ('mail', 'Email'), ('meeting', 'In writing at a meeting')], default='portal', max_length=8, verbose_name='channel')),
                    ('document_reference', models.CharField(blank=True, max_length=200, verbose_name='reference of the document')),
                    ('text_hash', models.CharField(max_length=64, verbose_name='hash of the text (SHA-256)')),
                    ('standing_hash', models.CharField(editable=False, max_length=64, null=True)),
                    ('voided_at', models.DateTimeField(editable=False, null=True, verbose_name='voided')),
                    ('void_reason', models.CharField(blank=True, choices=[('text_changed', 'Text returned to draft'), ('objected', 'Participant objected later'), ('withdrawn', 'Proposal withdrawn')], editable=False, max_length=12, verbose_name='reason void')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='concurrences', to=settings.AUTH_USER_MODEL, verbose_name='given by')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='concurrences', to='contacts.participant', verbose_name='Participant')),
                    ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='concurrences', to='commitments.jointdecision', verbose_name='joint decision')),
                ],
                options={
                    'ordering': ['decision', 'recorded_at', 'id'],
                    'verbose_name': 'concurrence',
                    'verbose_name_plural': 'concurrences',
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('standing_hash__isnull', False)), fields=('decision', 'participant'), name='participant_concurs_once'),
                        models.CheckConstraint(condition=models.Q(models.Q(('standing_hash__isnull', False), ('standing_hash', models.F('text_hash')), ('void_reason', ''), ('voided_at__isnull', True)), models.Q(('standing_hash__isnull', True), ('voided_at__isnull', False), models.Q(('void_reason', ''), _negated=True)), _connector='OR'), name='concurrence_stands_or_is_void'),
                        models.CheckConstraint(condition=models.Q(('channel', 'portal'), models.Q(('document_reference', ''), _negated=True), _connector='OR'), name='concurrence_names_its_document'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='concurrence_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM commitments_jointdecision WHERE id = OLD.decision_id) ELSE (SELECT instrument_id FROM commitments_jointdecision WHERE id = NEW.decision_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'concurrence_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='04ed4c7fc188199adc3ba76566442e2480511ec4', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_concurrence_register_is_open_16045', table='commitments_concurrence', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='concurrence_by_an_officer', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NEW.by_id IS NOT NULL AND NEW.recorded_at IS NOT NULL\n            AND (TG_OP = 'INSERT' OR OLD.by_id IS DISTINCT FROM NEW.by_id)\n            AND NOT EXISTS (SELECT 1 FROM contacts_user account\n        JOIN contacts_official person ON person.account_id = account.id AND person.active\n        JOIN contacts_contactpointofficer term ON term.official_id = person.id AND term.function <> 'copy'\n        JOIN contacts_contactpoint point\n            ON point.id = term.contact_point_id AND point.participant_id = account.participant_id\n        JOIN contacts_participant participant ON participant.id = account.participant_id\n        JOIN contacts_side side ON side.id = participant.side_id\n        WHERE account.id = NEW.by_id AND account.is_active AND account.role = 'contact_officer'\n        AND term.since <= (NEW.recorded_at AT TIME ZONE side.time_zone)::date\n        AND (term.until IS NULL OR term.until > (NEW.recorded_at AT TIME ZONE side.time_zone)::date)) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'concurrence_by_an_officer', MESSAGE = 'Only a contact point officer in function does this, and only for the own Participant.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='92bf787acd420fc3649d005c6378840fbebb84c0', operation='INSERT OR UPDATE', pgid='pgtrigger_concurrence_by_an_officer_d03da', table='commitments_concurrence', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='concurrence_of_a_seat', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NOT EXISTS (SELECT 1 FROM commitments_participation seat\n            JOIN commitments_jointdecision record ON record.instrument_id = seat.instrument_id\n            WHERE record.id = NEW.decision_id AND seat.participant_id = NEW.participant_id) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'concurrence_of_a_seat', MESSAGE = 'This Participant has no seat under the memorandum of cooperation.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='7d400dbff5d0cf74c27b0c2984bff13750f3f0e7', operation='INSERT OR UPDATE', pgid='pgtrigger_concurrence_of_a_seat_458ca', table='commitments_concurrence', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='concurrence_while_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT state <> 'open' FROM commitments_jointdecision WHERE id = NEW.decision_id) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'concurrence_while_open', MESSAGE = 'The decision is not open for concurrence.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='697a2a9a8e67089a39c93710fcb1775732749ac6', operation='INSERT OR UPDATE', pgid='pgtrigger_concurrence_while_open_73f05', table='commitments_concurrence', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='concurrence_stays_as_given', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            IF TG_OP = \'DELETE\' OR OLD.voided_at IS NOT NULL OR NEW."decision_id" IS DISTINCT FROM OLD."decision_id" OR NEW."participant_id" IS DISTINCT FROM OLD."participant_id" OR NEW."by_id" IS DISTINCT FROM OLD."by_id" OR NEW."given_on" IS DISTINCT FROM OLD."given_on" OR NEW."recorded_at" IS DISTINCT FROM OLD."recorded_at" OR NEW."channel" IS DISTINCT FROM OLD."channel" OR NEW."document_reference" IS DISTINCT FROM OLD."document_reference" OR NEW."text_hash" IS DISTINCT FROM OLD."text_hash" THEN\n                RAISE EXCEPTION USING ERRCODE = \'check_violation\', CONSTRAINT = \'concurrence_stays_as_given\', MESSAGE = \'A concurrence stays on record as it was given.\';\n            END IF;\n            IF TG_OP = \'DELETE\' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ', hash='58c95b2817a7f9f387e71c1cde82c779876be9f8', operation='UPDATE OR DELETE', pgid='pgtrigger_concurrence_stays_as_given_091ef', table='commitments_concurrence', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_concurrenceevent" ("by_id", "channel", "decision_id", "document_reference", "given_on", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "standing_hash", "text_hash", "void_reason", "voided_at") VALUES (NEW."by_id", NEW."channel", NEW."decision_id", NEW."document_reference", NEW."given_on", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."standing_hash", NEW."text_hash", NEW."void_reason", NEW."voided_at"); RETURN NULL;', hash='9007337a9a22cc1f31dd63ab79df472678a6cf6d', operation='INSERT', pgid='pgtrigger_insert_insert_f563a', table='commitments_concurrence', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_concurrenceevent" ("by_id", "channel", "decision_id", "document_reference", "given_on", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "standing_hash", "text_hash", "void_reason", "voided_at") VALUES (NEW."by_id", NEW."channel", NEW."decision_id", NEW."document_reference", NEW."given_on", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."standing_hash", NEW."text_hash", NEW."void_reason", NEW."voided_at"); RETURN NULL;', hash='c6ee31ccf5febe0ebcba32e3bd4c83c0b3ff4c57', operation='UPDATE', pgid='pgtrigger_update_update_9f4a2', table='commitments_concurrence', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_concurrenceevent" ("by_id", "channel", "decision_id", "document_reference", "given_on", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "standing_hash", "text_hash", "void_reason", "voided_at") VALUES (OLD."by_id", OLD."channel", OLD."decision_id", OLD."document_reference", OLD."given_on", OLD."id", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."standing_hash", OLD."text_hash", OLD."void_reason", OLD."voided_at"); RETURN NULL;', hash='ee86822cb636a6cdbcde8025b78b266cad5afe62', operation='DELETE', pgid='pgtrigger_delete_delete_05e51', table='commitments_concurrence', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ConsultationMeeting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('held_on', models.DateField(verbose_name='held on')),
                    ('place_en', models.CharField(blank=True, max_length=120, verbose_name='place (English)')),
                    ('place_fr', models.CharField(blank=True, max_length=120, verbose_name='place (French)')),
                    ('place_ja', models.CharField(blank=True, max_length=120, verbose_name='place (Japanese)')),
                    ('note_en', models.TextField(blank=True, verbose_name='note (English)')),
                    ('note_fr', models.TextField(blank=True, verbose_name='note (French)')),
                    ('note_ja', models.TextField(blank=True, verbose_name='note (Japanese)')),
                    ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='commitments.consultation', verbose_name='consultation')),
                ],
                options={
                    'ordering': ['consultation', 'held_on', 'id'],
                    'verbose_name': 'meeting',
                    'verbose_name_plural': 'meetings',
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='consultation_meeting_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM commitments_consultation WHERE id = OLD.consultation_id) ELSE (SELECT instrument_id FROM commitments_consultation WHERE id = NEW.consultation_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'consultation_meeting_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='175f48c55bfef8aa78a2077855d4ac6b3db3e6c9', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_consultation_meeting_register_is_open_fe311', table='commitments_consultationmeeting', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_consultationmeetingevent" ("consultation_id", "held_on", "id", "note_en", "note_fr", "note_ja", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_en", "place_fr", "place_ja") VALUES (NEW."consultation_id", NEW."held_on", NEW."id", NEW."note_en", NEW."note_fr", NEW."note_ja", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place_en", NEW."place_fr", NEW."place_ja"); RETURN NULL;', hash='e569adae3cfa275aa02bcf1ae2f9dcd40c3cf433', operation='INSERT', pgid='pgtrigger_insert_insert_db7df', table='commitments_consultationmeeting', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_consultationmeetingevent" ("consultation_id", "held_on", "id", "note_en", "note_fr", "note_ja", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_en", "place_fr", "place_ja") VALUES (NEW."consultation_id", NEW."held_on", NEW."id", NEW."note_en", NEW."note_fr", NEW."note_ja", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place_en", NEW."place_fr", NEW."place_ja"); RETURN NULL;', hash='0e14165dcf57ec88555923a34870c7555415134c', operation='UPDATE', pgid='pgtrigger_update_update_154d0', table='commitments_consultationmeeting', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_consultationmeetingevent" ("consultation_id", "held_on", "id", "note_en", "note_fr", "note_ja", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_en", "place_fr", "place_ja") VALUES (OLD."consultation_id", OLD."held_on", OLD."id", OLD."note_en", OLD."note_fr", OLD."note_ja", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place_en", OLD."place_fr", OLD."place_ja"); RETURN NULL;', hash='c64e747d76893fa90b29cb65f1d0184a2cacb38f', operation='DELETE', pgid='pgtrigger_delete_delete_bcf65', table='commitments_consultationmeeting', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ConsultationProvision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='provision_links', to='commitments.consultation')),
                    ('provision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='commitments.provision', verbose_name='provision')),
                ],
                options={
                    'ordering': ['provision__order'],
                    'verbose_name': 'provision',
                    'verbose_name_plural': 'provisions',
                    'constraints': [
                        models.UniqueConstraint(fields=('consultation', 'provision'), name='consultation_on_provision_once'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='consultation_provision_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM commitments_consultation WHERE id = OLD.consultation_id) ELSE (SELECT instrument_id FROM commitments_consultation WHERE id = NEW.consultation_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'consultation_provision_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='4249a572a8174491bd4faef201a7c9df580a65cd', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_consultation_provision_register_is_open_00d0c', table='commitments_consultationprovision', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_consultationprovisionevent" ("consultation_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id") VALUES (NEW."consultation_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."provision_id"); RETURN NULL;', hash='216844da93f1f4b81e87e7b8d38fe9a87e05101d', operation='INSERT', pgid='pgtrigger_insert_insert_f13a6', table='commitments_consultationprovision', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_consultationprovisionevent" ("consultation_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id") VALUES (NEW."consultation_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."provision_id"); RETURN NULL;', hash='57e80adee5e70456ac90afe17601b6bd12c88581', operation='UPDATE', pgid='pgtrigger_update_update_ec819', table='commitments_consultationprovision', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_consultationprovisionevent" ("consultation_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id") VALUES (OLD."consultation_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."provision_id"); RETURN NULL;', hash='523013c03f619995ef742c083d160acf11a8aafa', operation='DELETE', pgid='pgtrigger_delete_delete_8fe46', table='commitments_consultationprovision', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='DecisionTurn',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decision_turns', to='contacts.participant', verbose_name='Participant')),
                    ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='turns', to='commitments.jointdecision', verbose_name='joint decision')),
                ],
                options={
                    'ordering': ['decision', 'position'],
                    'verbose_name': 'turn in the rotation',
                    'verbose_name_plural': 'turns in the rotation',
                    'constraints': [
                        models.UniqueConstraint(fields=('decision', 'position'), name='decision_turn_position_once'),
                        models.UniqueConstraint(fields=('decision', 'participant'), name='decision_turn_participant_once'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='decision_turn_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM commitments_jointdecision WHERE id = OLD.decision_id) ELSE (SELECT instrument_id FROM commitments_jointdecision WHERE id = NEW.decision_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_turn_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='d50ef0a16aa325b6206799b3135790db255a5d80', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_decision_turn_register_is_open_bc736', table='commitments_decisionturn', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='decision_turns_are_frozen', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT state <> 'draft' FROM commitments_jointdecision\n            WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.decision_id ELSE NEW.decision_id END FOR SHARE) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_turns_are_frozen', MESSAGE = 'The text was proposed: take it back to draft to change it.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='79f914588111a6e8c06fa3686866285b3b8d556e', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_decision_turns_are_frozen_ce943', table='commitments_decisionturn', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_decisionturnevent" ("decision_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."decision_id", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position"); RETURN NULL;', hash='a06ddb749bf927da102f977ec1439b90960942a7', operation='INSERT', pgid='pgtrigger_insert_insert_28fa8', table='commitments_decisionturn', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_decisionturnevent" ("decision_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."decision_id", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position"); RETURN NULL;', hash='f734ff3fb499a8e8d1a191db27856eb2cbed7c56', operation='UPDATE', pgid='pgtrigger_update_update_d4051', table='commitments_decisionturn', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_decisionturnevent" ("decision_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (OLD."decision_id", OLD."id", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position"); RETURN NULL;', hash='5e91c516165d6d386e3fb8231e8f1426bb8fb921', operation='DELETE', pgid='pgtrigger_delete_delete_075b3', table='commitments_decisionturn', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='EmergencyMineral',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('emergency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mineral_links', to='commitments.emergency')),
                    ('mineral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='commitments.mineral', verbose_name='mineral')),
                ],
                options={
                    'ordering': ['mineral__order'],
                    'verbose_name': 'mineral',
                    'verbose_name_plural': 'minerals',
                    'constraints': [
                        models.UniqueConstraint(fields=('emergency', 'mineral'), name='emergency_on_mineral_once'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='emergency_mineral_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM commitments_emergency WHERE id = OLD.emergency_id) ELSE (SELECT instrument_id FROM commitments_emergency WHERE id = NEW.emergency_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'emergency_mineral_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='382b8996716848a9046ea31af75cbfbe91ee591d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_emergency_mineral_register_is_open_e2b5b', table='commitments_emergencymineral', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_emergencymineralevent" ("emergency_id", "id", "mineral_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."emergency_id", NEW."id", NEW."mineral_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='5030fb11e648f49f67f38ac20e2aae57b7db164a', operation='INSERT', pgid='pgtrigger_insert_insert_fd105', table='commitments_emergencymineral', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_emergencymineralevent" ("emergency_id", "id", "mineral_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."emergency_id", NEW."id", NEW."mineral_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='b5c6281b0c6b025095f3a655ee3a95497b5a6c58', operation='UPDATE', pgid='pgtrigger_update_update_e6a16', table='commitments_emergencymineral', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_emergencymineralevent" ("emergency_id", "id", "mineral_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."emergency_id", OLD."id", OLD."mineral_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='661789f92f8637f389c4383dc03b20b20dbda29d', operation='DELETE', pgid='pgtrigger_delete_delete_61e82', table='commitments_emergencymineral', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Evidence',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('link', 'Link'), ('file', 'File')], default='link', max_length=4, verbose_name='kind')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('link', models.URLField(blank=True, max_length=500, verbose_name='public link')),
                    ('file', models.FileField(blank=True, upload_to='evidence/%Y/', verbose_name='file')),
                    ('file_name', models.CharField(blank=True, db_default='', default='', editable=False, max_length=200, verbose_name='file name')),
                    ('size', models.PositiveIntegerField(editable=False, null=True, verbose_name='size in bytes')),
                    ('media_type', models.CharField(blank=True, db_default='', default='', editable=False, max_length=100, verbose_name='media type')),
                    ('sha256', models.CharField(blank=True, editable=False, max_length=64, verbose_name='checksum (SHA-256)')),
                    ('scan_state', models.CharField(choices=[('waiting', 'Not scanned'), ('clean', 'Scanned, no threat found'), ('refused', 'Refused by the virus scanner')], db_default='waiting', default='waiting', editable=False, max_length=7, verbose_name='virus scan')),
                    ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='commitments.commitment', verbose_name='commitment')),
                    ('mark', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='contacts.handlingmark', verbose_name='handling mark')),
                    ('report', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='commitments.progressreport', verbose_name='report')),
                ],
                options={
                    'ordering': ['commitment', 'id'],
                    'verbose_name': 'supporting document',
                    'verbose_name_plural': 'supporting document',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('title_en', ''), ('title_fr', ''), ('title_ja', ''), _negated=True), name='evidence_has_a_title'),
                        models.CheckConstraint(condition=models.Q(models.Q(('file', ''), ('kind', 'link'), models.Q(('link', ''), _negated=True)), models.Q(('kind', 'file'), ('link', ''), models.Q(('file', ''), _negated=True)), _connector='OR'), name='evidence_is_a_link_or_a_file'),
                        models.CheckConstraint(condition=models.Q(models.Q(('file_name', ''), ('kind', 'link'), ('media_type', ''), ('sha256', ''), ('size', None)), models.Q(('kind', 'file'), ('sha256__regex', '^[0-9a-f]{64}$'), ('size__gt', 0), models.Q(('file_name', ''), _negated=True), models.Q(('media_type', ''), _negated=True)), _connector='OR'), name='evidence_in_a_file_says_what_it_is'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='evidence_text_in_original', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'evidence_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='f1f469df28dd86d9492aabfa560268fe13f2f0ea', operation='INSERT OR UPDATE', pgid='pgtrigger_evidence_text_in_original_96d90', table='commitments_evidence', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='evidence_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM commitments_commitment WHERE id = OLD.commitment_id) ELSE (SELECT instrument_id FROM commitments_commitment WHERE id = NEW.commitment_id) END) AND NOT (TG_OP = 'UPDATE' AND NEW.scan_state <> OLD.scan_state AND to_jsonb(NEW) - 'scan_state' = to_jsonb(OLD) - 'scan_state') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'evidence_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='fc7f13eafc5cf7c3037536a9954ba6d3c1422ca1', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_evidence_register_is_open_5861b', table='commitments_evidence', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='evidence_file_never_changes', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            IF NEW."kind" IS DISTINCT FROM OLD."kind" OR NEW."file" IS DISTINCT FROM OLD."file" OR NEW."file_name" IS DISTINCT FROM OLD."file_name" OR NEW."size" IS DISTINCT FROM OLD."size" OR NEW."media_type" IS DISTINCT FROM OLD."media_type" OR NEW."sha256" IS DISTINCT FROM OLD."sha256" THEN\n                RAISE EXCEPTION USING ERRCODE = \'check_violation\', CONSTRAINT = \'evidence_file_never_changes\', MESSAGE = \'What was brought as evidence is kept as it is: take it off, and bring another file.\';\n            END IF;\n            IF TG_OP = \'DELETE\' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ', hash='3a1dc468998b7f32598d15e18f1b0e88ac6bbf7b', operation='UPDATE', pgid='pgtrigger_evidence_file_never_changes_67ab1', table='commitments_evidence', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_evidenceevent" ("commitment_id", "file", "file_name", "id", "kind", "link", "mark_id", "media_type", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "scan_state", "sha256", "size", "title_en", "title_fr", "title_ja") VALUES (NEW."commitment_id", NEW."file", NEW."file_name", NEW."id", NEW."kind", NEW."link", NEW."mark_id", NEW."media_type", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."report_id", NEW."scan_state", NEW."sha256", NEW."size", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='6d3f95373e754cfa2ee344135181ac82a5719230', operation='INSERT', pgid='pgtrigger_insert_insert_28d53', table='commitments_evidence', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_evidenceevent" ("commitment_id", "file", "file_name", "id", "kind", "link", "mark_id", "media_type", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "scan_state", "sha256", "size", "title_en", "title_fr", "title_ja") VALUES (NEW."commitment_id", NEW."file", NEW."file_name", NEW."id", NEW."kind", NEW."link", NEW."mark_id", NEW."media_type", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."report_id", NEW."scan_state", NEW."sha256", NEW."size", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='a7820a699feeac94854247ec538db71710d71f6d', operation='UPDATE', pgid='pgtrigger_update_update_c044a', table='commitments_evidence', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_evidenceevent" ("commitment_id", "file", "file_name", "id", "kind", "link", "mark_id", "media_type", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "scan_state", "sha256", "size", "title_en", "title_fr", "title_ja") VALUES (OLD."commitment_id", OLD."file", OLD."file_name", OLD."id", OLD."kind", OLD."link", OLD."mark_id", OLD."media_type", OLD."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."report_id", OLD."scan_state", OLD."sha256", OLD."size", OLD."title_en", OLD."title_fr", OLD."title_ja"); RETURN NULL;', hash='eaee8fcb182e226e5641e251f864c32b606c7eb4', operation='DELETE', pgid='pgtrigger_delete_delete_2909d', table='commitments_evidence', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='InternalNote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.TextField(verbose_name='text')),
                    ('written_at', models.DateTimeField(auto_now_add=True, verbose_name='written')),
                    ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='internal_notes', to='commitments.commitment', verbose_name='commitment')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='internal_notes', to='contacts.participant', verbose_name='Participant')),
                    ('written_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='internal_notes', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
                ],
                options={
                    'ordering': ['-written_at', '-id'],
                    'verbose_name': 'internal note',
                    'verbose_name_plural': 'internal notes',
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='internal_note_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM commitments_commitment WHERE id = OLD.commitment_id) ELSE (SELECT instrument_id FROM commitments_commitment WHERE id = NEW.commitment_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'internal_note_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='c2ca254ae15eff1535de54dade2d92c59a602c28', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_internal_note_register_is_open_99e7c', table='commitments_internalnote', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_internalnoteevent" ("commitment_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "written_at", "written_by_id") VALUES (NEW."commitment_id", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."text", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='d679dffda636f135537685ee2be00bdee3c3bbc5', operation='INSERT', pgid='pgtrigger_insert_insert_7fe4f', table='commitments_internalnote', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_internalnoteevent" ("commitment_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "written_at", "written_by_id") VALUES (NEW."commitment_id", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."text", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='90e485d091f5e725cabe71976d6764957906eb57', operation='UPDATE', pgid='pgtrigger_update_update_6f8ad', table='commitments_internalnote', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_internalnoteevent" ("commitment_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "written_at", "written_by_id") VALUES (OLD."commitment_id", OLD."id", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."text", OLD."written_at", OLD."written_by_id"); RETURN NULL;', hash='bcb3b56de8f918a7733f6499ea7561080a627d19', operation='DELETE', pgid='pgtrigger_delete_delete_0126e', table='commitments_internalnote', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='IpInstrument',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('non_disclosure', 'Non-disclosure agreement'), ('licence', 'Licensing agreement'), ('research', 'Collaborative research agreement'), ('other', 'Other contract')], max_length=16, verbose_name='kind')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('concluded_between', models.TextField(verbose_name='concluded between')),
                    ('signed_on', models.DateField(blank=True, null=True, verbose_name='signed on')),
                    ('term_ends_on', models.DateField(blank=True, null=True, verbose_name='end date')),
                    ('custodian', models.CharField(help_text='Holder and location of the contract', max_length=300, verbose_name='custodian')),
                    ('custodian_reference', models.CharField(blank=True, max_length=120, verbose_name='reference of the custodian')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                    ('held_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ip_instruments', to='contacts.participant', verbose_name='entered for')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ip_instruments', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('mark', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ip_instruments', to='contacts.handlingmark', verbose_name='handling mark')),
                    ('commitments', models.ManyToManyField(related_name='ip_instruments', through='commitments.IpInstrumentCommitment', to='commitments.commitment', verbose_name='commitments')),
                ],
                options={
                    'ordering': ['held_by__order', 'id'],
                    'verbose_name': 'instrument on intellectual property',
                    'verbose_name_plural': 'instruments on intellectual property',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('title_en', ''), ('title_fr', ''), ('title_ja', ''), _negated=True), name='ip_instrument_has_a_title'),
                        models.CheckConstraint(condition=models.Q(('signed_on', None), ('term_ends_on', None), ('term_ends_on__gte', models.F('signed_on')), _connector='OR'), name='ip_instrument_ends_after_it_was_signed'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='ip_instrument_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.instrument_id ELSE NEW.instrument_id END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ip_instrument_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='2e413878e5fe56353bee8e51b36675ac4fde57b4', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ip_instrument_register_is_open_902e7', table='commitments_ipinstrument', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='ip_instrument_text_in_original', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ip_instrument_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='269938c958bfab35d88d26a6d51dacb629a40636', operation='INSERT OR UPDATE', pgid='pgtrigger_ip_instrument_text_in_original_a3b1e', table='commitments_ipinstrument', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_ipinstrumentevent" ("concluded_between", "created_at", "custodian", "custodian_reference", "held_by_id", "id", "instrument_id", "kind", "mark_id", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_on", "term_ends_on", "title_en", "title_fr", "title_ja") VALUES (NEW."concluded_between", NEW."created_at", NEW."custodian", NEW."custodian_reference", NEW."held_by_id", NEW."id", NEW."instrument_id", NEW."kind", NEW."mark_id", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."signed_on", NEW."term_ends_on", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='e9e334d42739cf87091f8a220f3fcba483052a38', operation='INSERT', pgid='pgtrigger_insert_insert_989aa', table='commitments_ipinstrument', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_ipinstrumentevent" ("concluded_between", "created_at", "custodian", "custodian_reference", "held_by_id", "id", "instrument_id", "kind", "mark_id", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_on", "term_ends_on", "title_en", "title_fr", "title_ja") VALUES (NEW."concluded_between", NEW."created_at", NEW."custodian", NEW."custodian_reference", NEW."held_by_id", NEW."id", NEW."instrument_id", NEW."kind", NEW."mark_id", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."signed_on", NEW."term_ends_on", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='ac1ea14e4f1a1715c247f0354396a04289a6c27c', operation='UPDATE', pgid='pgtrigger_update_update_17336', table='commitments_ipinstrument', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_ipinstrumentevent" ("concluded_between", "created_at", "custodian", "custodian_reference", "held_by_id", "id", "instrument_id", "kind", "mark_id", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_on", "term_ends_on", "title_en", "title_fr", "title_ja") VALUES (OLD."concluded_between", OLD."created_at", OLD."custodian", OLD."custodian_reference", OLD."held_by_id", OLD."id", OLD."instrument_id", OLD."kind", OLD."mark_id", OLD."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."signed_on", OLD."term_ends_on", OLD."title_en", OLD."title_fr", OLD."title_ja"); RETURN NULL;', hash='e9c83596f8082d57df2777374d3db83955c0d03a', operation='DELETE', pgid='pgtrigger_delete_delete_6b417', table='commitments_ipinstrument', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='IpInstrumentCommitment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ip_links', to='commitments.commitment', verbose_name='commitment')),
                    ('ip_instrument', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='commitment_links', to='commitments.ipinstrument')),
                ],
                options={
                    'ordering': ['commitment__reference'],
                    'verbose_name': 'commitment',
                    'verbose_name_plural': 'commitments',
                    'constraints': [
                        models.UniqueConstraint(fields=('ip_instrument', 'commitment'), name='ip_instrument_on_commitment_once'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='ip_instrument_commitment_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM commitments_ipinstrument WHERE id = OLD.ip_instrument_id) ELSE (SELECT instrument_id FROM commitments_ipinstrument WHERE id = NEW.ip_instrument_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ip_instrument_commitment_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='27447d6c1fd5ce2f05bfe049aed3ebd4e873fab2', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_ip_instrument_commitment_register_is_open_3ecc2', table='commitments_ipinstrumentcommitment', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_ipinstrumentcommitmentevent" ("commitment_id", "id", "ip_instrument_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."commitment_id", NEW."id", NEW."ip_instrument_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='f28647d4ffa4d0da0bff5a6c1c174c5f0a8e7f02', operation='INSERT', pgid='pgtrigger_insert_insert_dee6a', table='commitments_ipinstrumentcommitment', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_ipinstrumentcommitmentevent" ("commitment_id", "id", "ip_instrument_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."commitment_id", NEW."id", NEW."ip_instrument_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='8e9f5e7ba851f48118d5f076f078d3fe1458b102', operation='UPDATE', pgid='pgtrigger_update_update_c71fb', table='commitments_ipinstrumentcommitment', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_ipinstrumentcommitmentevent" ("commitment_id", "id", "ip_instrument_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."commitment_id", OLD."id", OLD."ip_instrument_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='9b3dc1b494b4ef89628b0dc3a9363288f9c4d1ff', operation='DELETE', pgid='pgtrigger_delete_delete_e43ee', table='commitments_ipinstrumentcommitment', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Milestone',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('due_on', models.DateField(verbose_name='due date')),
                    ('resolved_on', models.DateField(blank=True, null=True, verbose_name='resolved on')),
                    ('resolution', models.CharField(blank=True, choices=[('met', 'Met'), ('partly_met', 'Partly met'), ('dropped', 'Dropped')], max_length=12, verbose_name='resolution')),
                    ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='milestones', to='commitments.commitment', verbose_name='commitment')),
                ],
                options={
                    'ordering': ['commitment', 'due_on', 'id'],
                    'verbose_name': 'milestone',
                    'verbose_name_plural': 'milestones',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('title_en', ''), ('title_fr', ''), ('title_ja', ''), _negated=True), name='milestone_has_a_title'),
                        models.CheckConstraint(condition=models.Q(models.Q(('resolution', ''), ('resolved_on__isnull', True)), models.Q(('resolved_on__isnull', False), models.Q(('resolution', ''), _negated=True)), _connector='OR'), name='milestone_resolved_says_how'),
                    ],
                    'indexes': [
                        models.Index(condition=models.Q(('resolved_on__isnull', True)), fields=['due_on'], name='milestone_open_due'),
                        models.Index(fields=['due_on', 'id'], name='milestones_by_due_on'),
                        models.Index(fields=['resolved_on', 'id'], name='milestones_by_resolved_on'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='milestone_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM commitments_commitment WHERE id = OLD.commitment_id) ELSE (SELECT instrument_id FROM commitments_commitment WHERE id = NEW.commitment_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'milestone_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='f6e22819a8b11612e64a420c6dc19612b7673a38', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_milestone_register_is_open_3ddf6', table='commitments_milestone', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='milestone_text_in_original', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'milestone_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='2665afa25fa41430489ce8c644f744f02b563ba5', operation='INSERT OR UPDATE', pgid='pgtrigger_milestone_text_in_original_b18f0', table='commitments_milestone', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_milestoneevent" ("commitment_id", "due_on", "id", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resolution", "resolved_on", "title_en", "title_fr", "title_ja") VALUES (NEW."commitment_id", NEW."due_on", NEW."id", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."resolution", NEW."resolved_on", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='85837f549f6d9eb3a98e6fd80edff338ca84fc62', operation='INSERT', pgid='pgtrigger_insert_insert_37ed8', table='commitments_milestone', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "commitments_milestoneevent" ("commitment_id", "due_on", "id", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resolution", "resolved_on", "title_en", "title_fr", "title_ja") VALUES (NEW."commitment_id", NEW."due_on", NEW."id", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."resolution", NEW."resolved_on", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='f73d476d39ba29160fe99191b17964e90d39da47', operation='UPDATE', pgid='pgtrigger_update_update_c03ec', table='commitments_milestone', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "commitments_milestoneevent" ("commitment_id", "due_on", "id", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resolution", "resolved_on", "title_en", "title_fr", "title_ja") VALUES (OLD."commitment_id", OLD."due_on", OLD."id", OLD."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."resolution", OLD."resolved_on", OLD."title_en", OLD."title_fr", OLD."title_ja"); RETURN NULL;', hash='c258ce38f7ccd1e849063bd6a9ba12f35748a32a', operation='DELETE', pgid='pgtrigger_delete_delete_32ffd', table='commitments_milestone', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='MineralEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('code', models.SlugField(db_index=False, verbose_name='code')),
                    ('name_en', models.CharField(blank=True, max_length=80, verbose_name='name (English)')),
                    ('name_fr', models.CharField(blank=True, max_length=80, verbose_name='name (French)')),
                    ('name_ja', models.CharField(blank=True, max_length=80, verbose_name='name (Japanese)')),
                    ('named_in_text', models.BooleanField(default=False, verbose_name='named in the MOC')),
                    ('order', models.PositiveSmallIntegerField(verbose_name='order')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.mineral')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c08e7fcc4484901cab7dad34bf430a8911b3b0bf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ce97c', table='commitments_mineralevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='NoticeAddresseeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('addresses', django.contrib.postgres.fields.ArrayField(base_field=models.EmailField(max_length=254), verbose_name='addresses at issue')),
                    ('received_on', models.DateField(editable=False, null=True, verbose_name='received on')),
                    ('acknowledged_at', models.DateTimeField(editable=False, null=True, verbose_name='acknowledged')),
                    ('acknowledged_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='acknowledged by')),
                    ('notice', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.notice', verbose_name='notice')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.noticeaddressee')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bb158585f3424429695c363e625a3e2a8b1fa3a9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dbd0f', table='commitments_noticeaddresseeevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='NoticeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('reference', models.CharField(editable=False, max_length=24, verbose_name='reference')),
                    ('kind', models.CharField(choices=[('modify', 'Intention to modify (article 9(b))'), ('discontinue', 'Intention to discontinue (article 9(c))'), ('contact_point', 'Change of contact point (article 6)'), ('emergency', 'Emergency (article 2(c)(ii))'), ('consultation', 'Request for consultations (article 7)'), ('general', 'General notice')], max_length=16, verbose_name='kind')),
                    ('state', models.CharField(choices=[('draft', 'Draft'), ('issued', 'Issued'), ('withdrawn', 'Withdrawn')], default='draft', editable=False, max_length=12, verbose_name='status')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('subject_en', models.CharField(blank=True, max_length=300, verbose_name='subject (English)')),
                    ('subject_fr', models.CharField(blank=True, max_length=300, verbose_name='subject (French)')),
                    ('subject_ja', models.CharField(blank=True, max_length=300, verbose_name='subject (Japanese)')),
                    ('body_en', models.TextField(blank=True, verbose_name='text (English)')),
                    ('body_fr', models.TextField(blank=True, verbose_name='text (French)')),
                    ('body_ja', models.TextField(blank=True, verbose_name='text (Japanese)')),
                    ('link_only', models.BooleanField(default=False, help_text='The email will give the notice reference and a link only, not the text.', verbose_name='do not include the text in emails')),
                    ('scope', models.CharField(blank=True, choices=[('ends_for_all', 'The MOC ends for all Participants'), ('giver_withdraws', 'The Participant that gives notice withdraws'), ('not_stated', 'Not stated')], help_text='Scope as stated in the notice (article 9(c))', max_length=16, verbose_name='scope of the discontinuance')),
                    ('stated_on', models.DateField(blank=True, help_text='Leave blank to use the end of the notice period, counted from the last receipt.', null=True, verbose_name='last day of the MOC, as stated')),
                    ('text_hash', models.CharField(blank=True, editable=False, max_length=64, verbose_name='hash of the text (SHA-256)')),
                    ('issued_at', models.DateTimeField(editable=False, null=True, verbose_name='issued')),
                    ('issued_on', models.DateField(editable=False, null=True, verbose_name='date of issue')),
                    ('takes_effect_on', models.DateField(editable=False, null=True, verbose_name='last day of the MOC')),
                    ('counting', models.CharField(blank=True, choices=[('later', 'Later of the two methods'), ('same_number', 'Same day of the month (Canada, Interpretation Act, section 28)'), ('day_before', 'Day before the corresponding day (Japan, Civil Code, article 143)')], editable=False, max_length=12, verbose_name='counting of months of notice')),
                    ('withdrawn_on', models.DateField(editable=False, null=True, verbose_name='withdrawn on')),
                    ('withdrawn_reason', models.TextField(blank=True, editable=False, verbose_name='reason for the withdrawal')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                    ('consultation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.consultation', verbose_name='consultation')),
                    ('emergency', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.emergency', verbose_name='emergency')),
                    ('entered_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('instrument', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('issued_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='issued by')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.notice')),
                    ('sender', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='from')),
                    ('settled_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.jointdecision', verbose_name='consequence settled by')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7a3519d725463b3192399df16feae165e7ee0b53', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7e923', table='commitments_noticeevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='NoticeLogEntryEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('issued', 'Issued'), ('addressed', 'Addressed'), ('acknowledged', 'Receipt acknowledged'), ('reminded', 'Reminded'), ('clock_started', 'Period of notice determined'), ('withdrawn', 'Withdrawn')], max_length=16, verbose_name='kind')),
                    ('at', models.DateTimeField(verbose_name='date and time')),
                    ('detail', models.TextField(blank=True, verbose_name='detail')),
                    ('in_place_of', models.TextField(blank=True, db_default='', default='', verbose_name='in place of')),
                    ('addressee', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.noticeaddressee', verbose_name='addressee')),
                    ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('notice', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.notice', verbose_name='notice')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.noticelogentry')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='286d7aa5c3ea8673fee23ca69f5c644a38060c99', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3d898', table='commitments_noticelogentryevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ObjectionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('reason', models.TextField(verbose_name='reason')),
                    ('raised_at', models.DateTimeField(verbose_name='raised')),
                    ('text_hash', models.CharField(max_length=64, verbose_name='hash of the text (SHA-256)')),
                    ('lifted_at', models.DateTimeField(editable=False, null=True, verbose_name='lifted')),
                    ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='raised by')),
                    ('decision', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.jointdecision', verbose_name='joint decision')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.objection')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='be15fdccdc4c543a2cefe28128a488677ec2475f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2f9d9', table='commitments_objectionevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ParticipationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('order', models.PositiveSmallIntegerField(verbose_name='order in the MOC')),
                    ('instrument', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.participation')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='80a6453be1e03b189af39a45f85fff0fc2b69e96', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_deff9', table='commitments_participationevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ProgressReportEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('reported_on', models.DateField(verbose_name='reporting date')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('text_en', models.TextField(blank=True, verbose_name='text (English)')),
                    ('text_fr', models.TextField(blank=True, verbose_name='text (French)')),
                    ('text_ja', models.TextField(blank=True, verbose_name='text (Japanese)')),
                    ('health', models.CharField(choices=[('on_track', 'On track'), ('at_risk', 'At risk'), ('delayed', 'Delayed'), ('no_evidence', 'No report')], max_length=12, verbose_name='health')),
                    ('completion', models.CharField(choices=[('not_started', 'Not started'), ('limited', 'Limited'), ('substantial', 'Substantial'), ('complete', 'Complete'), ('no_evidence', 'No information')], max_length=12, verbose_name='completion')),
                    ('on_behalf', models.BooleanField(default=False, editable=False, verbose_name='entered by the secretariat on behalf of the Participant')),
                    ('submitted_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='submitted')),
                    ('commitment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.commitment', verbose_name='commitment')),
                    ('corrects', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.progressreport', verbose_name='corrects')),
                    ('entered_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='reporting Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.progressreport')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2f94f95d316a51bd135eba455222c2318cb30c61', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ed2a4', table='commitments_progressreportevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ProvisionChangeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('replace', 'Replaced'), ('insert', 'Inserted'), ('remove', 'Removed')], default='replace', max_length=8, verbose_name='change')),
                    ('new_code', models.CharField(blank=True, max_length=24, verbose_name='code of the inserted provision')),
                    ('heading_en', models.CharField(blank=True, max_length=200, verbose_name='new heading (English)')),
                    ('heading_fr', models.CharField(blank=True, max_length=200, verbose_name='new heading (French)')),
                    ('heading_ja', models.CharField(blank=True, max_length=200, verbose_name='new heading (Japanese)')),
                    ('text_en', models.TextField(blank=True, verbose_name='new text (English)')),
                    ('text_fr', models.TextField(blank=True, verbose_name='new text (French)')),
                    ('text_ja', models.TextField(blank=True, verbose_name='new text (Japanese)')),
                    ('decision', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.jointdecision', verbose_name='joint decision')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.provisionchange')),
                    ('provision', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.provision', verbose_name='provision, or the preceding one')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9d56806083ccf12c77639252cff81b319f52d4b1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9342f', table='commitments_provisionchangeevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ProvisionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('identifier', models.UUIDField(default=uuid.uuid4, editable=False, verbose_name='identifier')),
                    ('code', models.CharField(max_length=24, verbose_name='code')),
                    ('key', models.CharField(max_length=24, verbose_name='key')),
                    ('kind', models.CharField(choices=[('title', 'Title'), ('participants', 'Participants clause'), ('recital', 'Recital'), ('enacting', 'Opening of the understanding'), ('article', 'Article'), ('paragraph', 'Paragraph'), ('clause', 'Clause'), ('subclause', 'Sub-clause')], max_length=12, verbose_name='kind')),
                    ('order', models.PositiveSmallIntegerField(verbose_name='order')),
                    ('instrument', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('parent', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.provision', verbose_name='part of')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.provision')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4d659055f7f0d0e9eff168f11612a7661e17a1da', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_362d5', table='commitments_provisionevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ProvisionTextEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('heading', models.CharField(blank=True, max_length=200, verbose_name='heading')),
                    ('text', models.TextField(blank=True, verbose_name='text')),
                    ('language_version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.languageversion', verbose_name='language version')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.provisiontext')),
                    ('provision', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.provision', verbose_name='provision')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8d80c988ac4d540a693a97c246888914193d2dc1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5c02b', table='commitments_provisiontextevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='SavedViewEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=80, verbose_name='name')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', max_length=2, verbose_name='language')),
                    ('slug', models.CharField(max_length=80, verbose_name='address')),
                    ('query', models.CharField(max_length=2000, verbose_name='query')),
                    ('sharing', models.CharField(choices=[('private', 'Only me'), ('participant', 'My ministry'), ('all', 'All register users')], default='private', max_length=11, verbose_name='shared with')),
                    ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='created by')),
                    ('participant', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='shared with the staff of')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.savedview')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1b94b75ae088dd8d5aaba177dc83f3e59d27c75c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6a3ef', table='commitments_savedviewevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='SignatureEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('signed_on', models.DateField(blank=True, null=True, verbose_name='signed on')),
                    ('place_en', models.CharField(blank=True, max_length=120, verbose_name='place (English)')),
                    ('place_fr', models.CharField(blank=True, max_length=120, verbose_name='place (French)')),
                    ('place_ja', models.CharField(blank=True, max_length=120, verbose_name='place (Japanese)')),
                    ('signatory', models.CharField(blank=True, max_length=200, verbose_name='signatory')),
                    ('signatory_ja', models.CharField(blank=True, max_length=100, verbose_name='signatory in Japanese')),
                    ('signatory_title_en', models.CharField(blank=True, max_length=300, verbose_name="signatory's title (English)")),
                    ('signatory_title_fr', models.CharField(blank=True, max_length=300, verbose_name="signatory's title (French)")),
                    ('signatory_title_ja', models.CharField(blank=True, max_length=300, verbose_name="signatory's title (Japanese)")),
                    ('source', models.TextField(blank=True, verbose_name='source')),
                    ('instrument', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.signature')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8d29d04dc6f8e79fc87c6f2d6ef415c7de8ce988', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c50cb', table='commitments_signatureevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='StateChangeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('before', models.CharField(blank=True, choices=[('draft', 'Draft'), ('active', 'Active'), ('completed', 'Completed'), ('not_pursued', 'Not pursued'), ('superseded', 'Superseded')], max_length=12, verbose_name='from')),
                    ('after', models.CharField(choices=[('draft', 'Draft'), ('active', 'Active'), ('completed', 'Completed'), ('not_pursued', 'Not pursued'), ('superseded', 'Superseded')], max_length=12, verbose_name='to')),
                    ('on', models.DateField(verbose_name='effective from')),
                    ('reason', models.TextField(blank=True, verbose_name='reason')),
                    ('entered_at', models.DateTimeField(auto_now_add=True, verbose_name='entered')),
                    ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('commitment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.commitment', verbose_name='commitment')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.statechange')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='68e394676cd05bf3f17e1ca733e9e387330993e2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_09580', table='commitments_statechangeevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='SupportingParticipantEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('commitment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.commitment')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.supportingparticipant')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='16c1fb8f069e955fce19da617d6252741d2aaa70', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f4d37', table='commitments_supportingparticipantevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='TextVersionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('effective_on', models.DateField(verbose_name='effective date')),
                    ('summary_en', models.CharField(blank=True, max_length=300, verbose_name='summary (English)')),
                    ('summary_fr', models.CharField(blank=True, max_length=300, verbose_name='summary (French)')),
                    ('summary_ja', models.CharField(blank=True, max_length=300, verbose_name='summary (Japanese)')),
                    ('decision', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.jointdecision', verbose_name='joint decision')),
                    ('instrument', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.textversion')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fd1dc751bf09301956ba4b9c80fe609ae45c77ce', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3b859', table='commitments_textversionevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ActivityParticipantEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('activity', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.activity')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.activityparticipant')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3aafd74075a3ab49622c623744046c4f10299758', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_951a4', table='commitments_activityparticipantevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ActivityCommitmentEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('activity', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.activity')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.activitycommitment')),
                    ('commitment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.commitment', verbose_name='commitment')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5048d93daf6fee09104c658428573e3daee0ebaf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a9710', table='commitments_activitycommitmentevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CommitmentAreaEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.areaofcooperation', verbose_name='area')),
                    ('commitment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.commitment')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.commitmentarea')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ac311df7b8cf891965f8d9623b8b620953e4c840', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e3b49', table='commitments_commitmentareaevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CommitmentProvisionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('commitment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.commitment')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.commitmentprovision')),
                    ('provision', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.provision', verbose_name='provision')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='92b1235e8a956e3098a0268c568535cb7b8bf945', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3a83a', table='commitments_commitmentprovisionevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ConsultationMeetingEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('held_on', models.DateField(verbose_name='held on')),
                    ('place_en', models.CharField(blank=True, max_length=120, verbose_name='place (English)')),
                    ('place_fr', models.CharField(blank=True, max_length=120, verbose_name='place (French)')),
                    ('place_ja', models.CharField(blank=True, max_length=120, verbose_name='place (Japanese)')),
                    ('note_en', models.TextField(blank=True, verbose_name='note (English)')),
                    ('note_fr', models.TextField(blank=True, verbose_name='note (French)')),
                    ('note_ja', models.TextField(blank=True, verbose_name='note (Japanese)')),
                    ('consultation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.consultation', verbose_name='consultation')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.consultationmeeting')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f29dea09d1ea9b2e9c7fd0cc4f124bc958fd1114', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3ca29', table='commitments_consultationmeetingevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ConsultationProvisionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('consultation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.consultation')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.consultationprovision')),
                    ('provision', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.provision', verbose_name='provision')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c014b3eb39ddbfda12e35858d142cf40b350b952', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2cdbb', table='commitments_consultationprovisionevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='EvidenceEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('link', 'Link'), ('file', 'File')], default='link', max_length=4, verbose_name='kind')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('link', models.URLField(blank=True, max_length=500, verbose_name='public link')),
                    ('file', models.FileField(blank=True, upload_to='evidence/%Y/', verbose_name='file')),
                    ('file_name', models.CharField(blank=True, db_default='', default='', editable=False, max_length=200, verbose_name='file name')),
                    ('size', models.PositiveIntegerField(editable=False, null=True, verbose_name='size in bytes')),
                    ('media_type', models.CharField(blank=True, db_default='', default='', editable=False, max_length=100, verbose_name='media type')),
                    ('sha256', models.CharField(blank=True, editable=False, max_length=64, verbose_name='checksum (SHA-256)')),
                    ('scan_state', models.CharField(choices=[('waiting', 'Not scanned'), ('clean', 'Scanned, no threat found'), ('refused', 'Refused by the virus scanner')], db_default='waiting', default='waiting', editable=False, max_length=7, verbose_name='virus scan')),
                    ('commitment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.commitment', verbose_name='commitment')),
                    ('mark', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.handlingmark', verbose_name='handling mark')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.evidence')),
                    ('report', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.progressreport', verbose_name='report')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='577e1d80dacca4626f529864cb3601956b187e58', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_49299', table='commitments_evidenceevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CommitmentFormEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('commitment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.commitment')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.commitmentform')),
                    ('form', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.formofcooperation', verbose_name='form')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8e443c472cd1dc9eb8bdfd0f5c731c91da17fda1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3f15d', table='commitments_commitmentformevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CommitmentForumEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('commitment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.commitment')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.commitmentforum')),
                    ('forum', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.forum', verbose_name='forum')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='501667ec584e87d399c9ad0644d268740efa9007', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_36183', table='commitments_commitmentforumevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ForumEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('code', models.SlugField(db_index=False, verbose_name='code')),
                    ('name_en', models.CharField(blank=True, max_length=300, verbose_name='name (English)')),
                    ('name_fr', models.CharField(blank=True, max_length=300, verbose_name='name (French)')),
                    ('name_ja', models.CharField(blank=True, max_length=300, verbose_name='name (Japanese)')),
                    ('abbreviation', models.CharField(max_length=16, verbose_name='abbreviation')),
                    ('kind', models.CharField(choices=[('this', 'This MOC'), ('bilateral', 'Bilateral consultation'), ('multilateral', 'Multilateral initiative')], max_length=12, verbose_name='kind')),
                    ('weighs_duplication', models.BooleanField(default=False, verbose_name='reviewed to avoid duplication')),
                    ('order', models.PositiveSmallIntegerField(verbose_name='order')),
                    ('parent', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.forum', verbose_name='inside')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.forum')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9958e5278beea3a6c5631bf23b01f0e84703460b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8f288', table='commitments_forumevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='EmergencyEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('reference', models.CharField(editable=False, max_length=24, verbose_name='reference')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('trigger_en', models.TextField(blank=True, verbose_name='cause (English)')),
                    ('trigger_fr', models.TextField(blank=True, verbose_name='cause (French)')),
                    ('trigger_ja', models.TextField(blank=True, verbose_name='cause (Japanese)')),
                    ('measures_en', models.TextField(blank=True, verbose_name='measures (English)')),
                    ('measures_fr', models.TextField(blank=True, verbose_name='measures (French)')),
                    ('measures_ja', models.TextField(blank=True, verbose_name='measures (Japanese)')),
                    ('occurred_on', models.DateField(verbose_name='occurred on')),
                    ('begun_on', models.DateField(editable=False, null=True, verbose_name='collaboration since')),
                    ('stood_down_on', models.DateField(editable=False, null=True, verbose_name='collaboration ended on')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                    ('entered_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.emergency')),
                    ('raised_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='raised by')),
                    ('instrument', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4e8d418bb3f40787700875e127d1b238cb30f013', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_89142', table='commitments_emergencyevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ConsultationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('reference', models.CharField(editable=False, max_length=24, verbose_name='reference')),
                    ('raised_on', models.DateField(verbose_name='raised on')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('question_en', models.TextField(blank=True, verbose_name='question (English)')),
                    ('question_fr', models.TextField(blank=True, verbose_name='question (French)')),
                    ('question_ja', models.TextField(blank=True, verbose_name='question (Japanese)')),
                    ('understanding_en', models.TextField(blank=True, verbose_name='common understanding (English)')),
                    ('understanding_fr', models.TextField(blank=True, verbose_name='common understanding (French)')),
                    ('understanding_ja', models.TextField(blank=True, verbose_name='common understanding (Japanese)')),
                    ('concluded_on', models.DateField(blank=True, null=True, verbose_name='concluded on')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                    ('entered_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.consultation')),
                    ('raised_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='raised by')),
                    ('instrument', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f4b36464337e862c5bd2069a1336110f0ff1abfa', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b1486', table='commitments_consultationevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CommitmentEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('reference', models.CharField(editable=False, max_length=24, verbose_name='reference')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('text_en', models.TextField(blank=True, verbose_name='text (English)')),
                    ('text_fr', models.TextField(blank=True, verbose_name='text (French)')),
                    ('text_ja', models.TextField(blank=True, verbose_name='text (Japanese)')),
                    ('stages', core.db.fields.ChoicesField(base_field=models.CharField(choices=[('upstream', 'Upstream'), ('midstream', 'Midstream'), ('downstream', 'Downstream')], max_length=20), blank=True, default=list, verbose_name='supply chain stages')),
                    ('actors', core.db.fields.ChoicesField(base_field=models.CharField(choices=[('government', 'Government'), ('industry', 'Industry'), ('research', 'Research agency')], max_length=20), blank=True, default=list, verbose_name='actors')),
                    ('steps', core.db.fields.ChoicesField(base_field=models.CharField(choices=[('exploration', 'Exploration'), ('development', 'Development'), ('production', 'Production'), ('refining', 'Refining'), ('processing', 'Processing')], max_length=20), blank=True, default=list, verbose_name='steps')),
                    ('state', models.CharField(choices=[('draft', 'Draft'), ('active', 'Active'), ('completed', 'Completed'), ('not_pursued', 'Not pursued'), ('superseded', 'Superseded')], default='draft', editable=False, max_length=12, verbose_name='status')),
                    ('state_reason', models.TextField(blank=True, editable=False, verbose_name='reason for the status')),
                    ('health', models.CharField(choices=[('on_track', 'On track'), ('at_risk', 'At risk'), ('delayed', 'Delayed'), ('no_evidence', 'No report')], default='no_evidence', editable=False, max_length=12, verbose_name='health')),
                    ('completion', models.CharField(choices=[('not_started', 'Not started'), ('limited', 'Limited'), ('substantial', 'Substantial'), ('complete', 'Complete'), ('no_evidence', 'No information')], default='no_evidence', editable=False, max_length=12, verbose_name='completion')),
                    ('origin', models.CharField(choices=[('dialogue', 'Dialogue'), ('decision', 'Joint decision'), ('participant', 'Participant'), ('baseline', 'Cooperation before signature')], default='participant', max_length=12, verbose_name='origin')),
                    ('source', models.TextField(blank=True, help_text='Source or publication', verbose_name='source')),
                    ('begun_on', models.DateField(blank=True, null=True, verbose_name='start date')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='due date')),
                    ('ip_answer', models.CharField(choices=[('not_asked', 'Not recorded'), ('not_expected', 'Not expected'), ('expected', 'Expected'), ('arising', 'Arising')], default='not_asked', help_text='Are intellectual property matters expected (article 5(a))?', max_length=12, verbose_name='intellectual property')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                    ('country', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.side', verbose_name='country')),
                    ('entered_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('lead', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='lead')),
                    ('mark', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.handlingmark', verbose_name='handling mark')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.commitment')),
                    ('superseded_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.commitment', verbose_name='replaced by')),
                    ('instrument', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='62d19e12707e223428603d544a903ecf8d802b81', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7961c', table='commitments_commitmentevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ActivityEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('reference', models.CharField(editable=False, max_length=24, verbose_name='reference')),
                    ('kind', models.CharField(choices=[('workshop', 'Workshop'), ('seminar', 'Seminar'), ('symposium', 'Symposium'), ('pilot_project', 'Pilot project'), ('business_mission', 'Business-to-business mission'), ('government_mission', 'Government-to-government mission'), ('network', 'Network'), ('pairing', 'Industry-academia pairing'), ('meeting', 'Meeting')], max_length=20, verbose_name='kind')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('text_en', models.TextField(blank=True, verbose_name='text (English)')),
                    ('text_fr', models.TextField(blank=True, verbose_name='text (French)')),
                    ('text_ja', models.TextField(blank=True, verbose_name='text (Japanese)')),
                    ('state', models.CharField(choices=[('planned', 'Planned'), ('held', 'Held'), ('postponed', 'Postponed'), ('cancelled', 'Cancelled')], default='planned', max_length=12, verbose_name='status')),
                    ('starts_on', models.DateField(blank=True, null=True, verbose_name='start date')),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='end date')),
                    ('starts_at', models.TimeField(blank=True, null=True, verbose_name='start time')),
                    ('time_zone', models.CharField(blank=True, help_text='IANA time zone name', max_length=64, verbose_name='time zone')),
                    ('place_en', models.CharField(blank=True, max_length=200, verbose_name='place (English)')),
                    ('place_fr', models.CharField(blank=True, max_length=200, verbose_name='place (French)')),
                    ('place_ja', models.CharField(blank=True, max_length=200, verbose_name='place (Japanese)')),
                    ('stages', core.db.fields.ChoicesField(base_field=models.CharField(choices=[('upstream', 'Upstream'), ('midstream', 'Midstream'), ('downstream', 'Downstream')], max_length=20), blank=True, default=list, verbose_name='supply chain stages')),
                    ('actors', core.db.fields.ChoicesField(base_field=models.CharField(choices=[('government', 'Government'), ('industry', 'Industry'), ('research', 'Research agency')], max_length=20), blank=True, default=list, verbose_name='actors')),
                    ('purposes', core.db.fields.ChoicesField(base_field=models.CharField(choices=[('strengthening', 'Strengthening'), ('securing', 'Securing'), ('diversifying', 'Diversifying')], max_length=20), blank=True, default=list, verbose_name='purposes')),
                    ('source', models.TextField(blank=True, verbose_name='source')),
                    ('country', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.side', verbose_name='country')),
                    ('mark', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.handlingmark', verbose_name='handling mark')),
                    ('organizer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='organizer')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.activity')),
                    ('form', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.formofcooperation', verbose_name='form')),
                    ('instrument', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b67f1e6e531dac0ed696e46bfb268b4534970d76', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_921e9', table='commitments_activityevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='InstrumentEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('code', models.SlugField(db_index=False, verbose_name='code')),
                    ('title_en', models.TextField(blank=True, verbose_name='title (English)')),
                    ('title_fr', models.TextField(blank=True, verbose_name='title (French)')),
                    ('title_ja', models.TextField(blank=True, verbose_name='title (Japanese)')),
                    ('name_en', models.CharField(blank=True, max_length=300, verbose_name='name (English)')),
                    ('name_fr', models.CharField(blank=True, max_length=300, verbose_name='name (French)')),
                    ('name_ja', models.CharField(blank=True, max_length=300, verbose_name='name (Japanese)')),
                    ('dialogue_en', models.CharField(blank=True, max_length=300, verbose_name='name of its Dialogue (English)')),
                    ('dialogue_fr', models.CharField(blank=True, max_length=300, verbose_name='name of its Dialogue (French)')),
                    ('dialogue_ja', models.CharField(blank=True, max_length=300, verbose_name='name of its Dialogue (Japanese)')),
                    ('status_line_en', models.CharField(blank=True, max_length=300, verbose_name='line on its status (English)')),
                    ('status_line_fr', models.CharField(blank=True, max_length=300, verbose_name='line on its status (French)')),
                    ('status_line_ja', models.CharField(blank=True, max_length=300, verbose_name='line on its status (Japanese)')),
                    ('reference_prefix', models.CharField(max_length=8, verbose_name='prefix of references')),
                    ('document_symbol', models.CharField(max_length=8, verbose_name='symbol of its documents')),
                    ('notice_months', models.PositiveSmallIntegerField(verbose_name='months of notice')),
                    ('notice_counting', models.CharField(choices=[('later', 'Later of the two methods'), ('same_number', 'Same day of the month (Canada, Interpretation Act, section 28)'), ('day_before', 'Day before the corresponding day (Japan, Civil Code, article 143)')], default='later', editable=False, max_length=12, verbose_name='counting of months of notice')),
                    ('discontinued_on', models.DateField(editable=False, null=True, verbose_name='last day of the MOC')),
                    ('dialogue_months', models.PositiveSmallIntegerField(verbose_name='months between Dialogues')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.instrument')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9cb91ab8f5d0a1703110462cdc7c8b03a4e9b29d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9ed54', table='commitments_instrumentevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='InternalNoteEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('text', models.TextField(verbose_name='text')),
                    ('written_at', models.DateTimeField(auto_now_add=True, verbose_name='written')),
                    ('commitment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.commitment', verbose_name='commitment')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.internalnote')),
                    ('written_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='911d0874357443c4bcfaa14a98d62016a09aec67', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_83cf2', table='commitments_internalnoteevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='IpInstrumentCommitmentEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('commitment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.commitment', verbose_name='commitment')),
                    ('ip_instrument', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.ipinstrument')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.ipinstrumentcommitment')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7a0439b2698aca22ba2a1c4ac5202ca443904836', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b175b', table='commitments_ipinstrumentcommitmentevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='IpInstrumentEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('non_disclosure', 'Non-disclosure agreement'), ('licence', 'Licensing agreement'), ('research', 'Collaborative research agreement'), ('other', 'Other contract')], max_length=16, verbose_name='kind')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('concluded_between', models.TextField(verbose_name='concluded between')),
                    ('signed_on', models.DateField(blank=True, null=True, verbose_name='signed on')),
                    ('term_ends_on', models.DateField(blank=True, null=True, verbose_name='end date')),
                    ('custodian', models.CharField(help_text='Holder and location of the contract', max_length=300, verbose_name='custodian')),
                    ('custodian_reference', models.CharField(blank=True, max_length=120, verbose_name='reference of the custodian')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                    ('held_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='entered for')),
                    ('instrument', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('mark', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.handlingmark', verbose_name='handling mark')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.ipinstrument')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='34ee846d532c4e7487c8fdb2c365b28b5cac11a9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f3a9a', table='commitments_ipinstrumentevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='FormOfCooperationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('code', models.CharField(max_length=24, verbose_name='code')),
                    ('key', models.CharField(max_length=24, verbose_name='key')),
                    ('order', models.PositiveSmallIntegerField(verbose_name='order')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('is_open_ended', models.BooleanField(default=False, editable=False, verbose_name='open-ended entry')),
                    ('is_further', models.BooleanField(default=False, editable=False, verbose_name='added by joint decision')),
                    ('retired_on', models.DateField(editable=False, null=True, verbose_name='retired on')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.formofcooperation')),
                    ('instrument', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('added_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.jointdecision', verbose_name='added by')),
                    ('retired_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.jointdecision', verbose_name='retired by')),
                    ('provision', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.provision', verbose_name='provision')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='47bd74aff0ded4b5887935dc83d2224376d3b723', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a85cb', table='commitments_formofcooperationevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='DecisionTurnEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.decisionturn')),
                    ('decision', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.jointdecision', verbose_name='joint decision')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d993ec1645204b2c956f5bb2839b119a8ff5565d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_79450', table='commitments_decisionturnevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ConcurrenceEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('given_on', models.DateField(verbose_name='given on')),
                    ('recorded_at', models.DateTimeField(verbose_name='recorded')),
                    ('channel', models.CharField(choices=[('portal', 'In this portal'), ('letter', 'Letter'), ('note', 'Diplomatic note'), ('mail', 'Email'), ('meeting', 'In writing at a meeting')], default='portal', max_length=8, verbose_name='channel')),
                    ('document_reference', models.CharField(blank=True, max_length=200, verbose_name='reference of the document')),
                    ('text_hash', models.CharField(max_length=64, verbose_name='hash of the text (SHA-256)')),
                    ('standing_hash', models.CharField(editable=False, max_length=64, null=True)),
                    ('voided_at', models.DateTimeField(editable=False, null=True, verbose_name='voided')),
                    ('void_reason', models.CharField(blank=True, choices=[('text_changed', 'Text returned to draft'), ('objected', 'Participant objected later'), ('withdrawn', 'Proposal withdrawn')], editable=False, max_length=12, verbose_name='reason void')),
                    ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='given by')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.concurrence')),
                    ('decision', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.jointdecision', verbose_name='joint decision')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1d20826d9eae4338f903be99350cc1835330e6a9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d7621', table='commitments_concurrenceevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='AreaOfCooperationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('code', models.CharField(max_length=24, verbose_name='code')),
                    ('key', models.CharField(max_length=24, verbose_name='key')),
                    ('order', models.PositiveSmallIntegerField(verbose_name='order')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('is_open_ended', models.BooleanField(default=False, editable=False, verbose_name='open-ended entry')),
                    ('is_further', models.BooleanField(default=False, editable=False, verbose_name='added by joint decision')),
                    ('retired_on', models.DateField(editable=False, null=True, verbose_name='retired on')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.areaofcooperation')),
                    ('instrument', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('added_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.jointdecision', verbose_name='added by')),
                    ('retired_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.jointdecision', verbose_name='retired by')),
                    ('provision', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.provision', verbose_name='provision')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='01079661f4d963c1c6d821e680f0c819c7e3c681', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ed34d', table='commitments_areaofcooperationevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='JointDecisionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('reference', models.CharField(editable=False, max_length=24, verbose_name='reference')),
                    ('state', models.CharField(choices=[('draft', 'Draft'), ('open', 'Open for concurrence'), ('decided', 'Decided'), ('withdrawn', 'Withdrawn')], default='draft', editable=False, max_length=12, verbose_name='status')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('text_en', models.TextField(blank=True, verbose_name='text (English)')),
                    ('text_fr', models.TextField(blank=True, verbose_name='text (French)')),
                    ('text_ja', models.TextField(blank=True, verbose_name='text (Japanese)')),
                    ('effect', models.CharField(choices=[('none', 'No change to the register'), ('further_area', 'New area of cooperation'), ('further_form', 'New form of cooperation'), ('retire_area', 'Retire an added area'), ('retire_form', 'Retire an added form'), ('modification', 'Modify the text of the MOC (article 9(b))'), ('rotation', 'Set the chair rotation order'), ('arrangement', 'Set another working arrangement'), ('counting', 'Set how months of notice are counted'), ('emergency_begins', 'Begin emergency collaboration (article 2(c)(ii))'), ('emergency_ends', 'End emergency collaboration'), ('others_continue', 'The other Participants continue after a notice (article 9(c))'), ('ends_for_all', 'The MOC ends for all after a notice (article 9(c))')], default='none', max_length=20, verbose_name='effect')),
                    ('subject_en', models.CharField(blank=True, help_text='For a new area, form or working arrangement', max_length=300, verbose_name='name of the new area, form or arrangement (English)')),
                    ('subject_fr', models.CharField(blank=True, help_text='For a new area, form or working arrangement', max_length=300, verbose_name='name of the new area, form or arrangement (French)')),
                    ('subject_ja', models.CharField(blank=True, help_text='For a new area, form or working arrangement', max_length=300, verbose_name='name of the new area, form or arrangement (Japanese)')),
                    ('counting', models.CharField(blank=True, choices=[('later', 'Later of the two methods'), ('same_number', 'Same day of the month (Canada, Interpretation Act, section 28)'), ('day_before', 'Day before the corresponding day (Japan, Civil Code, article 143)')], max_length=12, verbose_name='counting of months of notice')),
                    ('effective_on', models.DateField(blank=True, help_text='Leave blank to take effect on the date of the last concurrence.', null=True, verbose_name='effective from')),
                    ('proposed_at', models.DateTimeField(editable=False, null=True, verbose_name='proposed')),
                    ('text_hash', models.CharField(blank=True, editable=False, max_length=64, verbose_name='hash of the text (SHA-256)')),
                    ('decided_on', models.DateField(editable=False, null=True, verbose_name='decided on')),
                    ('withdrawn_on', models.DateField(editable=False, null=True, verbose_name='withdrawn on')),
                    ('withdrawn_reason', models.TextField(blank=True, editable=False, verbose_name='reason for the withdrawal')),
                    ('outcome', models.CharField(blank=True, choices=[('active', 'Active'), ('implemented', 'Implemented'), ('elapsed', 'Expired'), ('superseded', 'Superseded'), ('retired', 'Retired')], editable=False, max_length=12, verbose_name='outcome')),
                    ('outcome_on', models.DateField(editable=False, null=True, verbose_name='outcome since')),
                    ('outcome_reason', models.TextField(blank=True, editable=False, verbose_name='reason for the outcome')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                    ('emergency', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.emergency', verbose_name='emergency')),
                    ('entered_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('instrument', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.jointdecision')),
                    ('proposed_by', models.ForeignKey(blank=True, db_constraint=False, help_text='Leave blank if the secretariat proposes.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='proposed by')),
                    ('retires_area', models.ForeignKey(blank=True, db_constraint=False, limit_choices_to={'is_further': True}, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.areaofcooperation', verbose_name='area to be retired')),
                    ('retires_form', models.ForeignKey(blank=True, db_constraint=False, limit_choices_to={'is_further': True}, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.formofcooperation', verbose_name='form to be retired')),
                    ('rotating_side', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.side', verbose_name='side whose chair rotates')),
                    ('superseded_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.jointdecision', verbose_name='replaced by')),
                    ('intention', models.ForeignKey(blank=True, db_constraint=False, limit_choices_to={'kind': 'modify'}, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.notice', verbose_name='notice of intention to modify')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='944c7d44491d853cccbd22d260db9d82a7c648d8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fb566', table='commitments_jointdecisionevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='LanguageVersionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], max_length=2, verbose_name='language')),
                    ('status', models.CharField(choices=[('signed', 'Signed text'), ('official', 'Official text of a Participant'), ('consolidated', 'Consolidated text'), ('courtesy', 'Courtesy translation')], max_length=12, verbose_name='status')),
                    ('publisher', models.CharField(blank=True, max_length=200, verbose_name='publisher')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.languageversion')),
                    ('version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.textversion', verbose_name='version of the MOC text')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e19335b136465636b18e838dcb256fe7f515d4c4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_30d6f', table='commitments_languageversionevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='MilestoneEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('due_on', models.DateField(verbose_name='due date')),
                    ('resolved_on', models.DateField(blank=True, null=True, verbose_name='resolved on')),
                    ('resolution', models.CharField(blank=True, choices=[('met', 'Met'), ('partly_met', 'Partly met'), ('dropped', 'Dropped')], max_length=12, verbose_name='resolution')),
                    ('commitment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.commitment', verbose_name='commitment')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.milestone')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9003b32f1c7750ea464a018e1a917bbe5ab55313', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fbcf2', table='commitments_milestoneevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='EmergencyMineralEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('emergency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.emergency')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.emergencymineral')),
                    ('mineral', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.mineral', verbose_name='mineral')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='69fd5f0d60d831d01d98e3542b7bfe36396df221', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c6e32', table='commitments_emergencymineralevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CommitmentMineralEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('commitment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.commitment')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='commitments.commitmentmineral')),
                    ('mineral', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.mineral', verbose_name='mineral')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7a1849a7e77b45cbf9334afdcbc3e733880e7feb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5b7e5', table='commitments_commitmentmineralevent', when='BEFORE')),
                    ],
                },
            ),
        ]),
        core.db.operations.AtOnce([
            migrations.SeparateDatabaseAndState(
                state_operations=[
                    migrations.AddIndex('notice', core.search.indexes.SearchIndex(fields=['reference', 'subject_en', 'subject_fr', 'subject_ja', 'body_en', 'body_fr', 'body_ja'], name='notice_search')),
                    migrations.AddIndex('jointdecision', core.search.indexes.SearchIndex(fields=['reference', 'title_en', 'title_fr', 'title_ja', 'text_en', 'text_fr', 'text_ja', 'subject_en', 'subject_fr', 'subject_ja'], name='decision_search')),
                    migrations.AddIndex('commitment', core.search.indexes.SearchIndex(fields=['reference', 'title_en', 'title_fr', 'title_ja', 'text_en', 'text_fr', 'text_ja'], name='commitment_search')),
                    migrations.AddIndex('progressreport', core.search.indexes.SearchIndex(fields=['text_en', 'text_fr', 'text_ja'], name='progress_report_search')),
                    migrations.AddIndex('provisiontext', core.search.indexes.SearchIndex(fields=['heading', 'text'], name='provision_text_search')),
                    migrations.AddIndex('activity', core.search.indexes.SearchIndex(fields=['reference', 'title_en', 'title_fr', 'title_ja', 'text_en', 'text_fr', 'text_ja', 'place_en', 'place_fr', 'place_ja'], name='activity_search')),
                    migrations.AddIndex('evidence', core.search.indexes.SearchIndex(fields=['title_en', 'title_fr', 'title_ja'], name='evidence_search')),
                    migrations.AddIndex('internalnote', core.search.indexes.SearchIndex(fields=['text'], name='internal_note_search')),
                    migrations.AddIndex('milestone', core.search.indexes.SearchIndex(fields=['title_en', 'title_fr', 'title_ja'], name='milestone_search')),
                    migrations.AddConstraint('notice', core.db.constraints.PairedForeignKey(columns=('issued_by_id', 'sender_id'), name='notice_issued_by_own_officer', to_columns=('id', 'participant_id'), to_table='contacts_user')),
                    migrations.AddConstraint('noticeaddressee', core.db.constraints.PairedForeignKey(columns=('acknowledged_by_id', 'participant_id'), name='acknowledged_by_own_officer', to_columns=('id', 'participant_id'), to_table='contacts_user')),
                    migrations.AddConstraint('objection', core.db.constraints.PairedForeignKey(columns=('by_id', 'participant_id'), name='objection_by_own_officer', to_columns=('id', 'participant_id'), to_table='contacts_user')),
                    migrations.AddConstraint('concurrence', core.db.constraints.PairedForeignKey(columns=('decision_id', 'standing_hash'), name='concurrence_to_the_text_as_it_is', to_columns=('id', 'text_hash'), to_table='commitments_jointdecision')),
                    migrations.AddConstraint('concurrence', core.db.constraints.PairedForeignKey(columns=('by_id', 'participant_id'), name='concurrence_by_own_officer', to_columns=('id', 'participant_id'), to_table='contacts_user')),
                ],
                database_operations=[
                    migrations.RunSQL(NOTICE_SEARCH, migrations.RunSQL.noop),
                    migrations.RunSQL(DECISION_SEARCH, migrations.RunSQL.noop),
                    migrations.RunSQL(COMMITMENT_SEARCH, migrations.RunSQL.noop),
                    migrations.RunSQL(PROGRESS_REPORT_SEARCH, migrations.RunSQL.noop),
                    migrations.RunSQL(PROVISION_TEXT_SEARCH, migrations.RunSQL.noop),
                    migrations.RunSQL(ACTIVITY_SEARCH, migrations.RunSQL.noop),
                    migrations.RunSQL(EVIDENCE_SEARCH, migrations.RunSQL.noop),
                    migrations.RunSQL(INTERNAL_NOTE_SEARCH, migrations.RunSQL.noop),
                    migrations.RunSQL(MILESTONE_SEARCH, migrations.RunSQL.noop),
                    migrations.RunSQL(PAIRED_FOREIGN_KEYS, migrations.RunSQL.noop),
                ],
            ),
        ]),
    ]
