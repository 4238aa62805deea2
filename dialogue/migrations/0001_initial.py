"""Tables of the Dialogue."""

import core.db.constraints
import core.db.operations
import core.search.indexes
import django.contrib.postgres.fields
import django.db.models.constraints
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

ACTION_SEARCH = r"""
            CREATE TABLE "dialogue_actionitem_search" (id bigint PRIMARY KEY, folded text COLLATE "C" NOT NULL);
            CREATE FUNCTION "action_search_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO "dialogue_actionitem_search" (id, folded) VALUES (NEW.id, moc_folded(concat_ws(E'\n', NEW."title_en", NEW."title_fr", NEW."title_ja", NEW."note_en", NEW."note_fr", NEW."note_ja")))
                        ON CONFLICT (id) DO UPDATE SET folded = EXCLUDED.folded;
                    RETURN NULL;
                END
            $$;
            CREATE FUNCTION "action_search_drop"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'TRUNCATE' THEN TRUNCATE "dialogue_actionitem_search"; ELSE DELETE FROM "dialogue_actionitem_search" WHERE id = OLD.id; END IF;
                    RETURN NULL;
                END
            $$;
            CREATE TRIGGER "action_search_inserted" AFTER INSERT ON "dialogue_actionitem"
                FOR EACH ROW EXECUTE FUNCTION "action_search_keep"();
            CREATE TRIGGER "action_search_updated" AFTER UPDATE ON "dialogue_actionitem"
                FOR EACH ROW WHEN (OLD."title_en" IS DISTINCT FROM NEW."title_en" OR OLD."title_fr" IS DISTINCT FROM NEW."title_fr" OR OLD."title_ja" IS DISTINCT FROM NEW."title_ja" OR OLD."note_en" IS DISTINCT FROM NEW."note_en" OR OLD."note_fr" IS DISTINCT FROM NEW."note_fr" OR OLD."note_ja" IS DISTINCT FROM NEW."note_ja") EXECUTE FUNCTION "action_search_keep"();
            CREATE TRIGGER "action_search_deleted" AFTER DELETE ON "dialogue_actionitem"
                FOR EACH ROW EXECUTE FUNCTION "action_search_drop"();
            CREATE TRIGGER "action_search_truncated" AFTER TRUNCATE ON "dialogue_actionitem"
                FOR EACH STATEMENT EXECUTE FUNCTION "action_search_drop"();
            INSERT INTO "dialogue_actionitem_search" (id, folded) SELECT id, moc_folded(concat_ws(E'\n', source."title_en", source."title_fr", source."title_ja", source."note_en", source."note_fr", source."note_ja")) FROM "dialogue_actionitem" source;
            CREATE INDEX "action_search_grams" ON "dialogue_actionitem_search" USING gin (moc_grams(folded)) WITH (gin_pending_list_limit = 1024);
            ALTER INDEX "action_search_grams" ALTER COLUMN 1 SET STATISTICS 0;
            ANALYZE "dialogue_actionitem_search";
        """
AGENDA_ITEM_SEARCH = r"""
            CREATE TABLE "dialogue_agendaitem_search" (id bigint PRIMARY KEY, folded text COLLATE "C" NOT NULL);
            CREATE FUNCTION "agenda_item_search_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO "dialogue_agendaitem_search" (id, folded) VALUES (NEW.id, moc_folded(concat_ws(E'\n', NEW."title_en", NEW."title_fr", NEW."title_ja", NEW."background_en", NEW."background_fr", NEW."background_ja")))
                        ON CONFLICT (id) DO UPDATE SET folded = EXCLUDED.folded;
                    RETURN NULL;
                END
            $$;
            CREATE FUNCTION "agenda_item_search_drop"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'TRUNCATE' THEN TRUNCATE "dialogue_agendaitem_search"; ELSE DELETE FROM "dialogue_agendaitem_search" WHERE id = OLD.id; END IF;
                    RETURN NULL;
                END
            $$;
            CREATE TRIGGER "agenda_item_search_inserted" AFTER INSERT ON "dialogue_agendaitem"
                FOR EACH ROW EXECUTE FUNCTION "agenda_item_search_keep"();
            CREATE TRIGGER "agenda_item_search_updated" AFTER UPDATE ON "dialogue_agendaitem"
                FOR EACH ROW WHEN (OLD."title_en" IS DISTINCT FROM NEW."title_en" OR OLD."title_fr" IS DISTINCT FROM NEW."title_fr" OR OLD."title_ja" IS DISTINCT FROM NEW."title_ja" OR OLD."background_en" IS DISTINCT FROM NEW."background_en" OR OLD."background_fr" IS DISTINCT FROM NEW."background_fr" OR OLD."background_ja" IS DISTINCT FROM NEW."background_ja") EXECUTE FUNCTION "agenda_item_search_keep"();
            CREATE TRIGGER "agenda_item_search_deleted" AFTER DELETE ON "dialogue_agendaitem"
                FOR EACH ROW EXECUTE FUNCTION "agenda_item_search_drop"();
            CREATE TRIGGER "agenda_item_search_truncated" AFTER TRUNCATE ON "dialogue_agendaitem"
                FOR EACH STATEMENT EXECUTE FUNCTION "agenda_item_search_drop"();
            INSERT INTO "dialogue_agendaitem_search" (id, folded) SELECT id, moc_folded(concat_ws(E'\n', source."title_en", source."title_fr", source."title_ja", source."background_en", source."background_fr", source."background_ja")) FROM "dialogue_agendaitem" source;
            CREATE INDEX "agenda_item_search_grams" ON "dialogue_agendaitem_search" USING gin (moc_grams(folded)) WITH (gin_pending_list_limit = 1024);
            ALTER INDEX "agenda_item_search_grams" ALTER COLUMN 1 SET STATISTICS 0;
            ANALYZE "dialogue_agendaitem_search";
        """
RECORD_PARAGRAPH_SEARCH = r"""
            CREATE TABLE "dialogue_recordparagraph_search" (id bigint PRIMARY KEY, folded text COLLATE "C" NOT NULL);
            CREATE FUNCTION "record_paragraph_search_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO "dialogue_recordparagraph_search" (id, folded) VALUES (NEW.id, moc_folded(concat_ws(E'\n', NEW."text_en", NEW."text_fr", NEW."text_ja")))
                        ON CONFLICT (id) DO UPDATE SET folded = EXCLUDED.folded;
                    RETURN NULL;
                END
            $$;
            CREATE FUNCTION "record_paragraph_search_drop"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'TRUNCATE' THEN TRUNCATE "dialogue_recordparagraph_search"; ELSE DELETE FROM "dialogue_recordparagraph_search" WHERE id = OLD.id; END IF;
                    RETURN NULL;
                END
            $$;
            CREATE TRIGGER "record_paragraph_search_inserted" AFTER INSERT ON "dialogue_recordparagraph"
                FOR EACH ROW EXECUTE FUNCTION "record_paragraph_search_keep"();
            CREATE TRIGGER "record_paragraph_search_updated" AFTER UPDATE ON "dialogue_recordparagraph"
                FOR EACH ROW WHEN (OLD."text_en" IS DISTINCT FROM NEW."text_en" OR OLD."text_fr" IS DISTINCT FROM NEW."text_fr" OR OLD."text_ja" IS DISTINCT FROM NEW."text_ja") EXECUTE FUNCTION "record_paragraph_search_keep"();
            CREATE TRIGGER "record_paragraph_search_deleted" AFTER DELETE ON "dialogue_recordparagraph"
                FOR EACH ROW EXECUTE FUNCTION "record_paragraph_search_drop"();
            CREATE TRIGGER "record_paragraph_search_truncated" AFTER TRUNCATE ON "dialogue_recordparagraph"
                FOR EACH STATEMENT EXECUTE FUNCTION "record_paragraph_search_drop"();
            INSERT INTO "dialogue_recordparagraph_search" (id, folded) SELECT id, moc_folded(concat_ws(E'\n', source."text_en", source."text_fr", source."text_ja")) FROM "dialogue_recordparagraph" source;
            CREATE INDEX "record_paragraph_search_grams" ON "dialogue_recordparagraph_search" USING gin (moc_grams(folded)) WITH (gin_pending_list_limit = 1024);
            ALTER INDEX "record_paragraph_search_grams" ALTER COLUMN 1 SET STATISTICS 0;
            ANALYZE "dialogue_recordparagraph_search";
        """
DISCUSSION_SEARCH = r"""
            CREATE TABLE "dialogue_discussion_search" (id bigint PRIMARY KEY, folded text COLLATE "C" NOT NULL);
            CREATE FUNCTION "discussion_search_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO "dialogue_discussion_search" (id, folded) VALUES (NEW.id, moc_folded(concat_ws(E'\n', NEW."title_en", NEW."title_fr", NEW."title_ja", NEW."summary_en", NEW."summary_fr", NEW."summary_ja")))
                        ON CONFLICT (id) DO UPDATE SET folded = EXCLUDED.folded;
                    RETURN NULL;
                END
            $$;
            CREATE FUNCTION "discussion_search_drop"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'TRUNCATE' THEN TRUNCATE "dialogue_discussion_search"; ELSE DELETE FROM "dialogue_discussion_search" WHERE id = OLD.id; END IF;
                    RETURN NULL;
                END
            $$;
            CREATE TRIGGER "discussion_search_inserted" AFTER INSERT ON "dialogue_discussion"
                FOR EACH ROW EXECUTE FUNCTION "discussion_search_keep"();
            CREATE TRIGGER "discussion_search_updated" AFTER UPDATE ON "dialogue_discussion"
                FOR EACH ROW WHEN (OLD."title_en" IS DISTINCT FROM NEW."title_en" OR OLD."title_fr" IS DISTINCT FROM NEW."title_fr" OR OLD."title_ja" IS DISTINCT FROM NEW."title_ja" OR OLD."summary_en" IS DISTINCT FROM NEW."summary_en" OR OLD."summary_fr" IS DISTINCT FROM NEW."summary_fr" OR OLD."summary_ja" IS DISTINCT FROM NEW."summary_ja") EXECUTE FUNCTION "discussion_search_keep"();
            CREATE TRIGGER "discussion_search_deleted" AFTER DELETE ON "dialogue_discussion"
                FOR EACH ROW EXECUTE FUNCTION "discussion_search_drop"();
            CREATE TRIGGER "discussion_search_truncated" AFTER TRUNCATE ON "dialogue_discussion"
                FOR EACH STATEMENT EXECUTE FUNCTION "discussion_search_drop"();
            INSERT INTO "dialogue_discussion_search" (id, folded) SELECT id, moc_folded(concat_ws(E'\n', source."title_en", source."title_fr", source."title_ja", source."summary_en", source."summary_fr", source."summary_ja")) FROM "dialogue_discussion" source;
            CREATE INDEX "discussion_search_grams" ON "dialogue_discussion_search" USING gin (moc_grams(folded)) WITH (gin_pending_list_limit = 1024);
            ALTER INDEX "discussion_search_grams" ALTER COLUMN 1 SET STATISTICS 0;
            ANALYZE "dialogue_discussion_search";
        """
ITEM_OUTCOME_SEARCH = r"""
            CREATE TABLE "dialogue_itemoutcome_search" (id bigint PRIMARY KEY, folded text COLLATE "C" NOT NULL);
            CREATE FUNCTION "item_outcome_search_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO "dialogue_itemoutcome_search" (id, folded) VALUES (NEW.id, moc_folded(concat_ws(E'\n', NEW."summary_en", NEW."summary_fr", NEW."summary_ja", NEW."decision_en", NEW."decision_fr", NEW."decision_ja")))
                        ON CONFLICT (id) DO UPDATE SET folded = EXCLUDED.folded;
                    RETURN NULL;
                END
            $$;
            CREATE FUNCTION "item_outcome_search_drop"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'TRUNCATE' THEN TRUNCATE "dialogue_itemoutcome_search"; ELSE DELETE FROM "dialogue_itemoutcome_search" WHERE id = OLD.id; END IF;
                    RETURN NULL;
                END
            $$;
            CREATE TRIGGER "item_outcome_search_inserted" AFTER INSERT ON "dialogue_itemoutcome"
                FOR EACH ROW EXECUTE FUNCTION "item_outcome_search_keep"();
            CREATE TRIGGER "item_outcome_search_updated" AFTER UPDATE ON "dialogue_itemoutcome"
                FOR EACH ROW WHEN (OLD."summary_en" IS DISTINCT FROM NEW."summary_en" OR OLD."summary_fr" IS DISTINCT FROM NEW."summary_fr" OR OLD."summary_ja" IS DISTINCT FROM NEW."summary_ja" OR OLD."decision_en" IS DISTINCT FROM NEW."decision_en" OR OLD."decision_fr" IS DISTINCT FROM NEW."decision_fr" OR OLD."decision_ja" IS DISTINCT FROM NEW."decision_ja") EXECUTE FUNCTION "item_outcome_search_keep"();
            CREATE TRIGGER "item_outcome_search_deleted" AFTER DELETE ON "dialogue_itemoutcome"
                FOR EACH ROW EXECUTE FUNCTION "item_outcome_search_drop"();
            CREATE TRIGGER "item_outcome_search_truncated" AFTER TRUNCATE ON "dialogue_itemoutcome"
                FOR EACH STATEMENT EXECUTE FUNCTION "item_outcome_search_drop"();
            INSERT INTO "dialogue_itemoutcome_search" (id, folded) SELECT id, moc_folded(concat_ws(E'\n', source."summary_en", source."summary_fr", source."summary_ja", source."decision_en", source."decision_fr", source."decision_ja")) FROM "dialogue_itemoutcome" source;
            CREATE INDEX "item_outcome_search_grams" ON "dialogue_itemoutcome_search" USING gin (moc_grams(folded)) WITH (gin_pending_list_limit = 1024);
            ALTER INDEX "item_outcome_search_grams" ALTER COLUMN 1 SET STATISTICS 0;
            ANALYZE "dialogue_itemoutcome_search";
        """
PAPER_SEARCH = r"""
            CREATE TABLE "dialogue_paper_search" (id bigint PRIMARY KEY, folded text COLLATE "C" NOT NULL);
            CREATE FUNCTION "paper_search_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO "dialogue_paper_search" (id, folded) VALUES (NEW.id, moc_folded(concat_ws(E'\n', NEW."title_en", NEW."title_fr", NEW."title_ja", NEW."note_en", NEW."note_fr", NEW."note_ja")))
                        ON CONFLICT (id) DO UPDATE SET folded = EXCLUDED.folded;
                    RETURN NULL;
                END
            $$;
            CREATE FUNCTION "paper_search_drop"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'TRUNCATE' THEN TRUNCATE "dialogue_paper_search"; ELSE DELETE FROM "dialogue_paper_search" WHERE id = OLD.id; END IF;
                    RETURN NULL;
                END
            $$;
            CREATE TRIGGER "paper_search_inserted" AFTER INSERT ON "dialogue_paper"
                FOR EACH ROW EXECUTE FUNCTION "paper_search_keep"();
            CREATE TRIGGER "paper_search_updated" AFTER UPDATE ON "dialogue_paper"
                FOR EACH ROW WHEN (OLD."title_en" IS DISTINCT FROM NEW."title_en" OR OLD."title_fr" IS DISTINCT FROM NEW."title_fr" OR OLD."title_ja" IS DISTINCT FROM NEW."title_ja" OR OLD."note_en" IS DISTINCT FROM NEW."note_en" OR OLD."note_fr" IS DISTINCT FROM NEW."note_fr" OR OLD."note_ja" IS DISTINCT FROM NEW."note_ja") EXECUTE FUNCTION "paper_search_keep"();
            CREATE TRIGGER "paper_search_deleted" AFTER DELETE ON "dialogue_paper"
                FOR EACH ROW EXECUTE FUNCTION "paper_search_drop"();
            CREATE TRIGGER "paper_search_truncated" AFTER TRUNCATE ON "dialogue_paper"
                FOR EACH STATEMENT EXECUTE FUNCTION "paper_search_drop"();
            INSERT INTO "dialogue_paper_search" (id, folded) SELECT id, moc_folded(concat_ws(E'\n', source."title_en", source."title_fr", source."title_ja", source."note_en", source."note_fr", source."note_ja")) FROM "dialogue_paper" source;
            CREATE INDEX "paper_search_grams" ON "dialogue_paper_search" USING gin (moc_grams(folded)) WITH (gin_pending_list_limit = 1024);
            ALTER INDEX "paper_search_grams" ALTER COLUMN 1 SET STATISTICS 0;
            ANALYZE "dialogue_paper_search";
        """
PAPER_FILE_SEARCH = r"""
            CREATE TABLE "dialogue_paperfile_search" (id bigint PRIMARY KEY, folded text COLLATE "C" NOT NULL);
            CREATE FUNCTION "paper_file_search_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO "dialogue_paperfile_search" (id, folded) VALUES (NEW.id, moc_folded(concat_ws(E'\n', NEW."name")))
                        ON CONFLICT (id) DO UPDATE SET folded = EXCLUDED.folded;
                    RETURN NULL;
                END
            $$;
            CREATE FUNCTION "paper_file_search_drop"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'TRUNCATE' THEN TRUNCATE "dialogue_paperfile_search"; ELSE DELETE FROM "dialogue_paperfile_search" WHERE id = OLD.id; END IF;
                    RETURN NULL;
                END
            $$;
            CREATE TRIGGER "paper_file_search_inserted" AFTER INSERT ON "dialogue_paperfile"
                FOR EACH ROW EXECUTE FUNCTION "paper_file_search_keep"();
            CREATE TRIGGER "paper_file_search_updated" AFTER UPDATE ON "dialogue_paperfile"
                FOR EACH ROW WHEN (OLD."name" IS DISTINCT FROM NEW."name") EXECUTE FUNCTION "paper_file_search_keep"();
            CREATE TRIGGER "paper_file_search_deleted" AFTER DELETE ON "dialogue_paperfile"
                FOR EACH ROW EXECUTE FUNCTION "paper_file_search_drop"();
            CREATE TRIGGER "paper_file_search_truncated" AFTER TRUNCATE ON "dialogue_paperfile"
                FOR EACH STATEMENT EXECUTE FUNCTION "paper_file_search_drop"();
            INSERT INTO "dialogue_paperfile_search" (id, folded) SELECT id, moc_folded(concat_ws(E'\n', source."name")) FROM "dialogue_paperfile" source;
            CREATE INDEX "paper_file_search_grams" ON "dialogue_paperfile_search" USING gin (moc_grams(folded)) WITH (gin_pending_list_limit = 1024);
            ALTER INDEX "paper_file_search_grams" ALTER COLUMN 1 SET STATISTICS 0;
            ANALYZE "dialogue_paperfile_search";
        """
PRODUCED_DOCUMENT_SEARCH = r"""
            CREATE TABLE "dialogue_produceddocument_search" (id bigint PRIMARY KEY, folded text COLLATE "C" NOT NULL);
            CREATE FUNCTION "produced_document_search_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO "dialogue_produceddocument_search" (id, folded) VALUES (NEW.id, moc_folded(concat_ws(E'\n', NEW."name")))
                        ON CONFLICT (id) DO UPDATE SET folded = EXCLUDED.folded;
                    RETURN NULL;
                END
            $$;
            CREATE FUNCTION "produced_document_search_drop"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'TRUNCATE' THEN TRUNCATE "dialogue_produceddocument_search"; ELSE DELETE FROM "dialogue_produceddocument_search" WHERE id = OLD.id; END IF;
                    RETURN NULL;
                END
            $$;
            CREATE TRIGGER "produced_document_search_inserted" AFTER INSERT ON "dialogue_produceddocument"
                FOR EACH ROW EXECUTE FUNCTION "produced_document_search_keep"();
            CREATE TRIGGER "produced_document_search_updated" AFTER UPDATE ON "dialogue_produceddocument"
                FOR EACH ROW WHEN (OLD."name" IS DISTINCT FROM NEW."name") EXECUTE FUNCTION "produced_document_search_keep"();
            CREATE TRIGGER "produced_document_search_deleted" AFTER DELETE ON "dialogue_produceddocument"
                FOR EACH ROW EXECUTE FUNCTION "produced_document_search_drop"();
            CREATE TRIGGER "produced_document_search_truncated" AFTER TRUNCATE ON "dialogue_produceddocument"
                FOR EACH STATEMENT EXECUTE FUNCTION "produced_document_search_drop"();
            INSERT INTO "dialogue_produceddocument_search" (id, folded) SELECT id, moc_folded(concat_ws(E'\n', source."name")) FROM "dialogue_produceddocument" source;
            CREATE INDEX "produced_document_search_grams" ON "dialogue_produceddocument_search" USING gin (moc_grams(folded)) WITH (gin_pending_list_limit = 1024);
            ALTER INDEX "produced_document_search_grams" ALTER COLUMN 1 SET STATISTICS 0;
            ANALYZE "dialogue_produceddocument_search";
        """
PROPOSAL_SEARCH = r"""
            CREATE TABLE "dialogue_proposal_search" (id bigint PRIMARY KEY, folded text COLLATE "C" NOT NULL);
            CREATE FUNCTION "proposal_search_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO "dialogue_proposal_search" (id, folded) VALUES (NEW.id, moc_folded(concat_ws(E'\n', NEW."title_en", NEW."title_fr", NEW."title_ja", NEW."background_en", NEW."background_fr", NEW."background_ja")))
                        ON CONFLICT (id) DO UPDATE SET folded = EXCLUDED.folded;
                    RETURN NULL;
                END
            $$;
            CREATE FUNCTION "proposal_search_drop"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'TRUNCATE' THEN TRUNCATE "dialogue_proposal_search"; ELSE DELETE FROM "dialogue_proposal_search" WHERE id = OLD.id; END IF;
                    RETURN NULL;
                END
            $$;
            CREATE TRIGGER "proposal_search_inserted" AFTER INSERT ON "dialogue_proposal"
                FOR EACH ROW EXECUTE FUNCTION "proposal_search_keep"();
            CREATE TRIGGER "proposal_search_updated" AFTER UPDATE ON "dialogue_proposal"
                FOR EACH ROW WHEN (OLD."title_en" IS DISTINCT FROM NEW."title_en" OR OLD."title_fr" IS DISTINCT FROM NEW."title_fr" OR OLD."title_ja" IS DISTINCT FROM NEW."title_ja" OR OLD."background_en" IS DISTINCT FROM NEW."background_en" OR OLD."background_fr" IS DISTINCT FROM NEW."background_fr" OR OLD."background_ja" IS DISTINCT FROM NEW."background_ja") EXECUTE FUNCTION "proposal_search_keep"();
            CREATE TRIGGER "proposal_search_deleted" AFTER DELETE ON "dialogue_proposal"
                FOR EACH ROW EXECUTE FUNCTION "proposal_search_drop"();
            CREATE TRIGGER "proposal_search_truncated" AFTER TRUNCATE ON "dialogue_proposal"
                FOR EACH STATEMENT EXECUTE FUNCTION "proposal_search_drop"();
            INSERT INTO "dialogue_proposal_search" (id, folded) SELECT id, moc_folded(concat_ws(E'\n', source."title_en", source."title_fr", source."title_ja", source."background_en", source."background_fr", source."background_ja")) FROM "dialogue_proposal" source;
            CREATE INDEX "proposal_search_grams" ON "dialogue_proposal_search" USING gin (moc_grams(folded)) WITH (gin_pending_list_limit = 1024);
            ALTER INDEX "proposal_search_grams" ALTER COLUMN 1 SET STATISTICS 0;
            ANALYZE "dialogue_proposal_search";
        """
REFERRAL_SEARCH = r"""
            CREATE TABLE "dialogue_referral_search" (id bigint PRIMARY KEY, folded text COLLATE "C" NOT NULL);
            CREATE FUNCTION "referral_search_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO "dialogue_referral_search" (id, folded) VALUES (NEW.id, moc_folded(concat_ws(E'\n', NEW."title_en", NEW."title_fr", NEW."title_ja", NEW."text_en", NEW."text_fr", NEW."text_ja", NEW."answer_en", NEW."answer_fr", NEW."answer_ja")))
                        ON CONFLICT (id) DO UPDATE SET folded = EXCLUDED.folded;
                    RETURN NULL;
                END
            $$;
            CREATE FUNCTION "referral_search_drop"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'TRUNCATE' THEN TRUNCATE "dialogue_referral_search"; ELSE DELETE FROM "dialogue_referral_search" WHERE id = OLD.id; END IF;
                    RETURN NULL;
                END
            $$;
            CREATE TRIGGER "referral_search_inserted" AFTER INSERT ON "dialogue_referral"
                FOR EACH ROW EXECUTE FUNCTION "referral_search_keep"();
            CREATE TRIGGER "referral_search_updated" AFTER UPDATE ON "dialogue_referral"
                FOR EACH ROW WHEN (OLD."title_en" IS DISTINCT FROM NEW."title_en" OR OLD."title_fr" IS DISTINCT FROM NEW."title_fr" OR OLD."title_ja" IS DISTINCT FROM NEW."title_ja" OR OLD."text_en" IS DISTINCT FROM NEW."text_en" OR OLD."text_fr" IS DISTINCT FROM NEW."text_fr" OR OLD."text_ja" IS DISTINCT FROM NEW."text_ja" OR OLD."answer_en" IS DISTINCT FROM NEW."answer_en" OR OLD."answer_fr" IS DISTINCT FROM NEW."answer_fr" OR OLD."answer_ja" IS DISTINCT FROM NEW."answer_ja") EXECUTE FUNCTION "referral_search_keep"();
            CREATE TRIGGER "referral_search_deleted" AFTER DELETE ON "dialogue_referral"
                FOR EACH ROW EXECUTE FUNCTION "referral_search_drop"();
            CREATE TRIGGER "referral_search_truncated" AFTER TRUNCATE ON "dialogue_referral"
                FOR EACH STATEMENT EXECUTE FUNCTION "referral_search_drop"();
            INSERT INTO "dialogue_referral_search" (id, folded) SELECT id, moc_folded(concat_ws(E'\n', source."title_en", source."title_fr", source."title_ja", source."text_en", source."text_fr", source."text_ja", source."answer_en", source."answer_fr", source."answer_ja")) FROM "dialogue_referral" source;
            CREATE INDEX "referral_search_grams" ON "dialogue_referral_search" USING gin (moc_grams(folded)) WITH (gin_pending_list_limit = 1024);
            ALTER INDEX "referral_search_grams" ALTER COLUMN 1 SET STATISTICS 0;
            ANALYZE "dialogue_referral_search";
        """
# A foreign key over a pair of columns needs both tables, and the unique constraint of the pair that it refers to.
PAIRED_FOREIGN_KEYS = """
ALTER TABLE "dialogue_clearance" ADD CONSTRAINT "clearance_of_the_text_as_it_is" FOREIGN KEY ("paragraph_id", "standing_hash") REFERENCES "dialogue_recordparagraph" ("id", "text_hash");
ALTER TABLE "dialogue_clearance" ADD CONSTRAINT "clearance_by_own_officer" FOREIGN KEY ("by_id", "participant_id") REFERENCES "contacts_user" ("id", "participant_id");
ALTER TABLE "dialogue_cochair" ADD CONSTRAINT "cochair_is_of_an_eligible_participant" FOREIGN KEY ("eligibility_id", "participant_id") REFERENCES "dialogue_chaireligibility" ("id", "participant_id");
ALTER TABLE "dialogue_cochair" ADD CONSTRAINT "cochair_is_of_the_side_of_its_eligibility" FOREIGN KEY ("eligibility_id", "side_id") REFERENCES "dialogue_chaireligibility" ("id", "side_id");
ALTER TABLE "dialogue_cochair" ADD CONSTRAINT "cochair_official_is_of_the_participant" FOREIGN KEY ("official_id", "participant_id") REFERENCES "contacts_official" ("id", "participant_id");
ALTER TABLE "dialogue_delegate" ADD CONSTRAINT "delegate_is_of_the_participant" FOREIGN KEY ("official_id", "participant_id") REFERENCES "contacts_official" ("id", "participant_id");
ALTER TABLE "dialogue_proposal" ADD CONSTRAINT "proposal_sent_by_its_own" FOREIGN KEY ("proposed_by_id", "participant_id") REFERENCES "contacts_user" ("id", "participant_id");
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ('commitments', '0001_initial'),
        ('contacts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        core.db.operations.AtOnce([
            migrations.CreateModel(
                name='Dialogue',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('number_was', models.PositiveSmallIntegerField(editable=False, null=True, verbose_name='previous number')),
                    ('status', models.CharField(choices=[('tentative', 'Tentative'), ('confirmed', 'Confirmed'), ('postponed', 'Postponed'), ('cancelled', 'Cancelled'), ('held', 'Held')], default='tentative', editable=False, max_length=10, verbose_name='status')),
                    ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year')),
                    ('held_on', models.DateField(blank=True, help_text='Date at the venue', null=True, verbose_name='day')),
                    ('earliest_on', models.DateField(blank=True, null=True, verbose_name='earliest date')),
                    ('latest_on', models.DateField(blank=True, null=True, verbose_name='latest date')),
                    ('date_note_en', models.CharField(blank=True, max_length=300, verbose_name='information about the date (English)')),
                    ('date_note_fr', models.CharField(blank=True, max_length=300, verbose_name='information about the date (French)')),
                    ('date_note_ja', models.CharField(blank=True, max_length=300, verbose_name='information about the date (Japanese)')),
                    ('local_start', models.DateTimeField(blank=True, null=True, verbose_name='start time')),
                    ('time_zone', models.CharField(blank=True, help_text='IANA time zone name', max_length=64, verbose_name='time zone')),
                    ('minutes', models.PositiveSmallIntegerField(default=180, verbose_name='duration (minutes)')),
                    ('city_en', models.CharField(blank=True, max_length=120, verbose_name='city (English)')),
                    ('city_fr', models.CharField(blank=True, max_length=120, verbose_name='city (French)')),
                    ('city_ja', models.CharField(blank=True, max_length=120, verbose_name='city (Japanese)')),
                    ('venue_en', models.CharField(blank=True, max_length=300, verbose_name='venue (English)')),
                    ('venue_fr', models.CharField(blank=True, max_length=300, verbose_name='venue (French)')),
                    ('venue_ja', models.CharField(blank=True, max_length=300, verbose_name='venue (Japanese)')),
                    ('format', models.CharField(blank=True, choices=[('in_person', 'In person'), ('online', 'Online'), ('hybrid', 'Hybrid')], max_length=10, verbose_name='format')),
                    ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], max_length=2), blank=True, default=list, verbose_name='languages')),
                    ('interpretation_en', models.CharField(blank=True, max_length=300, verbose_name='interpretation (English)')),
                    ('interpretation_fr', models.CharField(blank=True, max_length=300, verbose_name='interpretation (French)')),
                    ('interpretation_ja', models.CharField(blank=True, max_length=300, verbose_name='interpretation (Japanese)')),
                    ('contact', models.CharField(blank=True, max_length=200, verbose_name='contact on the day of the meeting')),
                    ('source', models.TextField(blank=True, verbose_name='source')),
                    ('sequence', models.PositiveIntegerField(default=0, editable=False, verbose_name='calendar sequence')),
                    ('host', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dialogues_hosted', to='contacts.side', verbose_name='host')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dialogues', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('mark', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dialogues', to='contacts.handlingmark', verbose_name='handling mark')),
                ],
                options={
                    'ordering': ['instrument', 'number'],
                    'verbose_name': 'Dialogue',
                    'verbose_name_plural': 'Dialogues',
                    'constraints': [
                        models.UniqueConstraint(fields=('instrument', 'number'), name='one_dialogue_a_number'),
                        models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='dialogues_are_numbered_from_one'),
                        models.CheckConstraint(condition=models.Q(('local_start__isnull', True), models.Q(('time_zone', ''), _negated=True), _connector='OR'), name='dialogue_time_has_a_zone'),
                        models.CheckConstraint(condition=models.Q(('earliest_on__isnull', True), ('latest_on__isnull', True), ('latest_on__gte', models.F('earliest_on')), _connector='OR'), name='dialogue_bounds_are_in_order'),
                        models.CheckConstraint(condition=models.Q(models.Q(('status', 'held'), _negated=True), ('held_on__isnull', False), ('latest_on__isnull', False), _connector='OR'), name='dialogue_held_by_some_day'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='dialogue_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.instrument_id ELSE NEW.instrument_id END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'dialogue_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='0d4af0b7c1ad26ebb263bc40062fbec75d7225e9', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_dialogue_register_is_open_c9129', table='dialogue_dialogue', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_dialogueevent" ("city_en", "city_fr", "city_ja", "contact", "date_note_en", "date_note_fr", "date_note_ja", "earliest_on", "format", "held_on", "host_id", "id", "instrument_id", "interpretation_en", "interpretation_fr", "interpretation_ja", "languages", "latest_on", "local_start", "mark_id", "minutes", "number", "number_was", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sequence", "source", "status", "time_zone", "venue_en", "venue_fr", "venue_ja", "year") VALUES (NEW."city_en", NEW."city_fr", NEW."city_ja", NEW."contact", NEW."date_note_en", NEW."date_note_fr", NEW."date_note_ja", NEW."earliest_on", NEW."format", NEW."held_on", NEW."host_id", NEW."id", NEW."instrument_id", NEW."interpretation_en", NEW."interpretation_fr", NEW."interpretation_ja", NEW."languages", NEW."latest_on", NEW."local_start", NEW."mark_id", NEW."minutes", NEW."number", NEW."number_was", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."sequence", NEW."source", NEW."status", NEW."time_zone", NEW."venue_en", NEW."venue_fr", NEW."venue_ja", NEW."year"); RETURN NULL;', hash='3e3934c17805b2d994c4b038a9bdbdaa7a6e1010', operation='INSERT', pgid='pgtrigger_insert_insert_f6429', table='dialogue_dialogue', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_dialogueevent" ("city_en", "city_fr", "city_ja", "contact", "date_note_en", "date_note_fr", "date_note_ja", "earliest_on", "format", "held_on", "host_id", "id", "instrument_id", "interpretation_en", "interpretation_fr", "interpretation_ja", "languages", "latest_on", "local_start", "mark_id", "minutes", "number", "number_was", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sequence", "source", "status", "time_zone", "venue_en", "venue_fr", "venue_ja", "year") VALUES (NEW."city_en", NEW."city_fr", NEW."city_ja", NEW."contact", NEW."date_note_en", NEW."date_note_fr", NEW."date_note_ja", NEW."earliest_on", NEW."format", NEW."held_on", NEW."host_id", NEW."id", NEW."instrument_id", NEW."interpretation_en", NEW."interpretation_fr", NEW."interpretation_ja", NEW."languages", NEW."latest_on", NEW."local_start", NEW."mark_id", NEW."minutes", NEW."number", NEW."number_was", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."sequence", NEW."source", NEW."status", NEW."time_zone", NEW."venue_en", NEW."venue_fr", NEW."venue_ja", NEW."year"); RETURN NULL;', hash='7dc50a4a49d76c88699b9c6351afea845d521d87', operation='UPDATE', pgid='pgtrigger_update_update_cc089', table='dialogue_dialogue', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_dialogueevent" ("city_en", "city_fr", "city_ja", "contact", "date_note_en", "date_note_fr", "date_note_ja", "earliest_on", "format", "held_on", "host_id", "id", "instrument_id", "interpretation_en", "interpretation_fr", "interpretation_ja", "languages", "latest_on", "local_start", "mark_id", "minutes", "number", "number_was", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sequence", "source", "status", "time_zone", "venue_en", "venue_fr", "venue_ja", "year") VALUES (OLD."city_en", OLD."city_fr", OLD."city_ja", OLD."contact", OLD."date_note_en", OLD."date_note_fr", OLD."date_note_ja", OLD."earliest_on", OLD."format", OLD."held_on", OLD."host_id", OLD."id", OLD."instrument_id", OLD."interpretation_en", OLD."interpretation_fr", OLD."interpretation_ja", OLD."languages", OLD."latest_on", OLD."local_start", OLD."mark_id", OLD."minutes", OLD."number", OLD."number_was", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sequence", OLD."source", OLD."status", OLD."time_zone", OLD."venue_en", OLD."venue_fr", OLD."venue_ja", OLD."year"); RETURN NULL;', hash='c0422ed543fa696b389ebda7c255fc8b2502210a', operation='DELETE', pgid='pgtrigger_delete_delete_bd151', table='dialogue_dialogue', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CmwgStatus',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('as_of', models.DateField(verbose_name='as of')),
                    ('nothing_to_report', models.BooleanField(default=False, verbose_name='nothing to report')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('text_en', models.TextField(blank=True, verbose_name='text (English)')),
                    ('text_fr', models.TextField(blank=True, verbose_name='text (French)')),
                    ('text_ja', models.TextField(blank=True, verbose_name='text (Japanese)')),
                    ('source', models.TextField(verbose_name='source')),
                    ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cmwg_statuses', to='dialogue.dialogue', verbose_name='Dialogue')),
                ],
                options={
                    'ordering': ['dialogue', '-as_of', '-id'],
                    'verbose_name': 'CMWG status considered',
                    'verbose_name_plural': 'CMWG status considered',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('nothing_to_report', True), models.Q(('text_en', ''), ('text_fr', ''), ('text_ja', ''), _negated=True), _connector='OR'), name='cmwg_status_says_something'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='cmwg_status_text_in_original', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.text_en IS DISTINCT FROM OLD.text_en OR NEW.text_fr IS DISTINCT FROM OLD.text_fr OR NEW.text_ja IS DISTINCT FROM OLD.text_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.text_en WHEN 'fr' THEN NEW.text_fr ELSE NEW.text_ja END = '' AND concat(NEW.text_en, NEW.text_fr, NEW.text_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'cmwg_status_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='10f2f42073f8ab1e11e714cd87bbb0dbd82f0e43', operation='INSERT OR UPDATE', pgid='pgtrigger_cmwg_status_text_in_original_5e5aa', table='dialogue_cmwgstatus', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_cmwgstatusevent" ("as_of", "dialogue_id", "id", "nothing_to_report", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "text_en", "text_fr", "text_ja") VALUES (NEW."as_of", NEW."dialogue_id", NEW."id", NEW."nothing_to_report", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."text_en", NEW."text_fr", NEW."text_ja"); RETURN NULL;', hash='48031ef68d91958530f6a59ff5c78039ba2292de', operation='INSERT', pgid='pgtrigger_insert_insert_37ac7', table='dialogue_cmwgstatus', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_cmwgstatusevent" ("as_of", "dialogue_id", "id", "nothing_to_report", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "text_en", "text_fr", "text_ja") VALUES (NEW."as_of", NEW."dialogue_id", NEW."id", NEW."nothing_to_report", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."text_en", NEW."text_fr", NEW."text_ja"); RETURN NULL;', hash='2fa84cc2fc6f6668ed76105fe40dae994adb7651', operation='UPDATE', pgid='pgtrigger_update_update_2cd2d', table='dialogue_cmwgstatus', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_cmwgstatusevent" ("as_of", "dialogue_id", "id", "nothing_to_report", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "text_en", "text_fr", "text_ja") VALUES (OLD."as_of", OLD."dialogue_id", OLD."id", OLD."nothing_to_report", OLD."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."text_en", OLD."text_fr", OLD."text_ja"); RETURN NULL;', hash='ddc7baa55d27540271aeaa5eed565231c5069b7e', operation='DELETE', pgid='pgtrigger_delete_delete_58b81', table='dialogue_cmwgstatus', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='StoredFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('sha256', models.CharField(max_length=64, unique=True, verbose_name='checksum (SHA-256)')),
                    ('size', models.PositiveIntegerField(verbose_name='size in bytes')),
                    ('content', models.BinaryField(verbose_name='content')),
                ],
                options={
                    'ordering': ['id'],
                    'verbose_name': 'stored file',
                    'verbose_name_plural': 'stored files',
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='stored_file_never_changes', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF true THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'stored_file_never_changes', MESSAGE = 'A stored file is kept as it is.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='a214f66006d57c699166eb4e263df73754db18bf', operation='UPDATE OR DELETE', pgid='pgtrigger_stored_file_never_changes_68158', table='dialogue_storedfile', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_storedfileevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."sha256", NEW."size"); RETURN NULL;', hash='d4473d6a4c2ffb5aade1bad5c84c89b4cb805eff', operation='INSERT', pgid='pgtrigger_insert_insert_7ab2b', table='dialogue_storedfile', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."size" IS DISTINCT FROM (NEW."size"))', func='INSERT INTO "dialogue_storedfileevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."sha256", NEW."size"); RETURN NULL;', hash='3f67308048397ee0e5e6f69e24bc35c3becf2150', operation='UPDATE', pgid='pgtrigger_update_update_3b5c6', table='dialogue_storedfile', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_storedfileevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sha256", OLD."size"); RETURN NULL;', hash='d2b338486a75586852793b959cce813265c9e4d8', operation='DELETE', pgid='pgtrigger_delete_delete_6d38e', table='dialogue_storedfile', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='WorkingArrangement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=16, unique=True, verbose_name='code')),
                    ('kind', models.CharField(choices=[('rotation', 'Rotation of the chair'), ('host', 'Alternation of the host'), ('other', 'Other')], max_length=12, verbose_name='kind')),
                    ('basis', models.CharField(choices=[('decision', 'Joint decision'), ('practice', 'Practice in the public record')], max_length=12, verbose_name='source')),
                    ('effective_on', models.DateField(blank=True, null=True, verbose_name='effective from')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('text_en', models.TextField(blank=True, verbose_name='text (English)')),
                    ('text_fr', models.TextField(blank=True, verbose_name='text (French)')),
                    ('text_ja', models.TextField(blank=True, verbose_name='text (Japanese)')),
                    ('source', models.TextField(blank=True, verbose_name='source')),
                    ('decision', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='arrangement', to='commitments.jointdecision', verbose_name='joint decision')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='arrangements', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('side', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='arrangements', to='contacts.side', verbose_name='side')),
                ],
                options={
                    'ordering': ['code'],
                    'verbose_name': 'working arrangement',
                    'verbose_name_plural': 'working arrangements',
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='arrangement_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.instrument_id ELSE NEW.instrument_id END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'arrangement_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='90e8350eca91a830868350afe0d8208b8c4ac8fb', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_arrangement_register_is_open_671bf', table='dialogue_workingarrangement', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='working_arrangement_text_in_original', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.text_en IS DISTINCT FROM OLD.text_en OR NEW.text_fr IS DISTINCT FROM OLD.text_fr OR NEW.text_ja IS DISTINCT FROM OLD.text_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.text_en WHEN 'fr' THEN NEW.text_fr ELSE NEW.text_ja END = '' AND concat(NEW.text_en, NEW.text_fr, NEW.text_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'working_arrangement_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='16cdae7edf0507ca8432adbfb4e4c9971f056aaf', operation='INSERT OR UPDATE', pgid='pgtrigger_working_arrangement_text_in_original_43dca', table='dialogue_workingarrangement', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_workingarrangementevent" ("basis", "code", "decision_id", "effective_on", "id", "instrument_id", "kind", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side_id", "source", "text_en", "text_fr", "text_ja", "title_en", "title_fr", "title_ja") VALUES (NEW."basis", NEW."code", NEW."decision_id", NEW."effective_on", NEW."id", NEW."instrument_id", NEW."kind", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."side_id", NEW."source", NEW."text_en", NEW."text_fr", NEW."text_ja", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='f8b7ad72112721a6c46b4c77ae8fa1ef8cb4f595', operation='INSERT', pgid='pgtrigger_insert_insert_aaefb', table='dialogue_workingarrangement', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_workingarrangementevent" ("basis", "code", "decision_id", "effective_on", "id", "instrument_id", "kind", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side_id", "source", "text_en", "text_fr", "text_ja", "title_en", "title_fr", "title_ja") VALUES (NEW."basis", NEW."code", NEW."decision_id", NEW."effective_on", NEW."id", NEW."instrument_id", NEW."kind", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."side_id", NEW."source", NEW."text_en", NEW."text_fr", NEW."text_ja", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='58d106008c315ab17091a534439c382f50a0d330', operation='UPDATE', pgid='pgtrigger_update_update_c8b9c', table='dialogue_workingarrangement', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_workingarrangementevent" ("basis", "code", "decision_id", "effective_on", "id", "instrument_id", "kind", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side_id", "source", "text_en", "text_fr", "text_ja", "title_en", "title_fr", "title_ja") VALUES (OLD."basis", OLD."code", OLD."decision_id", OLD."effective_on", OLD."id", OLD."instrument_id", OLD."kind", OLD."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."side_id", OLD."source", OLD."text_en", OLD."text_fr", OLD."text_ja", OLD."title_en", OLD."title_fr", OLD."title_ja"); RETURN NULL;', hash='bed786a264c1d6ef7eea5b51938e89b60c1a5b5f', operation='DELETE', pgid='pgtrigger_delete_delete_0437b', table='dialogue_workingarrangement', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ActionItem',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('item', models.CharField(blank=True, max_length=12, verbose_name='agenda item')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='action (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='action (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='action (Japanese)')),
                    ('note_en', models.TextField(blank=True, verbose_name='note (English)')),
                    ('note_fr', models.TextField(blank=True, verbose_name='note (French)')),
                    ('note_ja', models.TextField(blank=True, verbose_name='note (Japanese)')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='due date')),
                    ('state', models.CharField(choices=[('open', 'Open'), ('done', 'Done'), ('continued', 'Continued'), ('dropped', 'Not pursued')], default='open', max_length=12, verbose_name='status')),
                    ('state_reason', models.TextField(blank=True, editable=False, verbose_name='reason for the status')),
                    ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                    ('source', models.TextField(blank=True, verbose_name='source')),
                    ('entry', models.UUIDField(editable=False, null=True, unique=True, verbose_name='entry')),
                    ('commitment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='commitments.commitment', verbose_name='commitment')),
                    ('lead', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actions_led', to='contacts.participant', verbose_name='lead')),
                    ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='dialogue.dialogue', verbose_name='Dialogue')),
                    ('supporting', models.ManyToManyField(blank=True, related_name='actions_supported', through='dialogue.ActionSupport', to='contacts.participant', verbose_name='supporting Participants')),
                ],
                options={
                    'ordering': ['dialogue', 'number'],
                    'verbose_name': 'action item',
                    'verbose_name_plural': 'action items',
                    'constraints': [
                        models.UniqueConstraint(fields=('dialogue', 'number'), name='action_has_one_number'),
                        models.CheckConstraint(condition=models.Q(('title_en', ''), ('title_fr', ''), ('title_ja', ''), _negated=True), name='action_has_a_title'),
                        models.CheckConstraint(condition=models.Q(models.Q(('closed_on__isnull', True), ('state__in', ['open', 'continued'])), models.Q(('closed_on__isnull', False), ('state__in', ['done', 'dropped'])), _connector='OR'), name='action_closed_on_a_day'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='action_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM dialogue_dialogue WHERE id = OLD.dialogue_id) ELSE (SELECT instrument_id FROM dialogue_dialogue WHERE id = NEW.dialogue_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'action_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='e55c9419645913385b7f440d42c27584c0bf3a5e', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_action_register_is_open_9203d', table='dialogue_actionitem', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='action_item_text_in_original', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.note_en IS DISTINCT FROM OLD.note_en OR NEW.note_fr IS DISTINCT FROM OLD.note_fr OR NEW.note_ja IS DISTINCT FROM OLD.note_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.note_en WHEN 'fr' THEN NEW.note_fr ELSE NEW.note_ja END = '' AND concat(NEW.note_en, NEW.note_fr, NEW.note_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'action_item_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='4d6bbc85d4be0873bc30a3f91274ffbb47795c8b', operation='INSERT OR UPDATE', pgid='pgtrigger_action_item_text_in_original_c6a1f', table='dialogue_actionitem', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_actionitemevent" ("closed_on", "commitment_id", "dialogue_id", "due_on", "entry", "id", "item", "lead_id", "note_en", "note_fr", "note_ja", "number", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "state", "state_reason", "title_en", "title_fr", "title_ja") VALUES (NEW."closed_on", NEW."commitment_id", NEW."dialogue_id", NEW."due_on", NEW."entry", NEW."id", NEW."item", NEW."lead_id", NEW."note_en", NEW."note_fr", NEW."note_ja", NEW."number", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."state", NEW."state_reason", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='a06d63eccc76e1a7125f66619c4776ffb0557d4a', operation='INSERT', pgid='pgtrigger_insert_insert_f4df3', table='dialogue_actionitem', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_actionitemevent" ("closed_on", "commitment_id", "dialogue_id", "due_on", "entry", "id", "item", "lead_id", "note_en", "note_fr", "note_ja", "number", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "state", "state_reason", "title_en", "title_fr", "title_ja") VALUES (NEW."closed_on", NEW."commitment_id", NEW."dialogue_id", NEW."due_on", NEW."entry", NEW."id", NEW."item", NEW."lead_id", NEW."note_en", NEW."note_fr", NEW."note_ja", NEW."number", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."state", NEW."state_reason", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='a76074683917038202478d0f8a4351e5b9c30069', operation='UPDATE', pgid='pgtrigger_update_update_6e531', table='dialogue_actionitem', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_actionitemevent" ("closed_on", "commitment_id", "dialogue_id", "due_on", "entry", "id", "item", "lead_id", "note_en", "note_fr", "note_ja", "number", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "state", "state_reason", "title_en", "title_fr", "title_ja") VALUES (OLD."closed_on", OLD."commitment_id", OLD."dialogue_id", OLD."due_on", OLD."entry", OLD."id", OLD."item", OLD."lead_id", OLD."note_en", OLD."note_fr", OLD."note_ja", OLD."number", OLD."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."state", OLD."state_reason", OLD."title_en", OLD."title_fr", OLD."title_ja"); RETURN NULL;', hash='e7de382ccc95b9462536427cabc8c173fec48005', operation='DELETE', pgid='pgtrigger_delete_delete_4fd4a', table='dialogue_actionitem', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ActionSupport',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='support_links', to='dialogue.actionitem')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='contacts.participant', verbose_name='Participant')),
                ],
                options={
                    'ordering': ['participant__order'],
                    'verbose_name': 'supporting Participant',
                    'verbose_name_plural': 'supporting Participants',
                    'constraints': [
                        models.UniqueConstraint(fields=('action', 'participant'), name='participant_supports_action_once'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_actionsupportevent" ("action_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."action_id", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='04bb44e45959887edff4e3ffcfd7041a3755f8c7', operation='INSERT', pgid='pgtrigger_insert_insert_533b7', table='dialogue_actionsupport', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_actionsupportevent" ("action_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."action_id", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='a728918ee0411dcc471f7703efa48d51db9d7eb7', operation='UPDATE', pgid='pgtrigger_update_update_b17b9', table='dialogue_actionsupport', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_actionsupportevent" ("action_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."action_id", OLD."id", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='f9b269956d9b88db139a5f06a9da2005aacbaac1', operation='DELETE', pgid='pgtrigger_delete_delete_17f54', table='dialogue_actionsupport', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Agenda',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('status', models.CharField(choices=[('draft', 'Draft'), ('issued', 'Issued'), ('adopted', 'Adopted')], default='draft', editable=False, max_length=8, verbose_name='status')),
                    ('form', models.CharField(choices=[('revision', 'Agenda'), ('addendum', 'Addendum'), ('corrigendum', 'Corrigendum')], default='revision', editable=False, max_length=11, verbose_name='form')),
                    ('revision', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='revision')),
                    ('as_of', models.DateTimeField(editable=False, verbose_name='register data as of')),
                    ('issued_on', models.DateField(blank=True, editable=False, null=True, verbose_name='issued on')),
                    ('issued_at', models.DateTimeField(editable=False, null=True, verbose_name='issued')),
                    ('adopted_on', models.DateField(editable=False, null=True, verbose_name='adopted on')),
                    ('not_ready_reason', models.TextField(blank=True, editable=False, verbose_name='reason for issuing with missing information')),
                    ('meeting', models.JSONField(default=dict, editable=False, verbose_name='meeting details at issue')),
                    ('saved_at', models.DateTimeField(auto_now=True, verbose_name='saved')),
                    ('base', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='beside', to='dialogue.agenda', verbose_name='related agenda')),
                    ('issued_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agendas_issued', to=settings.AUTH_USER_MODEL, verbose_name='issued by')),
                    ('saved_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agendas', to=settings.AUTH_USER_MODEL, verbose_name='saved by')),
                    ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agendas', to='dialogue.dialogue', verbose_name='Dialogue')),
                ],
                options={
                    'ordering': ['dialogue', 'issued_at', 'id'],
                    'verbose_name': 'agenda',
                    'verbose_name_plural': 'agendas',
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('status', 'draft')), fields=('dialogue',), name='one_draft_agenda_a_dialogue'),
                        models.UniqueConstraint(fields=('dialogue', 'form', 'revision'), name='agenda_symbol_once'),
                        models.CheckConstraint(condition=models.Q(models.Q(('issued_at__isnull', True), ('issued_on__isnull', True), ('status', 'draft')), models.Q(models.Q(('status', 'draft'), _negated=True), ('issued_at__isnull', False), ('issued_on__isnull', False)), _connector='OR'), name='agenda_issued_on_a_day'),
                        models.CheckConstraint(condition=models.Q(models.Q(('adopted_on__isnull', False), ('status', 'adopted')), models.Q(models.Q(('status', 'adopted'), _negated=True), ('adopted_on__isnull', True)), _connector='OR'), name='agenda_adopted_on_a_day'),
                        models.UniqueConstraint(condition=models.Q(('status', 'adopted')), fields=('dialogue',), name='one_adopted_agenda_a_dialogue'),
                        models.CheckConstraint(condition=models.Q(models.Q(('base__isnull', True), ('form', 'revision')), models.Q(models.Q(('form', 'revision'), _negated=True), ('base__isnull', False), ('revision__gte', 1)), _connector='OR'), name='agenda_stands_beside_its_base'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='agenda_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM dialogue_dialogue WHERE id = OLD.dialogue_id) ELSE (SELECT instrument_id FROM dialogue_dialogue WHERE id = NEW.dialogue_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'agenda_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='b2aca813e29a11d5038cfb5b3ded5de5dafef7a5', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_agenda_register_is_open_ad280', table='dialogue_agenda', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='agenda_stays_as_issued', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            IF OLD.status <> \'draft\' AND (TG_OP = \'DELETE\' OR NEW.status = \'draft\' OR NEW."dialogue_id" IS DISTINCT FROM OLD."dialogue_id" OR NEW."form" IS DISTINCT FROM OLD."form" OR NEW."revision" IS DISTINCT FROM OLD."revision" OR NEW."base_id" IS DISTINCT FROM OLD."base_id" OR NEW."as_of" IS DISTINCT FROM OLD."as_of" OR NEW."issued_on" IS DISTINCT FROM OLD."issued_on" OR NEW."issued_at" IS DISTINCT FROM OLD."issued_at" OR NEW."issued_by_id" IS DISTINCT FROM OLD."issued_by_id" OR NEW."meeting" IS DISTINCT FROM OLD."meeting" OR NEW."not_ready_reason" IS DISTINCT FROM OLD."not_ready_reason" OR NEW."saved_by_id" IS DISTINCT FROM OLD."saved_by_id") THEN\n                RAISE EXCEPTION USING ERRCODE = \'check_violation\', CONSTRAINT = \'agenda_stays_as_issued\', MESSAGE = \'An issued agenda stays as it is: make a revision, an addendum or a corrigendum.\';\n            END IF;\n            IF TG_OP = \'DELETE\' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ', hash='c722b5dedef6f56c81bd8cbc50785aae05e6fec3', operation='UPDATE OR DELETE', pgid='pgtrigger_agenda_stays_as_issued_5f5db', table='dialogue_agenda', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_agendaevent" ("adopted_on", "as_of", "base_id", "dialogue_id", "form", "id", "issued_at", "issued_by_id", "issued_on", "meeting", "not_ready_reason", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "saved_at", "saved_by_id", "status") VALUES (NEW."adopted_on", NEW."as_of", NEW."base_id", NEW."dialogue_id", NEW."form", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."issued_on", NEW."meeting", NEW."not_ready_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."revision", NEW."saved_at", NEW."saved_by_id", NEW."status"); RETURN NULL;', hash='383113925f8eea090481dbba7557ded75a167adb', operation='INSERT', pgid='pgtrigger_insert_insert_172b5', table='dialogue_agenda', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_agendaevent" ("adopted_on", "as_of", "base_id", "dialogue_id", "form", "id", "issued_at", "issued_by_id", "issued_on", "meeting", "not_ready_reason", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "saved_at", "saved_by_id", "status") VALUES (NEW."adopted_on", NEW."as_of", NEW."base_id", NEW."dialogue_id", NEW."form", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."issued_on", NEW."meeting", NEW."not_ready_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."revision", NEW."saved_at", NEW."saved_by_id", NEW."status"); RETURN NULL;', hash='41e47d83fa24702968b8d6336059b83be8df63b9', operation='UPDATE', pgid='pgtrigger_update_update_1dcea', table='dialogue_agenda', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_agendaevent" ("adopted_on", "as_of", "base_id", "dialogue_id", "form", "id", "issued_at", "issued_by_id", "issued_on", "meeting", "not_ready_reason", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "saved_at", "saved_by_id", "status") VALUES (OLD."adopted_on", OLD."as_of", OLD."base_id", OLD."dialogue_id", OLD."form", OLD."id", OLD."issued_at", OLD."issued_by_id", OLD."issued_on", OLD."meeting", OLD."not_ready_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."revision", OLD."saved_at", OLD."saved_by_id", OLD."status"); RETURN NULL;', hash='c799fd6f8551ceef6795e9de3c4771f9382ef522', operation='DELETE', pgid='pgtrigger_delete_delete_e3b00', table='dialogue_agenda', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='AgendaItem',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=60, verbose_name='key')),
                    ('order', models.PositiveSmallIntegerField(verbose_name='order')),
                    ('number', models.PositiveSmallIntegerField(editable=False, null=True, verbose_name='number')),
                    ('bis', models.CharField(blank=True, editable=False, max_length=12, verbose_name='bis')),
                    ('letter', models.CharField(blank=True, editable=False, max_length=3, verbose_name='letter')),
                    ('is_late', models.BooleanField(default=False, editable=False, verbose_name='after the deadline')),
                    ('origin', models.CharField(choices=[('register', 'From the register'), ('edited', 'Edited by the secretariat'), ('added', 'Added by the secretariat'), ('removed', 'Removed by the secretariat')], default='register', editable=False, max_length=8, verbose_name='origin')),
                    ('purpose', models.CharField(choices=[('decision', 'For decision'), ('discussion', 'For discussion'), ('information', 'For information')], default='information', max_length=12, verbose_name='purpose')),
                    ('minutes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='minutes')),
                    ('presenter', models.CharField(blank=True, max_length=200, verbose_name='presenter')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('background_en', models.TextField(blank=True, verbose_name='background (English)')),
                    ('background_fr', models.TextField(blank=True, verbose_name='background (French)')),
                    ('background_ja', models.TextField(blank=True, verbose_name='background (Japanese)')),
                    ('action_en', models.TextField(blank=True, verbose_name='action (English)')),
                    ('action_fr', models.TextField(blank=True, verbose_name='action (French)')),
                    ('action_ja', models.TextField(blank=True, verbose_name='action (Japanese)')),
                    ('decision_en', models.TextField(blank=True, verbose_name='draft wording of a decision (English)')),
                    ('decision_fr', models.TextField(blank=True, verbose_name='draft wording of a decision (French)')),
                    ('decision_ja', models.TextField(blank=True, verbose_name='draft wording of a decision (Japanese)')),
                    ('reasons', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, editable=False, verbose_name='reasons')),
                    ('left_out', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, editable=False, verbose_name='reasons removed manually')),
                    ('records', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, editable=False, verbose_name='records')),
                    ('agenda', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='dialogue.agenda', verbose_name='agenda')),
                    ('changed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agenda_items', to=settings.AUTH_USER_MODEL, verbose_name='changed by')),
                    ('lead', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agenda_items', to='contacts.participant', verbose_name='lead')),
                    ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='children', to='dialogue.agendaitem', verbose_name='part of')),
                ],
                options={
                    'ordering': ['agenda', 'order', 'id'],
                    'verbose_name': 'agenda item',
                    'verbose_name_plural': 'agenda items',
                    'constraints': [
                        models.UniqueConstraint(fields=('agenda', 'key'), name='agenda_item_key_once'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='agenda_item_text_in_original', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.background_en IS DISTINCT FROM OLD.background_en OR NEW.background_fr IS DISTINCT FROM OLD.background_fr OR NEW.background_ja IS DISTINCT FROM OLD.background_ja OR NEW.action_en IS DISTINCT FROM OLD.action_en OR NEW.action_fr IS DISTINCT FROM OLD.action_fr OR NEW.action_ja IS DISTINCT FROM OLD.action_ja OR NEW.decision_en IS DISTINCT FROM OLD.decision_en OR NEW.decision_fr IS DISTINCT FROM OLD.decision_fr OR NEW.decision_ja IS DISTINCT FROM OLD.decision_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.background_en WHEN 'fr' THEN NEW.background_fr ELSE NEW.background_ja END = '' AND concat(NEW.background_en, NEW.background_fr, NEW.background_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.action_en WHEN 'fr' THEN NEW.action_fr ELSE NEW.action_ja END = '' AND concat(NEW.action_en, NEW.action_fr, NEW.action_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.decision_en WHEN 'fr' THEN NEW.decision_fr ELSE NEW.decision_ja END = '' AND concat(NEW.decision_en, NEW.decision_fr, NEW.decision_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'agenda_item_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='74df0dba349bb86c111dfc4a2ecabe28545c973c', operation='INSERT OR UPDATE', pgid='pgtrigger_agenda_item_text_in_original_647a6', table='dialogue_agendaitem', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='agenda_item_stays_as_issued', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT status <> 'draft' FROM dialogue_agenda\n                    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.agenda_id ELSE NEW.agenda_id END)\n                    OR (TG_OP = 'UPDATE' AND NEW.agenda_id <> OLD.agenda_id) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'agenda_item_stays_as_issued', MESSAGE = 'This agenda was issued: its items stay as they are.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='70f3d4b1f061d841e568d44c9faacbdef069490e', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_agenda_item_stays_as_issued_284be', table='dialogue_agendaitem', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_agendaitemevent" ("action_en", "action_fr", "action_ja", "agenda_id", "background_en", "background_fr", "background_ja", "bis", "changed_by_id", "decision_en", "decision_fr", "decision_ja", "id", "is_late", "key", "lead_id", "left_out", "letter", "minutes", "number", "order", "origin", "original_language", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presenter", "purpose", "reasons", "records", "title_en", "title_fr", "title_ja") VALUES (NEW."action_en", NEW."action_fr", NEW."action_ja", NEW."agenda_id", NEW."background_en", NEW."background_fr", NEW."background_ja", NEW."bis", NEW."changed_by_id", NEW."decision_en", NEW."decision_fr", NEW."decision_ja", NEW."id", NEW."is_late", NEW."key", NEW."lead_id", NEW."left_out", NEW."letter", NEW."minutes", NEW."number", NEW."order", NEW."origin", NEW."original_language", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."presenter", NEW."purpose", NEW."reasons", NEW."records", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='172b232b612a0942314b78941f9245208ff19268', operation='INSERT', pgid='pgtrigger_insert_insert_7a3fc', table='dialogue_agendaitem', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_agendaitemevent" ("action_en", "action_fr", "action_ja", "agenda_id", "background_en", "background_fr", "background_ja", "bis", "changed_by_id", "decision_en", "decision_fr", "decision_ja", "id", "is_late", "key", "lead_id", "left_out", "letter", "minutes", "number", "order", "origin", "original_language", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presenter", "purpose", "reasons", "records", "title_en", "title_fr", "title_ja") VALUES (NEW."action_en", NEW."action_fr", NEW."action_ja", NEW."agenda_id", NEW."background_en", NEW."background_fr", NEW."background_ja", NEW."bis", NEW."changed_by_id", NEW."decision_en", NEW."decision_fr", NEW."decision_ja", NEW."id", NEW."is_late", NEW."key", NEW."lead_id", NEW."left_out", NEW."letter", NEW."minutes", NEW."number", NEW."order", NEW."origin", NEW."original_language", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."presenter", NEW."purpose", NEW."reasons", NEW."records", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='829e2e9dcf3e6661e26178f959caeac44aa80e46', operation='UPDATE', pgid='pgtrigger_update_update_caba9', table='dialogue_agendaitem', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_agendaitemevent" ("action_en", "action_fr", "action_ja", "agenda_id", "background_en", "background_fr", "background_ja", "bis", "changed_by_id", "decision_en", "decision_fr", "decision_ja", "id", "is_late", "key", "lead_id", "left_out", "letter", "minutes", "number", "order", "origin", "original_language", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presenter", "purpose", "reasons", "records", "title_en", "title_fr", "title_ja") VALUES (OLD."action_en", OLD."action_fr", OLD."action_ja", OLD."agenda_id", OLD."background_en", OLD."background_fr", OLD."background_ja", OLD."bis", OLD."changed_by_id", OLD."decision_en", OLD."decision_fr", OLD."decision_ja", OLD."id", OLD."is_late", OLD."key", OLD."lead_id", OLD."left_out", OLD."letter", OLD."minutes", OLD."number", OLD."order", OLD."origin", OLD."original_language", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."presenter", OLD."purpose", OLD."reasons", OLD."records", OLD."title_en", OLD."title_fr", OLD."title_ja"); RETURN NULL;', hash='f61e0c70f294f4dca40964d040d73e364ccdd323', operation='DELETE', pgid='pgtrigger_delete_delete_b1c3e', table='dialogue_agendaitem', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='BriefNote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('item_key', models.CharField(max_length=60, verbose_name='agenda item')),
                    ('text', models.TextField(verbose_name='note')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='brief_notes', to='contacts.participant', verbose_name='Participant')),
                    ('written_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
                    ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='brief_notes', to='dialogue.dialogue', verbose_name='Dialogue')),
                ],
                options={
                    'ordering': ['dialogue', 'id'],
                    'verbose_name': 'note of a brief',
                    'verbose_name_plural': 'notes of briefs',
                    'constraints': [
                        models.UniqueConstraint(fields=('dialogue', 'participant', 'item_key'), name='brief_has_one_note_an_item'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='brief_note_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM dialogue_dialogue WHERE id = OLD.dialogue_id) ELSE (SELECT instrument_id FROM dialogue_dialogue WHERE id = NEW.dialogue_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'brief_note_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='3ba8e459e3c2b045c43656fbb98884c360a0339e', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_brief_note_register_is_open_5ad9e', table='dialogue_briefnote', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_briefnoteevent" ("dialogue_id", "id", "item_key", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "updated_at", "written_by_id") VALUES (NEW."dialogue_id", NEW."id", NEW."item_key", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."text", NEW."updated_at", NEW."written_by_id"); RETURN NULL;', hash='6d603e53c2c7f588c19c676f48adfc4fd2f44c23', operation='INSERT', pgid='pgtrigger_insert_insert_2dc28', table='dialogue_briefnote', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_briefnoteevent" ("dialogue_id", "id", "item_key", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "updated_at", "written_by_id") VALUES (NEW."dialogue_id", NEW."id", NEW."item_key", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."text", NEW."updated_at", NEW."written_by_id"); RETURN NULL;', hash='2cee86f4797fefae40c7ec857d54c911e802642c', operation='UPDATE', pgid='pgtrigger_update_update_707cb', table='dialogue_briefnote', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_briefnoteevent" ("dialogue_id", "id", "item_key", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "updated_at", "written_by_id") VALUES (OLD."dialogue_id", OLD."id", OLD."item_key", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."text", OLD."updated_at", OLD."written_by_id"); RETURN NULL;', hash='dfa19d4941059c0516c5adba48d2b4a1e3a94c53', operation='DELETE', pgid='pgtrigger_delete_delete_9f361', table='dialogue_briefnote', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ChairEligibility',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chair_eligibilities', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chair_eligibilities', to='contacts.participant', verbose_name='Participant')),
                    ('rank', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chair_eligibilities', to='contacts.rank', verbose_name='rank')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chair_eligibilities', to='contacts.side', verbose_name='side')),
                ],
                options={
                    'ordering': ['instrument', 'participant__order', 'rank__order'],
                    'verbose_name': 'eligible co-chairs',
                    'verbose_name_plural': 'eligible co-chairs',
                    'constraints': [
                        models.UniqueConstraint(fields=('instrument', 'participant', 'rank'), name='chair_eligibility_once'),
                        models.UniqueConstraint(fields=('id', 'participant'), name='chair_eligibility_of_participant'),
                        models.UniqueConstraint(fields=('id', 'side'), name='chair_eligibility_of_side'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_chaireligibilityevent" ("id", "instrument_id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank_id", "side_id") VALUES (NEW."id", NEW."instrument_id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."rank_id", NEW."side_id"); RETURN NULL;', hash='2c8148511527f3a2aa2b7330b1c3e568f01b5cdb', operation='INSERT', pgid='pgtrigger_insert_insert_de7b8', table='dialogue_chaireligibility', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_chaireligibilityevent" ("id", "instrument_id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank_id", "side_id") VALUES (NEW."id", NEW."instrument_id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."rank_id", NEW."side_id"); RETURN NULL;', hash='60bb4b1874c93d91899166eb3b9c585cc982590e', operation='UPDATE', pgid='pgtrigger_update_update_ad56a', table='dialogue_chaireligibility', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_chaireligibilityevent" ("id", "instrument_id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank_id", "side_id") VALUES (OLD."id", OLD."instrument_id", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."rank_id", OLD."side_id"); RETURN NULL;', hash='5777b4e94409024ac164f2a0f82fb24ebaed4bd2', operation='DELETE', pgid='pgtrigger_delete_delete_3dbd8', table='dialogue_chaireligibility', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Record',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('status', models.CharField(choices=[('draft', 'Draft'), ('clearing', 'Open for approval'), ('adopted', 'Adopted')], default='draft', editable=False, max_length=8, verbose_name='status')),
                    ('opened_on', models.DateField(editable=False, null=True, verbose_name='open for approval since')),
                    ('clear_by', models.DateField(blank=True, null=True, verbose_name='deadline for approval')),
                    ('adopted_on', models.DateField(editable=False, null=True, verbose_name='adopted on')),
                    ('dialogue', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='record', to='dialogue.dialogue', verbose_name='Dialogue')),
                ],
                options={
                    'ordering': ['dialogue'],
                    'verbose_name': 'record of discussion',
                    'verbose_name_plural': 'records of discussion',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('adopted_on__isnull', False), ('status', 'adopted')), models.Q(models.Q(('status', 'adopted'), _negated=True), ('adopted_on__isnull', True)), _connector='OR'), name='record_adopted_on_a_day'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='record_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM dialogue_dialogue WHERE id = OLD.dialogue_id) ELSE (SELECT instrument_id FROM dialogue_dialogue WHERE id = NEW.dialogue_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'record_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='74341a88836b7f07715ec468cf7dd95ebf5675cf', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_record_register_is_open_6c29c', table='dialogue_record', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='record_stays_adopted', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.status = 'adopted' THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'record_stays_adopted', MESSAGE = 'An adopted record is corrected by a corrigendum alone.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='b1e7321d5d3260f1c945e6617ec8302a784eb7bd', operation='UPDATE OR DELETE', pgid='pgtrigger_record_stays_adopted_d7f2c', table='dialogue_record', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='record_adopted_when_all_cleared', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NEW.status = 'adopted' AND (\n    NOT EXISTS (SELECT 1 FROM dialogue_recordparagraph paragraph WHERE paragraph.record_id = NEW.id)\n    OR EXISTS (\n        SELECT 1 FROM dialogue_recordparagraph paragraph\n        JOIN dialogue_dialogue dialogue ON dialogue.id = NEW.dialogue_id\n        JOIN commitments_participation seat ON seat.instrument_id = dialogue.instrument_id\n        WHERE paragraph.record_id = NEW.id AND NOT EXISTS (\n            SELECT 1 FROM dialogue_clearance clearance\n            WHERE clearance.paragraph_id = paragraph.id AND clearance.participant_id = seat.participant_id\n                AND clearance.cleared AND clearance.standing_hash IS NOT NULL))) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'record_adopted_when_all_cleared', MESSAGE = 'A record is adopted when each Participant has cleared each paragraph.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='e57d4960b940c9fe6879201b3a61ee0f1a022f4f', operation='INSERT OR UPDATE', pgid='pgtrigger_record_adopted_when_all_cleared_c5c1b', table='dialogue_record', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_recordevent" ("adopted_on", "clear_by", "dialogue_id", "id", "opened_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (NEW."adopted_on", NEW."clear_by", NEW."dialogue_id", NEW."id", NEW."opened_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."status"); RETURN NULL;', hash='1188d8569505c628673c98c25c95778cad4ee2d0', operation='INSERT', pgid='pgtrigger_insert_insert_39464', table='dialogue_record', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_recordevent" ("adopted_on", "clear_by", "dialogue_id", "id", "opened_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (NEW."adopted_on", NEW."clear_by", NEW."dialogue_id", NEW."id", NEW."opened_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."status"); RETURN NULL;', hash='0419ff9350e94132ea36bdfe936a2a5d4aa9df52', operation='UPDATE', pgid='pgtrigger_update_update_6d2cf', table='dialogue_record', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_recordevent" ("adopted_on", "clear_by", "dialogue_id", "id", "opened_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (OLD."adopted_on", OLD."clear_by", OLD."dialogue_id", OLD."id", OLD."opened_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."status"); RETURN NULL;', hash='ac450c1dabe6eb7ee0a59fe602f4a287281b81eb', operation='DELETE', pgid='pgtrigger_delete_delete_5f33c', table='dialogue_record', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='RecordParagraph',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('order', models.PositiveSmallIntegerField(verbose_name='order')),
                    ('item_key', models.CharField(max_length=60, verbose_name='agenda item')),
                    ('number', models.CharField(max_length=16, verbose_name='number')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('text_en', models.TextField(blank=True, verbose_name='text (English)')),
                    ('text_fr', models.TextField(blank=True, verbose_name='text (French)')),
                    ('text_ja', models.TextField(blank=True, verbose_name='text (Japanese)')),
                    ('text_hash', models.CharField(editable=False, max_length=64, verbose_name='hash of the text (SHA-256)')),
                    ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='paragraphs', to='dialogue.record', verbose_name='record')),
                ],
                options={
                    'ordering': ['record', 'order', 'id'],
                    'verbose_name': 'paragraph of the record',
                    'verbose_name_plural': 'paragraphs of the record',
                    'constraints': [
                        models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('record', 'order'), name='paragraph_has_one_place'),
                        models.CheckConstraint(condition=models.Q(('text_en', ''), ('text_fr', ''), ('text_ja', ''), _negated=True), name='paragraph_has_a_text'),
                        models.UniqueConstraint(fields=('id', 'text_hash'), name='paragraph_has_one_text'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='record_paragraph_text_in_original', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.text_en IS DISTINCT FROM OLD.text_en OR NEW.text_fr IS DISTINCT FROM OLD.text_fr OR NEW.text_ja IS DISTINCT FROM OLD.text_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.text_en WHEN 'fr' THEN NEW.text_fr ELSE NEW.text_ja END = '' AND concat(NEW.text_en, NEW.text_fr, NEW.text_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'record_paragraph_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='d997f02f3d6a44eba12ca19bab5347a652a03630', operation='INSERT OR UPDATE', pgid='pgtrigger_record_paragraph_text_in_original_63020', table='dialogue_recordparagraph', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='paragraph_stays_adopted', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (CASE WHEN TG_OP = 'DELETE' THEN (SELECT record.status = 'adopted' FROM dialogue_record record WHERE record.id = OLD.record_id) ELSE (SELECT record.status = 'adopted' FROM dialogue_record record WHERE record.id = NEW.record_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'paragraph_stays_adopted', MESSAGE = 'An adopted record is corrected by a corrigendum alone.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='02b6fe4c4d27e2a2c81f0355173969e8e99326b7', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_paragraph_stays_adopted_c0e7a', table='dialogue_recordparagraph', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_recordparagraphevent" ("id", "item_key", "number", "order", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "text_en", "text_fr", "text_hash", "text_ja") VALUES (NEW."id", NEW."item_key", NEW."number", NEW."order", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."record_id", NEW."text_en", NEW."text_fr", NEW."text_hash", NEW."text_ja"); RETURN NULL;', hash='9c3356b662c8bd0117159fd76c605c5c24ca75e2', operation='INSERT', pgid='pgtrigger_insert_insert_238d0', table='dialogue_recordparagraph', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_recordparagraphevent" ("id", "item_key", "number", "order", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "text_en", "text_fr", "text_hash", "text_ja") VALUES (NEW."id", NEW."item_key", NEW."number", NEW."order", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."record_id", NEW."text_en", NEW."text_fr", NEW."text_hash", NEW."text_ja"); RETURN NULL;', hash='9e4904ad4948736018c1b8f50148aa49a9c59232', operation='UPDATE', pgid='pgtrigger_update_update_ffa87', table='dialogue_recordparagraph', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_recordparagraphevent" ("id", "item_key", "number", "order", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "text_en", "text_fr", "text_hash", "text_ja") VALUES (OLD."id", OLD."item_key", OLD."number", OLD."order", OLD."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."record_id", OLD."text_en", OLD."text_fr", OLD."text_hash", OLD."text_ja"); RETURN NULL;', hash='0be4ab6341f670b144274d4f82ceecbced680ea9', operation='DELETE', pgid='pgtrigger_delete_delete_bd17e', table='dialogue_recordparagraph', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Clearance',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('given_at', models.DateTimeField(verbose_name='given')),
                    ('cleared', models.BooleanField(verbose_name='paragraph approved')),
                    ('comment', models.TextField(blank=True, verbose_name='comment or proposed wording')),
                    ('text_hash', models.CharField(max_length=64, verbose_name='hash of the text (SHA-256)')),
                    ('standing_hash', models.CharField(editable=False, max_length=64, null=True)),
                    ('voided_at', models.DateTimeField(editable=False, null=True, verbose_name='voided')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clearances', to=settings.AUTH_USER_MODEL, verbose_name='given by')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clearances', to='contacts.participant', verbose_name='Participant')),
                    ('paragraph', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='clearances', to='dialogue.recordparagraph', verbose_name='paragraph')),
                ],
                options={
                    'ordering': ['paragraph', 'given_at', 'id'],
                    'verbose_name': 'approval',
                    'verbose_name_plural': 'approvals',
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('standing_hash__isnull', False)), fields=('paragraph', 'participant'), name='participant_clears_once'),
                        models.CheckConstraint(condition=models.Q(models.Q(('standing_hash__isnull', False), ('standing_hash', models.F('text_hash')), ('voided_at__isnull', True)), models.Q(('standing_hash__isnull', True), ('voided_at__isnull', False)), _connector='OR'), name='clearance_stands_or_is_void'),
                        models.CheckConstraint(condition=models.Q(('cleared', True), models.Q(('comment', ''), _negated=True), _connector='OR'), name='clearance_refused_with_a_comment'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='clearance_by_an_officer', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NEW.by_id IS NOT NULL AND NEW.given_at IS NOT NULL\n            AND (TG_OP = 'INSERT' OR OLD.by_id IS DISTINCT FROM NEW.by_id)\n            AND NOT EXISTS (SELECT 1 FROM contacts_user account\n        JOIN contacts_official person ON person.account_id = account.id AND person.active\n        JOIN contacts_contactpointofficer term ON term.official_id = person.id AND term.function <> 'copy'\n        JOIN contacts_contactpoint point\n            ON point.id = term.contact_point_id AND point.participant_id = account.participant_id\n        JOIN contacts_participant participant ON participant.id = account.participant_id\n        JOIN contacts_side side ON side.id = participant.side_id\n        WHERE account.id = NEW.by_id AND account.is_active AND account.role = 'contact_officer'\n        AND term.since <= (NEW.given_at AT TIME ZONE side.time_zone)::date\n        AND (term.until IS NULL OR term.until > (NEW.given_at AT TIME ZONE side.time_zone)::date)) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'clearance_by_an_officer', MESSAGE = 'Only a contact point officer in function does this, and only for the own Participant.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='d68da9a511cf5ffc408cad060708c9a9e438d0b1', operation='INSERT OR UPDATE', pgid='pgtrigger_clearance_by_an_officer_c2c8a', table='dialogue_clearance', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='clearance_while_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT record.status <> 'clearing' FROM dialogue_record record\n                    JOIN dialogue_recordparagraph paragraph ON paragraph.record_id = record.id\n                    WHERE paragraph.id = NEW.paragraph_id) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'clearance_while_open', MESSAGE = 'The record is not open for clearance.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='d9216663c9716b0ed5adde621ecfc8e7505c240e', operation='INSERT OR UPDATE', pgid='pgtrigger_clearance_while_open_56c77', table='dialogue_clearance', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='clearance_stays_as_given', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            IF OLD.voided_at IS NOT NULL OR NEW."paragraph_id" IS DISTINCT FROM OLD."paragraph_id" OR NEW."participant_id" IS DISTINCT FROM OLD."participant_id" OR NEW."by_id" IS DISTINCT FROM OLD."by_id" OR NEW."given_at" IS DISTINCT FROM OLD."given_at" OR NEW."cleared" IS DISTINCT FROM OLD."cleared" OR NEW."comment" IS DISTINCT FROM OLD."comment" OR NEW."text_hash" IS DISTINCT FROM OLD."text_hash" THEN\n                RAISE EXCEPTION USING ERRCODE = \'check_violation\', CONSTRAINT = \'clearance_stays_as_given\', MESSAGE = \'A clearance stays as it was given; it can only become void.\';\n            END IF;\n            IF TG_OP = \'DELETE\' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ', hash='40b369c62a791a129f9bbad303e0ba3fe8833d35', operation='UPDATE', pgid='pgtrigger_clearance_stays_as_given_ca219', table='dialogue_clearance', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_clearanceevent" ("by_id", "cleared", "comment", "given_at", "id", "paragraph_id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "standing_hash", "text_hash", "voided_at") VALUES (NEW."by_id", NEW."cleared", NEW."comment", NEW."given_at", NEW."id", NEW."paragraph_id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."standing_hash", NEW."text_hash", NEW."voided_at"); RETURN NULL;', hash='90e6243a420642840414189e997376ed95de5b75', operation='INSERT', pgid='pgtrigger_insert_insert_927d6', table='dialogue_clearance', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_clearanceevent" ("by_id", "cleared", "comment", "given_at", "id", "paragraph_id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "standing_hash", "text_hash", "voided_at") VALUES (NEW."by_id", NEW."cleared", NEW."comment", NEW."given_at", NEW."id", NEW."paragraph_id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."standing_hash", NEW."text_hash", NEW."voided_at"); RETURN NULL;', hash='381fccf3cb7575b4bf1bf13bfb46de9b1a1287e0', operation='UPDATE', pgid='pgtrigger_update_update_78425', table='dialogue_clearance', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_clearanceevent" ("by_id", "cleared", "comment", "given_at", "id", "paragraph_id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "standing_hash", "text_hash", "voided_at") VALUES (OLD."by_id", OLD."cleared", OLD."comment", OLD."given_at", OLD."id", OLD."paragraph_id", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."standing_hash", OLD."text_hash", OLD."voided_at"); RETURN NULL;', hash='a1becf44a89f4916ec9f7facdda53b0e1551c042', operation='DELETE', pgid='pgtrigger_delete_delete_f4b30', table='dialogue_clearance', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CoChair',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title at the meeting (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title at the meeting (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title at the meeting (Japanese)')),
                    ('acting', models.BooleanField(default=False, verbose_name='acting')),
                    ('out_of_turn_reason', models.TextField(blank=True, verbose_name='reason for exception to the rotation')),
                    ('eligibility', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cochairs', to='dialogue.chaireligibility', verbose_name='chairs as')),
                    ('official', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cochairs', to='contacts.official', verbose_name='official')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cochairs', to='contacts.participant', verbose_name='Participant')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cochairs', to='contacts.side', verbose_name='side')),
                    ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cochairs', to='dialogue.dialogue', verbose_name='Dialogue')),
                ],
                options={
                    'ordering': ['dialogue', 'side__order'],
                    'verbose_name': 'co-chair',
                    'verbose_name_plural': 'co-chairs',
                    'constraints': [
                        models.UniqueConstraint(fields=('dialogue', 'side'), name='one_cochair_a_side'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_cochairevent" ("acting", "dialogue_id", "eligibility_id", "id", "official_id", "out_of_turn_reason", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side_id", "title_en", "title_fr", "title_ja") VALUES (NEW."acting", NEW."dialogue_id", NEW."eligibility_id", NEW."id", NEW."official_id", NEW."out_of_turn_reason", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."side_id", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='2953587b8615c630fb0d5c4e6416c21bba7956a8', operation='INSERT', pgid='pgtrigger_insert_insert_e37ba', table='dialogue_cochair', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_cochairevent" ("acting", "dialogue_id", "eligibility_id", "id", "official_id", "out_of_turn_reason", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side_id", "title_en", "title_fr", "title_ja") VALUES (NEW."acting", NEW."dialogue_id", NEW."eligibility_id", NEW."id", NEW."official_id", NEW."out_of_turn_reason", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."side_id", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='4b8326031ccce38252733ba5f7a443e203b518d2', operation='UPDATE', pgid='pgtrigger_update_update_31980', table='dialogue_cochair', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_cochairevent" ("acting", "dialogue_id", "eligibility_id", "id", "official_id", "out_of_turn_reason", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side_id", "title_en", "title_fr", "title_ja") VALUES (OLD."acting", OLD."dialogue_id", OLD."eligibility_id", OLD."id", OLD."official_id", OLD."out_of_turn_reason", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."side_id", OLD."title_en", OLD."title_fr", OLD."title_ja"); RETURN NULL;', hash='7bebec23347d2b40baeb538047706aca90cc3698', operation='DELETE', pgid='pgtrigger_delete_delete_d1ee6', table='dialogue_cochair', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ConsultationSession',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='number')),
                    ('held_on', models.DateField(blank=True, null=True, verbose_name='day')),
                    ('format', models.CharField(blank=True, choices=[('in_person', 'In person'), ('online', 'Online'), ('hybrid', 'Hybrid')], max_length=10, verbose_name='format')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('level_en', models.CharField(blank=True, max_length=120, verbose_name='level (English)')),
                    ('level_fr', models.CharField(blank=True, max_length=120, verbose_name='level (French)')),
                    ('level_ja', models.CharField(blank=True, max_length=120, verbose_name='level (Japanese)')),
                    ('place_en', models.CharField(blank=True, max_length=120, verbose_name='place (English)')),
                    ('place_fr', models.CharField(blank=True, max_length=120, verbose_name='place (French)')),
                    ('place_ja', models.CharField(blank=True, max_length=120, verbose_name='place (Japanese)')),
                    ('note_en', models.TextField(blank=True, verbose_name='work done (English)')),
                    ('note_fr', models.TextField(blank=True, verbose_name='work done (French)')),
                    ('note_ja', models.TextField(blank=True, verbose_name='work done (Japanese)')),
                    ('source', models.TextField(blank=True, verbose_name='source')),
                    ('forum', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='commitments.forum', verbose_name='forum')),
                ],
                options={
                    'ordering': ['forum__order', 'held_on', 'number'],
                    'verbose_name': 'session of a forum',
                    'verbose_name_plural': 'sessions of fora',
                    'constraints': [
                        models.UniqueConstraint(fields=('forum', 'number'), name='session_of_forum_has_one_number'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='consultation_session_text_in_original', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.level_en IS DISTINCT FROM OLD.level_en OR NEW.level_fr IS DISTINCT FROM OLD.level_fr OR NEW.level_ja IS DISTINCT FROM OLD.level_ja OR NEW.place_en IS DISTINCT FROM OLD.place_en OR NEW.place_fr IS DISTINCT FROM OLD.place_fr OR NEW.place_ja IS DISTINCT FROM OLD.place_ja OR NEW.note_en IS DISTINCT FROM OLD.note_en OR NEW.note_fr IS DISTINCT FROM OLD.note_fr OR NEW.note_ja IS DISTINCT FROM OLD.note_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.level_en WHEN 'fr' THEN NEW.level_fr ELSE NEW.level_ja END = '' AND concat(NEW.level_en, NEW.level_fr, NEW.level_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.place_en WHEN 'fr' THEN NEW.place_fr ELSE NEW.place_ja END = '' AND concat(NEW.place_en, NEW.place_fr, NEW.place_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.note_en WHEN 'fr' THEN NEW.note_fr ELSE NEW.note_ja END = '' AND concat(NEW.note_en, NEW.note_fr, NEW.note_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'consultation_session_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='809e82768c7a1bd64d3fc8c6d86d2080750004af', operation='INSERT OR UPDATE', pgid='pgtrigger_consultation_session_text_in_original_379c6', table='dialogue_consultationsession', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_consultationsessionevent" ("format", "forum_id", "held_on", "id", "level_en", "level_fr", "level_ja", "note_en", "note_fr", "note_ja", "number", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_en", "place_fr", "place_ja", "source") VALUES (NEW."format", NEW."forum_id", NEW."held_on", NEW."id", NEW."level_en", NEW."level_fr", NEW."level_ja", NEW."note_en", NEW."note_fr", NEW."note_ja", NEW."number", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place_en", NEW."place_fr", NEW."place_ja", NEW."source"); RETURN NULL;', hash='fd77ea7171e60557557917c158616fb7839d09d3', operation='INSERT', pgid='pgtrigger_insert_insert_cb271', table='dialogue_consultationsession', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_consultationsessionevent" ("format", "forum_id", "held_on", "id", "level_en", "level_fr", "level_ja", "note_en", "note_fr", "note_ja", "number", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_en", "place_fr", "place_ja", "source") VALUES (NEW."format", NEW."forum_id", NEW."held_on", NEW."id", NEW."level_en", NEW."level_fr", NEW."level_ja", NEW."note_en", NEW."note_fr", NEW."note_ja", NEW."number", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place_en", NEW."place_fr", NEW."place_ja", NEW."source"); RETURN NULL;', hash='2a09d39617bc44af0b764e80aee4690d711c7217', operation='UPDATE', pgid='pgtrigger_update_update_72e42', table='dialogue_consultationsession', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_consultationsessionevent" ("format", "forum_id", "held_on", "id", "level_en", "level_fr", "level_ja", "note_en", "note_fr", "note_ja", "number", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_en", "place_fr", "place_ja", "source") VALUES (OLD."format", OLD."forum_id", OLD."held_on", OLD."id", OLD."level_en", OLD."level_fr", OLD."level_ja", OLD."note_en", OLD."note_fr", OLD."note_ja", OLD."number", OLD."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place_en", OLD."place_fr", OLD."place_ja", OLD."source"); RETURN NULL;', hash='817d8459ecbe982656a68f7a7a17e36bca78bc52', operation='DELETE', pgid='pgtrigger_delete_delete_b4de4', table='dialogue_consultationsession', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Delegate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('function', models.CharField(choices=[('head', 'Head of delegation'), ('alternate', 'Alternate'), ('member', 'Member')], default='member', max_length=12, verbose_name='function')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title at the meeting (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title at the meeting (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title at the meeting (Japanese)')),
                    ('organization_en', models.CharField(blank=True, max_length=300, verbose_name='organization at the meeting (English)')),
                    ('organization_fr', models.CharField(blank=True, max_length=300, verbose_name='organization at the meeting (French)')),
                    ('organization_ja', models.CharField(blank=True, max_length=300, verbose_name='organization at the meeting (Japanese)')),
                    ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                    ('official', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delegations', to='contacts.official', verbose_name='official')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delegates', to='contacts.participant', verbose_name='Participant')),
                    ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='delegates', to='dialogue.dialogue', verbose_name='Dialogue')),
                ],
                options={
                    'ordering': ['dialogue', 'participant__order', 'order', 'id'],
                    'verbose_name': 'delegate',
                    'verbose_name_plural': 'delegates',
                    'constraints': [
                        models.UniqueConstraint(fields=('dialogue', 'official'), name='delegate_once_a_dialogue'),
                        models.UniqueConstraint(condition=models.Q(('function', 'head')), fields=('dialogue', 'participant'), name='delegation_has_one_head'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_delegateevent" ("dialogue_id", "function", "id", "official_id", "order", "organization_en", "organization_fr", "organization_ja", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_en", "title_fr", "title_ja") VALUES (NEW."dialogue_id", NEW."function", NEW."id", NEW."official_id", NEW."order", NEW."organization_en", NEW."organization_fr", NEW."organization_ja", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='74b766f2fbfabb28e48c4feed933ac5802fa7d9c', operation='INSERT', pgid='pgtrigger_insert_insert_2b509', table='dialogue_delegate', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_delegateevent" ("dialogue_id", "function", "id", "official_id", "order", "organization_en", "organization_fr", "organization_ja", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_en", "title_fr", "title_ja") VALUES (NEW."dialogue_id", NEW."function", NEW."id", NEW."official_id", NEW."order", NEW."organization_en", NEW."organization_fr", NEW."organization_ja", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='9e27645ee36f9d49dcb3b0f1cf3e8ed84009a7c0', operation='UPDATE', pgid='pgtrigger_update_update_33ed4', table='dialogue_delegate', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_delegateevent" ("dialogue_id", "function", "id", "official_id", "order", "organization_en", "organization_fr", "organization_ja", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_en", "title_fr", "title_ja") VALUES (OLD."dialogue_id", OLD."function", OLD."id", OLD."official_id", OLD."order", OLD."organization_en", OLD."organization_fr", OLD."organization_ja", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."title_en", OLD."title_fr", OLD."title_ja"); RETURN NULL;', hash='4aecda3a98e3c0a3a1c371cd129e4ef1d0e1a7a7', operation='DELETE', pgid='pgtrigger_delete_delete_cefed', table='dialogue_delegate', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Discussion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('order', models.PositiveSmallIntegerField(verbose_name='order')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='subject (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='subject (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='subject (Japanese)')),
                    ('summary_en', models.TextField(blank=True, verbose_name='summary (English)')),
                    ('summary_fr', models.TextField(blank=True, verbose_name='summary (French)')),
                    ('summary_ja', models.TextField(blank=True, verbose_name='summary (Japanese)')),
                    ('source', models.TextField(blank=True, verbose_name='source')),
                    ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='discussions', to='dialogue.dialogue', verbose_name='Dialogue')),
                    ('areas', models.ManyToManyField(related_name='discussions', through='dialogue.DiscussionArea', to='commitments.areaofcooperation', verbose_name='areas')),
                ],
                options={
                    'ordering': ['dialogue', 'order'],
                    'verbose_name': 'subject discussed',
                    'verbose_name_plural': 'subjects discussed',
                    'constraints': [
                        models.UniqueConstraint(fields=('dialogue', 'order'), name='discussion_has_one_place'),
                        models.CheckConstraint(condition=models.Q(('title_en', ''), ('title_fr', ''), ('title_ja', ''), _negated=True), name='discussion_has_a_title'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='discussion_text_in_original', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.summary_en IS DISTINCT FROM OLD.summary_en OR NEW.summary_fr IS DISTINCT FROM OLD.summary_fr OR NEW.summary_ja IS DISTINCT FROM OLD.summary_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.summary_en WHEN 'fr' THEN NEW.summary_fr ELSE NEW.summary_ja END = '' AND concat(NEW.summary_en, NEW.summary_fr, NEW.summary_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'discussion_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='9817d1f4beb1ed41bf6cafacc2691485729caa1a', operation='INSERT OR UPDATE', pgid='pgtrigger_discussion_text_in_original_ee2a5', table='dialogue_discussion', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_discussionevent" ("dialogue_id", "id", "order", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "summary_en", "summary_fr", "summary_ja", "title_en", "title_fr", "title_ja") VALUES (NEW."dialogue_id", NEW."id", NEW."order", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."summary_en", NEW."summary_fr", NEW."summary_ja", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='ab37cebdcf90e1b41f1d1e20451a5cbe5a19951c', operation='INSERT', pgid='pgtrigger_insert_insert_18ed4', table='dialogue_discussion', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_discussionevent" ("dialogue_id", "id", "order", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "summary_en", "summary_fr", "summary_ja", "title_en", "title_fr", "title_ja") VALUES (NEW."dialogue_id", NEW."id", NEW."order", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."summary_en", NEW."summary_fr", NEW."summary_ja", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='a122ad3cfe647e395a801af321b929599885bf69', operation='UPDATE', pgid='pgtrigger_update_update_cedf6', table='dialogue_discussion', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_discussionevent" ("dialogue_id", "id", "order", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "summary_en", "summary_fr", "summary_ja", "title_en", "title_fr", "title_ja") VALUES (OLD."dialogue_id", OLD."id", OLD."order", OLD."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."summary_en", OLD."summary_fr", OLD."summary_ja", OLD."title_en", OLD."title_fr", OLD."title_ja"); RETURN NULL;', hash='68c820be2a784cef904c63ed739b6caddc3e71e1', operation='DELETE', pgid='pgtrigger_delete_delete_d7780', table='dialogue_discussion', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='DiscussionArea',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='commitments.areaofcooperation', verbose_name='area')),
                    ('discussion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='area_links', to='dialogue.discussion')),
                ],
                options={
                    'ordering': ['area__order'],
                    'verbose_name': 'area discussed',
                    'verbose_name_plural': 'areas discussed',
                    'constraints': [
                        models.UniqueConstraint(fields=('discussion', 'area'), name='discussion_touches_area_once'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_discussionareaevent" ("area_id", "discussion_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."area_id", NEW."discussion_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='c83463ede7fed2e6eec542fb3af39c8963bf7d0e', operation='INSERT', pgid='pgtrigger_insert_insert_7d3ec', table='dialogue_discussionarea', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_discussionareaevent" ("area_id", "discussion_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."area_id", NEW."discussion_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='55d671e62e2d0abd4a5356835853a804b5210fbf', operation='UPDATE', pgid='pgtrigger_update_update_dafa7', table='dialogue_discussionarea', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_discussionareaevent" ("area_id", "discussion_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."area_id", OLD."discussion_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='f2ac311715ad5a78da5b4ce70c8fd32a47eb77af', operation='DELETE', pgid='pgtrigger_delete_delete_c8a22', table='dialogue_discussionarea', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='DismissedOverlap',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('dismissed_at', models.DateTimeField(verbose_name='dismissed')),
                    ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commitments.commitment', verbose_name='commitment')),
                    ('dismissed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dismissed by')),
                    ('status', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dismissed', to='dialogue.cmwgstatus', verbose_name='CMWG status considered')),
                ],
                options={
                    'ordering': ['status', 'commitment'],
                    'verbose_name': 'dismissed overlap',
                    'verbose_name_plural': 'dismissed overlaps',
                    'constraints': [
                        models.UniqueConstraint(fields=('status', 'commitment'), name='overlap_dismissed_once_a_status'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_dismissedoverlapevent" ("commitment_id", "dismissed_at", "dismissed_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status_id") VALUES (NEW."commitment_id", NEW."dismissed_at", NEW."dismissed_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."status_id"); RETURN NULL;', hash='def1b4efe40d613337a39f082ea9a5f5fd432c69', operation='INSERT', pgid='pgtrigger_insert_insert_7d90d', table='dialogue_dismissedoverlap', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_dismissedoverlapevent" ("commitment_id", "dismissed_at", "dismissed_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status_id") VALUES (NEW."commitment_id", NEW."dismissed_at", NEW."dismissed_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."status_id"); RETURN NULL;', hash='6baa1e42dd665201073e79d706251a513fefbfc1', operation='UPDATE', pgid='pgtrigger_update_update_bfd40', table='dialogue_dismissedoverlap', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_dismissedoverlapevent" ("commitment_id", "dismissed_at", "dismissed_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status_id") VALUES (OLD."commitment_id", OLD."dismissed_at", OLD."dismissed_by_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."status_id"); RETURN NULL;', hash='7db6e4e7a06f878390a70a8dbe61c573e1a65a1f', operation='DELETE', pgid='pgtrigger_delete_delete_6932e', table='dialogue_dismissedoverlap', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='DocumentTemplate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('agenda', 'Annotated agenda'), ('one_page', 'Agenda on one page'), ('invitees', 'Agenda for invitees'), ('brief', 'Internal brief'), ('script', 'Running script for the chair'), ('record', 'Record of discussion'), ('participants', 'List of participants'), ('follow_up', 'Follow-up matrix'), ('annual_report', 'Annual report'), ('pack', 'Pack of the Dialogue')], max_length=13, verbose_name='document')),
                    ('name', models.CharField(max_length=200, verbose_name='file name')),
                    ('uploaded_at', models.DateTimeField(verbose_name='uploaded')),
                    ('failures', models.PositiveSmallIntegerField(db_default=0, default=0, editable=False, verbose_name='failures')),
                    ('failure', models.CharField(blank=True, choices=[('memory', 'Could not be generated: memory limit exceeded'), ('time', 'Could not be generated: time limit exceeded'), ('template', 'Could not be generated: the template could not be filled in'), ('lost', 'Could not be generated: the worker stopped twice'), ('other', 'Could not be generated: unexpected error')], db_default='', default='', editable=False, max_length=8, verbose_name='last failure')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='document_templates', to='contacts.participant', verbose_name='Participant')),
                    ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by')),
                    ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dialogue.storedfile', verbose_name='file')),
                ],
                options={
                    'ordering': ['participant__order', 'kind', '-uploaded_at', '-id'],
                    'verbose_name': 'document template',
                    'verbose_name_plural': 'document templates',
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_documenttemplateevent" ("failure", "failures", "file_id", "id", "kind", "name", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uploaded_at", "uploaded_by_id") VALUES (NEW."failure", NEW."failures", NEW."file_id", NEW."id", NEW."kind", NEW."name", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;', hash='0dbc0f59b73a077410e03d98ce5e81a1588019ae', operation='INSERT', pgid='pgtrigger_insert_insert_6fc96', table='dialogue_documenttemplate', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_documenttemplateevent" ("failure", "failures", "file_id", "id", "kind", "name", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uploaded_at", "uploaded_by_id") VALUES (NEW."failure", NEW."failures", NEW."file_id", NEW."id", NEW."kind", NEW."name", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;', hash='0665702369a84510aed3b38a6693b9a038834a4c', operation='UPDATE', pgid='pgtrigger_update_update_02742', table='dialogue_documenttemplate', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_documenttemplateevent" ("failure", "failures", "file_id", "id", "kind", "name", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uploaded_at", "uploaded_by_id") VALUES (OLD."failure", OLD."failures", OLD."file_id", OLD."id", OLD."kind", OLD."name", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."uploaded_at", OLD."uploaded_by_id"); RETURN NULL;', hash='289d0a89da8cd78d3a64843edeaf8bf0fc5e7db9', operation='DELETE', pgid='pgtrigger_delete_delete_ed8d2', table='dialogue_documenttemplate', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Invitee',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', max_length=2, verbose_name='language of the invitation')),
                    ('state', models.CharField(choices=[('proposed', 'Proposed'), ('invited', 'Invited'), ('accepted', 'Attending'), ('declined', 'Not attending')], default='proposed', editable=False, max_length=8, verbose_name='status')),
                    ('invited_on', models.DateField(editable=False, null=True, verbose_name='invited on')),
                    ('answered_on', models.DateField(editable=False, null=True, verbose_name='response date')),
                    ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitees', to='dialogue.dialogue', verbose_name='Dialogue')),
                    ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitees', to='contacts.participant', verbose_name='proposed by')),
                    ('stakeholder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='contacts.stakeholder', verbose_name='stakeholder')),
                ],
                options={
                    'ordering': ['dialogue', 'stakeholder'],
                    'verbose_name': 'invitee',
                    'verbose_name_plural': 'invitees',
                    'constraints': [
                        models.UniqueConstraint(fields=('dialogue', 'stakeholder'), name='invitee_once_a_dialogue'),
                        models.CheckConstraint(condition=models.Q(models.Q(('invited_on__isnull', True), ('state', 'proposed')), models.Q(models.Q(('state', 'proposed'), _negated=True), ('invited_on__isnull', False)), _connector='OR'), name='invitee_invited_on_a_day'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_inviteeevent" ("answered_on", "dialogue_id", "id", "invited_on", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "stakeholder_id", "state") VALUES (NEW."answered_on", NEW."dialogue_id", NEW."id", NEW."invited_on", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."proposed_by_id", NEW."stakeholder_id", NEW."state"); RETURN NULL;', hash='18c43c3076c3f033a032bf6a86c9a58513bee615', operation='INSERT', pgid='pgtrigger_insert_insert_bdc27', table='dialogue_invitee', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_inviteeevent" ("answered_on", "dialogue_id", "id", "invited_on", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "stakeholder_id", "state") VALUES (NEW."answered_on", NEW."dialogue_id", NEW."id", NEW."invited_on", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."proposed_by_id", NEW."stakeholder_id", NEW."state"); RETURN NULL;', hash='0707e222ea5186c39e411408d777246137967607', operation='UPDATE', pgid='pgtrigger_update_update_976e2', table='dialogue_invitee', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_inviteeevent" ("answered_on", "dialogue_id", "id", "invited_on", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "stakeholder_id", "state") VALUES (OLD."answered_on", OLD."dialogue_id", OLD."id", OLD."invited_on", OLD."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."proposed_by_id", OLD."stakeholder_id", OLD."state"); RETURN NULL;', hash='1b13429d7da3a4fefc5162791fda3cee64496c8b', operation='DELETE', pgid='pgtrigger_delete_delete_386f5', table='dialogue_invitee', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='InviteeItem',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('item_key', models.CharField(max_length=60, verbose_name='agenda item')),
                    ('invitee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='dialogue.invitee', verbose_name='invitee')),
                ],
                options={
                    'ordering': ['invitee', 'id'],
                    'verbose_name': 'item of an invitee',
                    'verbose_name_plural': 'items of an invitee',
                    'constraints': [
                        models.UniqueConstraint(fields=('invitee', 'item_key'), name='invitee_sees_item_once'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_inviteeitemevent" ("id", "invitee_id", "item_key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."invitee_id", NEW."item_key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='b3b99ff7ce1b2324d79be712c43d1e4a75218bec', operation='INSERT', pgid='pgtrigger_insert_insert_7954a', table='dialogue_inviteeitem', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_inviteeitemevent" ("id", "invitee_id", "item_key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."invitee_id", NEW."item_key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='d0e45eed9b5df1018a013cbdcfc978134b0436d6', operation='UPDATE', pgid='pgtrigger_update_update_dc905', table='dialogue_inviteeitem', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_inviteeitemevent" ("id", "invitee_id", "item_key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."invitee_id", OLD."item_key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='ec2e2f1fdf78ef683aee231e18eb291159c3078d', operation='DELETE', pgid='pgtrigger_delete_delete_fc850', table='dialogue_inviteeitem', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ItemOutcome',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('item_key', models.CharField(max_length=60, verbose_name='agenda item')),
                    ('result', models.CharField(blank=True, choices=[('concluded', 'Concluded'), ('continues', 'Continues at the next Dialogue'), ('not_taken_up', 'Not considered (lack of time)')], max_length=12, verbose_name='result')),
                    ('begun_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='started')),
                    ('ended_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='ended')),
                    ('seconds_paused', models.PositiveIntegerField(default=0, editable=False, verbose_name='seconds suspended')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('summary_en', models.TextField(blank=True, verbose_name='summary of the discussion (English)')),
                    ('summary_fr', models.TextField(blank=True, verbose_name='summary of the discussion (French)')),
                    ('summary_ja', models.TextField(blank=True, verbose_name='summary of the discussion (Japanese)')),
                    ('decision_en', models.TextField(blank=True, verbose_name='decision (English)')),
                    ('decision_fr', models.TextField(blank=True, verbose_name='decision (French)')),
                    ('decision_ja', models.TextField(blank=True, verbose_name='decision (Japanese)')),
                    ('version', models.PositiveIntegerField(default=0, editable=False, verbose_name='version')),
                    ('entered_at', models.DateTimeField(editable=False, null=True, verbose_name='entered')),
                    ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to='dialogue.dialogue', verbose_name='Dialogue')),
                    ('entered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                ],
                options={
                    'ordering': ['dialogue', 'id'],
                    'verbose_name': 'outcome of an item',
                    'verbose_name_plural': 'outcomes of items',
                    'constraints': [
                        models.UniqueConstraint(fields=('dialogue', 'item_key'), name='item_has_one_outcome'),
                        models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), models.Q(('begun_at__isnull', False), ('ended_at__gte', models.F('begun_at'))), _connector='OR'), name='item_ends_after_it_began'),
                        models.UniqueConstraint(condition=models.Q(('begun_at__isnull', False), ('ended_at__isnull', True)), fields=('dialogue',), name='one_item_is_under_discussion'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='outcome_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM dialogue_dialogue WHERE id = OLD.dialogue_id) ELSE (SELECT instrument_id FROM dialogue_dialogue WHERE id = NEW.dialogue_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'outcome_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='6c31177e41fddfcf11a1a23d9887785204073252', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_outcome_register_is_open_4fb58', table='dialogue_itemoutcome', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='item_outcome_text_in_original', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.summary_en IS DISTINCT FROM OLD.summary_en OR NEW.summary_fr IS DISTINCT FROM OLD.summary_fr OR NEW.summary_ja IS DISTINCT FROM OLD.summary_ja OR NEW.decision_en IS DISTINCT FROM OLD.decision_en OR NEW.decision_fr IS DISTINCT FROM OLD.decision_fr OR NEW.decision_ja IS DISTINCT FROM OLD.decision_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.summary_en WHEN 'fr' THEN NEW.summary_fr ELSE NEW.summary_ja END = '' AND concat(NEW.summary_en, NEW.summary_fr, NEW.summary_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.decision_en WHEN 'fr' THEN NEW.decision_fr ELSE NEW.decision_ja END = '' AND concat(NEW.decision_en, NEW.decision_fr, NEW.decision_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'item_outcome_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='efa2816b638fa809f593ad01cd66eb0df8b2103b', operation='INSERT OR UPDATE', pgid='pgtrigger_item_outcome_text_in_original_927ec', table='dialogue_itemoutcome', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_itemoutcomeevent" ("begun_at", "decision_en", "decision_fr", "decision_ja", "dialogue_id", "ended_at", "entered_at", "entered_by_id", "id", "item_key", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "seconds_paused", "summary_en", "summary_fr", "summary_ja", "version") VALUES (NEW."begun_at", NEW."decision_en", NEW."decision_fr", NEW."decision_ja", NEW."dialogue_id", NEW."ended_at", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."item_key", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."result", NEW."seconds_paused", NEW."summary_en", NEW."summary_fr", NEW."summary_ja", NEW."version"); RETURN NULL;', hash='576a276b559fb3c5e424a83f891f16d11423c250', operation='INSERT', pgid='pgtrigger_insert_insert_4bba6', table='dialogue_itemoutcome', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_itemoutcomeevent" ("begun_at", "decision_en", "decision_fr", "decision_ja", "dialogue_id", "ended_at", "entered_at", "entered_by_id", "id", "item_key", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "seconds_paused", "summary_en", "summary_fr", "summary_ja", "version") VALUES (NEW."begun_at", NEW."decision_en", NEW."decision_fr", NEW."decision_ja", NEW."dialogue_id", NEW."ended_at", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."item_key", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."result", NEW."seconds_paused", NEW."summary_en", NEW."summary_fr", NEW."summary_ja", NEW."version"); RETURN NULL;', hash='dfa76b07408deffc60f38f85ad46b74149a203f6', operation='UPDATE', pgid='pgtrigger_update_update_3b8ae', table='dialogue_itemoutcome', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_itemoutcomeevent" ("begun_at", "decision_en", "decision_fr", "decision_ja", "dialogue_id", "ended_at", "entered_at", "entered_by_id", "id", "item_key", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "seconds_paused", "summary_en", "summary_fr", "summary_ja", "version") VALUES (OLD."begun_at", OLD."decision_en", OLD."decision_fr", OLD."decision_ja", OLD."dialogue_id", OLD."ended_at", OLD."entered_at", OLD."entered_by_id", OLD."id", OLD."item_key", OLD."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."result", OLD."seconds_paused", OLD."summary_en", OLD."summary_fr", OLD."summary_ja", OLD."version"); RETURN NULL;', hash='ea34531ab9c1903e73d810290a0ef096d43532e7', operation='DELETE', pgid='pgtrigger_delete_delete_eb2e0', table='dialogue_itemoutcome', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Overlap',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('avoided_by_en', models.TextField(blank=True, verbose_name='how duplication is avoided (English)')),
                    ('avoided_by_fr', models.TextField(blank=True, verbose_name='how duplication is avoided (French)')),
                    ('avoided_by_ja', models.TextField(blank=True, verbose_name='how duplication is avoided (Japanese)')),
                    ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='overlaps', to='commitments.commitment', verbose_name='commitment')),
                    ('status', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='overlaps', to='dialogue.cmwgstatus', verbose_name='CMWG status considered')),
                ],
                options={
                    'ordering': ['status', 'commitment'],
                    'verbose_name': 'overlap',
                    'verbose_name_plural': 'overlaps',
                    'constraints': [
                        models.UniqueConstraint(fields=('status', 'commitment'), name='overlap_once_a_status'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='overlap_text_in_original', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.avoided_by_en IS DISTINCT FROM OLD.avoided_by_en OR NEW.avoided_by_fr IS DISTINCT FROM OLD.avoided_by_fr OR NEW.avoided_by_ja IS DISTINCT FROM OLD.avoided_by_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.avoided_by_en WHEN 'fr' THEN NEW.avoided_by_fr ELSE NEW.avoided_by_ja END = '' AND concat(NEW.avoided_by_en, NEW.avoided_by_fr, NEW.avoided_by_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'overlap_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='1f5f45265d5f35f7d66a83c29cc35b101527d7ce', operation='INSERT OR UPDATE', pgid='pgtrigger_overlap_text_in_original_47da5', table='dialogue_overlap', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_overlapevent" ("avoided_by_en", "avoided_by_fr", "avoided_by_ja", "commitment_id", "id", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status_id") VALUES (NEW."avoided_by_en", NEW."avoided_by_fr", NEW."avoided_by_ja", NEW."commitment_id", NEW."id", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."status_id"); RETURN NULL;', hash='57aee6ae0635094e96e8fd8d073e7f6b16552948', operation='INSERT', pgid='pgtrigger_insert_insert_716ce', table='dialogue_overlap', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_overlapevent" ("avoided_by_en", "avoided_by_fr", "avoided_by_ja", "commitment_id", "id", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status_id") VALUES (NEW."avoided_by_en", NEW."avoided_by_fr", NEW."avoided_by_ja", NEW."commitment_id", NEW."id", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."status_id"); RETURN NULL;', hash='35c11dd48187c45344243795ecf00c2000643402', operation='UPDATE', pgid='pgtrigger_update_update_2497c', table='dialogue_overlap', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_overlapevent" ("avoided_by_en", "avoided_by_fr", "avoided_by_ja", "commitment_id", "id", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status_id") VALUES (OLD."avoided_by_en", OLD."avoided_by_fr", OLD."avoided_by_ja", OLD."commitment_id", OLD."id", OLD."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."status_id"); RETURN NULL;', hash='746c3fa50e15dd65069cdbb2a656c4d68def683b', operation='DELETE', pgid='pgtrigger_delete_delete_65ad6', table='dialogue_overlap', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Paper',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('series', models.CharField(choices=[('document', 'Document'), ('information', 'Information paper'), ('room', 'Conference room paper')], default='document', max_length=11, verbose_name='series')),
                    ('number', models.PositiveSmallIntegerField(editable=False, verbose_name='number')),
                    ('revision', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='revision')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('note_en', models.TextField(blank=True, verbose_name='note (English)')),
                    ('note_fr', models.TextField(blank=True, verbose_name='note (French)')),
                    ('note_ja', models.TextField(blank=True, verbose_name='note (Japanese)')),
                    ('item_key', models.CharField(blank=True, max_length=60, verbose_name='agenda item')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='due date')),
                    ('received_on', models.DateField(editable=False, null=True, verbose_name='received on')),
                    ('for_invitees', models.BooleanField(default=False, verbose_name='visible to the invitees for its item')),
                    ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='dialogue.dialogue', verbose_name='Dialogue')),
                    ('expected_from', models.ForeignKey(blank=True, help_text='Leave blank if the secretariat submits it.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='contacts.participant', verbose_name='expected from')),
                    ('mark', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='contacts.handlingmark', verbose_name='handling mark')),
                ],
                options={
                    'ordering': ['dialogue', 'series', 'number'],
                    'verbose_name': 'paper',
                    'verbose_name_plural': 'papers',
                    'constraints': [
                        models.UniqueConstraint(fields=('dialogue', 'series', 'number'), name='paper_has_one_number'),
                        models.CheckConstraint(condition=models.Q(models.Q(('series', 'document'), _negated=True), ('number__gte', 2), _connector='OR'), name='paper_leaves_the_agenda_its_number'),
                        models.CheckConstraint(condition=models.Q(('title_en', ''), ('title_fr', ''), ('title_ja', ''), _negated=True), name='paper_has_a_title'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='paper_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM dialogue_dialogue WHERE id = OLD.dialogue_id) ELSE (SELECT instrument_id FROM dialogue_dialogue WHERE id = NEW.dialogue_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='340721cd6ad014af5c4b1eec0950d019063ad048', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_paper_register_is_open_d31cf', table='dialogue_paper', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='paper_text_in_original', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.note_en IS DISTINCT FROM OLD.note_en OR NEW.note_fr IS DISTINCT FROM OLD.note_fr OR NEW.note_ja IS DISTINCT FROM OLD.note_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.note_en WHEN 'fr' THEN NEW.note_fr ELSE NEW.note_ja END = '' AND concat(NEW.note_en, NEW.note_fr, NEW.note_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'paper_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='0eb7189e92fa7d864456eb935e178c95ee92b403', operation='INSERT OR UPDATE', pgid='pgtrigger_paper_text_in_original_35415', table='dialogue_paper', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_paperevent" ("dialogue_id", "due_on", "expected_from_id", "for_invitees", "id", "item_key", "mark_id", "note_en", "note_fr", "note_ja", "number", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "revision", "series", "title_en", "title_fr", "title_ja") VALUES (NEW."dialogue_id", NEW."due_on", NEW."expected_from_id", NEW."for_invitees", NEW."id", NEW."item_key", NEW."mark_id", NEW."note_en", NEW."note_fr", NEW."note_ja", NEW."number", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."received_on", NEW."revision", NEW."series", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='f4d7a2f7af9ed027b35c4fee23861e12ade57388', operation='INSERT', pgid='pgtrigger_insert_insert_bd024', table='dialogue_paper', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_paperevent" ("dialogue_id", "due_on", "expected_from_id", "for_invitees", "id", "item_key", "mark_id", "note_en", "note_fr", "note_ja", "number", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "revision", "series", "title_en", "title_fr", "title_ja") VALUES (NEW."dialogue_id", NEW."due_on", NEW."expected_from_id", NEW."for_invitees", NEW."id", NEW."item_key", NEW."mark_id", NEW."note_en", NEW."note_fr", NEW."note_ja", NEW."number", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."received_on", NEW."revision", NEW."series", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='bf34472ebc4469acaf9eeaca2b8481fdc853f517', operation='UPDATE', pgid='pgtrigger_update_update_a6091', table='dialogue_paper', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_paperevent" ("dialogue_id", "due_on", "expected_from_id", "for_invitees", "id", "item_key", "mark_id", "note_en", "note_fr", "note_ja", "number", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "revision", "series", "title_en", "title_fr", "title_ja") VALUES (OLD."dialogue_id", OLD."due_on", OLD."expected_from_id", OLD."for_invitees", OLD."id", OLD."item_key", OLD."mark_id", OLD."note_en", OLD."note_fr", OLD."note_ja", OLD."number", OLD."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."received_on", OLD."revision", OLD."series", OLD."title_en", OLD."title_fr", OLD."title_ja"); RETURN NULL;', hash='3f8e5154ad2de710f2e1f73214dc5b83f17b5e60', operation='DELETE', pgid='pgtrigger_delete_delete_5a834', table='dialogue_paper', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='PaperFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('revision', models.PositiveSmallIntegerField(editable=False, verbose_name='revision')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], max_length=2, verbose_name='language')),
                    ('name', models.CharField(editable=False, max_length=200, verbose_name='file name')),
                    ('brought_at', models.DateTimeField(editable=False, verbose_name='submitted')),
                    ('scan_state', models.CharField(choices=[('waiting', 'Not scanned'), ('clean', 'Scanned, no threat found'), ('refused', 'Refused by the virus scanner')], db_default='waiting', default='waiting', editable=False, max_length=7, verbose_name='virus scan')),
                    ('brought_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='submitted by')),
                    ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='dialogue.paper', verbose_name='paper')),
                    ('file', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dialogue.storedfile', verbose_name='file')),
                ],
                options={
                    'ordering': ['paper', '-revision', 'language'],
                    'verbose_name': 'file of a paper',
                    'verbose_name_plural': 'files of papers',
                    'constraints': [
                        models.UniqueConstraint(fields=('paper', 'revision', 'language'), name='paper_file_once_a_language'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_paperfileevent" ("brought_at", "brought_by_id", "file_id", "id", "language", "name", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "scan_state") VALUES (NEW."brought_at", NEW."brought_by_id", NEW."file_id", NEW."id", NEW."language", NEW."name", NEW."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."revision", NEW."scan_state"); RETURN NULL;', hash='aca45a204c89a96a7a614842efa8f70a58965c7f', operation='INSERT', pgid='pgtrigger_insert_insert_17359', table='dialogue_paperfile', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_paperfileevent" ("brought_at", "brought_by_id", "file_id", "id", "language", "name", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "scan_state") VALUES (NEW."brought_at", NEW."brought_by_id", NEW."file_id", NEW."id", NEW."language", NEW."name", NEW."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."revision", NEW."scan_state"); RETURN NULL;', hash='8909e40057221dba946bbbe083c76bf5d7baa2fc', operation='UPDATE', pgid='pgtrigger_update_update_bde6b', table='dialogue_paperfile', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_paperfileevent" ("brought_at", "brought_by_id", "file_id", "id", "language", "name", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "scan_state") VALUES (OLD."brought_at", OLD."brought_by_id", OLD."file_id", OLD."id", OLD."language", OLD."name", OLD."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."revision", OLD."scan_state"); RETURN NULL;', hash='aba816da132a4af86ff66f09c25c766e6092639f', operation='DELETE', pgid='pgtrigger_delete_delete_0df59', table='dialogue_paperfile', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='PlannedStep',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('step', models.CharField(choices=[('call', 'Call for proposals'), ('proposals', 'Deadline for proposals'), ('invitations', 'Invitations sent'), ('papers', 'Deadline for papers'), ('issue', 'Agenda issued'), ('delegations', 'Delegations named')], max_length=11, verbose_name='step')),
                    ('on', models.DateField(verbose_name='day')),
                    ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='dialogue.dialogue', verbose_name='Dialogue')),
                ],
                options={
                    'ordering': ['dialogue', 'on', 'id'],
                    'verbose_name': 'date set for a step',
                    'verbose_name_plural': 'dates set for steps',
                    'constraints': [
                        models.UniqueConstraint(fields=('dialogue', 'step'), name='step_has_one_day'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='planned_step_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM dialogue_dialogue WHERE id = OLD.dialogue_id) ELSE (SELECT instrument_id FROM dialogue_dialogue WHERE id = NEW.dialogue_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'planned_step_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='600bd77e1046a193def4c3b2399fd99438f8fdf0', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_planned_step_register_is_open_9dd14', table='dialogue_plannedstep', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_plannedstepevent" ("dialogue_id", "id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "step") VALUES (NEW."dialogue_id", NEW."id", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."step"); RETURN NULL;', hash='b6985e18612053b9a99f99c7d266071497756f82', operation='INSERT', pgid='pgtrigger_insert_insert_e493f', table='dialogue_plannedstep', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_plannedstepevent" ("dialogue_id", "id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "step") VALUES (NEW."dialogue_id", NEW."id", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."step"); RETURN NULL;', hash='4208c5950756b2bd0000c971d1aa4c19e539b4e2', operation='UPDATE', pgid='pgtrigger_update_update_dc5c3', table='dialogue_plannedstep', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_plannedstepevent" ("dialogue_id", "id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "step") VALUES (OLD."dialogue_id", OLD."id", OLD."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."step"); RETURN NULL;', hash='3ea40f8c7d57ae3cfecfcde7c1b1815c9eba0e67', operation='DELETE', pgid='pgtrigger_delete_delete_87f54', table='dialogue_plannedstep', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ProducedDocument',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('agenda', 'Annotated agenda'), ('one_page', 'Agenda on one page'), ('invitees', 'Agenda for invitees'), ('brief', 'Internal brief'), ('script', 'Running script for the chair'), ('record', 'Record of discussion'), ('participants', 'List of participants'), ('follow_up', 'Follow-up matrix'), ('annual_report', 'Annual report'), ('pack', 'Pack of the Dialogue')], max_length=13, verbose_name='document')),
                    ('form', models.CharField(max_length=4, verbose_name='form')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], max_length=2, verbose_name='language')),
                    ('shared', models.BooleanField(default=False, verbose_name='for all Participants')),
                    ('as_of', models.DateTimeField(verbose_name='register data as of')),
                    ('state', models.CharField(choices=[('queued', 'Waiting'), ('making', 'Being generated'), ('ready', 'Ready'), ('failed', 'Failed')], default='queued', max_length=7, verbose_name='status')),
                    ('done', models.PositiveSmallIntegerField(default=0, verbose_name='steps done')),
                    ('steps', models.PositiveSmallIntegerField(default=1, verbose_name='steps')),
                    ('error', models.TextField(blank=True, verbose_name='error')),
                    ('name', models.CharField(blank=True, max_length=200, verbose_name='file name')),
                    ('asked_at', models.DateTimeField(verbose_name='requested')),
                    ('claimed_at', models.DateTimeField(null=True, verbose_name='started')),
                    ('agenda', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='dialogue.agenda', verbose_name='issued agenda')),
                    ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to=settings.AUTH_USER_MODEL, verbose_name='requested by')),
                    ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='dialogue.dialogue', verbose_name='Dialogue')),
                    ('invitee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='dialogue.invitee', verbose_name='invitee')),
                    ('participant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='contacts.participant', verbose_name='Participant')),
                    ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dialogue.storedfile', verbose_name='file')),
                ],
                options={
                    'ordering': ['-asked_at', '-id'],
                    'verbose_name': 'generated document',
                    'verbose_name_plural': 'generated documents',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('file__isnull', False), ('state', 'ready'), models.Q(('name', ''), _negated=True)), models.Q(models.Q(('state', 'ready'), _negated=True), ('file__isnull', True)), _connector='OR'), name='document_ready_has_a_file'),
                        models.CheckConstraint(condition=models.Q(models.Q(('kind', 'brief'), ('participant__isnull', False), ('shared', False)), models.Q(('kind', 'brief'), _negated=True), _connector='OR'), name='document_brief_is_of_one_participant'),
                        models.CheckConstraint(condition=models.Q(models.Q(('invitee__isnull', False), ('kind', 'invitees')), models.Q(models.Q(('kind', 'invitees'), _negated=True), ('invitee__isnull', True)), _connector='OR'), name='document_for_invitees_names_one'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='document_stays_as_made', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF OLD.state = 'ready' AND (TG_OP = 'DELETE' OR NEW.file_id IS DISTINCT FROM OLD.file_id) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'document_stays_as_made', MESSAGE = 'A document that was made is kept as it is.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='2e3e403d01d0051c02b03fb401b84a5c25357684', operation='UPDATE OR DELETE', pgid='pgtrigger_document_stays_as_made_4704e', table='dialogue_produceddocument', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_produceddocumentevent" ("agenda_id", "as_of", "asked_at", "asked_by_id", "claimed_at", "dialogue_id", "done", "error", "file_id", "form", "id", "invitee_id", "kind", "language", "name", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared", "state", "steps") VALUES (NEW."agenda_id", NEW."as_of", NEW."asked_at", NEW."asked_by_id", NEW."claimed_at", NEW."dialogue_id", NEW."done", NEW."error", NEW."file_id", NEW."form", NEW."id", NEW."invitee_id", NEW."kind", NEW."language", NEW."name", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."shared", NEW."state", NEW."steps"); RETURN NULL;', hash='fa7ea4e627b4f5af5d25a6a4a7389792228f79df', operation='INSERT', pgid='pgtrigger_insert_insert_75e44', table='dialogue_produceddocument', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_produceddocumentevent" ("agenda_id", "as_of", "asked_at", "asked_by_id", "claimed_at", "dialogue_id", "done", "error", "file_id", "form", "id", "invitee_id", "kind", "language", "name", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared", "state", "steps") VALUES (NEW."agenda_id", NEW."as_of", NEW."asked_at", NEW."asked_by_id", NEW."claimed_at", NEW."dialogue_id", NEW."done", NEW."error", NEW."file_id", NEW."form", NEW."id", NEW."invitee_id", NEW."kind", NEW."language", NEW."name", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."shared", NEW."state", NEW."steps"); RETURN NULL;', hash='e897b69f0752dd11dd630326d5993c57ee2cd438', operation='UPDATE', pgid='pgtrigger_update_update_b95a4', table='dialogue_produceddocument', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_produceddocumentevent" ("agenda_id", "as_of", "asked_at", "asked_by_id", "claimed_at", "dialogue_id", "done", "error", "file_id", "form", "id", "invitee_id", "kind", "language", "name", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared", "state", "steps") VALUES (OLD."agenda_id", OLD."as_of", OLD."asked_at", OLD."asked_by_id", OLD."claimed_at", OLD."dialogue_id", OLD."done", OLD."error", OLD."file_id", OLD."form", OLD."id", OLD."invitee_id", OLD."kind", OLD."language", OLD."name", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."shared", OLD."state", OLD."steps"); RETURN NULL;', hash='1c44eac12a172ba37b20c77660756c7226e143f9', operation='DELETE', pgid='pgtrigger_delete_delete_8c634', table='dialogue_produceddocument', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Proposal',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('state', models.CharField(choices=[('draft', 'Draft'), ('proposed', 'In the backlog'), ('accepted', 'On the agenda'), ('declined', 'Declined'), ('withdrawn', 'Withdrawn')], default='draft', editable=False, max_length=10, verbose_name='status')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('background_en', models.TextField(blank=True, verbose_name='background (English)')),
                    ('background_fr', models.TextField(blank=True, verbose_name='background (French)')),
                    ('background_ja', models.TextField(blank=True, verbose_name='background (Japanese)')),
                    ('decision_en', models.TextField(blank=True, verbose_name='draft wording of a decision (English)')),
                    ('decision_fr', models.TextField(blank=True, verbose_name='draft wording of a decision (French)')),
                    ('decision_ja', models.TextField(blank=True, verbose_name='draft wording of a decision (Japanese)')),
                    ('purpose', models.CharField(choices=[('decision', 'For decision'), ('discussion', 'For discussion'), ('information', 'For information')], default='discussion', max_length=12, verbose_name='purpose')),
                    ('minutes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='minutes')),
                    ('presenter', models.CharField(blank=True, max_length=200, verbose_name='presenter')),
                    ('proposed_at', models.DateTimeField(editable=False, null=True, verbose_name='proposed')),
                    ('is_late', models.BooleanField(default=False, editable=False, verbose_name='after the deadline')),
                    ('settled_at', models.DateTimeField(editable=False, null=True, verbose_name='reviewed')),
                    ('reason', models.TextField(blank=True, editable=False, verbose_name='reason')),
                    ('item_key', models.CharField(blank=True, editable=False, max_length=60, verbose_name='agenda item')),
                    ('commitment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='commitments.commitment', verbose_name='commitment')),
                    ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='dialogue.dialogue', verbose_name='Dialogue')),
                    ('entered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='contacts.participant', verbose_name='proposed by')),
                    ('proposed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by')),
                    ('provision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='commitments.provision', verbose_name='provision')),
                    ('settled_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reviewed by')),
                ],
                options={
                    'ordering': ['dialogue', 'proposed_at', 'id'],
                    'verbose_name': 'proposal',
                    'verbose_name_plural': 'proposals',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('title_en', ''), ('title_fr', ''), ('title_ja', ''), _negated=True), name='proposal_has_a_title'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'withdrawn']), ('proposed_at__isnull', False), _connector='OR'), name='proposal_proposed_at_a_moment'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), models.Q(('item_key', ''), _negated=True)), models.Q(models.Q(('state', 'accepted'), _negated=True), ('item_key', '')), _connector='OR'), name='proposal_accepted_into_an_item'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'declined'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='proposal_declined_with_a_reason'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'proposed']), models.Q(('settled_at__isnull', False), ('settled_by__isnull', False)), _connector='OR'), name='proposal_settled_by_somebody'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='proposal_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM dialogue_dialogue WHERE id = OLD.dialogue_id) ELSE (SELECT instrument_id FROM dialogue_dialogue WHERE id = NEW.dialogue_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='2750d18f7633622de5ff5c7781988aea3218c38e', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_proposal_register_is_open_09eab', table='dialogue_proposal', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='proposal_text_in_original', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.background_en IS DISTINCT FROM OLD.background_en OR NEW.background_fr IS DISTINCT FROM OLD.background_fr OR NEW.background_ja IS DISTINCT FROM OLD.background_ja OR NEW.decision_en IS DISTINCT FROM OLD.decision_en OR NEW.decision_fr IS DISTINCT FROM OLD.decision_fr OR NEW.decision_ja IS DISTINCT FROM OLD.decision_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.background_en WHEN 'fr' THEN NEW.background_fr ELSE NEW.background_ja END = '' AND concat(NEW.background_en, NEW.background_fr, NEW.background_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.decision_en WHEN 'fr' THEN NEW.decision_fr ELSE NEW.decision_ja END = '' AND concat(NEW.decision_en, NEW.decision_fr, NEW.decision_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='d6b10ad2c6f4c6046acf7d2f141582f4d7171e53', operation='INSERT OR UPDATE', pgid='pgtrigger_proposal_text_in_original_f4274', table='dialogue_proposal', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_proposalevent" ("background_en", "background_fr", "background_ja", "commitment_id", "decision_en", "decision_fr", "decision_ja", "dialogue_id", "entered_by_id", "id", "is_late", "item_key", "minutes", "original_language", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presenter", "proposed_at", "proposed_by_id", "provision_id", "purpose", "reason", "settled_at", "settled_by_id", "state", "title_en", "title_fr", "title_ja") VALUES (NEW."background_en", NEW."background_fr", NEW."background_ja", NEW."commitment_id", NEW."decision_en", NEW."decision_fr", NEW."decision_ja", NEW."dialogue_id", NEW."entered_by_id", NEW."id", NEW."is_late", NEW."item_key", NEW."minutes", NEW."original_language", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."presenter", NEW."proposed_at", NEW."proposed_by_id", NEW."provision_id", NEW."purpose", NEW."reason", NEW."settled_at", NEW."settled_by_id", NEW."state", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='899f21b62279bc2e4e540629513346e4f95da3ff', operation='INSERT', pgid='pgtrigger_insert_insert_7e497', table='dialogue_proposal', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_proposalevent" ("background_en", "background_fr", "background_ja", "commitment_id", "decision_en", "decision_fr", "decision_ja", "dialogue_id", "entered_by_id", "id", "is_late", "item_key", "minutes", "original_language", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presenter", "proposed_at", "proposed_by_id", "provision_id", "purpose", "reason", "settled_at", "settled_by_id", "state", "title_en", "title_fr", "title_ja") VALUES (NEW."background_en", NEW."background_fr", NEW."background_ja", NEW."commitment_id", NEW."decision_en", NEW."decision_fr", NEW."decision_ja", NEW."dialogue_id", NEW."entered_by_id", NEW."id", NEW."is_late", NEW."item_key", NEW."minutes", NEW."original_language", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."presenter", NEW."proposed_at", NEW."proposed_by_id", NEW."provision_id", NEW."purpose", NEW."reason", NEW."settled_at", NEW."settled_by_id", NEW."state", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='6cc1eb21e0d8af5303305affb5e8c930d61d5157', operation='UPDATE', pgid='pgtrigger_update_update_8dbd4', table='dialogue_proposal', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_proposalevent" ("background_en", "background_fr", "background_ja", "commitment_id", "decision_en", "decision_fr", "decision_ja", "dialogue_id", "entered_by_id", "id", "is_late", "item_key", "minutes", "original_language", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presenter", "proposed_at", "proposed_by_id", "provision_id", "purpose", "reason", "settled_at", "settled_by_id", "state", "title_en", "title_fr", "title_ja") VALUES (OLD."background_en", OLD."background_fr", OLD."background_ja", OLD."commitment_id", OLD."decision_en", OLD."decision_fr", OLD."decision_ja", OLD."dialogue_id", OLD."entered_by_id", OLD."id", OLD."is_late", OLD."item_key", OLD."minutes", OLD."original_language", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."presenter", OLD."proposed_at", OLD."proposed_by_id", OLD."provision_id", OLD."purpose", OLD."reason", OLD."settled_at", OLD."settled_by_id", OLD."state", OLD."title_en", OLD."title_fr", OLD."title_ja"); RETURN NULL;', hash='5c24f053747ee45de6d72956cb70d007ace52e32', operation='DELETE', pgid='pgtrigger_delete_delete_412c7', table='dialogue_proposal', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='RecordCorrection',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('text_en', models.TextField(blank=True, verbose_name='corrected text (English)')),
                    ('text_fr', models.TextField(blank=True, verbose_name='corrected text (French)')),
                    ('text_ja', models.TextField(blank=True, verbose_name='corrected text (Japanese)')),
                    ('reason', models.TextField(verbose_name='reason')),
                    ('issued_on', models.DateField(verbose_name='issued on')),
                    ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='issued by')),
                    ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='dialogue.record', verbose_name='record')),
                    ('paragraph', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='dialogue.recordparagraph', verbose_name='paragraph')),
                ],
                options={
                    'ordering': ['record', 'number'],
                    'verbose_name': 'corrigendum of the record',
                    'verbose_name_plural': 'corrigenda of the record',
                    'constraints': [
                        models.UniqueConstraint(fields=('record', 'number'), name='correction_has_one_number'),
                        models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='correction_has_a_reason'),
                        models.CheckConstraint(condition=models.Q(('text_en', ''), ('text_fr', ''), ('text_ja', ''), _negated=True), name='correction_has_a_text'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='record_correction_text_in_original', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.text_en IS DISTINCT FROM OLD.text_en OR NEW.text_fr IS DISTINCT FROM OLD.text_fr OR NEW.text_ja IS DISTINCT FROM OLD.text_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.text_en WHEN 'fr' THEN NEW.text_fr ELSE NEW.text_ja END = '' AND concat(NEW.text_en, NEW.text_fr, NEW.text_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'record_correction_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='d2a385e281c332ccc5e59ce5dbfda65b3ba6e539', operation='INSERT OR UPDATE', pgid='pgtrigger_record_correction_text_in_original_1883e', table='dialogue_recordcorrection', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='correction_of_an_adopted_record', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF TG_OP <> 'INSERT' OR NOT (SELECT record.status = 'adopted' FROM dialogue_record record WHERE record.id = NEW.record_id) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'correction_of_an_adopted_record', MESSAGE = 'A corrigendum corrects an adopted record, and stays as it was issued.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='abd831ffb97a784122a89ae8ecbf9e7034dcea48', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_correction_of_an_adopted_record_9eb6c', table='dialogue_recordcorrection', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_recordcorrectionevent" ("id", "issued_by_id", "issued_on", "number", "original_language", "paragraph_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "record_id", "text_en", "text_fr", "text_ja") VALUES (NEW."id", NEW."issued_by_id", NEW."issued_on", NEW."number", NEW."original_language", NEW."paragraph_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."record_id", NEW."text_en", NEW."text_fr", NEW."text_ja"); RETURN NULL;', hash='f636dc45ce2ed231e691a4eb1f1d7dab0264f88c', operation='INSERT', pgid='pgtrigger_insert_insert_2ffa9', table='dialogue_recordcorrection', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_recordcorrectionevent" ("id", "issued_by_id", "issued_on", "number", "original_language", "paragraph_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "record_id", "text_en", "text_fr", "text_ja") VALUES (NEW."id", NEW."issued_by_id", NEW."issued_on", NEW."number", NEW."original_language", NEW."paragraph_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."record_id", NEW."text_en", NEW."text_fr", NEW."text_ja"); RETURN NULL;', hash='9270ec6000b7ef34ff9d2ced2d1734b5c8a2ed2d', operation='UPDATE', pgid='pgtrigger_update_update_44476', table='dialogue_recordcorrection', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_recordcorrectionevent" ("id", "issued_by_id", "issued_on", "number", "original_language", "paragraph_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "record_id", "text_en", "text_fr", "text_ja") VALUES (OLD."id", OLD."issued_by_id", OLD."issued_on", OLD."number", OLD."original_language", OLD."paragraph_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."record_id", OLD."text_en", OLD."text_fr", OLD."text_ja"); RETURN NULL;', hash='407f0c3e4800885a5654e3ea795a61e2584256c6', operation='DELETE', pgid='pgtrigger_delete_delete_49e36', table='dialogue_recordcorrection', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Referral',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('item_key', models.CharField(blank=True, max_length=60, verbose_name='agenda item')),
                    ('state', models.CharField(choices=[('to_raise', 'To be raised'), ('raised', 'Raised'), ('answered', 'Answered'), ('withdrawn', 'Withdrawn')], default='to_raise', max_length=9, verbose_name='status')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('text_en', models.TextField(blank=True, verbose_name='text (English)')),
                    ('text_fr', models.TextField(blank=True, verbose_name='text (French)')),
                    ('text_ja', models.TextField(blank=True, verbose_name='text (Japanese)')),
                    ('raised_on', models.DateField(blank=True, null=True, verbose_name='raised on')),
                    ('answer_en', models.TextField(blank=True, verbose_name='response (English)')),
                    ('answer_fr', models.TextField(blank=True, verbose_name='response (French)')),
                    ('answer_ja', models.TextField(blank=True, verbose_name='response (Japanese)')),
                    ('answered_on', models.DateField(blank=True, null=True, verbose_name='response date')),
                    ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='dialogue.dialogue', verbose_name='Dialogue')),
                    ('forum', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='commitments.forum', verbose_name='forum')),
                    ('session', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='dialogue.consultationsession', verbose_name='raised at')),
                ],
                options={
                    'ordering': ['dialogue', 'forum__order', 'id'],
                    'verbose_name': 'referral',
                    'verbose_name_plural': 'referrals',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('title_en', ''), ('title_fr', ''), ('title_ja', ''), _negated=True), name='referral_has_a_title'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['raised', 'answered']), _negated=True), ('raised_on__isnull', False), _connector='OR'), name='referral_raised_on_a_day'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'answered'), _negated=True), models.Q(('answered_on__isnull', False), models.Q(('answer_en', ''), ('answer_fr', ''), ('answer_ja', ''), _negated=True)), _connector='OR'), name='referral_answered_with_words'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='referral_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM dialogue_dialogue WHERE id = OLD.dialogue_id) ELSE (SELECT instrument_id FROM dialogue_dialogue WHERE id = NEW.dialogue_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'referral_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='1d8792b3889d485f2450e45741ba8a7109eaf20d', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_referral_register_is_open_428aa', table='dialogue_referral', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='referral_text_in_original', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (TG_OP = 'INSERT' OR NEW.original_language IS DISTINCT FROM OLD.original_language OR NEW.title_en IS DISTINCT FROM OLD.title_en OR NEW.title_fr IS DISTINCT FROM OLD.title_fr OR NEW.title_ja IS DISTINCT FROM OLD.title_ja OR NEW.text_en IS DISTINCT FROM OLD.text_en OR NEW.text_fr IS DISTINCT FROM OLD.text_fr OR NEW.text_ja IS DISTINCT FROM OLD.text_ja) AND (CASE NEW.original_language WHEN 'en' THEN NEW.title_en WHEN 'fr' THEN NEW.title_fr ELSE NEW.title_ja END = '' AND concat(NEW.title_en, NEW.title_fr, NEW.title_ja) <> '' OR CASE NEW.original_language WHEN 'en' THEN NEW.text_en WHEN 'fr' THEN NEW.text_fr ELSE NEW.text_ja END = '' AND concat(NEW.text_en, NEW.text_fr, NEW.text_ja) <> '') THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'referral_text_in_original', MESSAGE = 'The text in the original language is missing.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='38b4d64ea3c603b5a8bd992051eec394ae22281a', operation='INSERT OR UPDATE', pgid='pgtrigger_referral_text_in_original_40b4c', table='dialogue_referral', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_referralevent" ("answer_en", "answer_fr", "answer_ja", "answered_on", "dialogue_id", "forum_id", "id", "item_key", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_on", "session_id", "state", "text_en", "text_fr", "text_ja", "title_en", "title_fr", "title_ja") VALUES (NEW."answer_en", NEW."answer_fr", NEW."answer_ja", NEW."answered_on", NEW."dialogue_id", NEW."forum_id", NEW."id", NEW."item_key", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."raised_on", NEW."session_id", NEW."state", NEW."text_en", NEW."text_fr", NEW."text_ja", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='404b953bf4e8bd095251aa75a2c3d3b34a1339d2', operation='INSERT', pgid='pgtrigger_insert_insert_bc436', table='dialogue_referral', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_referralevent" ("answer_en", "answer_fr", "answer_ja", "answered_on", "dialogue_id", "forum_id", "id", "item_key", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_on", "session_id", "state", "text_en", "text_fr", "text_ja", "title_en", "title_fr", "title_ja") VALUES (NEW."answer_en", NEW."answer_fr", NEW."answer_ja", NEW."answered_on", NEW."dialogue_id", NEW."forum_id", NEW."id", NEW."item_key", NEW."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."raised_on", NEW."session_id", NEW."state", NEW."text_en", NEW."text_fr", NEW."text_ja", NEW."title_en", NEW."title_fr", NEW."title_ja"); RETURN NULL;', hash='8cfed77a6d57bc41b50b063965898eefb648589b', operation='UPDATE', pgid='pgtrigger_update_update_f557d', table='dialogue_referral', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_referralevent" ("answer_en", "answer_fr", "answer_ja", "answered_on", "dialogue_id", "forum_id", "id", "item_key", "original_language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_on", "session_id", "state", "text_en", "text_fr", "text_ja", "title_en", "title_fr", "title_ja") VALUES (OLD."answer_en", OLD."answer_fr", OLD."answer_ja", OLD."answered_on", OLD."dialogue_id", OLD."forum_id", OLD."id", OLD."item_key", OLD."original_language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."raised_on", OLD."session_id", OLD."state", OLD."text_en", OLD."text_fr", OLD."text_ja", OLD."title_en", OLD."title_fr", OLD."title_ja"); RETURN NULL;', hash='3ab1e32dab7e398a55893b5c251155f47f14eaeb', operation='DELETE', pgid='pgtrigger_delete_delete_22ed1', table='dialogue_referral', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='RotationTurn',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rotation_turns', to='contacts.participant', verbose_name='Participant')),
                    ('arrangement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='turns', to='dialogue.workingarrangement', verbose_name='working arrangement')),
                ],
                options={
                    'ordering': ['arrangement', 'position'],
                    'verbose_name': 'turn',
                    'verbose_name_plural': 'turns',
                    'constraints': [
                        models.UniqueConstraint(fields=('arrangement', 'position'), name='rotation_position_once'),
                        models.UniqueConstraint(fields=('arrangement', 'participant'), name='rotation_names_participant_once'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_rotationturnevent" ("arrangement_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."arrangement_id", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position"); RETURN NULL;', hash='3b484af9cbbe4cc4bfcfaa207935ae6e8c4862ca', operation='INSERT', pgid='pgtrigger_insert_insert_4032d', table='dialogue_rotationturn', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_rotationturnevent" ("arrangement_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."arrangement_id", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position"); RETURN NULL;', hash='3a262e97e27e474010bd98b06e4447422e56add7', operation='UPDATE', pgid='pgtrigger_update_update_c15ea', table='dialogue_rotationturn', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_rotationturnevent" ("arrangement_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (OLD."arrangement_id", OLD."id", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position"); RETURN NULL;', hash='328724066d0a2e84ec8ded7118b74ab42f1c8051', operation='DELETE', pgid='pgtrigger_delete_delete_b2744', table='dialogue_rotationturn', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Speaker',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('item_key', models.CharField(max_length=60, verbose_name='agenda item')),
                    ('asked_at', models.DateTimeField(editable=False, verbose_name='requested the floor')),
                    ('begun_at', models.DateTimeField(editable=False, null=True, verbose_name='began speaking')),
                    ('ended_at', models.DateTimeField(editable=False, null=True, verbose_name='ended')),
                    ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='speakers', to='dialogue.dialogue', verbose_name='Dialogue')),
                    ('invitee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dialogue.invitee', verbose_name='invitee')),
                    ('participant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.participant', verbose_name='Participant')),
                ],
                options={
                    'ordering': ['dialogue', 'item_key', 'asked_at', 'id'],
                    'verbose_name': 'speaker',
                    'verbose_name_plural': 'speakers',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('invitee__isnull', True), ('participant__isnull', False)), models.Q(('invitee__isnull', False), ('participant__isnull', True)), _connector='OR'), name='speaker_is_a_participant_or_an_invitee'),
                        models.UniqueConstraint(condition=models.Q(('begun_at__isnull', False), ('ended_at__isnull', True)), fields=('dialogue',), name='one_has_the_floor'),
                        models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('dialogue', 'item_key', 'participant'), name='participant_is_listed_once'),
                        models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('dialogue', 'item_key', 'invitee'), name='invitee_is_listed_once'),
                        models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), models.Q(('begun_at__isnull', False), ('ended_at__gte', models.F('begun_at'))), _connector='OR'), name='speaker_ends_after_beginning'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='speaker_register_is_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF (SELECT discontinued_on < (now() AT TIME ZONE 'UTC' - interval '12 hours')::date FROM commitments_instrument WHERE id = CASE WHEN TG_OP = 'DELETE' THEN (SELECT instrument_id FROM dialogue_dialogue WHERE id = OLD.dialogue_id) ELSE (SELECT instrument_id FROM dialogue_dialogue WHERE id = NEW.dialogue_id) END) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'speaker_register_is_open', MESSAGE = 'The MOC is discontinued: the register is kept and can no longer be changed.';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ", hash='2ecf561cd6f3181130a8a0658bf7290d00ac241e', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_speaker_register_is_open_b8e0b', table='dialogue_speaker', when='BEFORE')),
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_speakerevent" ("asked_at", "begun_at", "dialogue_id", "ended_at", "id", "invitee_id", "item_key", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."asked_at", NEW."begun_at", NEW."dialogue_id", NEW."ended_at", NEW."id", NEW."invitee_id", NEW."item_key", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='6660d3d02e80295f3d92aaa5c9e8676f60f6c4a0', operation='INSERT', pgid='pgtrigger_insert_insert_a0b5a', table='dialogue_speaker', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dialogue_speakerevent" ("asked_at", "begun_at", "dialogue_id", "ended_at", "id", "invitee_id", "item_key", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."asked_at", NEW."begun_at", NEW."dialogue_id", NEW."ended_at", NEW."id", NEW."invitee_id", NEW."item_key", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='942be25469f9a19ab01a08ed83712cd61d618939', operation='UPDATE', pgid='pgtrigger_update_update_c8d9f', table='dialogue_speaker', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dialogue_speakerevent" ("asked_at", "begun_at", "dialogue_id", "ended_at", "id", "invitee_id", "item_key", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."asked_at", OLD."begun_at", OLD."dialogue_id", OLD."ended_at", OLD."id", OLD."invitee_id", OLD."item_key", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='a151dbf343f30ef7ac5b93361b2b206afaa12c57', operation='DELETE', pgid='pgtrigger_delete_delete_f875e', table='dialogue_speaker', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='StoredFileEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('sha256', models.CharField(max_length=64, verbose_name='checksum (SHA-256)')),
                    ('size', models.PositiveIntegerField(verbose_name='size in bytes')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.storedfile')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='549c3f19787fd271f970c6367cb7a35b809c5850', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8f5b6', table='dialogue_storedfileevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='WorkingArrangementEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('code', models.CharField(max_length=16, verbose_name='code')),
                    ('kind', models.CharField(choices=[('rotation', 'Rotation of the chair'), ('host', 'Alternation of the host'), ('other', 'Other')], max_length=12, verbose_name='kind')),
                    ('basis', models.CharField(choices=[('decision', 'Joint decision'), ('practice', 'Practice in the public record')], max_length=12, verbose_name='source')),
                    ('effective_on', models.DateField(blank=True, null=True, verbose_name='effective from')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('text_en', models.TextField(blank=True, verbose_name='text (English)')),
                    ('text_fr', models.TextField(blank=True, verbose_name='text (French)')),
                    ('text_ja', models.TextField(blank=True, verbose_name='text (Japanese)')),
                    ('source', models.TextField(blank=True, verbose_name='source')),
                    ('decision', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.jointdecision', verbose_name='joint decision')),
                    ('instrument', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.workingarrangement')),
                    ('side', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.side', verbose_name='side')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dc3145c65225e1df921a7fce1d3230e6e43c6ff8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_69625', table='dialogue_workingarrangementevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ActionSupportEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('action', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.actionitem')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.actionsupport')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='97a2e08c7972fd102ff3e3bac9b13970191f4767', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_326ac', table='dialogue_actionsupportevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='AgendaItemEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('key', models.CharField(max_length=60, verbose_name='key')),
                    ('order', models.PositiveSmallIntegerField(verbose_name='order')),
                    ('number', models.PositiveSmallIntegerField(editable=False, null=True, verbose_name='number')),
                    ('bis', models.CharField(blank=True, editable=False, max_length=12, verbose_name='bis')),
                    ('letter', models.CharField(blank=True, editable=False, max_length=3, verbose_name='letter')),
                    ('is_late', models.BooleanField(default=False, editable=False, verbose_name='after the deadline')),
                    ('origin', models.CharField(choices=[('register', 'From the register'), ('edited', 'Edited by the secretariat'), ('added', 'Added by the secretariat'), ('removed', 'Removed by the secretariat')], default='register', editable=False, max_length=8, verbose_name='origin')),
                    ('purpose', models.CharField(choices=[('decision', 'For decision'), ('discussion', 'For discussion'), ('information', 'For information')], default='information', max_length=12, verbose_name='purpose')),
                    ('minutes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='minutes')),
                    ('presenter', models.CharField(blank=True, max_length=200, verbose_name='presenter')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('background_en', models.TextField(blank=True, verbose_name='background (English)')),
                    ('background_fr', models.TextField(blank=True, verbose_name='background (French)')),
                    ('background_ja', models.TextField(blank=True, verbose_name='background (Japanese)')),
                    ('action_en', models.TextField(blank=True, verbose_name='action (English)')),
                    ('action_fr', models.TextField(blank=True, verbose_name='action (French)')),
                    ('action_ja', models.TextField(blank=True, verbose_name='action (Japanese)')),
                    ('decision_en', models.TextField(blank=True, verbose_name='draft wording of a decision (English)')),
                    ('decision_fr', models.TextField(blank=True, verbose_name='draft wording of a decision (French)')),
                    ('decision_ja', models.TextField(blank=True, verbose_name='draft wording of a decision (Japanese)')),
                    ('reasons', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, editable=False, verbose_name='reasons')),
                    ('left_out', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, editable=False, verbose_name='reasons removed manually')),
                    ('records', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, editable=False, verbose_name='records')),
                    ('agenda', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.agenda', verbose_name='agenda')),
                    ('changed_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='changed by')),
                    ('lead', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='lead')),
                    ('parent', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.agendaitem', verbose_name='part of')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.agendaitem')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='72213316bdbdc73d91c8b77515f900884284d892', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4bbdd', table='dialogue_agendaitemevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ChairEligibilityEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('instrument', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.chaireligibility')),
                    ('rank', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.rank', verbose_name='rank')),
                    ('side', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.side', verbose_name='side')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e9565a0dc5645c87069582a13f12ca2fec41e277', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_31f74', table='dialogue_chaireligibilityevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ConsultationSessionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('number', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='number')),
                    ('held_on', models.DateField(blank=True, null=True, verbose_name='day')),
                    ('format', models.CharField(blank=True, choices=[('in_person', 'In person'), ('online', 'Online'), ('hybrid', 'Hybrid')], max_length=10, verbose_name='format')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('level_en', models.CharField(blank=True, max_length=120, verbose_name='level (English)')),
                    ('level_fr', models.CharField(blank=True, max_length=120, verbose_name='level (French)')),
                    ('level_ja', models.CharField(blank=True, max_length=120, verbose_name='level (Japanese)')),
                    ('place_en', models.CharField(blank=True, max_length=120, verbose_name='place (English)')),
                    ('place_fr', models.CharField(blank=True, max_length=120, verbose_name='place (French)')),
                    ('place_ja', models.CharField(blank=True, max_length=120, verbose_name='place (Japanese)')),
                    ('note_en', models.TextField(blank=True, verbose_name='work done (English)')),
                    ('note_fr', models.TextField(blank=True, verbose_name='work done (French)')),
                    ('note_ja', models.TextField(blank=True, verbose_name='work done (Japanese)')),
                    ('source', models.TextField(blank=True, verbose_name='source')),
                    ('forum', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.forum', verbose_name='forum')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.consultationsession')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4efdd69545ea424c2a2a2cc0446a5de613754162', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a991e', table='dialogue_consultationsessionevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='DelegateEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('function', models.CharField(choices=[('head', 'Head of delegation'), ('alternate', 'Alternate'), ('member', 'Member')], default='member', max_length=12, verbose_name='function')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title at the meeting (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title at the meeting (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title at the meeting (Japanese)')),
                    ('organization_en', models.CharField(blank=True, max_length=300, verbose_name='organization at the meeting (English)')),
                    ('organization_fr', models.CharField(blank=True, max_length=300, verbose_name='organization at the meeting (French)')),
                    ('organization_ja', models.CharField(blank=True, max_length=300, verbose_name='organization at the meeting (Japanese)')),
                    ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                    ('official', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.official', verbose_name='official')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.delegate')),
                    ('dialogue', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.dialogue', verbose_name='Dialogue')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='72b018811312b1c633c5d6c1c206e0bfe5043bb7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d0e7e', table='dialogue_delegateevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CoChairEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title at the meeting (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title at the meeting (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title at the meeting (Japanese)')),
                    ('acting', models.BooleanField(default=False, verbose_name='acting')),
                    ('out_of_turn_reason', models.TextField(blank=True, verbose_name='reason for exception to the rotation')),
                    ('eligibility', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.chaireligibility', verbose_name='chairs as')),
                    ('official', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.official', verbose_name='official')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.cochair')),
                    ('side', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.side', verbose_name='side')),
                    ('dialogue', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.dialogue', verbose_name='Dialogue')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0ee08579db8e49fb9a0bfa08ad591011449146e6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_eca62', table='dialogue_cochairevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CmwgStatusEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('as_of', models.DateField(verbose_name='as of')),
                    ('nothing_to_report', models.BooleanField(default=False, verbose_name='nothing to report')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('text_en', models.TextField(blank=True, verbose_name='text (English)')),
                    ('text_fr', models.TextField(blank=True, verbose_name='text (French)')),
                    ('text_ja', models.TextField(blank=True, verbose_name='text (Japanese)')),
                    ('source', models.TextField(verbose_name='source')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.cmwgstatus')),
                    ('dialogue', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.dialogue', verbose_name='Dialogue')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4ac216bd62d5a56e125683c6beabb1689a73884c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9dea3', table='dialogue_cmwgstatusevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='BriefNoteEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('item_key', models.CharField(max_length=60, verbose_name='agenda item')),
                    ('text', models.TextField(verbose_name='note')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.briefnote')),
                    ('written_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
                    ('dialogue', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.dialogue', verbose_name='Dialogue')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c2b47d2ec06bd446abbe6e291cdd3c138da154fd', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e54f3', table='dialogue_briefnoteevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='AgendaEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('status', models.CharField(choices=[('draft', 'Draft'), ('issued', 'Issued'), ('adopted', 'Adopted')], default='draft', editable=False, max_length=8, verbose_name='status')),
                    ('form', models.CharField(choices=[('revision', 'Agenda'), ('addendum', 'Addendum'), ('corrigendum', 'Corrigendum')], default='revision', editable=False, max_length=11, verbose_name='form')),
                    ('revision', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='revision')),
                    ('as_of', models.DateTimeField(editable=False, verbose_name='register data as of')),
                    ('issued_on', models.DateField(blank=True, editable=False, null=True, verbose_name='issued on')),
                    ('issued_at', models.DateTimeField(editable=False, null=True, verbose_name='issued')),
                    ('adopted_on', models.DateField(editable=False, null=True, verbose_name='adopted on')),
                    ('not_ready_reason', models.TextField(blank=True, editable=False, verbose_name='reason for issuing with missing information')),
                    ('meeting', models.JSONField(default=dict, editable=False, verbose_name='meeting details at issue')),
                    ('saved_at', models.DateTimeField(auto_now=True, verbose_name='saved')),
                    ('base', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.agenda', verbose_name='related agenda')),
                    ('issued_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='issued by')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.agenda')),
                    ('saved_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='saved by')),
                    ('dialogue', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.dialogue', verbose_name='Dialogue')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d76979a33b1eb0c7dec17186d561ac1fc532576b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0c862', table='dialogue_agendaevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ActionItemEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('item', models.CharField(blank=True, max_length=12, verbose_name='agenda item')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='action (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='action (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='action (Japanese)')),
                    ('note_en', models.TextField(blank=True, verbose_name='note (English)')),
                    ('note_fr', models.TextField(blank=True, verbose_name='note (French)')),
                    ('note_ja', models.TextField(blank=True, verbose_name='note (Japanese)')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='due date')),
                    ('state', models.CharField(choices=[('open', 'Open'), ('done', 'Done'), ('continued', 'Continued'), ('dropped', 'Not pursued')], default='open', max_length=12, verbose_name='status')),
                    ('state_reason', models.TextField(blank=True, editable=False, verbose_name='reason for the status')),
                    ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                    ('source', models.TextField(blank=True, verbose_name='source')),
                    ('entry', models.UUIDField(editable=False, null=True, verbose_name='entry')),
                    ('commitment', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.commitment', verbose_name='commitment')),
                    ('lead', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='lead')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.actionitem')),
                    ('dialogue', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.dialogue', verbose_name='Dialogue')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='045cadce7213c045d5bd11faab1243e9d616fbbf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9e712', table='dialogue_actionitemevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='DialogueEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('number_was', models.PositiveSmallIntegerField(editable=False, null=True, verbose_name='previous number')),
                    ('status', models.CharField(choices=[('tentative', 'Tentative'), ('confirmed', 'Confirmed'), ('postponed', 'Postponed'), ('cancelled', 'Cancelled'), ('held', 'Held')], default='tentative', editable=False, max_length=10, verbose_name='status')),
                    ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year')),
                    ('held_on', models.DateField(blank=True, help_text='Date at the venue', null=True, verbose_name='day')),
                    ('earliest_on', models.DateField(blank=True, null=True, verbose_name='earliest date')),
                    ('latest_on', models.DateField(blank=True, null=True, verbose_name='latest date')),
                    ('date_note_en', models.CharField(blank=True, max_length=300, verbose_name='information about the date (English)')),
                    ('date_note_fr', models.CharField(blank=True, max_length=300, verbose_name='information about the date (French)')),
                    ('date_note_ja', models.CharField(blank=True, max_length=300, verbose_name='information about the date (Japanese)')),
                    ('local_start', models.DateTimeField(blank=True, null=True, verbose_name='start time')),
                    ('time_zone', models.CharField(blank=True, help_text='IANA time zone name', max_length=64, verbose_name='time zone')),
                    ('minutes', models.PositiveSmallIntegerField(default=180, verbose_name='duration (minutes)')),
                    ('city_en', models.CharField(blank=True, max_length=120, verbose_name='city (English)')),
                    ('city_fr', models.CharField(blank=True, max_length=120, verbose_name='city (French)')),
                    ('city_ja', models.CharField(blank=True, max_length=120, verbose_name='city (Japanese)')),
                    ('venue_en', models.CharField(blank=True, max_length=300, verbose_name='venue (English)')),
                    ('venue_fr', models.CharField(blank=True, max_length=300, verbose_name='venue (French)')),
                    ('venue_ja', models.CharField(blank=True, max_length=300, verbose_name='venue (Japanese)')),
                    ('format', models.CharField(blank=True, choices=[('in_person', 'In person'), ('online', 'Online'), ('hybrid', 'Hybrid')], max_length=10, verbose_name='format')),
                    ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], max_length=2), blank=True, default=list, verbose_name='languages')),
                    ('interpretation_en', models.CharField(blank=True, max_length=300, verbose_name='interpretation (English)')),
                    ('interpretation_fr', models.CharField(blank=True, max_length=300, verbose_name='interpretation (French)')),
                    ('interpretation_ja', models.CharField(blank=True, max_length=300, verbose_name='interpretation (Japanese)')),
                    ('contact', models.CharField(blank=True, max_length=200, verbose_name='contact on the day of the meeting')),
                    ('source', models.TextField(blank=True, verbose_name='source')),
                    ('sequence', models.PositiveIntegerField(default=0, editable=False, verbose_name='calendar sequence')),
                    ('host', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.side', verbose_name='host')),
                    ('instrument', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.instrument', verbose_name='memorandum of cooperation')),
                    ('mark', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.handlingmark', verbose_name='handling mark')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.dialogue')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='99d83a164dbddbac42b8389f89e36bfbd6387a71', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6a559', table='dialogue_dialogueevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='DiscussionAreaEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.areaofcooperation', verbose_name='area')),
                    ('discussion', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.discussion')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.discussionarea')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5267b7ed6e131d3169b884407dad00f0e7ba7b14', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bf593', table='dialogue_discussionareaevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='DiscussionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('order', models.PositiveSmallIntegerField(verbose_name='order')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='subject (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='subject (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='subject (Japanese)')),
                    ('summary_en', models.TextField(blank=True, verbose_name='summary (English)')),
                    ('summary_fr', models.TextField(blank=True, verbose_name='summary (French)')),
                    ('summary_ja', models.TextField(blank=True, verbose_name='summary (Japanese)')),
                    ('source', models.TextField(blank=True, verbose_name='source')),
                    ('dialogue', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.dialogue', verbose_name='Dialogue')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.discussion')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='202532a11f34299b45cd704cca13bf629f2fef6a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_987b8', table='dialogue_discussionevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='DismissedOverlapEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('dismissed_at', models.DateTimeField(verbose_name='dismissed')),
                    ('commitment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.commitment', verbose_name='commitment')),
                    ('dismissed_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dismissed by')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.dismissedoverlap')),
                    ('status', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.cmwgstatus', verbose_name='CMWG status considered')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='16d54386e5d337e5d54d8afc288903172589f1f7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6972e', table='dialogue_dismissedoverlapevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='InviteeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', max_length=2, verbose_name='language of the invitation')),
                    ('state', models.CharField(choices=[('proposed', 'Proposed'), ('invited', 'Invited'), ('accepted', 'Attending'), ('declined', 'Not attending')], default='proposed', editable=False, max_length=8, verbose_name='status')),
                    ('invited_on', models.DateField(editable=False, null=True, verbose_name='invited on')),
                    ('answered_on', models.DateField(editable=False, null=True, verbose_name='response date')),
                    ('dialogue', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.dialogue', verbose_name='Dialogue')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.invitee')),
                    ('proposed_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='proposed by')),
                    ('stakeholder', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.stakeholder', verbose_name='stakeholder')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4aeb2ad9cc6f7ab1df18d5baca23bdb4df6eafc1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9ea52', table='dialogue_inviteeevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='InviteeItemEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('item_key', models.CharField(max_length=60, verbose_name='agenda item')),
                    ('invitee', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.invitee', verbose_name='invitee')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.inviteeitem')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3d92204f0a0bed082d7f22077cabf53c6958adfa', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8a4f8', table='dialogue_inviteeitemevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ItemOutcomeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('item_key', models.CharField(max_length=60, verbose_name='agenda item')),
                    ('result', models.CharField(blank=True, choices=[('concluded', 'Concluded'), ('continues', 'Continues at the next Dialogue'), ('not_taken_up', 'Not considered (lack of time)')], max_length=12, verbose_name='result')),
                    ('begun_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='started')),
                    ('ended_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='ended')),
                    ('seconds_paused', models.PositiveIntegerField(default=0, editable=False, verbose_name='seconds suspended')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('summary_en', models.TextField(blank=True, verbose_name='summary of the discussion (English)')),
                    ('summary_fr', models.TextField(blank=True, verbose_name='summary of the discussion (French)')),
                    ('summary_ja', models.TextField(blank=True, verbose_name='summary of the discussion (Japanese)')),
                    ('decision_en', models.TextField(blank=True, verbose_name='decision (English)')),
                    ('decision_fr', models.TextField(blank=True, verbose_name='decision (French)')),
                    ('decision_ja', models.TextField(blank=True, verbose_name='decision (Japanese)')),
                    ('version', models.PositiveIntegerField(default=0, editable=False, verbose_name='version')),
                    ('entered_at', models.DateTimeField(editable=False, null=True, verbose_name='entered')),
                    ('dialogue', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.dialogue', verbose_name='Dialogue')),
                    ('entered_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.itemoutcome')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='80a3dcaf77b0602ab64a371a1c2469891e1524fc', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_be78b', table='dialogue_itemoutcomeevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='OverlapEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('avoided_by_en', models.TextField(blank=True, verbose_name='how duplication is avoided (English)')),
                    ('avoided_by_fr', models.TextField(blank=True, verbose_name='how duplication is avoided (French)')),
                    ('avoided_by_ja', models.TextField(blank=True, verbose_name='how duplication is avoided (Japanese)')),
                    ('commitment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.commitment', verbose_name='commitment')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.overlap')),
                    ('status', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.cmwgstatus', verbose_name='CMWG status considered')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='31ed7b558fbe62d2dcd17155ba98a84f0d1f03a1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5e384', table='dialogue_overlapevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='PaperEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('series', models.CharField(choices=[('document', 'Document'), ('information', 'Information paper'), ('room', 'Conference room paper')], default='document', max_length=11, verbose_name='series')),
                    ('number', models.PositiveSmallIntegerField(editable=False, verbose_name='number')),
                    ('revision', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='revision')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('note_en', models.TextField(blank=True, verbose_name='note (English)')),
                    ('note_fr', models.TextField(blank=True, verbose_name='note (French)')),
                    ('note_ja', models.TextField(blank=True, verbose_name='note (Japanese)')),
                    ('item_key', models.CharField(blank=True, max_length=60, verbose_name='agenda item')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='due date')),
                    ('received_on', models.DateField(editable=False, null=True, verbose_name='received on')),
                    ('for_invitees', models.BooleanField(default=False, verbose_name='visible to the invitees for its item')),
                    ('dialogue', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.dialogue', verbose_name='Dialogue')),
                    ('expected_from', models.ForeignKey(blank=True, db_constraint=False, help_text='Leave blank if the secretariat submits it.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='expected from')),
                    ('mark', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.handlingmark', verbose_name='handling mark')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.paper')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='485adb02083cda5b5f3fb54ecc4c5dab238cbbfd', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bbecf', table='dialogue_paperevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='PlannedStepEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('step', models.CharField(choices=[('call', 'Call for proposals'), ('proposals', 'Deadline for proposals'), ('invitations', 'Invitations sent'), ('papers', 'Deadline for papers'), ('issue', 'Agenda issued'), ('delegations', 'Delegations named')], max_length=11, verbose_name='step')),
                    ('on', models.DateField(verbose_name='day')),
                    ('dialogue', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.dialogue', verbose_name='Dialogue')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.plannedstep')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6e6011465654b341b6f51153fe34a42a9fdc8fcf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9876d', table='dialogue_plannedstepevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ProposalEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('state', models.CharField(choices=[('draft', 'Draft'), ('proposed', 'In the backlog'), ('accepted', 'On the agenda'), ('declined', 'Declined'), ('withdrawn', 'Withdrawn')], default='draft', editable=False, max_length=10, verbose_name='status')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('background_en', models.TextField(blank=True, verbose_name='background (English)')),
                    ('background_fr', models.TextField(blank=True, verbose_name='background (French)')),
                    ('background_ja', models.TextField(blank=True, verbose_name='background (Japanese)')),
                    ('decision_en', models.TextField(blank=True, verbose_name='draft wording of a decision (English)')),
                    ('decision_fr', models.TextField(blank=True, verbose_name='draft wording of a decision (French)')),
                    ('decision_ja', models.TextField(blank=True, verbose_name='draft wording of a decision (Japanese)')),
                    ('purpose', models.CharField(choices=[('decision', 'For decision'), ('discussion', 'For discussion'), ('information', 'For information')], default='discussion', max_length=12, verbose_name='purpose')),
                    ('minutes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='minutes')),
                    ('presenter', models.CharField(blank=True, max_length=200, verbose_name='presenter')),
                    ('proposed_at', models.DateTimeField(editable=False, null=True, verbose_name='proposed')),
                    ('is_late', models.BooleanField(default=False, editable=False, verbose_name='after the deadline')),
                    ('settled_at', models.DateTimeField(editable=False, null=True, verbose_name='reviewed')),
                    ('reason', models.TextField(blank=True, editable=False, verbose_name='reason')),
                    ('item_key', models.CharField(blank=True, editable=False, max_length=60, verbose_name='agenda item')),
                    ('commitment', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.commitment', verbose_name='commitment')),
                    ('dialogue', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.dialogue', verbose_name='Dialogue')),
                    ('entered_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='proposed by')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.proposal')),
                    ('proposed_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by')),
                    ('provision', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.provision', verbose_name='provision')),
                    ('settled_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reviewed by')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='21d372a0e7209e27ddb534fa5e7a8c0648bce71d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_45c88', table='dialogue_proposalevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='RecordEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('status', models.CharField(choices=[('draft', 'Draft'), ('clearing', 'Open for approval'), ('adopted', 'Adopted')], default='draft', editable=False, max_length=8, verbose_name='status')),
                    ('opened_on', models.DateField(editable=False, null=True, verbose_name='open for approval since')),
                    ('clear_by', models.DateField(blank=True, null=True, verbose_name='deadline for approval')),
                    ('adopted_on', models.DateField(editable=False, null=True, verbose_name='adopted on')),
                    ('dialogue', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.dialogue', verbose_name='Dialogue')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.record')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='13256a67481e79e0ec315c24044621edea72b2e2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4c86b', table='dialogue_recordevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='RecordCorrectionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('text_en', models.TextField(blank=True, verbose_name='corrected text (English)')),
                    ('text_fr', models.TextField(blank=True, verbose_name='corrected text (French)')),
                    ('text_ja', models.TextField(blank=True, verbose_name='corrected text (Japanese)')),
                    ('reason', models.TextField(verbose_name='reason')),
                    ('issued_on', models.DateField(verbose_name='issued on')),
                    ('issued_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='issued by')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.recordcorrection')),
                    ('record', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.record', verbose_name='record')),
                    ('paragraph', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.recordparagraph', verbose_name='paragraph')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e702e84416f6a98a072cc6adfdf2b061fb9e2817', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_36138', table='dialogue_recordcorrectionevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ClearanceEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('given_at', models.DateTimeField(verbose_name='given')),
                    ('cleared', models.BooleanField(verbose_name='paragraph approved')),
                    ('comment', models.TextField(blank=True, verbose_name='comment or proposed wording')),
                    ('text_hash', models.CharField(max_length=64, verbose_name='hash of the text (SHA-256)')),
                    ('standing_hash', models.CharField(editable=False, max_length=64, null=True)),
                    ('voided_at', models.DateTimeField(editable=False, null=True, verbose_name='voided')),
                    ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='given by')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.clearance')),
                    ('paragraph', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.recordparagraph', verbose_name='paragraph')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='66def345ecb7f555abd8657a383b589e558a4ca3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0794c', table='dialogue_clearanceevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='RecordParagraphEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('order', models.PositiveSmallIntegerField(verbose_name='order')),
                    ('item_key', models.CharField(max_length=60, verbose_name='agenda item')),
                    ('number', models.CharField(max_length=16, verbose_name='number')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('text_en', models.TextField(blank=True, verbose_name='text (English)')),
                    ('text_fr', models.TextField(blank=True, verbose_name='text (French)')),
                    ('text_ja', models.TextField(blank=True, verbose_name='text (Japanese)')),
                    ('text_hash', models.CharField(editable=False, max_length=64, verbose_name='hash of the text (SHA-256)')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.recordparagraph')),
                    ('record', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.record', verbose_name='record')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='eff9844174c3180df4daf29d73dba9619a949d9f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_05fe0', table='dialogue_recordparagraphevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ReferralEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('item_key', models.CharField(blank=True, max_length=60, verbose_name='agenda item')),
                    ('state', models.CharField(choices=[('to_raise', 'To be raised'), ('raised', 'Raised'), ('answered', 'Answered'), ('withdrawn', 'Withdrawn')], default='to_raise', max_length=9, verbose_name='status')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], default='en', help_text='Other language versions are courtesy translations.', max_length=2, verbose_name='original language')),
                    ('title_en', models.CharField(blank=True, max_length=300, verbose_name='title (English)')),
                    ('title_fr', models.CharField(blank=True, max_length=300, verbose_name='title (French)')),
                    ('title_ja', models.CharField(blank=True, max_length=300, verbose_name='title (Japanese)')),
                    ('text_en', models.TextField(blank=True, verbose_name='text (English)')),
                    ('text_fr', models.TextField(blank=True, verbose_name='text (French)')),
                    ('text_ja', models.TextField(blank=True, verbose_name='text (Japanese)')),
                    ('raised_on', models.DateField(blank=True, null=True, verbose_name='raised on')),
                    ('answer_en', models.TextField(blank=True, verbose_name='response (English)')),
                    ('answer_fr', models.TextField(blank=True, verbose_name='response (French)')),
                    ('answer_ja', models.TextField(blank=True, verbose_name='response (Japanese)')),
                    ('answered_on', models.DateField(blank=True, null=True, verbose_name='response date')),
                    ('dialogue', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.dialogue', verbose_name='Dialogue')),
                    ('forum', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='commitments.forum', verbose_name='forum')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.referral')),
                    ('session', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.consultationsession', verbose_name='raised at')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ee0f5bba6748fc03cece48fd00b8382a04631708', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dfc4d', table='dialogue_referralevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='RotationTurnEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.rotationturn')),
                    ('arrangement', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.workingarrangement', verbose_name='working arrangement')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fb1a2c047321d261036b395f23f318c72ec27a27', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_70a95', table='dialogue_rotationturnevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='SpeakerEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('item_key', models.CharField(max_length=60, verbose_name='agenda item')),
                    ('asked_at', models.DateTimeField(editable=False, verbose_name='requested the floor')),
                    ('begun_at', models.DateTimeField(editable=False, null=True, verbose_name='began speaking')),
                    ('ended_at', models.DateTimeField(editable=False, null=True, verbose_name='ended')),
                    ('dialogue', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.dialogue', verbose_name='Dialogue')),
                    ('invitee', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.invitee', verbose_name='invitee')),
                    ('participant', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.speaker')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d345fead9365a49f4eb66776d4ee5221988f0c46', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dbe31', table='dialogue_speakerevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ProducedDocumentEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('agenda', 'Annotated agenda'), ('one_page', 'Agenda on one page'), ('invitees', 'Agenda for invitees'), ('brief', 'Internal brief'), ('script', 'Running script for the chair'), ('record', 'Record of discussion'), ('participants', 'List of participants'), ('follow_up', 'Follow-up matrix'), ('annual_report', 'Annual report'), ('pack', 'Pack of the Dialogue')], max_length=13, verbose_name='document')),
                    ('form', models.CharField(max_length=4, verbose_name='form')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], max_length=2, verbose_name='language')),
                    ('shared', models.BooleanField(default=False, verbose_name='for all Participants')),
                    ('as_of', models.DateTimeField(verbose_name='register data as of')),
                    ('state', models.CharField(choices=[('queued', 'Waiting'), ('making', 'Being generated'), ('ready', 'Ready'), ('failed', 'Failed')], default='queued', max_length=7, verbose_name='status')),
                    ('done', models.PositiveSmallIntegerField(default=0, verbose_name='steps done')),
                    ('steps', models.PositiveSmallIntegerField(default=1, verbose_name='steps')),
                    ('error', models.TextField(blank=True, verbose_name='error')),
                    ('name', models.CharField(blank=True, max_length=200, verbose_name='file name')),
                    ('asked_at', models.DateTimeField(verbose_name='requested')),
                    ('claimed_at', models.DateTimeField(null=True, verbose_name='started')),
                    ('agenda', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.agenda', verbose_name='issued agenda')),
                    ('asked_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='requested by')),
                    ('dialogue', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.dialogue', verbose_name='Dialogue')),
                    ('invitee', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.invitee', verbose_name='invitee')),
                    ('participant', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.produceddocument')),
                    ('file', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.storedfile', verbose_name='file')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8a5b5e6f49f0950d54786dd5ea2a5a4004d50769', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fce7d', table='dialogue_produceddocumentevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='PaperFileEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('revision', models.PositiveSmallIntegerField(editable=False, verbose_name='revision')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('ja', 'Japanese')], max_length=2, verbose_name='language')),
                    ('name', models.CharField(editable=False, max_length=200, verbose_name='file name')),
                    ('brought_at', models.DateTimeField(editable=False, verbose_name='submitted')),
                    ('scan_state', models.CharField(choices=[('waiting', 'Not scanned'), ('clean', 'Scanned, no threat found'), ('refused', 'Refused by the virus scanner')], db_default='waiting', default='waiting', editable=False, max_length=7, verbose_name='virus scan')),
                    ('brought_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='submitted by')),
                    ('paper', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.paper', verbose_name='paper')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.paperfile')),
                    ('file', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.storedfile', verbose_name='file')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c31b32e01dac0ee79c7bbfcf273a5d9f17cfc1d8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5fe6c', table='dialogue_paperfileevent', when='BEFORE')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='DocumentTemplateEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('agenda', 'Annotated agenda'), ('one_page', 'Agenda on one page'), ('invitees', 'Agenda for invitees'), ('brief', 'Internal brief'), ('script', 'Running script for the chair'), ('record', 'Record of discussion'), ('participants', 'List of participants'), ('follow_up', 'Follow-up matrix'), ('annual_report', 'Annual report'), ('pack', 'Pack of the Dialogue')], max_length=13, verbose_name='document')),
                    ('name', models.CharField(max_length=200, verbose_name='file name')),
                    ('uploaded_at', models.DateTimeField(verbose_name='uploaded')),
                    ('failures', models.PositiveSmallIntegerField(db_default=0, default=0, editable=False, verbose_name='failures')),
                    ('failure', models.CharField(blank=True, choices=[('memory', 'Could not be generated: memory limit exceeded'), ('time', 'Could not be generated: time limit exceeded'), ('template', 'Could not be generated: the template could not be filled in'), ('lost', 'Could not be generated: the worker stopped twice'), ('other', 'Could not be generated: unexpected error')], db_default='', default='', editable=False, max_length=8, verbose_name='last failure')),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contacts.participant', verbose_name='Participant')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='dialogue.documenttemplate')),
                    ('uploaded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by')),
                    ('file', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='dialogue.storedfile', verbose_name='file')),
                ],
                options={
                    'abstract': False,
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7b3a21b6ba1f90aaf468611b3221b22ec2baf5b2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_68507', table='dialogue_documenttemplateevent', when='BEFORE')),
                    ],
                },
            ),
        ]),
        core.db.operations.AtOnce([
            migrations.SeparateDatabaseAndState(
                state_operations=[
                    migrations.AddIndex('actionitem', core.search.indexes.SearchIndex(fields=['title_en', 'title_fr', 'title_ja', 'note_en', 'note_fr', 'note_ja'], name='action_search')),
                    migrations.AddIndex('agendaitem', core.search.indexes.SearchIndex(fields=['title_en', 'title_fr', 'title_ja', 'background_en', 'background_fr', 'background_ja'], name='agenda_item_search')),
                    migrations.AddIndex('recordparagraph', core.search.indexes.SearchIndex(fields=['text_en', 'text_fr', 'text_ja'], name='record_paragraph_search')),
                    migrations.AddIndex('discussion', core.search.indexes.SearchIndex(fields=['title_en', 'title_fr', 'title_ja', 'summary_en', 'summary_fr', 'summary_ja'], name='discussion_search')),
                    migrations.AddIndex('itemoutcome', core.search.indexes.SearchIndex(fields=['summary_en', 'summary_fr', 'summary_ja', 'decision_en', 'decision_fr', 'decision_ja'], name='item_outcome_search')),
                    migrations.AddIndex('paper', core.search.indexes.SearchIndex(fields=['title_en', 'title_fr', 'title_ja', 'note_en', 'note_fr', 'note_ja'], name='paper_search')),
                    migrations.AddIndex('paperfile', core.search.indexes.SearchIndex(fields=['name'], name='paper_file_search')),
                    migrations.AddIndex('produceddocument', core.search.indexes.SearchIndex(fields=['name'], name='produced_document_search')),
                    migrations.AddIndex('proposal', core.search.indexes.SearchIndex(fields=['title_en', 'title_fr', 'title_ja', 'background_en', 'background_fr', 'background_ja'], name='proposal_search')),
                    migrations.AddIndex('referral', core.search.indexes.SearchIndex(fields=['title_en', 'title_fr', 'title_ja', 'text_en', 'text_fr', 'text_ja', 'answer_en', 'answer_fr', 'answer_ja'], name='referral_search')),
                    migrations.AddConstraint('clearance', core.db.constraints.PairedForeignKey(columns=('paragraph_id', 'standing_hash'), name='clearance_of_the_text_as_it_is', to_columns=('id', 'text_hash'), to_table='dialogue_recordparagraph')),
                    migrations.AddConstraint('clearance', core.db.constraints.PairedForeignKey(columns=('by_id', 'participant_id'), name='clearance_by_own_officer', to_columns=('id', 'participant_id'), to_table='contacts_user')),
                    migrations.AddConstraint('cochair', core.db.constraints.PairedForeignKey(columns=('eligibility_id', 'participant_id'), name='cochair_is_of_an_eligible_participant', to_columns=('id', 'participant_id'), to_table='dialogue_chaireligibility')),
                    migrations.AddConstraint('cochair', core.db.constraints.PairedForeignKey(columns=('eligibility_id', 'side_id'), name='cochair_is_of_the_side_of_its_eligibility', to_columns=('id', 'side_id'), to_table='dialogue_chaireligibility')),
                    migrations.AddConstraint('cochair', core.db.constraints.PairedForeignKey(columns=('official_id', 'participant_id'), name='cochair_official_is_of_the_participant', to_columns=('id', 'participant_id'), to_table='contacts_official')),
                    migrations.AddConstraint('delegate', core.db.constraints.PairedForeignKey(columns=('official_id', 'participant_id'), name='delegate_is_of_the_participant', to_columns=('id', 'participant_id'), to_table='contacts_official')),
                    migrations.AddConstraint('proposal', core.db.constraints.PairedForeignKey(columns=('proposed_by_id', 'participant_id'), name='proposal_sent_by_its_own', to_columns=('id', 'participant_id'), to_table='contacts_user')),
                ],
                database_operations=[
                    migrations.RunSQL(ACTION_SEARCH, migrations.RunSQL.noop),
                    migrations.RunSQL(AGENDA_ITEM_SEARCH, migrations.RunSQL.noop),
                    migrations.RunSQL(RECORD_PARAGRAPH_SEARCH, migrations.RunSQL.noop),
                    migrations.RunSQL(DISCUSSION_SEARCH, migrations.RunSQL.noop),
                    migrations.RunSQL(ITEM_OUTCOME_SEARCH, migrations.RunSQL.noop),
                    migrations.RunSQL(PAPER_SEARCH, migrations.RunSQL.noop),
                    migrations.RunSQL(PAPER_FILE_SEARCH, migrations.RunSQL.noop),
                    migrations.RunSQL(PRODUCED_DOCUMENT_SEARCH, migrations.RunSQL.noop),
                    migrations.RunSQL(PROPOSAL_SEARCH, migrations.RunSQL.noop),
                    migrations.RunSQL(REFERRAL_SEARCH, migrations.RunSQL.noop),
                    migrations.RunSQL(PAIRED_FOREIGN_KEYS, migrations.RunSQL.noop),
                ],
            ),
        ]),
    ]
